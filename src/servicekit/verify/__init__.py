"""What is wrong with a standard itself: proofs over all of its rules and words."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from servicekit.verify.examples import ExampleResult, check_examples

if TYPE_CHECKING:
    from servicekit.verify.checkpoints import check_checkpoints
    from servicekit.verify.client_types import check_client_types
    from servicekit.verify.rehearsal import rehearse_modules
    from servicekit.verify.speech import check_speech

__all__ = [
    "ExampleResult",
    "check_checkpoints",
    "check_client_types",
    "check_examples",
    "check_speech",
    "rehearse_modules",
]

# Proofs over speech modules need Jinja2: each is imported when it is first asked for.
_HOMES = {
    "check_checkpoints": "checkpoints",
    "check_client_types": "client_types",
    "check_speech": "speech",
    "rehearse_modules": "rehearsal",
}


def __getattr__(name: str) -> Any:
    """Import a proof when it is first asked for."""
    if name not in _HOMES:
        msg = f"module 'servicekit.verify' has no attribute {name!r}"
        raise AttributeError(msg)
    return getattr(import_module(f"servicekit.verify.{_HOMES[name]}"), name)

"""What is wrong with a standard itself: proofs over all of its rules and words."""

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


def __getattr__(name: str) -> Any:
    """Import a proof when it is first asked for: those over speech modules need Jinja2."""
    if name == "check_checkpoints":
        from servicekit.verify.checkpoints import check_checkpoints

        return check_checkpoints
    if name == "check_client_types":
        from servicekit.verify.client_types import check_client_types

        return check_client_types
    if name == "check_speech":
        from servicekit.verify.speech import check_speech

        return check_speech
    if name == "rehearse_modules":
        from servicekit.verify.rehearsal import rehearse_modules

        return rehearse_modules
    msg = f"module 'servicekit.verify' has no attribute {name!r}"
    raise AttributeError(msg)

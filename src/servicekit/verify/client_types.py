"""The examples of client types: a message under ``catches`` shows its type, one under ``allows`` does not."""

from collections.abc import Iterator

from servicekit.finding import Finding
from servicekit.match.client_types import detect_client_types
from servicekit.model import ClientType, Standard
from servicekit.script.problems import problem

__all__ = ["check_client_types"]


def check_client_types(standard: Standard) -> list[Finding]:
    """Return each example of a client type that does not do what it is there for."""
    return [finding for kind in standard.client_types for finding in _check(standard, kind)]


def _check(standard: Standard, kind: ClientType) -> Iterator[Finding]:
    for wanted, examples in ((True, kind.catches), (False, kind.allows)):
        for example in examples:
            found = {one.client_type: one for one in detect_client_types(standard, example.text)}
            if (kind.id in found) is wanted:
                continue
            if wanted:
                what = f"client type {kind.id!r} is not seen in its own example: {example.text}"
                say = "add a phrase of the example to 'signals'"
            else:
                heard = ", ".join(signal.phrase for signal in found[kind.id].signals)
                what = f"client type {kind.id!r} is seen where it should not be: {example.text}"
                say = f"narrow the signal {heard!r}, or add its exception to 'unless'"
            why = "a type that is seen wrongly gives a client the wrong words"
            yield problem("client-type-example", what, why, say, example.place or kind.place)

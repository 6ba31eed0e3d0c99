"""Proofs over checkpoints: every control point has a word to the client that can be said."""

from collections.abc import Iterator

from servicekit.finding import Finding
from servicekit.model import Standard
from servicekit.model.checkpoints import Checkpoints
from servicekit.source import Place
from servicekit.text.nearest import did_you_mean

__all__ = ["check_checkpoints"]

WHY_NOTIFY = "every control point comes with a message to the client (con.notify)"
WHY_SLIP = "the client is always told of a breach of the term (con.slip)"
WHY_CHECK = "a point at which nothing is checked tells the client nothing"


def check_checkpoints(standard: Standard) -> list[Finding]:
    """Return what is wrong with the plans of a standard: words that are missing, points without a check."""
    known = [module.id for module in standard.speech_modules]
    return [found for name, plan in standard.checkpoints.items() for found in _check(name, plan, known)]


def _check(name: str, plan: Checkpoints, known: list[str]) -> Iterator[Finding]:
    for point in plan.points:
        where = f"control point {point.id!r} of {name!r}"
        if point.notice not in known:
            mend = f"{did_you_mean(point.notice, known)} Write the module, or name another.".strip()
            yield _error(f"{where} has no speech module {point.notice!r}", WHY_NOTIFY, mend, point.place)
        if not point.check:
            mend = "Write under 'check' what must be true at this point."
            yield _error(f"{where} has nothing to check", WHY_CHECK, mend, point.place)
    if plan.slip_notice is None:
        mend = "Name a speech module, such as slip_notice: slip-notice."
        yield _error(f"checkpoints {name!r} have no 'slip_notice'", WHY_SLIP, mend, plan.place)
    elif plan.slip_notice not in known:
        mend = f"{did_you_mean(plan.slip_notice, known)} Write the module, or name another.".strip()
        what = f"checkpoints {name!r} have no speech module {plan.slip_notice!r} for a slip"
        yield _error(what, WHY_SLIP, mend, plan.place)


def _error(message: str, why: str, mend: str, place: Place | None) -> Finding:
    return Finding(
        rule="checkpoint-notice", severity="error", message=message, why=why, say=(mend,), place=place
    )

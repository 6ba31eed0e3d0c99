"""Names in the policies of complaints, agreement and profile: the words they call for exist."""

from collections.abc import Iterator

from servicekit.finding import Finding
from servicekit.model import Standard
from servicekit.source import Place
from servicekit.text.nearest import did_you_mean

__all__ = ["check_records"]

WHY = "a step whose words are not there is done without words"


def check_records(standard: Standard) -> list[Finding]:
    """Return every speech module that complaints, agreement or profile name and the standard does not hold.

    Nothing is said while the standard has no speech modules at all: policies may be written first.
    """
    known = {module.id for module in standard.speech_modules}
    named = [one for one in _named(standard) if one[1] is not None and one[1] not in known]
    return [_unknown(where, str(name), known, place) for where, name, place in named] if known else []


def _named(standard: Standard) -> Iterator[tuple[str, str | None, Place | None]]:
    complaints, profile = standard.complaints, standard.profile
    yield "complaints, 'spot_module'", complaints.spot_module, complaints.place
    for kind in complaints.kinds:
        yield f"complaint kind {kind.id!r}", kind.module, kind.place
    for goal in complaints.goals:
        yield f"complaint goal {goal.id!r}", goal.module, goal.place
    for step in complaints.steps:
        yield f"complaint step {step.id!r}", step.module, step.place
    for item in standard.agreement.items:
        yield f"agreement item {item.id!r}", item.module, item.place
    yield "profile, 'birthday_module'", profile.birthday_module, profile.place
    yield "profile, 'holiday_module'", profile.holiday_module, profile.place
    for holiday in profile.holidays:
        yield f"profile holiday {holiday.id!r}", holiday.module, holiday.place


def _unknown(where: str, name: str, known: set[str], place: Place | None) -> Finding:
    say = did_you_mean(name, known) or "Write the module, or name another."
    what = f"{where} names the speech module {name!r}, which the standard does not hold"
    return Finding(rule="unknown-module", severity="error", message=what, why=WHY, say=(say,), place=place)

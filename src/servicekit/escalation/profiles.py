"""What a profile may hold, and the days on which to keep in touch with a client (con.profile)."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from servicekit.finding import Finding
from servicekit.model import Standard
from servicekit.model.profile import PROFILE_FACTS, ClientProfile
from servicekit.text.nearest import did_you_mean

__all__ = ["ContactDate", "contact_dates", "keep_allowed"]

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ContactDate:
    """A day on which to write to a client, why, and the speech module for it."""

    on: date
    occasion: str
    title: str
    module: str | None


def keep_allowed(standard: Standard, given: Mapping[str, Any]) -> tuple[ClientProfile, list[Finding]]:
    """Return the profile without the facts that are off, and a finding for each that was left out.

    A special-category fact is off unless the standard switches it on with its basis in law; its value
    is not even read. No finding holds a value. Raises `pydantic.ValidationError`, a `ValueError`, for
    a value of the wrong type, without showing it.
    """
    policy = {fact.id: fact for fact in standard.profile.facts}
    kept: dict[str, Any] = {}
    findings = []
    for name, value in given.items():
        if name not in PROFILE_FACTS:
            mend = did_you_mean(name, PROFILE_FACTS) or "Leave it out."
            findings.append(_finding("unknown-profile-fact", f"a profile has no fact {name!r}", mend))
        elif not (policy[name].is_on if name in policy else PROFILE_FACTS[name] != "special"):
            what = f"the fact {name!r} is off, and its value was left out"
            mend = "Leave it out, or switch it on in the standard's profile with its basis in law."
            findings.append(_finding("profile-fact-off", what, mend))
        else:
            kept[name] = value
    return ClientProfile.model_validate(kept), findings


def contact_dates(
    standard: Standard, profile: ClientProfile, start: date, days: int = 365
) -> tuple[ContactDate, ...]:
    """Return the days from ``start`` on, ``days`` of them, on which to write to the client, in order.

    They are the birthday, the client's own holidays and those of the standard. Who was born on
    29 February is congratulated on the 28th in common years.
    """
    last = start + (days - 1) * ONE_DAY
    found = [one for year in range(start.year, last.year + 1) for one in _dates(standard, profile, year)]
    return tuple(
        sorted((one for one in found if start <= one.on <= last), key=lambda one: (one.on, one.occasion))
    )


def _dates(standard: Standard, profile: ClientProfile, year: int) -> Iterator[ContactDate]:
    policy = standard.profile
    off = {fact.id for fact in policy.facts if not fact.is_on}
    if profile.birth_date is not None and "birth_date" not in off:
        day = _in_year(profile.birth_date.month, profile.birth_date.day, year)
        yield ContactDate(day, "birthday", "", policy.birthday_module)
    if "holidays" not in off:
        for name, when in profile.holidays.items():
            yield ContactDate(
                _in_year(when.month, when.day, year), "own-holiday", name, policy.holiday_module
            )
    for holiday in policy.holidays:
        month, day_of_month = map(int, holiday.day.split("-"))
        module = holiday.module or policy.holiday_module
        yield ContactDate(_in_year(month, day_of_month, year), holiday.id, holiday.title, module)


def _in_year(month: int, day: int, year: int) -> date:
    with suppress(ValueError):
        return date(year, month, day)
    return date(year, month, day - 1)


def _finding(rule: str, what: str, mend: str) -> Finding:
    why = "Personal data is kept only where it is allowed and needed."
    return Finding(rule=rule, severity="error", message=what, why=why, say=(mend,), source="con.profile")

"""Moments as whole seconds of UTC, and the refusal of moments that are none or two."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from servicekit.errors import ScheduleError

__all__ = ["moment_of", "parse_planned", "parse_recorded", "seconds_of"]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def seconds_of(moment: datetime) -> int:
    """Return the whole seconds of UTC since 1970 of an aware moment; parts of a second fall away."""
    return (moment - EPOCH) // SECOND


def moment_of(seconds: int, zone: tzinfo) -> datetime:
    """Return the moment of so many seconds since 1970 on the clock of ``zone``; inverse of `seconds_of`."""
    return datetime.fromtimestamp(seconds, zone)


def parse_recorded(moment: datetime, name: str) -> int:
    """Return the seconds of a moment that some clock has shown, such as now or the end of a pause.

    Raises `ScheduleError` for a naive moment and for one that a change of the clocks leaves out.
    """
    first, second = _offsets(moment, name)
    if second > first:
        raise ScheduleError(_gap_message(moment, name, second - first))
    return (moment - EPOCH) // SECOND


def parse_planned(moment: datetime, name: str) -> int:
    """Return the seconds of a moment that a person has chosen, such as start or due.

    Raises `ScheduleError` as `parse_recorded` does, and for a moment that a change of the clocks
    shows twice, unless ``fold=1`` or a fixed offset says which of the two is meant.
    """
    first, second = _offsets(moment, name)
    if second > first:
        raise ScheduleError(_gap_message(moment, name, second - first))
    if second < first and not moment.fold:
        raise ScheduleError(_fold_message(moment, name, first, second))
    return (moment - EPOCH) // SECOND


def _offsets(moment: datetime, name: str) -> tuple[timedelta, timedelta]:
    """Return the offsets of both readings of a local time; they differ in a gap and in a fold."""
    if not isinstance(moment, datetime):
        msg = (
            f"{name} is {type(moment).__name__}, no datetime: a schedule counts from moments; "
            "give an aware datetime, such as datetime(2026, 4, 27, 9, 0, tzinfo=ZoneInfo('Europe/Moscow'))"
        )
        raise ScheduleError(msg)
    first = moment.utcoffset()
    if first is None:
        msg = (
            f"{name} {moment:%Y-%m-%d %H:%M} is naive: without a zone it is another moment in every place; "
            f"say where, such as {name}.replace(tzinfo=ZoneInfo('Europe/Moscow'))"
        )
        raise ScheduleError(msg)
    if isinstance(moment.tzinfo, timezone):
        return first, first
    other = moment.replace(fold=1 - moment.fold).utcoffset() or first
    return (other, first) if moment.fold else (first, other)


def _gap_message(moment: datetime, name: str, jump: timedelta) -> str:
    later = moment + jump
    return (
        f"{name} {moment:%Y-%m-%d %H:%M} does not exist in {_zone(moment)}: the clocks jump over it; "
        f"take {later:%H:%M} or a moment before the jump"
    )


def _fold_message(moment: datetime, name: str, first: timedelta, second: timedelta) -> str:
    ways = " or ".join(
        moment.replace(tzinfo=timezone(offset)).isoformat(timespec="minutes") for offset in (first, second)
    )
    return (
        f"{name} {moment:%Y-%m-%d %H:%M} happens twice in {_zone(moment)}: the clocks go back over it; "
        f"say which one with its offset, {ways}"
    )


def _zone(moment: datetime) -> str:
    zone = moment.tzinfo
    return zone.key if isinstance(zone, ZoneInfo) and zone.key else str(zone)

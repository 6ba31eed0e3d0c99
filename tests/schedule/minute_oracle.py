"""Working time by brute force: one look at the clock for every minute, and nothing clever.

The clock on the wall decides. A segment is worked from the minute at which the clock has first shown
its start (or jumped past it) up to the minute at which it has first shown its end. So the highest time
that the clock has shown so far is all there is to know.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

from servicekit.model.calendar import Calendar

NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)

# A zone and a day near which its clocks change, or none where they never do.
ZONES = (
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/Havana", date(2026, 3, 8)),
    ("America/Havana", date(2026, 11, 1)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("America/St_Johns", date(2026, 3, 8)),
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Pacific/Chatham", date(2026, 9, 27)),
    ("Africa/Casablanca", date(2026, 2, 15)),
    ("Europe/Moscow", date(2014, 10, 26)),
    ("Europe/Moscow", date(2026, 5, 1)),
    ("Asia/Kathmandu", date(2026, 1, 1)),
    ("Asia/Beirut", date(2026, 3, 29)),
    ("UTC", date(2024, 2, 29)),
)


@dataclass
class World:
    """A calendar in plain words, and the minutes of some weeks that it works, counted by looking."""

    zone: str
    first: date
    days: int
    week: dict[str, list[str]]
    exceptions: list[dict] = field(default_factory=list)

    def calendar(self) -> Calendar:
        return Calendar.model_validate(
            {"timezone": self.zone, "week": self.week, "exceptions": self.exceptions}
        )

    @property
    def begin(self) -> datetime:
        return datetime(self.first.year, self.first.month, self.first.day, tzinfo=UTC)

    def hours(self, day: date) -> list[tuple[int, int]]:
        """Return the segments that start on a day, in minutes after its midnight."""
        words = self.week.get(NAMES[day.weekday()], [])
        shorter = 0
        for exception in self.exceptions:
            if exception["date"] == day.isoformat():
                words = [] if exception.get("closed") else words
                words = self.week.get("mon", []) if exception.get("workday") else words
                words = exception.get("hours", words)
                shorter = int(exception.get("short", "0m").removesuffix("m"))
        minutes = [minute for word in words for minute in range(*_segment(word))]
        minutes = sorted(minutes)[: len(minutes) - shorter]
        return [(m, m + 1) for m in minutes]

    def worked_minutes(self) -> bytearray:
        """Return one byte for each minute of the window, 1 where it is worked."""
        zone, flags = ZoneInfo(self.zone), bytearray(self.days * 1440)
        open_minutes = set()
        for n in range(-3, self.days + 3):
            day = self.first + n * DAY
            open_minutes |= {(day.toordinal() * 1440) + m for m, _ in self.hours(day)}
        highest = 0
        for n in range(-2880, self.days * 1440):
            shown = (self.begin + n * MINUTE).astimezone(zone)
            highest = max(highest, shown.toordinal() * 1440 + shown.hour * 60 + shown.minute)
            if n >= 0:
                flags[n] = highest in open_minutes
        return flags


def _segment(word: str) -> tuple[int, int]:
    start, end = (int(part[:2]) * 60 + int(part[3:]) for part in word.split("-"))
    return start, end if end > start else end + 1440


def reached(flags: bytearray, start: int, seconds: int) -> int | None:
    """Return the second of the window at which so many worked seconds have passed, minute after minute."""
    if seconds == 0:
        return start * 60
    left = seconds
    for minute in range(start, len(flags)):
        if flags[minute]:
            if left <= 60:
                return minute * 60 + left
            left -= 60
    return None


def next_worked(flags: bytearray, second: int) -> int | None:
    """Return the first worked second from that one on."""
    if second // 60 < len(flags) and flags[second // 60]:
        return second
    return next((m * 60 for m in range(second // 60 + 1, len(flags)) if flags[m]), None)


def part_of(share: Fraction, total: int) -> int:
    """Return that share of a whole, half a second counting as one."""
    return int(share * total + Fraction(1, 2))


def random_world(rng: random.Random) -> World:
    """Make a week of up to three segments a day, nights among them, with a few exceptions."""
    zone, near = rng.choice(ZONES)
    days = rng.choice((5, 9, 16))
    first = near - rng.randint(1, days - 2) * DAY
    week = _random_week(rng)
    world = World(zone, first, days, week)
    for n in rng.sample(range(-1, days + 1), rng.randint(0, 4)):
        day = world.first + n * DAY
        kinds: list[dict] = [{"closed": True}, {"hours": ["10:00-12:30"]}]
        if week.get("mon"):
            kinds.append({"workday": True})
        if len(world.hours(day)) > 1:
            kinds.append({"short": f"{rng.randint(1, len(world.hours(day)) - 1)}m"})
        world.exceptions.append({"date": day.isoformat(), **rng.choice(kinds)})
    return world


def _random_week(rng: random.Random) -> dict[str, list[str]]:
    if rng.random() < 0.1:
        return {name: ["00:00-24:00"] for name in NAMES}
    step = rng.choice((1, 15, 30, 60))
    cuts: list[list[int]] = []
    for _ in NAMES:
        pairs = rng.choice((0, 1, 1, 2, 2, 3))
        cuts.append(sorted(rng.sample(range(0, 1441, step), 2 * pairs)))
    week = {}
    for n, name in enumerate(NAMES):
        segments = [(a, b) for a, b in zip(cuts[n][::2], cuts[n][1::2], strict=True)]
        tomorrow = cuts[(n + 1) % 7][0] if cuts[(n + 1) % 7] else 600
        if segments and tomorrow > 0 and rng.random() < 0.4:
            segments[-1] = (segments[-1][0], 1440 + min(tomorrow, segments[-1][0] - 1))
        if segments and segments[-1][1] > 1440 and segments[-1][1] - 1440 >= segments[-1][0]:
            segments.pop()
        week[name] = [f"{_clock(a)}-{_clock(b if b <= 1440 else b - 1440)}" for a, b in segments]
    if not any(week.values()):
        week["wed"] = ["09:00-13:00", "13:00-18:00"]
    return week


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"

"""A small standard for the tests of schedules, on the bundled Russian calendar."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from servicekit import load_standard

MOSCOW = ZoneInfo("Europe/Moscow")

SHARES = {"accepted": "5%", "on-plan": "25%", "near": "75%", "complete": "95%", "final": "99%"}
POINTS = [
    {
        "id": name,
        "at": share,
        "title": f"Point {name}",
        "check": [f"check one of {name}", f"check two of {name}"],
        "notice": f"notice-{name}",
        "owner": "lead",
    }
    for name, share in SHARES.items()
]
PROJECT = {"calendar": "ru-office", "points": POINTS, "slip_notice": "slip-notice"}
STANDARD = load_standard(
    {
        "standard": "made",
        "language": "en",
        "extends": ["ru-calendar"],
        "checkpoints": {
            "project": PROJECT,
            "gathered": {**PROJECT, "collapse": {"within": "2h", "keep": "last"}},
            "early": {**PROJECT, "collapse": {"within": "2h", "keep": "first"}},
            "plain": {**PROJECT, "basis": "elapsed"},
            "opening": {**PROJECT, "boundary": "open"},
        },
    }
)


def at(text: str) -> datetime:
    """Return a moment in Moscow: ``05-15 18:00`` is in 2026."""
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=MOSCOW)


def own(**changes: Any) -> dict[str, Any]:
    """Return the plan with other keys."""
    return {**PROJECT, **changes}

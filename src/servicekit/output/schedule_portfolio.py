"""What is due today and what was missed, by owner."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from servicekit.model.rule import Language
from servicekit.output.schedule_words import WORDS, say_moment, say_share
from servicekit.schedule.portfolio import Duty

__all__ = ["duty_lines"]


def duty_lines(duties: Sequence[Duty], language: Language, *, markdown: bool = False) -> Iterator[str]:
    """Yield the duties of each owner: first what was missed, then what is due today."""
    words, bullet = WORDS[language], "- " if markdown else "  "
    if not duties:
        yield f"{words['due today']}: {words['nothing']}"
    for n, (owner, of_owner) in enumerate(groupby(duties, key=lambda duty: duty.owner)):
        listed = list(of_owner)
        if n:
            yield ""
        yield f"{'# ' if markdown else ''}{owner or words['nobody']}"
        for missed, title in ((True, "missed before"), (False, "due today")):
            chosen = [duty for duty in listed if duty.missed is missed]
            if chosen:
                yield f"{'## ' if markdown else ' '}{words[title]}: {len(chosen)}"
                yield from (bullet + _line(duty, language) for duty in chosen)


def _line(duty: Duty, language: Language) -> str:
    point = duty.point
    what = f"{say_share(point.share, language)} {point.title or point.id}"
    return f"{say_moment(point.at, language)} · {duty.project} · {what}"

"""A schedule as a picture: a row for each day, its working time, and the control points on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from textwrap import wrap

from servicekit.model.rule import Language
from servicekit.output.schedule_rows import DayRow, Event, GapRow, day_rows
from servicekit.output.schedule_words import WORDS, say_date, say_day_kind, say_length, say_share
from servicekit.schedule import CheckpointPlan

__all__ = ["NARROW", "STYLE", "WIDE", "Frame", "svg_text"]

STYLE = (
    ".sk{font:13px system-ui,sans-serif}.sk text{fill:#1c2430}.sk .quiet{fill:#5d6877}"
    ".sk .head{font-weight:600}.sk .off{fill:#eceef1}.sk .day{fill:#fff;stroke:#d4d9e0}"
    ".sk .work{fill:#a9cdf5}.sk .pause{fill:#f0c36d;fill-opacity:.75}"
    ".sk .due-line{stroke:#b3261e;stroke-width:2}"
    ".sk .start-line{stroke:#1c2430;stroke-width:2}.sk circle{stroke:#fff;stroke-width:1.5}"
    ".sk .waiting{fill:#1a5fb4}.sk .due{fill:#c64600}.sk .missed{fill:#b3261e}.sk .done{fill:#2b7a3f}"
    ".sk .paused{fill:#8a6d1f}.sk .paper{fill:#fff}"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The measures of a picture in pixels: its width, where the bar begins, how long it is."""

    width: int
    bar_at: int
    bar: int

    @property
    def text_at(self) -> int:
        """Where the words beside the bar begin."""
        return self.bar_at + self.bar + 14

    @property
    def letters(self) -> int:
        """How many letters fit beside the bar; 7.8 pixels hold the widest usual ones of 13-pixel type."""
        return int((self.width - self.text_at - 8) / 7.8)


WIDE = Frame(960, 132, 380)
NARROW = Frame(360, 96, 76)
LINE, GAP, TOP = 18, 8, 78


def svg_text(plan: CheckpointPlan, language: Language, project: str = "", frame: Frame = WIDE) -> str:
    """Return the picture as SVG that stands alone; days without work are shaded."""
    body: list[str] = []
    y = TOP
    for row in day_rows(plan):
        lines = _lines(row, language, frame)
        height = LINE * max(1, len(lines)) + GAP
        if isinstance(row, GapRow):
            body += _gap(row, language, frame, y)
        else:
            body += _day(row, lines, language, frame, y)
        y += height
    title, height = escape(project or plan.title or plan.plan), y + GAP
    size = f'viewBox="0 0 {frame.width} {height}" width="{frame.width}" height="{height}"'
    return "\n".join(
        [
            f'<svg class="sk" xmlns="http://www.w3.org/2000/svg" role="img" {size} lang="{language}">',
            f"<title>{title}</title>",
            f"<style>{STYLE}</style>",
            f'<rect class="paper" width="{frame.width}" height="{height}"/>',
            *_head(plan, language, project, frame),
            *body,
            "</svg>",
            "",
        ]
    )


def _head(plan: CheckpointPlan, language: Language, project: str, frame: Frame) -> Iterator[str]:
    """Yield the title, the length of the work, and the hours over the bar."""
    words = WORDS[language]
    title = _cut(project or plan.title or plan.plan, int(frame.width / 8.6))
    total = f"{words[plan.template.basis]}: {say_length(plan.working_total, language)} · {plan.start.tzinfo}"
    yield f'<text class="head" x="8" y="20">{escape(title)}</text>'
    yield f'<text class="quiet" x="8" y="40">{escape(_cut(total, int(frame.width / 7.4)))}</text>'
    hours = (0, 6, 12, 18, 24) if frame.bar > 200 else (0, 12, 24)
    for hour in hours:
        x = frame.bar_at + frame.bar * hour / 24
        yield f'<text class="quiet" x="{x:g}" y="{TOP - 8}" text-anchor="middle">{hour}</text>'


def _day(row: DayRow, lines: list[str], language: Language, frame: Frame, y: int) -> Iterator[str]:
    """Yield the date, the bar with its working time, the marks on it, and the words beside it."""
    date = say_date(row.on, language)
    date = date if frame.width > 500 else date.removesuffix(f"{row.on.year}").rstrip(" .")
    yield f'<text class="{"" if row.worked else "quiet"}" x="8" y="{y + 13}">{date}</text>'
    shade = "day" if row.worked else "off"
    yield f'<rect class="{shade}" x="{frame.bar_at}" y="{y}" width="{frame.bar}" height="{LINE}"/>'
    for kind, stretches in (("work", row.worked), ("pause", row.paused)):
        for a, b in stretches:
            x, width = frame.bar_at + frame.bar * a / 1440, frame.bar * (b - a) / 1440
            yield f'<rect class="{kind}" x="{x:.1f}" y="{y + 1}" width="{width:.1f}" height="{LINE - 2}"/>'
    for event in row.events:
        yield _mark(event, frame, y)
    for n, line in enumerate(lines):
        quiet = ' class="quiet"' if not row.events else ""
        yield f'<text{quiet} x="{frame.text_at}" y="{y + 13 + n * LINE}">{escape(line)}</text>'


def _mark(event: Event, frame: Frame, y: int) -> str:
    x = frame.bar_at + frame.bar * event.minute / 1440
    if event.point is not None:
        return f'<circle class="{event.point.state}" cx="{x:.1f}" cy="{y + LINE / 2:g}" r="6"/>'
    return f'<line class="{event.kind}-line" x1="{x:.1f}" x2="{x:.1f}" y1="{y - 3}" y2="{y + LINE + 3}"/>'


def _gap(row: GapRow, language: Language, frame: Frame, y: int) -> Iterator[str]:
    words = WORDS[language]
    said = f"… {words['days left out']}: {row.days}, {words['of them worked']}: {row.worked_days}"
    yield f'<text class="quiet" x="8" y="{y + 13}">{escape(_cut(said, int(frame.width / 7.4)))}</text>'


def _lines(row: DayRow | GapRow, language: Language, frame: Frame) -> list[str]:
    """Return the words beside a day: what happens, else what is special about it."""
    if isinstance(row, GapRow):
        return []
    said = [_say_event(event, language) for event in row.events]
    if row.special and row.special.kind != "day off":
        said.append(say_day_kind(row.special, language))
    return [line for text in said for line in wrap(text, frame.letters)]


def _say_event(event: Event, language: Language) -> str:
    clock = f"{event.at:%H:%M}"
    if event.point is None:
        return f"{clock} {WORDS[language][event.kind]}"
    return f"{clock} · {say_share(event.point.share, language)} · {event.point.title or event.point.id}"


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"

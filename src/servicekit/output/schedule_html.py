"""A schedule as one HTML page that needs nothing else: the picture, and a card for each point."""

from collections.abc import Iterator
from html import escape

from servicekit.model.rule import Language
from servicekit.output.schedule_svg import NARROW, WIDE, svg_text
from servicekit.output.schedule_words import WORDS, say_length, say_moment, say_share, say_state
from servicekit.schedule import Checkpoint, CheckpointPlan

__all__ = ["html_text"]

STYLE = """
*{box-sizing:border-box}
body{margin:0;background:#f4f5f7;color:#1c2430;font:16px/1.45 system-ui,sans-serif}
main{max-width:1000px;margin:0 auto;padding:16px}h1{font-size:1.5rem;margin:.4em 0;overflow-wrap:anywhere}
.frame{margin:0 0 1em;color:#5d6877}
.picture{background:#fff;border:1px solid #d4d9e0;border-radius:8px;padding:8px}
.picture svg{display:block;max-width:100%;height:auto}.wide{display:none}
ol{list-style:none;padding:0;margin:16px 0;display:grid;gap:12px}
.point{background:#fff;border:1px solid #d4d9e0;border-left:6px solid #1a5fb4;border-radius:8px}
.point{padding:12px 16px}
.point.due{border-left-color:#c64600}
.point.missed{border-left-color:#b3261e}.point.done{border-left-color:#2b7a3f}
.point.paused{border-left-color:#8a6d1f}.point.merged{border-left-color:#9aa3af}
h2{font-size:1.05rem;margin:0}
.point p{margin:.2em 0;color:#5d6877}.point ul{margin:.5em 0 0;padding-left:1.2em}
@media (min-width:900px){.wide{display:block}.narrow{display:none}}
@media print{body{background:#fff}.point{break-inside:avoid}}
"""


def html_text(plan: CheckpointPlan, language: Language, project: str = "") -> str:
    """Return the page; narrow screens get a picture of their own, so that nothing has to be zoomed."""
    title = escape(project or plan.title or plan.plan)
    wide = svg_text(plan, language, project, WIDE)
    narrow = svg_text(plan, language, project, NARROW)
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{language}">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body><main>",
            f"<h1>{title}</h1>",
            *_frame(plan, language),
            f'<div class="picture"><div class="wide">{wide}</div><div class="narrow">{narrow}</div></div>',
            "<ol>",
            *(line for point in plan.points for line in _card(point, language)),
            "</ol>",
            "</main></body>",
            "</html>",
            "",
        ]
    )


def _frame(plan: CheckpointPlan, language: Language) -> Iterator[str]:
    words = WORDS[language]
    yield '<p class="frame">'
    yield f"{words['start']} {say_moment(plan.start, language)} ·"
    yield f"{words['due']} {say_moment(plan.due, language)} ·"
    yield f"{words[plan.template.basis]}: {say_length(plan.working_total, language)} ·"
    yield f"{escape(str(plan.start.tzinfo))}</p>"


def _card(point: Checkpoint, language: Language) -> Iterator[str]:
    words = WORDS[language]
    yield f'<li class="point {point.state}" id="{escape(point.id)}">'
    yield f"<h2>{say_share(point.share, language)} · {escape(point.title or point.id)}</h2>"
    yield f'<p><time datetime="{point.at.isoformat()}">{say_moment(point.at, language)}</time> ·'
    yield f"{escape(say_state(point, language))} · {words['owner']}: {escape(point.owner or '—')}</p>"
    if point.checks and point.state != "merged":
        yield "<ul>"
        yield from (f"<li>{escape(check)}</li>" for check in point.checks)
        yield "</ul>"
    yield "</li>"

"""How to mend an example, or its rule, when the two disagree."""

from collections.abc import Sequence

from servicekit.finding import Finding
from servicekit.lint.entries import phrase_entries
from servicekit.lint.wording import shorten
from servicekit.match import compile_phrases
from servicekit.match.found import Silence
from servicekit.model import Example, Rule, StopPhrase

__all__ = ["advice_for_allows", "advice_for_catches", "advice_for_crash"]


def advice_for_crash(crash: Finding) -> str:
    """Return why the rule could not be tried, and what to do."""
    return f"{crash.message}. {' '.join(crash.say)}"


def advice_for_allows(rule: Rule, findings: Sequence[Finding]) -> str:
    """Return what fired in an example that must stay silent, and what to do."""
    found = findings[0]
    what = f"«{shorten(found.matched)}» is found" if found.matched else "the rule fires"
    if found.evidence is not None:
        what += f" as the phrase «{found.evidence.phrase}»"
    elif not found.matched:
        what += f": {found.message}"
    if isinstance(rule, StopPhrase) or hasattr(rule, "unless"):
        mend = "Narrow the phrase, name the exception under 'unless', or move the example to 'catches'."
    else:
        mend = "Narrow the rule, or move the example to 'catches'."
    return f"{what}, and the example stands under 'allows'. {mend}"


def advice_for_catches(rule: Rule, example: Example, findings: Sequence[Finding]) -> str:
    """Return why an example that must fire stays silent or fires elsewhere, and what to do."""
    if findings:
        return _other_spans(example, findings)
    if example.channel and rule.channels and example.channel not in rule.channels:
        return (
            f"the rule counts only in {', '.join(rule.channels)}, and the example stands in "
            f"{example.channel!r}. Change the example's channel, or add it to the rule's."
        )
    if not example.text.strip():
        return "the example is blank, and a blank reply is never linted. Write some words."
    return _silence(rule, example)


def _other_spans(example: Example, findings: Sequence[Finding]) -> str:
    found = ", ".join(f"[[{shorten(f.matched)}]] at {f.start}-{f.end}" for f in findings)
    marked = ", ".join(
        f"[[{shorten(example.text[start:end])}]] at {start}-{end}" for start, end in example.spans
    )
    return f"the example marks {marked}, and the rule finds {found}. Move the marks, or mend the phrase."


def _silence(rule: Rule, example: Example) -> str:
    entries = list(phrase_entries(rule))
    if not entries or getattr(rule, "kind", None) == "require":
        return (
            "the rule does not fire, and the example stands under 'catches'. "
            "Widen the rule, or drop the example."
        )
    _, silences = compile_phrases(entries).explain(example.text, client_message=example.client_message)
    if not silences:
        return (
            "no phrase of the rule is found in it, and it stands under 'catches'. "
            "Add the phrase it should be caught by, or drop the example."
        )
    return " ".join(_one_silence(silence, example) for silence in silences[:2])


def _one_silence(silence: Silence, example: Example) -> str:
    there = shorten(example.text[silence.start : silence.end])
    return (
        f"«{there}» would be the phrase «{silence.phrase.phrase}», and is not reported: {silence.reason}. "
        "Reword the example, or narrow what silences it."
    )

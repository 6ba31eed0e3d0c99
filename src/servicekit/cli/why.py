"""``servicekit why``: why a rule reports a reply, and why it does not."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from servicekit.cli.screen import open_output
from servicekit.cli.standards import check_ids, load_standards, rule_ids, standard_entries, standard_option
from servicekit.errors import StandardError
from servicekit.output import Outcome, write_findings
from servicekit.output.visible import visible

if TYPE_CHECKING:
    from servicekit.match import Matcher, PhraseMatch
    from servicekit.model import Rule, Standard
    from servicekit.text import ReadText

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  servicekit why not-my-problem "Это не только моя проблема."
  servicekit why not-my-problem - --client-message "Это ваша проблема!" < reply.txt
"""


@click.command("why", epilog=EXAMPLES)
@click.argument("rule_id", metavar="ID")
@click.argument("text", metavar="TEXT|-")
@standard_option()
@click.option("--channel", metavar="NAME", help="Where the reply was written.")
@click.option("--client-message", metavar="TEXT", help="What the client wrote before.")
def command(
    rule_id: str, text: str, standards: tuple[str, ...], channel: str | None, client_message: str | None
) -> None:
    """Say why a rule reports a reply, phrase by phrase, or why it does not.

    TEXT is one reply of an agent; with - it is read from standard input.

    Exit codes: 0 explained, 2 there is no such rule or the standard cannot be read.
    """
    from servicekit.lint import every_rule

    try:
        loaded = load_standards(standards)
    except StandardError as error:
        with open_output(None, utf8=False) as out:
            write_findings(Outcome(standard_entries(error)), "full", out)
        click.get_current_context().exit(2)
    name = check_ids("ID", [rule_id], rule_ids(loaded))[0]
    standard, rule = next((one, rule) for one in loaded for rule in every_rule(one) if rule.id == name)
    reply = _read_input() if text == "-" else text
    lines = [
        *_verdict(standard, rule, reply, channel, client_message),
        *_phrases(standard, rule, reply, client_message),
    ]
    click.echo("\n".join(lines))


def _read_input() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.UsageError("Standard input is no UTF-8. Convert it first, such as with iconv.") from error


def _verdict(
    standard: "Standard", rule: "Rule", text: str, channel: str | None, client_message: str | None
) -> Iterator[str]:
    """Yield what the linter says, and what of the rule itself keeps it silent."""
    from servicekit.lint import validate_reply

    report = validate_reply(standard, text, channel=channel, client_message=client_message, rules=[rule.id])
    for finding in report.findings:
        yield f"{rule.id}: reported, characters {finding.start}-{finding.end}: {visible(finding.message)}"
    if not report.findings:
        yield f"{rule.id}: not reported"
        yield from (f"  {reason}" for reason in _narrowed(rule, channel, client_message))


def _narrowed(rule: "Rule", channel: str | None, client_message: str | None) -> Iterator[str]:
    if not rule.is_on:
        yield "the rule is switched off (severity: off)"
    if rule.channels and channel not in rule.channels:
        named = f"not in {channel}" if channel else "and none was named: add --channel"
        yield f"the rule counts only in the channels {', '.join(rule.channels)}, {named}"
    if rule.client_types:
        shown = "which this message does not show" if client_message else "told by --client-message"
        yield f"the rule counts only for clients of the types {', '.join(rule.client_types)}, {shown}"
    if rule.stages:
        yield f"the rule counts only in the stages {', '.join(rule.stages)}; a reply alone is in none"


def _phrases(standard: "Standard", rule: "Rule", text: str, client_message: str | None) -> Iterator[str]:
    """Yield each phrase of the rule with what was found of it; phrases with nothing are counted only."""
    from servicekit.lint.entries import phrase_entries
    from servicekit.match import compile_phrases
    from servicekit.text import read_text

    entries = list(phrase_entries(rule))
    if not entries:
        yield "  the rule looks for no phrases"
        return
    matcher = compile_phrases(entries, words=standard.words)
    read = read_text(text)
    matches, silences = matcher.explain(read, client_message=client_message)
    absent = 0
    for number, entry in enumerate(entries):
        found = [match for match in matches if match.entry == number]
        silent = [silence for silence in silences if silence.entry == number]
        shown = f"  «{visible(entry.phrase.phrase)}»"
        for match in found:
            yield f"{shown} stands at characters {match.start}-{match.end}"
            yield from _evidence(match)
        for silence in silent:
            stretch = visible(text[silence.start : silence.end])
            yield f"{shown} does not count at characters {silence.start}-{silence.end}, «{stretch}»:"
            yield f"    {visible(silence.reason)}"
        if not found and not silent:
            there, missing = _words_there(matcher, number, read)
            if not there:
                absent += 1
            elif missing:
                yield f"{shown}: {_listed(missing)} is missing; there is only {_listed(there)}"
            else:
                yield f"{shown}: its words are there, too far from each other or not in one sentence"
    if absent:
        yield f"  {absent} {'phrase' if absent == 1 else 'phrases'}: none of the words is there"


def _evidence(match: "PhraseMatch") -> Iterator[str]:
    for word in match.evidence.words:
        yield f"    {visible(word.typed)}: «{visible(word.found)}», {word.reading}"
    between = match.evidence.extra_words
    yield f"    {between} other {'word' if between == 1 else 'words'} in between"


def _words_there(matcher: "Matcher", number: int, read: "ReadText") -> tuple[list[str], list[str]]:
    """Return the words of a phrase that stand anywhere in the text, and those that do not."""
    from servicekit.match.reading.view import SentenceView

    views = (SentenceView(read, one, matcher.readings) for one in read.sentences)
    units = {unit for view in views for unit in view.units}
    there: list[str] = []
    missing: list[str] = []
    for place in matcher.compiled.patterns[number].places:
        if not place.optional and not place.word_class:
            (missing if units.isdisjoint(place.units) else there).append(place.typed)
    return there, missing


def _listed(words: list[str]) -> str:
    return ", ".join(f"«{visible(word)}»" for word in words)

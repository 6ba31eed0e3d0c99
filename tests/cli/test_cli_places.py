"""A place that is called exact leads to the very words, whatever the log looks like."""

import csv
import io
import json

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servicekit.cli.checking import Task
from servicekit.cli.running import run_files
from servicekit.load import load_standard
from servicekit.output.where import stretch_of

WORDS = "не моя проблема"
around = st.text(st.sampled_from("аб \n\",;\t'{}中👩\\\r"), max_size=12)


def _jsonl(texts, *, ascii_only):
    return "".join(
        json.dumps({"author": "Анна", "text": text}, ensure_ascii=ascii_only) + "\n" for text in texts
    )


def _csv(texts, delimiter):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerows([["author", "text"], *(["Анна", text] for text in texts)])
    return out.getvalue()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(around, around), min_size=1, max_size=4))
def test_exact_places_lead_to_the_words(shop, parts):
    """Going to line and column of an exact place in the file, one stands before the words found."""
    standard = load_standard(str(shop.folder / "shop.yaml"))
    texts = [f"{before} {WORDS} {after}" for before, after in parts]
    logs = {
        "a.txt": texts[0],
        "a.jsonl": _jsonl(texts, ascii_only=False),
        "b.jsonl": _jsonl(texts, ascii_only=True),
        "a.csv": _csv(texts, ";"),
        "b.csv": _csv(texts, ","),
        "a.yaml": yaml.safe_dump([{"role": "agent", "text": text} for text in texts], allow_unicode=True),
        "b.yaml": "".join(
            f"- {{role: agent, text: {json.dumps(text, ensure_ascii=False)}}}\n" for text in texts
        ),
        "c.yaml": "".join(f"- role: agent\n  text: |\n    Да,\n    {WORDS}\n" for _ in texts),
    }
    for name, content in logs.items():
        shop.write(name, content)
    outcome = run_files(Task(((standard, None),)), list(logs), 1, quiet=True)
    for entry in outcome.entries:
        stretch = stretch_of(entry)
        place = stretch.place
        lines = logs[place.file].split("\n")
        if not entry.problem and stretch.exact and entry.finding.rule == "not-my-problem":
            first = lines[place.line - 1][place.column - 1 :]
            assert "\n".join([first, *lines[place.line :]]).startswith(entry.finding.matched)
    plain = [e for e in outcome.entries if e.finding.place.file == "a.txt" and not e.problem]
    assert all(stretch_of(entry).exact for entry in plain)

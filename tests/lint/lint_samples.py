"""Standards for the tests of lint, with the required words filled in."""

from pathlib import Path

import yaml

from servicekit.model import Standard

CASES = yaml.safe_load(Path(__file__).with_name("reply_cases.yaml").read_text(encoding="utf-8"))
WORDS = {"why": "Так клиенту легче.", "say": ["Скажите иначе."], "catches": ["а", "б"], "allows": ["в", "г"]}


def make_standard(stop_phrases=(), rules=(), **keys):
    return Standard(
        standard="sample",
        stop_phrases=[{**WORDS, **rule} for rule in stop_phrases],
        rules=[{**WORDS, **rule} for rule in rules],
        **keys,
    )


SAMPLE = make_standard(**CASES["standard"])

"""What the tests of loading share: a small rule that is right, and a way to write files."""

import textwrap

import pytest

RULE = """\
  - id: {id}
    phrases: [{phrase}]
    unless: [это только {phrase}]
    why: Клиент слышит отказ.
    say: [Сейчас выясню.]
    catches: [{phrase}, "вот {phrase}"]
    allows: [нет проблем, это моя забота]
"""


def rule_text(rule_id="not-mine", phrase="не моя проблема"):
    return RULE.format(id=rule_id, phrase=phrase)


@pytest.fixture
def rule():
    return rule_text


@pytest.fixture
def write(tmp_path):
    """Write files into a folder of their own and return it."""

    def put(**files):
        for name, text in files.items():
            path = tmp_path / name.replace("__", "/")
            path = path if path.suffix else path.with_suffix(".yaml")
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(text, bytes):
                path.write_bytes(text)
            else:
                path.write_text(textwrap.dedent(text), "utf-8")
        return tmp_path

    return put

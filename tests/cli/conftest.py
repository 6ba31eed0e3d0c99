"""A folder with a small standard, and a way to call the command line in it."""

import json

import pytest
from click.testing import CliRunner

STANDARD = """\
standard: shop
title: Магазин
language: ru

stop_phrases:
  - id: not-my-problem
    title: отказ без выхода
    phrases: [не моя проблема]
    unless: [не только моя проблема]
    why: Клиент остаётся один на один с вопросом.
    say: ["Сейчас выясню у коллег и напишу вам."]
    source: shop.1
    catches: ["Это не моя проблема.", "Не моя проблема!"]
    allows: ["Нет проблем.", "Это не только моя проблема."]
  - id: no-calming
    phrases: [успокойтесь]
    severity: warning
    channels: [chat]
    why: Просьба успокоиться злит.
    say: ["Понимаю, что это неприятно."]
    catches: ["Успокойтесь!", "Успокойтесь, пожалуйста."]
    allows: ["Спокойной ночи.", "Спокойно разберёмся."]

rules:
  - id: money
    kind: replace
    replace: {денежка: деньги}
    safe: true
    severity: info
    why: Уменьшительные слова звучат несерьёзно.
    say: ["Говорите о деньгах прямо."]
    catches: ["Вернём вашу денежку.", "Денежка пришла."]
    allows: ["Вернём деньги.", "Денежный перевод."]
"""


class Shop:
    """A folder with ``shop.yaml``; ``run`` calls servicekit there."""

    def __init__(self, folder):
        self.folder = folder

    def write(self, name, content):
        """Write a file of text, of bytes, or of rows (as JSONL), and return its path."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, list):
            content = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in content)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, *args, **named):
        """Call the command line as a shell would."""
        from servicekit.cli import main

        return CliRunner().invoke(main, [str(arg) for arg in args], **named)

    def lint(self, *args, **named):
        """Call ``servicekit lint`` with the shop's standard."""
        return self.run("lint", "--standard", self.folder / "shop.yaml", *args, **named)


@pytest.fixture
def shop(tmp_path, monkeypatch):
    for name in ("NO_COLOR", "GITHUB_STEP_SUMMARY", "SERVICEKIT_TRACEBACK", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    shop = Shop(tmp_path)
    shop.write("shop.yaml", STANDARD)
    return shop

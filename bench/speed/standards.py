"""Standards of so many phrases, kept compiled in a folder of their own."""
# ruff: noqa: S603

import json
import subprocess
import sys
import time
from pathlib import Path

__all__ = ["PHRASES_OF_A_RULE", "as_yaml", "compile_apart", "rules_of"]

PHRASES_OF_A_RULE = 5
_LOAD = "import sys, servicekit as s; s.validate_reply(s.load_standard(sys.argv[1]), 'Здравствуйте!')"


def rules_of(phrases: list[str]) -> list[dict[str, object]]:
    """Return stop-phrases with five phrases each."""
    return [
        {
            "id": f"stop-{start}",
            "phrases": phrases[start : start + PHRASES_OF_A_RULE],
            "why": "Клиент остаётся один на один с вопросом.",
            "say": ["Сейчас выясню и напишу вам."],
            "catches": ["Первый пример.", "Второй пример."],
            "allows": ["Третий пример.", "Четвёртый пример."],
        }
        for start in range(0, len(phrases), PHRASES_OF_A_RULE)
    ]


def as_yaml(phrases: list[str], folder: Path) -> Path:
    """Write a standard with these phrases and return its path. JSON is YAML, a rule on each line."""
    path = folder / f"bench-{len(phrases)}.yaml"
    rules = (json.dumps(rule, ensure_ascii=False) for rule in rules_of(phrases))
    lines = ["standard: bench", "language: ru", "stop_phrases:", *(f"  - {rule}" for rule in rules)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def compile_apart(path: Path) -> float:
    """Let another process load the standard, which keeps it compiled; return the seconds that took."""
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", _LOAD, str(path)], check=True)
    return time.perf_counter() - begin

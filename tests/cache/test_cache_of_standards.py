"""A standard that was read once comes back from the cache: the same, faster, and never wrong."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from servicekit import load_standard, validate_reply
from servicekit.load.block_file import read_blocks, write_blocks
from servicekit.load.cache import _with_places

STANDARD = """\
standard: shop
language: ru
stop_phrases:
  - id: not-my-problem
    phrases: [(это) не моя проблема]
    why: Клиент остаётся один.
    say: [Сейчас выясню и напишу вам.]
    catches: [не мои проблемы, это не моя проблема]
    allows: [нет проблем, это моя проблема]
"""
REPLY = "Это вообще-то не моя пробелма."


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("SERVICEKIT_CACHE", str(folder))
    return folder


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.yaml"
    path.write_text(STANDARD, encoding="utf-8")
    return path


def _entries(cache: Path) -> list[Path]:
    return sorted(cache.glob("*.standard"))


def test_a_kept_standard_is_the_standard_with_all_its_places(cache: Path, shop: Path) -> None:
    fresh = load_standard(shop)
    assert fresh.compiled_phrases is None
    kept = load_standard(shop)
    assert kept.compiled_phrases is not None
    assert kept == fresh
    assert _with_places(kept) == _with_places(fresh)
    assert validate_reply(kept, REPLY) == validate_reply(fresh, REPLY)
    assert not validate_reply(kept, REPLY).ok


def test_bundled_standards_come_back_as_they_were(cache: Path) -> None:
    fresh = load_standard("ru-service")
    kept = load_standard("ru-service")
    assert kept.compiled_phrases is not None
    assert _with_places(kept) == _with_places(fresh)


def test_a_warm_start_reads_no_yaml_and_loads_no_morphology(cache: Path, shop: Path) -> None:
    load_standard(shop)
    script = (
        "import sys\n"
        "from servicekit import load_standard, validate_reply\n"
        f"standard = load_standard({str(shop)!r})\n"
        f"print(validate_reply(standard, {REPLY!r}).ok)\n"
        "print(sorted({'yaml', 'pymorphy3', 'jinja2', 'numpy'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[:2] == ["False", "[]"]


def test_a_changed_file_is_read_again(cache: Path, shop: Path) -> None:
    load_standard(shop)
    shop.write_text(STANDARD.replace("Клиент остаётся один.", "Клиент слышит отказ."), encoding="utf-8")
    assert load_standard(shop).stop_phrases[0].why == "Клиент слышит отказ."


def test_a_new_file_in_a_folder_is_seen(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "firm"
    folder.mkdir()
    (folder / "a.yaml").write_text(STANDARD, encoding="utf-8")
    assert len(load_standard(folder).stop_phrases) == 1
    more = STANDARD.replace("standard: shop\n", "").replace("not-my-problem", "other")
    (folder / "b.yaml").write_text(more, encoding="utf-8")
    assert len(load_standard(folder).stop_phrases) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: b"",
        lambda whole: b"something else entirely",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
        lambda whole: whole.replace(b"servicekit cache 3", b"servicekit cache 1"),
        lambda whole: whole.replace(b'"size"', b'"sise"'),
    ],
    ids=["empty", "foreign", "half written", "one bit", "other version", "bad head"],
)
def test_a_spoiled_entry_is_built_again(cache: Path, shop: Path, spoil) -> None:
    load_standard(shop)
    (entry,) = _entries(cache)
    entry.write_bytes(spoil(entry.read_bytes()))
    assert load_standard(shop).compiled_phrases is None
    assert load_standard(shop).compiled_phrases is not None


def test_a_cache_that_cannot_be_written_is_no_error(
    shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("SERVICEKIT_CACHE", str(blocked))
    assert not validate_reply(load_standard(shop), REPLY).ok


def test_the_cache_can_be_switched_off(shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVICEKIT_CACHE", "off")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    load_standard(shop)
    assert not (tmp_path / "xdg").exists()


def test_the_last_of_two_writers_wins_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "entry"
    assert write_blocks(path, {"a": b"first"})
    blocks = read_blocks(path)
    assert write_blocks(path, {"a": b"second"})
    assert blocks is not None
    assert bytes(blocks["a"]) == b"first"
    again = read_blocks(path)
    assert again is not None
    assert bytes(again["a"]) == b"second"
    assert [entry.name for entry in path.parent.iterdir()] == ["entry"]

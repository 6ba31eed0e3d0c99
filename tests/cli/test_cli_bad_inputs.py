"""Every input that cannot be read: a clear error with a way out, exit 2, and the rest is still checked."""

import json
import re

import pytest

BAD = "Это не моя проблема."


def test_a_missing_standard_names_the_nearest(shop):
    shop.write("a.txt", BAD)
    result = shop.run("lint", "a.txt", "--standard", "en-servise")
    assert result.exit_code == 2
    assert "en-service" in result.output
    result = shop.run("lint", "a.txt", "--standard", "shpo.yaml")
    assert result.exit_code == 2
    assert "shop.yaml" in result.output


def test_a_folder_without_yaml_is_no_standard(shop):
    shop.write("a.txt", BAD)
    (shop.folder / "empty").mkdir()
    result = shop.run("lint", "a.txt", "--standard", "empty/")
    assert result.exit_code == 2
    assert "empty" in result.output


@pytest.mark.parametrize("content", [b"", b"\n", b"  \n\n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl", "a.csv", "a.yaml"])
def test_an_empty_file_is_nothing_to_check(shop, name, content):
    shop.write(name, content)
    result = shop.lint(name)
    assert result.exit_code == 2
    assert name in result.output


def test_an_empty_standard_is_refused(shop):
    shop.write("a.txt", BAD)
    shop.write("empty.yaml", b"")
    assert shop.run("lint", "a.txt", "--standard", "empty.yaml").exit_code == 2


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_a_binary_file_is_refused(shop, name):
    shop.write(name, bytes(range(256)) * 40)
    result = shop.lint(name)
    assert result.exit_code == 2
    assert name in result.output


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv"])
def test_another_encoding_is_named_with_the_command_that_converts(shop, name, encoding):
    rows = {"a.txt": BAD, "a.jsonl": f'{{"text": "{BAD}"}}\n' * 5, "a.csv": f"text\n{BAD}\n{BAD}\n"}
    shop.write(name, rows[name].encode(encoding))
    result = shop.lint(name)
    assert result.exit_code == 2
    assert f"iconv -f {encoding.upper()}" in result.output
    assert "to UTF-8" in result.output or "-t UTF-8" in result.output


def test_a_standard_in_another_encoding_says_how_to_convert(shop):
    shop.write("a.txt", BAD)
    shop.write("old.yaml", (shop.folder / "shop.yaml").read_bytes().decode().encode("cp1251"))
    result = shop.run("lint", "a.txt", "--standard", "old.yaml")
    assert result.exit_code == 2
    assert "iconv" in result.output


def test_a_bad_line_is_told_and_the_other_999_are_checked(shop):
    lines = [json.dumps({"text": BAD}, ensure_ascii=False)] * 1000
    lines[6] = '{"text": "Это не моя'
    shop.write("a.jsonl", "\n".join(lines))
    result = shop.lint("a.jsonl", "--format", "concise")
    assert result.exit_code == 2
    assert len(re.findall("not-my-problem", result.stdout)) == 999
    assert len(re.findall(r"^a\.jsonl:7:\d+: error\[bad-input\] ", result.stdout, re.MULTILINE)) == 1
    assert result.stdout.splitlines()[-1].startswith("Checked 999 replies: 999 errors. 1 problem")
    assert BAD[:10] not in next(line for line in result.stdout.splitlines() if "bad-input" in line)


def test_a_csv_without_a_text_column_is_refused(shop):
    shop.write("a.csv", "role,txet\nagent,Готово\n")
    result = shop.lint("a.csv")
    assert result.exit_code == 2
    assert "a.csv:1" in result.output
    assert "text" in result.output


def test_a_csv_of_a_spreadsheet_works(shop):
    shop.write("a.csv", f"\ufeffроль;текст\r\nоператор;{BAD}\r\nклиент;{BAD}\r\n")
    result = shop.lint("a.csv", "--format", "concise")
    assert result.exit_code == 1
    assert re.findall(r"^a\.csv:(\d+):(\d+):", result.stdout, re.MULTILINE) == [("2", "14")]


@pytest.mark.parametrize("form", ["full", "concise", "json", "sarif", "junit"])
def test_a_reply_of_a_megabyte_is_checked(shop, form):
    shop.write("a.txt", "Готово, проверил. " * 30_000 + BAD + " Готово. " * 30_000)
    result = shop.lint("a.txt", "--format", form)
    assert result.exit_code == 1
    assert len(result.stdout) < 20_000


@pytest.mark.parametrize("form", ["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit"])
def test_a_hostile_reply_is_checked_and_harmless(shop, form):
    text = f"\ud800 \x00 \u202e \x1b[2J {BAD}\u2028::error::x"
    shop.write("a.jsonl", json.dumps({"text": text}) + "\n")
    result = shop.lint("a.jsonl", "--format", form)
    assert result.exit_code == 1
    assert "not-my-problem" in result.stdout
    assert not re.search("[\x00\x1b\u202e\ud800]", result.stdout)


def test_a_folder_in_place_of_a_standards_file_is_read_as_a_folder(shop):
    shop.write("a.txt", BAD)
    shop.write("std/shop.yaml", (shop.folder / "shop.yaml").read_bytes())
    assert shop.run("lint", "a.txt", "--standard", "std").exit_code == 1


def test_an_output_that_is_a_folder_is_refused(shop):
    shop.write("a.txt", BAD)
    (shop.folder / "out").mkdir()
    result = shop.lint("a.txt", "--output", "out")
    assert result.exit_code == 2
    assert "Traceback" not in result.output


@pytest.mark.parametrize("name", ["nope.jsonl", "shpo.txt", "a.docx", "a.json"])
def test_a_path_that_is_no_log_is_refused(shop, name):
    if name.startswith("a."):
        shop.write(name, BAD)
    result = shop.lint(name)
    assert result.exit_code == 2
    assert name in result.stderr


def test_a_file_that_may_not_be_read_is_told_and_the_rest_is_checked(shop, monkeypatch):
    from pathlib import Path

    shop.write("secret.txt", BAD)
    shop.write("a.txt", BAD)
    honest = Path.open

    def refuse(self, *args, **named):
        if self.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(self))
        return honest(self, *args, **named)

    monkeypatch.setattr(Path, "open", refuse)
    result = shop.lint("secret.txt", "a.txt", "--format", "concise")
    assert result.exit_code == 2
    assert re.search(r"secret\.txt:1:1: error\[bad-input\] .*[Pp]ermission", result.stdout)
    assert "a.txt:1:5: error[not-my-problem]" in result.stdout


def test_an_output_that_may_not_be_written_is_one_line(shop, monkeypatch):
    shop.write("a.txt", BAD)
    result = shop.lint("a.txt", "--output", "no/such/folder/out.json")
    assert result.exit_code == 2
    assert "out.json" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_is_wrong_with_a_standard_is_shown_with_its_line(shop):
    shop.write("a.txt", BAD)
    text = (shop.folder / "shop.yaml").read_text(encoding="utf-8")
    shop.write(
        "worse.yaml",
        text.replace("severity: warning", "severty: warning").replace("    why: Просьба", "    wy: Просьба"),
    )
    result = shop.run("lint", "a.txt", "--standard", "worse.yaml")
    assert result.exit_code == 2
    line = text.splitlines().index("    severity: warning") + 1
    assert f"  --> worse.yaml:{line}:5\n   |\n   |      severty: warning\n   |      ^^^^^^^" in result.stdout
    concise = shop.run("lint", "a.txt", "--standard", "worse.yaml", "--format", "concise")
    assert f"worse.yaml:{line}:5: error[" in concise.stdout
    document = json.loads(shop.run("lint", "a.txt", "--standard", "worse.yaml", "--format", "json").stdout)
    assert {finding["kind"] for finding in document["findings"]} == {"problem"}
    assert document["summary"]["problems"] == len(document["findings"]) >= 2

"""`pytest standards/` runs every example of every standard."""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

# A run inside this process forgets what it imported; these stay, so that classes keep their identity.
import servicekit.load
import servicekit.testing.collect
import servicekit.verify
from servicekit.testing.discover import has_header, standard_at

RULE = """
stop_phrases:
  - id: {id}
    phrases: [{phrase}]
    why: It ends the talk.
    say: [I will ask and write to you by noon.]
    catches:
      - {catch}
      - Well, {phrase}.
    allows:
      - {allow}
      - The office opens at nine.
"""
HEADER = "standard: house\nlanguage: en\n"


def rule(
    rule_id: str = "no-chance", phrase: str = "not a chance", *, catch: str = "", allow: str = ""
) -> str:
    return RULE.format(
        id=rule_id,
        phrase=phrase,
        catch=catch or f"Sorry, {phrase}.",
        allow=allow or "Take the chance to see it.",
    )


@pytest.fixture
def folder(pytester: pytest.Pytester) -> Path:
    """Write a folder standard: a header and two parts."""
    made = pytester.mkdir("house")
    (made / "header.yaml").write_text(HEADER, encoding="utf-8")
    (made / "chance.yaml").write_text(rule(), encoding="utf-8")
    (made / "haste.yaml").write_text(rule("no-haste", "hurry up"), encoding="utf-8")
    return made


def test_each_example_is_an_item_with_a_readable_name(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("house.yaml").write_text(HEADER + rule(), encoding="utf-8")
    result = pytester.runpytest_inprocess("-v")
    result.assert_outcomes(passed=4)
    result.stdout.fnmatch_lines(
        [
            "house.yaml::no-chance::catches[[]0[]] PASSED*",
            "house.yaml::no-chance::catches[[]1[]] PASSED*",
            "house.yaml::no-chance::allows[[]0[]] PASSED*",
            "house.yaml::no-chance::allows[[]1[]] PASSED*",
        ]
    )


def test_a_folder_is_collected_once_through_its_header(pytester: pytest.Pytester, folder: Path) -> None:
    result = pytester.runpytest_inprocess("--collect-only", "-q")
    ids = [line for line in result.outlines if "::" in line]
    assert len(ids) == 8
    assert all(line.startswith("house/header.yaml::") for line in ids)


def test_a_part_named_alone_gives_its_own_examples(pytester: pytest.Pytester, folder: Path) -> None:
    result = pytester.runpytest_inprocess("house/haste.yaml", "-v")
    result.assert_outcomes(passed=4)
    assert "no-chance" not in result.stdout.str()


def test_one_rule_and_one_example_can_be_chosen(pytester: pytest.Pytester, folder: Path) -> None:
    pytester.runpytest_inprocess("house/header.yaml::no-haste").assert_outcomes(passed=4)
    pytester.runpytest_inprocess("house/header.yaml::no-haste::allows[1]").assert_outcomes(passed=1)
    pytester.runpytest_inprocess("-k", "no-haste and catches").assert_outcomes(passed=2, deselected=6)


def test_an_item_stands_at_the_line_of_its_example(pytester: pytest.Pytester, folder: Path) -> None:
    items = pytester.inline_genitems(str(folder))[0]
    path, line, name = items[0].reportinfo()
    assert (Path(path).resolve(), name) == (folder / "chance.yaml", "no-chance::catches[0]")
    assert (folder / "chance.yaml").read_text(encoding="utf-8").splitlines()[
        line
    ].strip() == "- Sorry, not a chance."


def test_a_failed_catch_says_what_where_and_how_to_mend(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("house.yaml").write_text(HEADER + rule(catch="We will see."), encoding="utf-8")
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        [
            "no-chance: catches[[]0[]] must be found by the rule, and is not",
            "  --> *house.yaml:10:9",
            "   |  We will see.",
            "   = mend: *",
        ]
    )
    assert "Traceback" not in result.stdout.str()
    assert "collect.py" not in result.stdout.str()


def test_a_failed_near_miss_names_what_was_found(pytester: pytest.Pytester) -> None:
    text = HEADER + rule(allow="You have not a chance here.")
    pytester.path.joinpath("house.yaml").write_text(text, encoding="utf-8")
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(passed=3, failed=1)
    result.stdout.fnmatch_lines(
        [
            "no-chance: allows[[]0[]] must be left alone by the rule, and is not",
            "   = mend: «not a chance» is found*",
        ]
    )


def test_an_invalid_standard_is_a_collection_error_with_every_place(pytester: pytest.Pytester) -> None:
    text = HEADER + rule().replace("why: It ends the talk.", "").replace("    phrases:", "    phrase:")
    pytester.path.joinpath("house.yaml").write_text(text, encoding="utf-8")
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(errors=1)
    shown = result.stdout.str()
    assert "house.yaml:5:" in shown
    assert "'why'" in shown
    assert "'phrase'" in shown
    assert "mend:" in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize(
    "text",
    [
        "services: {web: {image: nginx}}\n",
        "standard: {name: 1}\n",
        "# standard: house\nname: x\n",
        "notes:\n  standard: house\n",
        "",
    ],
)
def test_other_yaml_files_are_left_alone(pytester: pytest.Pytester, text: str) -> None:
    pytester.path.joinpath("other.yaml").write_text(text, encoding="utf-8")
    pytester.runpytest_inprocess().assert_outcomes()


def test_a_standard_among_other_yaml_files_is_read_alone(pytester: pytest.Pytester) -> None:
    pytester.path.joinpath("house.yaml").write_text(HEADER + rule(), encoding="utf-8")
    pytester.path.joinpath("mkdocs.yml").write_text("site_name: House\n", encoding="utf-8")
    pytester.runpytest_inprocess().assert_outcomes(passed=4)


def test_two_standards_in_one_folder_are_two(pytester: pytest.Pytester) -> None:
    for name in ("one", "two"):
        text = HEADER.replace("house", name) + rule(f"no-{name}")
        pytester.path.joinpath(f"{name}.yaml").write_text(text, encoding="utf-8")
    pytester.runpytest_inprocess().assert_outcomes(passed=8)


def test_a_header_is_seen_behind_a_byte_order_mark(tmp_path: Path) -> None:
    file = tmp_path / "house.yaml"
    file.write_text("standard: house\n", encoding="utf-8-sig")
    assert has_header(file)
    assert standard_at(file) == file
    assert not has_header(tmp_path / "absent.yaml")


def test_a_rule_that_is_off_gives_no_items(pytester: pytest.Pytester) -> None:
    text = HEADER + rule() + "    severity: off\n"
    pytester.path.joinpath("house.yaml").write_text(
        text.replace("severity: off", '"severity": "off"'), encoding="utf-8"
    )
    pytester.runpytest_inprocess("-q").assert_outcomes()


def test_examples_are_checked_once_for_a_standard(
    pytester: pytest.Pytester, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[object] = []
    check = servicekit.verify.check_examples
    monkeypatch.setattr(servicekit.verify, "check_examples", lambda one: calls.append(one) or check(one))
    pytester.runpytest_inprocess().assert_outcomes(passed=8)
    assert len(calls) == 1


def test_a_crash_keeps_its_traceback(
    pytester: pytest.Pytester, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(_: object) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(servicekit.verify, "check_examples", crash)
    result = pytester.runpytest_inprocess()
    result.assert_outcomes(failed=8)
    assert "RuntimeError: broken" in result.stdout.str()


def test_starting_pytest_imports_nothing_heavy() -> None:
    code = dedent(
        """
        import sys
        import servicekit.testing.plugin
        heavy = {"yaml", "pydantic", "jinja2", "pymorphy3", "numpy", "rich", "click", "pytest", "hypothesis"}
        print(sorted(heavy & set(sys.modules)))
        """
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


def test_warnings_may_be_errors_and_no_other_plugin_is_needed(
    pytester: pytest.Pytester, folder: Path
) -> None:
    result = pytester.runpytest_subprocess("-W", "error", "-p", "no:xdist", "-p", "no:hypothesispytest")
    result.assert_outcomes(passed=8)

"""What ``servicekit lint`` answers, and with which exit code."""

import json
import re

import pytest

from servicekit.output import FORMATS

BAD = "Это не моя проблема."
MILD = "Успокойтесь, пожалуйста."


def test_a_clean_reply_exits_0(shop):
    shop.write("ok.txt", "Здравствуйте! Сейчас проверю.")
    result = shop.lint("ok.txt")
    assert (result.exit_code, result.stdout) == (0, "Checked 1 reply: no findings.\n")


def test_a_finding_exits_1_and_shows_the_way_out(shop):
    shop.write("bad.txt", f"Здравствуйте!\n{BAD}\n")
    result = shop.lint("bad.txt")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].startswith("error[not-my-problem]: ")
    assert lines[1:5] == [
        "  --> bad.txt:2:5  characters 18-33",
        "   |",
        "   |  Это не моя проблема.",
        "   |      ^^^^^^^^^^^^^^^",
    ]
    assert lines[5:7] == [
        "   = why:  Клиент остаётся один на один с вопросом. (shop.1)",
        "   = say:  Сейчас выясню у коллег и напишу вам.",
    ]
    assert lines[-1] == "Checked 1 reply: 1 error."


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (MILD, [], 0),
        (MILD, ["--fail-level", "warning"], 1),
        (MILD, ["--fail-level", "info"], 1),
        ("Вернём денежку.", ["--fail-level", "warning"], 0),
        ("Вернём денежку.", ["--fail-level", "info"], 1),
        (BAD, ["--exit-zero"], 0),
        (MILD, ["--fail-level", "warning", "--exit-zero"], 0),
    ],
)
def test_the_fail_level_decides_the_exit_code_and_nothing_else(shop, text, options, code):
    shop.write("a.txt", text)
    result = shop.lint("a.txt", "--channel", "chat", *options)
    plain = shop.lint("a.txt", "--channel", "chat")
    assert result.exit_code == code
    assert result.stdout == plain.stdout


def test_exit_zero_turns_only_1_into_0(shop):
    shop.write("a.jsonl", b'{"text": "\n')
    assert shop.lint("a.jsonl", "--exit-zero").exit_code == 2


def test_without_paths_the_call_is_refused(shop):
    result = shop.lint()
    assert result.exit_code == 2
    assert "Nothing to check" in result.stderr


def test_a_rule_bound_to_a_channel_counts_in_it_only(shop):
    shop.write(
        "a.jsonl", [{"text": MILD, "channel": "email"}, {"text": MILD, "channel": "chat"}, {"text": MILD}]
    )
    assert _places(shop.lint("a.jsonl", "--format", "concise")) == ["a.jsonl:2"]
    assert _places(shop.lint("a.jsonl", "--format", "concise", "--channel", "chat")) == [
        "a.jsonl:2",
        "a.jsonl:3",
    ]


def _places(result):
    return re.findall(r"^[^:\n]+:\d+(?=:\d+: )", result.stdout, re.MULTILINE)


def test_an_unknown_channel_of_the_call_is_refused_with_the_nearest(shop):
    shop.write("a.txt", MILD)
    result = shop.lint("a.txt", "--channel", "chta")
    assert result.exit_code == 2
    assert "Did you mean 'chat'?" in result.stderr


def test_an_unknown_channel_of_a_log_is_told_once_and_the_rest_is_checked(shop):
    shop.write("a.jsonl", [{"text": BAD, "channel": "telegraph"}, {"text": BAD, "channel": "telegraph"}])
    result = shop.lint("a.jsonl", "--format", "concise")
    assert result.exit_code == 2
    assert result.stdout.count("unknown-channel") == 1
    assert result.stdout.count("not-my-problem") == 2


def test_the_turn_of_a_conversation_is_shown(shop):
    rows = [
        {"conversation": "7", "role": "client", "text": "Где заказ?"},
        {"conversation": "7", "role": "agent", "text": BAD},
        {"conversation": "7", "role": "client", "text": "Это не моя проблема!"},
    ]
    shop.write("chats.jsonl", rows)
    result = shop.lint("chats.jsonl")
    assert "  --> chats.jsonl:2  turn 1, characters 4-19" in result.stdout
    assert result.stdout.endswith("Checked 1 reply: 1 error.\n")


def test_full_and_concise_name_the_same_lines(shop):
    shop.write("a.jsonl", [{"text": BAD}, {"text": "Готово."}, {"text": BAD}])
    full = re.findall(r"--> (\S+)  ", shop.lint("a.jsonl").stdout)
    assert full == _places(shop.lint("a.jsonl", "--format", "concise")) == ["a.jsonl:1", "a.jsonl:3"]


def test_the_column_leads_to_the_words_in_the_log(shop):
    path = shop.write("a.jsonl", [{"author": "Анна", "text": BAD}])
    place = json.loads(shop.lint("a.jsonl", "--format", "json").stdout)["findings"][0]["place"]
    line = path.read_text(encoding="utf-8").splitlines()[place["line"] - 1]
    assert line[place["column"] - 1 : place["end_column"] - 1] == "не моя проблема"


def test_select_and_ignore_take_ids_with_commas_and_repeated(shop):
    shop.write("a.txt", f"{BAD} {MILD} Вернём денежку.")
    call = ("a.txt", "--channel", "chat", "--format", "concise")
    ids = {"not-my-problem", "no-calming", "money"}

    def found(*options):
        return set(re.findall(r"\[(.*?)\]", shop.lint(*call, *options).stdout))

    assert found() == ids
    assert found("--select", "money,no-calming") == {"money", "no-calming"}
    assert found("--select", "money", "--select", "no-calming") == {"money", "no-calming"}
    assert found("--ignore", "money, no-calming") == {"not-my-problem"}
    assert found("--select", "money,no-calming", "--ignore", "money") == {"no-calming"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_is_refused_with_the_nearest(shop, option):
    shop.write("a.txt", BAD)
    result = shop.lint("a.txt", option, "not-my-problm")
    assert result.exit_code == 2
    assert "not-my-problem" in result.stderr


def test_no_rule_left_is_nothing_to_check(shop):
    shop.write("a.txt", BAD)
    result = shop.lint("a.txt", "--ignore", "not-my-problem,no-calming,money")
    assert result.exit_code == 2
    assert "no rule is left" in result.stderr


def test_several_standards_are_each_applied_and_tell_a_thing_once(shop):
    other = (
        (shop.folder / "shop.yaml").read_text(encoding="utf-8").replace("standard: shop", "standard: other")
    )
    shop.write("other.yaml", other.replace("id: no-calming", "id: calm-down"))
    shop.write("a.txt", f"{BAD} {MILD}")
    result = shop.lint("a.txt", "--standard", "other.yaml", "--channel", "chat", "--format", "concise")
    assert re.findall(r"\[(.*?)\]", result.stdout) == ["not-my-problem", "calm-down", "no-calming"]


@pytest.mark.parametrize("form", FORMATS)
def test_two_processes_print_what_one_prints(shop, form, monkeypatch):
    monkeypatch.setattr("servicekit.cli.checking.CHUNK", 8)
    rows = [{"text": BAD if n % 3 else "Готово."} for n in range(200)]
    shop.write("a.jsonl", rows)
    shop.write("b.txt", BAD)
    call = ("a.jsonl", "b.txt", "--format", form)
    assert shop.lint(*call, "--jobs", "2").stdout == shop.lint(*call).stdout


def test_statistics_count_rules_in_place_of_findings(shop):
    shop.write("a.txt", f"{BAD} {BAD} Вернём денежку.")
    result = shop.lint("a.txt", "--statistics")
    assert result.stdout.splitlines() == [
        "2  error    not-my-problem",
        "1  info     money",
        "Checked 1 reply: 2 errors, 1 info.",
    ]
    assert shop.lint("a.txt", "--statistics", "--format", "json").exit_code == 2


def test_quiet_prints_findings_only(shop):
    shop.write("a.txt", BAD)
    assert len(shop.lint("a.txt", "-q", "--format", "concise").stdout.splitlines()) == 1
    assert shop.lint("a.txt", "-q", "--format", "concise", "--ignore", "not-my-problem").stdout == ""


def test_standard_input_is_a_log_or_one_reply(shop):
    assert shop.lint("-", input=BAD).exit_code == 1
    result = shop.lint("-", "--format", "concise", input=f'{{"text": "Готово."}}\n{{"text": "{BAD}"}}\n')
    assert result.exit_code == 1
    assert result.stdout.startswith("<stdin>:2:")


def test_the_output_file_holds_what_the_screen_would(shop):
    shop.write("a.txt", BAD)
    for form in FORMATS:
        result = shop.lint("a.txt", "--format", form, "--output", "out")
        assert result.exit_code == 1
        assert result.stdout == ""
        assert "Written to out." in result.stderr
        written = (shop.folder / "out").read_text(encoding="utf-8")
        assert written == shop.lint("a.txt", "--format", form).stdout


def test_colours_come_only_when_asked_for(shop, monkeypatch):
    shop.write("a.txt", BAD)
    assert "\x1b[" not in shop.lint("a.txt").stdout
    coloured = shop.lint("a.txt", "--color", "always").stdout
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shop.lint("a.txt").stdout

    from servicekit.cli.screen import wants_color

    class Terminal:
        def isatty(self):
            return True

    assert wants_color("auto", Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert not wants_color("auto", Terminal())
    assert wants_color("always", Terminal())
    assert not wants_color("never", Terminal())


def test_github_gets_a_job_summary(shop, monkeypatch):
    shop.write("a.txt", BAD)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(shop.write("summary.md", "before\n")))
    result = shop.lint("a.txt", "--format", "github")
    assert result.stdout.startswith("::error file=a.txt,line=1,")
    summary = (shop.folder / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("before\n## servicekit\n")
    assert "| not-my-problem | error | 1 |" in summary


def test_a_folder_is_walked_in_order(shop):
    shop.write("logs/b.txt", BAD)
    shop.write("logs/a/c.txt", BAD)
    shop.write("logs/.hidden.txt", BAD)
    shop.write("logs/notes.docx", BAD)
    assert _places(shop.lint("logs", "--format", "concise")) == ["logs/a/c.txt:1", "logs/b.txt:1"]


def test_a_log_of_clients_only_is_nothing_to_check(shop):
    shop.write("a.jsonl", [{"role": "client", "text": "Где заказ?"}])
    result = shop.lint("a.jsonl")
    assert result.exit_code == 2
    assert "no reply of an agent" in result.stdout


def test_a_crashed_rule_is_told_once_and_exits_2(shop, monkeypatch):
    from servicekit.lint.crash import crash_finding
    from servicekit.lint.plan import Plan
    from servicekit.load import load_standard

    shop.write("a.jsonl", [{"text": BAD}] * 3)
    rule = load_standard(str(shop.folder / "shop.yaml")).rule("money")
    honest = Plan.findings

    def crash(self, reply, only=None):
        yield from honest(self, reply, only)
        yield crash_finding(rule, ZeroDivisionError())

    monkeypatch.setattr(Plan, "findings", crash)
    result = shop.lint("a.jsonl", "--format", "concise")
    assert result.exit_code == 2
    assert result.stdout.count("rule money crashed") == 1
    assert result.stdout.count("not-my-problem") == 3

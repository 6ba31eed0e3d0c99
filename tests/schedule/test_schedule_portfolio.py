"""Many projects at once, and the command line."""

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from made_standard import PROJECT, STANDARD, at

from servicekit import InputError, load_standard
from servicekit.cli import main
from servicekit.load.projects import read_projects
from servicekit.schedule.portfolio import duties, schedule_portfolio

ROWS = [
    {
        "project": "Catalogue",
        "start": "27.04.2026",
        "due": "15.05.2026 18:00",
        "owner": "Anna",
        "done": "accepted",
    },
    {
        "project": "Site",
        "start": at("04-20 09:00"),
        "due": "10 рабочих дней",
        "done": "accepted, on-plan=2026-04-23 12:00",
    },
    {"project": "Wrong", "start": "27.04.2026", "due": "20.04.2026", "owner": "Anna"},
    {"project": "Later", "start": "01.06.2026", "due": "2026-06-30", "pauses": "2026-06-08 / 2026-06-10"},
]
CSV = """project;start;due;owner;done
Catalogue;27.04.2026;15.05.2026 18:00;Anna;accepted
Site;20.04.2026;10 рабочих дней;;"accepted; on-plan"
Wrong;27.04.2026;20.04.2026;Anna;
"""
NOW = at("05-12 17:00")


def test_a_bad_project_harms_no_other() -> None:
    """Each project is scheduled for itself; one that cannot be brings its message instead of a plan."""
    made = list(schedule_portfolio(STANDARD, ROWS, now=NOW))
    assert [project.project for project in made] == ["Catalogue", "Site", "Wrong", "Later"]
    assert [project.plan is not None for project in made] == [True, True, False, True]
    assert "is before start" in made[2].error
    assert made[1].plan.points[1].at == at("04-23 12:00")
    assert made[3].plan.due == at("07-02 18:00")


def test_duties_by_owner() -> None:
    """What was missed and what is due today, for each owner, the oldest first."""
    found = duties(schedule_portfolio(STANDARD, ROWS, now=NOW), NOW)
    assert [(d.owner, d.project, d.point.id, d.missed) for d in found] == [
        ("Anna", "Catalogue", "on-plan", True),
        ("Anna", "Catalogue", "near", False),
        ("lead", "Site", "near", True),
        ("lead", "Site", "complete", True),
        ("lead", "Site", "final", True),
    ]


def test_a_point_of_the_afternoon_is_due_today_in_the_morning() -> None:
    """The list of a day holds all its points from 00:00 on."""
    morning = at("04-30 00:00")
    found = duties(schedule_portfolio(STANDARD, ROWS[:1], now=morning), morning)
    assert [(d.point.id, d.missed) for d in found] == [("on-plan", False)]


@pytest.mark.parametrize("divider", [",", ";", "\t"])
def test_csv_of_any_divider(tmp_path: Path, divider: str) -> None:
    """Commas, semicolons and tabs are told apart by the first row."""
    path = tmp_path / "projects.csv"
    path.write_text(
        CSV.replace(";", divider).replace(f"accepted{divider} on", "accepted; on"), encoding="utf-8-sig"
    )
    rows = list(read_projects(path))
    assert rows[1] == {
        "project": "Site", "start": "20.04.2026", "due": "10 рабочих дней", "owner": "", "done": "accepted; on-plan", "line": "3",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("project;start\na;b\n", "the column 'due' is missing"),
        ("project;start;due;ownr\n", "nobody reads the column 'ownr'. Did you mean 'owner'"),
        ('project;start;due\n"a;b;c\n', "check the quotes"),
        ("", "the column 'project' is missing"),
    ],
)
def test_bad_tables(tmp_path: Path, text: str, message: str) -> None:
    """A table that cannot be read is refused with its place and the repair."""
    path = tmp_path / "projects.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        list(read_projects(path))


def test_another_encoding(tmp_path: Path) -> None:
    """A file in another encoding is refused, not guessed."""
    path = tmp_path / "projects.csv"
    path.write_bytes(CSV.encode("cp1251"))
    with pytest.raises(InputError, match="save it as CSV UTF-8"):
        list(read_projects(path))


@pytest.fixture
def standard(tmp_path: Path) -> Path:
    path = tmp_path / "made.yaml"
    data = {
        "standard": "made",
        "language": "en",
        "extends": ["ru-calendar"],
        "checkpoints": {"project": PROJECT},
    }
    path.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    load_standard(path)
    return path


def run(standard: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["schedule", "-s", str(standard), *arguments])


def test_one_project(standard: Path) -> None:
    """``--start`` and ``--due`` in words that people use give the table."""
    result = run(standard, "--start", "27.04.2026", "--due", "15.05.2026 18:00")
    assert result.exit_code == 0
    assert "25%  Thu 30 Apr 2026 10:30" in result.output
    term = run(standard, "--start", "27.04.2026", "--for", "10 рабочих дней")
    assert "due Tue 12 May 2026 18:00" in term.output


def test_now_pause_and_done(standard: Path) -> None:
    """``--now`` shows states, ``--pause`` pushes, ``--done`` is not asked for again."""
    result = run(
        standard, "--start", "2026-04-27", "--due", "2026-05-15", "--now", "2026-05-06 12:00",
        "--pause", "2026-05-05 09:00 / 2026-05-07 09:00", "--done", "accepted", "--done", "on-plan=2026-04-30 11:00",
    )  # fmt: skip
    assert result.exit_code == 0
    assert "due Tue 19 May 2026 18:00" in result.output
    states = [line.split("lead")[-1].strip() for line in result.output.splitlines() if "% " in line]
    assert states == ["done", "done", *["waiting for the client"] * 3]


def test_files(standard: Path, tmp_path: Path) -> None:
    """``--output`` writes the form as its readers expect it."""
    pytest.importorskip("icalendar", reason="the package icalendar is not installed")
    path = tmp_path / "plan.ics"
    result = run(standard, "--start", "2026-04-27", "--due", "2026-05-15", "--format", "ics", "-o", str(path))
    assert result.exit_code == 0
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")


def test_the_portfolio(standard: Path, tmp_path: Path) -> None:
    """Duties go to the screen, the row that could not be read to the error stream, and the call ends with 2."""
    path = tmp_path / "projects.csv"
    path.write_text(CSV, encoding="utf-8")
    result = run(standard, "--portfolio", str(path), "--now", "2026-05-12 17:00")
    assert result.exit_code == 2
    assert "projects.csv:4: Wrong: due 2026-04-20 18:00+03:00 is before start" in result.stderr
    assert result.stdout.splitlines()[:5] == [
        "Anna",
        " Missed: 1",
        "  Thu 30 Apr 2026 10:30 · Catalogue · 25% Point on-plan",
        " Due today: 1",
        "  Tue 12 May 2026 16:30 · Catalogue · 75% Point near",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--start", "2026-04-27"], "either --due or --for"),
        (["--start", "2026-04-27", "--due", "2026-05-15", "--for", "2 weeks"], "either --due or --for"),
        (["--start", "2026-05-27", "--due", "2026-05-15"], "is before start"),
        (["--start", "2026-04-27", "--due", "2026-05-15", "--plan", "projct"], "Did you mean 'project'"),
        (
            ["--start", "2026-04-27", "--due", "2026-05-15", "--calendar", "ru-ofice"],
            "Did you mean 'ru-office'",
        ),
        (["--start", "yesterday", "--due", "2026-05-15"], "is no moment"),
        (
            ["--start", "2026-04-27", "--due", "2028-05-15"],
            "last day for which calendar 'ru-office' is verified",
        ),
    ],
)
def test_bad_calls(standard: Path, arguments: list[str], message: str) -> None:
    """A call that cannot be carried out ends with 2 and its repair, without a traceback."""
    result = run(standard, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_import_of_a_calendar(standard: Path, tmp_path: Path) -> None:
    """A published calendar is printed as YAML that a standard can hold."""
    path = tmp_path / "isdayoff-2026.txt"
    path.write_text("88888888111", encoding="utf-8")
    result = run(standard, "--import-calendar", str(path))
    week = {"timezone": "Europe/Moscow", "week": {"mon-fri": ["09:00-18:00"]}}
    calendar = {**week, **yaml.safe_load(result.output)}
    loaded = load_standard({"standard": "mine", "calendars": {"office": calendar}})
    assert len(loaded.calendars["office"].exceptions) == 9

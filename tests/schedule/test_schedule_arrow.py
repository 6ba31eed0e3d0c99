"""A table of projects in, a table of control points out: the same moments as one by one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from made_standard import STANDARD, at

from servicekit import InputError, schedule_checkpoints

pa = pytest.importorskip("pyarrow", reason="the package pyarrow is not installed")
from servicekit.batch import schedule_projects  # noqa: E402 - only where pyarrow is

ROWS = [
    {"project": "A", "start": at("04-27 09:00"), "due": at("05-15 18:00"), "owner": "Anna"},
    {"project": "B", "start": at("05-15 18:00"), "due": at("04-27 09:00"), "owner": None},
    {"project": "C", "start": at("06-01 09:00"), "due": at("06-30 18:00"), "owner": None},
]


def test_same_as_one_by_one() -> None:
    """Each row has the points that `schedule_checkpoints` gives; a row that cannot be has its reason."""
    found = schedule_projects(STANDARD, pa.Table.from_pylist(ROWS)).to_pylist()
    alone = [schedule_checkpoints(STANDARD, ROWS[n]["start"], ROWS[n]["due"], "project") for n in (0, 2)]
    expected = (
        [(0, p.id, p.at) for p in alone[0].points]
        + [(1, None, None)]
        + [(2, p.id, p.at) for p in alone[1].points]
    )
    assert [(row["row"], row["point"], row["at"]) for row in found] == expected
    assert "is before start" in found[5]["error"]
    assert {row["owner"] for row in found} == {"Anna", None, "lead"}


def test_texts_dates_and_states() -> None:
    """Dates and text are read as on the command line, and ``now`` gives states."""
    table = pa.table(
        {
            "project": ["A", "B"],
            "start": [date(2026, 4, 27)] * 2,
            "due": ["15.05.2026 18:00", "14 рабочих дней"],
        }
    )
    found = schedule_projects(STANDARD, table, now=at("04-30 11:00")).to_pylist()
    assert found[1]["at"] == datetime(2026, 4, 30, 7, 30, tzinfo=UTC)
    assert [row["state"] for row in found[:5]] == ["missed", "due", "waiting", "waiting", "waiting"]
    assert all(row["error"] is None for row in found)


def test_chunks_keep_their_row_numbers() -> None:
    """Many chunks are counted through."""
    first = at("01-12 09:00")
    rows = [
        {"project": f"P{n}", "start": first + timedelta(hours=n % 700), "due": first + timedelta(days=60)}
        for n in range(9000)
    ]
    found = schedule_projects(STANDARD, rows)
    assert found.num_rows == 5 * 9000
    assert found["row"].to_pylist()[-1] == 8999


def test_tables_that_are_none() -> None:
    """A missing column is named; what is no table is refused."""
    with pytest.raises(InputError, match=r"no column 'due'. Did you mean 'dues'"):
        schedule_projects(STANDARD, pa.table({"project": ["A"], "start": ["x"], "dues": ["y"]}))
    with pytest.raises(InputError, match="not str"):
        schedule_projects(STANDARD, "projects.csv")
    assert schedule_projects(STANDARD, pa.table({"project": [], "start": [], "due": []})).num_rows == 0

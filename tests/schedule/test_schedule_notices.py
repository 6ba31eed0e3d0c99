"""Every control point of the shipped plans comes with words that the standard itself lets pass."""

import pytest
from made_standard import STANDARD, at

from servicekit import (
    UnknownId,
    load_standard,
    prepare_notice,
    prepare_slip_notice,
    report_slip,
    schedule_checkpoints,
    validate_reply,
)
from servicekit.advise import Recipient
from servicekit.verify.checkpoints import check_checkpoints

START, DUE = at("04-27 09:00"), at("05-15 18:00")
SHIPPED = {name: load_standard(name) for name in ("ru-service", "en-service")}
VALUES = {"project": "Каталог запчастей", "client_name": "Мария Петровна"}
POINTS = [
    (name, plan, point.id)
    for name, standard in SHIPPED.items()
    for plan, template in standard.checkpoints.items()
    for point in template.points
]


@pytest.mark.parametrize(("name", "plan", "point"), POINTS)
@pytest.mark.parametrize("channel", ["email", "chat", "sms", "messenger"])
def test_each_point_has_words_that_pass(name: str, plan: str, point: str, channel: str) -> None:
    """The notice is rendered with the plan's dates alone, and no rule of its standard finds fault (con.notify)."""
    standard = SHIPPED[name]
    made = schedule_checkpoints(standard, START, DUE, plan)
    notice = prepare_notice(standard, made, point, VALUES, Recipient(channel=channel))
    assert notice.missing == ()
    assert "Каталог запчастей" in notice.text
    assert not validate_reply(standard, notice.text, channel=channel).findings


@pytest.mark.parametrize("name", SHIPPED)
def test_a_slip_has_words_that_pass(name: str) -> None:
    """The client hears of a breach of the term with the new date in it (con.slip)."""
    standard = SHIPPED[name]
    slip = report_slip(
        schedule_checkpoints(standard, START, DUE, "project"), at("05-20 18:00"), now=at("05-12 10:00")
    )
    notice = prepare_slip_notice(standard, slip, VALUES, Recipient(channel="email"))
    assert "20" in notice.text
    assert validate_reply(standard, notice.text, channel="email").ok


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_plans_lack_nothing(name: str) -> None:
    """Five points at 5, 25, 75, 95 and 99 %, each with checks, an owner and a notice."""
    standard = SHIPPED[name]
    assert check_checkpoints(standard) == []
    project = standard.checkpoints["project"]
    assert [float(point.at) for point in project.points] == [0.05, 0.25, 0.75, 0.95, 0.99]
    assert all(point.check and point.owner and point.source for point in project.points)


def test_the_next_date_is_that_of_the_next_point() -> None:
    """The plan knows when the client hears again, and when the work is due."""
    made = schedule_checkpoints(STANDARD, START, DUE, "project", done=["accepted"])
    standard = SHIPPED["ru-service"]
    made = schedule_checkpoints(standard, START, DUE, "project")
    values = prepare_notice(standard, made, "accepted", VALUES).values
    assert (values["next_at"], values["due_at"]) == (at("04-30 10:30"), DUE)
    assert "next_date" not in prepare_notice(standard, made, "final", VALUES).values


def test_what_is_missing_is_asked_for() -> None:
    """Without the name of the work there is no text, only what to ask for."""
    standard = SHIPPED["ru-service"]
    notice = prepare_notice(standard, schedule_checkpoints(standard, START, DUE, "project"), "accepted")
    assert (notice.text, notice.missing) == (None, ("project",))


def test_a_merged_point_speaks_with_the_kept_one() -> None:
    """Points that merged make one message, not two."""
    standard = SHIPPED["ru-service"]
    plan = schedule_checkpoints(standard, at("11-02 09:00"), at("11-06 18:00"), "project")
    assert prepare_notice(standard, plan, "complete", VALUES).module == "checkpoint-final"


def test_unknown_points_and_modules() -> None:
    """A point that does not exist is refused with the nearest; so is a plan whose words nobody wrote."""
    standard = SHIPPED["ru-service"]
    plan = schedule_checkpoints(standard, START, DUE, "project")
    with pytest.raises(UnknownId, match="Did you mean 'accepted'"):
        prepare_notice(standard, plan, "acepted")
    with pytest.raises(UnknownId, match="notice-accepted"):
        prepare_notice(STANDARD, schedule_checkpoints(STANDARD, START, DUE, "project"), "accepted")


def test_plans_without_words_are_found() -> None:
    """A standard with control points and no words for the client is told so, point by point."""
    data = {
        "standard": "bare",
        "extends": ["ru-calendar"],
        "checkpoints": {
            "short": {"calendar": "ru-office", "points": [{"id": "a", "at": "50%", "notice": "nowhere"}]}
        },
    }
    messages = [finding.message for finding in check_checkpoints(load_standard(data))]
    assert messages == [
        "control point 'a' of 'short' has no speech module 'nowhere'",
        "control point 'a' of 'short' has nothing to check",
        "checkpoints 'short' have no 'slip_notice'",
    ]

"""What a plan of control points promises, fact by fact."""

import pickle
from datetime import timedelta

import pytest
from made_standard import PROJECT, SHARES, STANDARD, at, own

from servicekit import due_checkpoints, schedule_checkpoints
from servicekit.schedule import CheckpointPlan, plan_at, replan, report_slip

START, DUE = at("04-27 09:00"), at("05-15 18:00")


def moments(plan: CheckpointPlan) -> list[str]:
    return [f"{point.at:%m-%d %H:%M}" for point in plan.points]


def states(plan: CheckpointPlan) -> list[str]:
    return [point.state for point in plan.points]


def test_show_case() -> None:
    """27 April to 15 May 2026 in Moscow: 25 % is 30 April 10:30, 75 % is 12 May 16:30."""
    plan = schedule_checkpoints(STANDARD, start=START, due=DUE, plan="project")
    assert moments(plan) == ["04-27 15:06", "04-30 10:30", "05-12 16:30", "05-15 11:54", "05-15 16:58"]
    assert plan.points[4].at == at("05-15 16:58:48")
    assert plan.working_total == timedelta(hours=102)
    assert [point.share for point in plan.points] == [0.05, 0.25, 0.75, 0.95, 0.99]
    assert [point.id for point in plan.points] == list(SHARES)
    assert states(plan) == ["waiting"] * 5
    assert plan.points[1].checks == ("check one of on-plan", "check two of on-plan")
    assert (plan.points[1].notice, plan.points[1].owner) == ("notice-on-plan", "lead")


def test_plain_time() -> None:
    """``basis: elapsed`` takes shares of plain time: a quarter of the way is a holiday night."""
    plan = schedule_checkpoints(STANDARD, START, DUE, "plain")
    assert plan.points[1].at == at("05-01 23:15")
    assert plan.points[2].at == at("05-11 03:45")


def test_a_share_on_a_close_stands_at_the_close_or_the_next_opening() -> None:
    """Of 32 working hours a quarter ends with the first day: ``close`` says 18:00, ``open`` 09:00."""
    start, due = at("10-05 09:00"), at("10-08 18:00")
    close = schedule_checkpoints(STANDARD, start, due, "project")
    opening = schedule_checkpoints(STANDARD, start, due, "opening")
    assert close.points[1].at == at("10-05 18:00")
    assert opening.points[1].at == at("10-06 09:00")
    assert opening.points[0].at == close.points[0].at
    assert opening.points[1].trace.opened


def test_shares_of_ones_own() -> None:
    """A plan may be given as it is, with any shares that grow, to the last one at 100 %."""
    points = [{"id": f"p{n}", "at": share, "notice": "n"} for n, share in enumerate(["12.5%", "50%", "100%"])]
    plan = schedule_checkpoints(
        STANDARD, START, DUE, {"points": points, "boundary": "open"}, calendar="ru-office"
    )
    assert moments(plan) == ["04-28 14:45", "05-06 14:00", "05-15 18:00"]


def test_short_projects_keep_every_check() -> None:
    """Points within two hours merge into the last of them, and it takes over all their checks."""
    plan = schedule_checkpoints(STANDARD, at("11-02 09:00"), at("11-06 18:00"), "gathered")
    assert states(plan) == ["waiting", "waiting", "waiting", "merged", "waiting"]
    final = plan.points[4]
    assert plan.points[3].merged_into == "final"
    assert final.merged == ("complete",)
    assert final.checks == tuple(f"check {n} of {p}" for p in ("complete", "final") for n in ("one", "two"))
    assert plan.points[3].at == final.at


def test_the_first_may_be_kept() -> None:
    """``keep: first`` merges into the earlier point."""
    plan = schedule_checkpoints(STANDARD, at("11-02 09:00"), at("11-06 18:00"), "early")
    assert states(plan) == ["waiting", "waiting", "waiting", "waiting", "merged"]
    assert plan.points[4].merged_into == "complete"


def test_a_done_point_never_merges() -> None:
    """What was done before a due came nearer stays done, and its checks are not asked for twice."""
    plan = schedule_checkpoints(STANDARD, at("11-02 09:00"), at("11-06 18:00"), "gathered", done=["complete"])
    assert states(plan)[3:] == ["done", "waiting"]
    assert plan.points[4].checks == ("check one of final", "check two of final")


def test_a_pause_pushes_what_is_ahead() -> None:
    """Two working days of waiting for the client move the due and the points behind by two working days."""
    pause = (at("05-05 09:00"), at("05-07 09:00"))
    calm = schedule_checkpoints(STANDARD, START, DUE, "project")
    plan = schedule_checkpoints(STANDARD, START, DUE, "project", pauses=[pause])
    assert moments(plan)[:2] == moments(calm)[:2]
    assert plan.due == at("05-19 18:00")
    assert plan.points[2].at == at("05-14 16:30")
    assert plan.working_total == calm.working_total


def test_pauses_may_overlap_and_miss_working_time() -> None:
    """Overlapping pauses count once; one that meets no working time changes nothing."""
    calm = schedule_checkpoints(STANDARD, START, DUE, "project")
    night = schedule_checkpoints(
        STANDARD, START, DUE, "project", pauses=[(at("05-05 18:00"), at("05-06 09:00"))]
    )
    assert (night.points, night.due) == (calm.points, calm.due)
    once = schedule_checkpoints(
        STANDARD, START, DUE, "project", pauses=[(at("05-05 10:00"), at("05-05 12:00"))]
    )
    halves = [(at("05-05 10:30"), at("05-05 12:00")), (at("05-05 10:00"), at("05-05 11:00"))]
    assert schedule_checkpoints(STANDARD, START, DUE, "project", pauses=halves).points == once.points


def test_a_due_on_a_day_off_stays_where_it_is() -> None:
    """A due on a Sunday is kept as it was said, while nothing pushes it."""
    plan = schedule_checkpoints(STANDARD, START, at("05-17 12:00"), "project")
    assert plan.due == at("05-17 12:00")
    assert plan.working_total == timedelta(hours=102)


def test_states_of_a_day() -> None:
    """A point waits until its moment, is due for the rest of that date, and is missed after it."""
    plan = schedule_checkpoints(STANDARD, START, DUE, "project", done=["accepted"])
    said = {
        "04-30 10:29:59": "waiting",
        "04-30 10:30:00": "due",
        "04-30 23:59:59": "due",
        "05-01 00:00:00": "missed",
    }
    assert {moment: plan_at(plan, at(moment)).point("on-plan").state for moment in said} == said


def test_the_next_point_and_the_due_end_the_time_for_a_point() -> None:
    """On the last day 95 % is missed when 99 % comes, and 99 % when the due has come."""
    plan = schedule_checkpoints(STANDARD, START, DUE, "project", done=["accepted", "on-plan", "near"])
    assert states(plan_at(plan, at("05-15 16:00")))[3:] == ["due", "waiting"]
    assert states(plan_at(plan, at("05-15 16:59")))[3:] == ["missed", "due"]
    assert states(plan_at(plan, at("05-15 18:00")))[3:] == ["missed", "missed"]


def test_due_checkpoints_are_what_asks_for_somebody() -> None:
    """Missed and due points come oldest first; what waits, is done or merged stays out."""
    plan = schedule_checkpoints(STANDARD, START, DUE, "project", done=["accepted"])
    found = due_checkpoints(plan, at("05-12 17:00"))
    assert [(point.id, point.state) for point in found] == [("on-plan", "missed"), ("near", "due")]
    assert due_checkpoints(plan, START) == ()


def test_while_a_pause_lasts_what_is_ahead_is_paused() -> None:
    """In a pause nothing ahead is waited for; what was missed before stays missed."""
    plan = schedule_checkpoints(
        STANDARD, START, DUE, "project", pauses=[(at("05-05 09:00"), at("05-07 09:00"))]
    )
    assert states(plan_at(plan, at("05-06 12:00"))) == ["missed", "missed", "paused", "paused", "paused"]
    assert states(plan_at(plan, at("05-07 09:00")))[2] == "waiting"


def test_a_changed_due_moves_only_what_is_ahead() -> None:
    """Re-planning keeps what was done, with its moment and checks, and lays the rest out anew."""
    done = {"accepted": at("04-27 14:30"), "on-plan": at("04-30 11:00")}
    old = schedule_checkpoints(STANDARD, START, DUE, "project", done=done)
    new = replan(old, at("05-22 18:00"))
    assert new.points[:2] == old.points[:2]
    assert [p.at for p in new.points[:2]] == list(done.values())
    assert all(b.at > a.at for a, b in zip(old.points[2:], new.points[2:], strict=True))
    fresh = schedule_checkpoints(STANDARD, START, at("05-22 18:00"), "project", done=old.points[:2])
    assert fresh.points == new.points


def test_done_by_name_keeps_its_planned_moment_when_the_due_moves() -> None:
    """A point that is only named as done stays where the old plan had it."""
    old = schedule_checkpoints(STANDARD, START, DUE, "project")
    new = replan(old, at("05-22 18:00"), done=["accepted"])
    assert new.points[0].at == old.points[0].at
    assert new.points[0].state == "done"


def test_a_new_due_after_a_pause_is_final() -> None:
    """A due agreed after a pause is not pushed by that pause again."""
    pause = [(at("05-05 09:00"), at("05-07 09:00"))]
    old = schedule_checkpoints(STANDARD, START, DUE, "project", pauses=pause)
    new = replan(old, at("05-22 18:00"))
    assert new.due == at("05-22 18:00")
    assert new.working_total == timedelta(hours=102 + 40 - 16)


def test_a_slip_tells_dates_notice_and_facts() -> None:
    """A breach of the term gives the new dates, the module for the client, and facts to escalate (con.slip)."""
    plan = schedule_checkpoints(STANDARD, START, DUE, "project", done=["accepted"])
    slip = report_slip(plan, at("05-20 18:00"), now=at("05-04 10:30"), reason="the printer is late")
    assert slip.notice == "slip-notice"
    assert slip.facts["new_date"] == at("05-20 18:00").date()
    assert (slip.facts["old_due"], slip.facts["reason"]) == (DUE, "the printer is late")
    assert slip.escalation == {
        "checkpoint": "on-plan",
        "status": "missed",
        "overdue": timedelta(hours=7),
        "slip": timedelta(hours=24),
    }
    assert [moved.id for moved in slip.moved] == ["on-plan", "near", "complete", "final"]
    assert slip.plan.due == slip.due == at("05-20 18:00")


def test_plans_are_values() -> None:
    """A plan is equal to its twin, survives pickling, and becomes plain data."""
    plan = schedule_checkpoints(STANDARD, START, DUE, "project")
    assert plan == schedule_checkpoints(STANDARD, START, DUE, "project")
    copy = pickle.loads(pickle.dumps(plan))  # noqa: S301 - our own bytes
    assert copy == plan
    assert copy.points[1].trace == plan.points[1].trace
    data = plan.to_dict()
    assert data["points"][1]["at"] == "2026-04-30T10:30:00+03:00"
    assert data["points"][1]["trace"]["changed"][0]["kind"] == "short"


@pytest.mark.parametrize(
    "calendar", ["ru-office", STANDARD.calendars["ru-office"], STANDARD.calendars["ru-office"].to_dict()]
)
def test_the_calendar_may_be_given(calendar: object) -> None:
    """A calendar given to the call, by id or as it is, stands in for that of the plan."""
    plan = schedule_checkpoints(STANDARD, START, DUE, own(calendar=None), calendar=calendar)
    assert plan.points[1].at == at("04-30 10:30")


def test_tiny_projects() -> None:
    """One working second is enough: every point stands in it, none past the due."""
    plan = schedule_checkpoints(STANDARD, at("05-15 17:59:59"), at("05-18 08:00"), own(boundary="open"))
    assert all(at("05-15 17:59:59") <= point.at <= at("05-15 18:00") for point in plan.points)


def test_project_is_the_plan_of_the_tests() -> None:
    """The plan made by hand here is what the standard holds."""
    assert STANDARD.checkpoints["project"].to_dict()["points"][0]["at"] == PROJECT["points"][0]["at"]


def test_a_share_on_the_begin_of_a_pause() -> None:
    """A pause closes like an evening: ``close`` stands at its begin, ``open`` at its end."""
    pause = [(at("04-30 10:30"), at("04-30 12:00"))]
    close = schedule_checkpoints(STANDARD, START, DUE, "project", pauses=pause)
    opening = schedule_checkpoints(STANDARD, START, DUE, "opening", pauses=pause)
    assert close.points[1].at == at("04-30 10:30")
    assert opening.points[1].at == at("04-30 12:00")


def test_overlapping_pauses_are_taken_off_once() -> None:
    """A term agreed after pauses that overlap counts the time that is left, and no pause twice."""
    halves = [(at("05-05 10:00"), at("05-05 11:00")), (at("05-05 10:30"), at("05-05 12:00"))]
    plan = schedule_checkpoints(STANDARD, START, DUE, "project", pauses=halves)
    assert replan(plan, at("05-15 18:00")).working_total == timedelta(hours=100)


def test_abutting_segments_are_one() -> None:
    """Two segments without a gap are one stretch in a trace, and day and night are a single one."""
    halves = {"timezone": "Europe/Moscow", "week": {"mon-fri": ["09:00-13:00", "13:00-18:00"]}}
    day = schedule_checkpoints(STANDARD, at("05-04 09:00"), at("05-04 18:00"), "project", calendar=halves)
    assert [f"{c.start:%H:%M}-{c.end:%H:%M}" for c in day.points[2].trace.counted] == ["09:00-15:45"]
    always = {"timezone": "Europe/Moscow", "week": {"mon-sun": ["00:00-24:00"]}}
    weeks = schedule_checkpoints(STANDARD, START, DUE, "project", calendar=always)
    assert len(weeks.points[4].trace.counted) == 1


@pytest.mark.parametrize(
    ("now", "done", "checkpoint", "status", "overdue"),
    [
        ("04-28 09:00", ["accepted"], "on-plan", "waiting", timedelta(0)),
        ("05-12 17:00", ["accepted"], "on-plan", "missed", timedelta(hours=51, minutes=30)),
        ("05-12 17:00", ["accepted", "on-plan"], "near", "due", timedelta(minutes=30)),
        ("05-15 17:30", ["accepted", "on-plan", "near", "complete", "final"], "final", "done", timedelta(0)),
    ],
)
def test_the_point_in_question_of_a_slip(
    now: str, done: list[str], checkpoint: str, status: str, overdue: timedelta
) -> None:
    """The first missed point is in question, else the first due, else the next; ahead nothing is overdue."""
    plan = schedule_checkpoints(STANDARD, START, DUE, "project")
    facts = report_slip(plan, at("05-20 18:00"), now=at(now), done=done).escalation
    assert (facts["checkpoint"], facts["status"], facts["overdue"]) == (checkpoint, status, overdue)

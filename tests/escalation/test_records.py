"""Complaints, agreements before work, revisions and profiles: what is missing, and what is never shown."""

import pickle
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from servicekit import Standard, is_revision, load_standard, missing_before_work, missing_from
from servicekit.advise.complaints import complaint_steps
from servicekit.errors import ScheduleError, StandardInvalid
from servicekit.escalation import check_revision, contact_dates, keep_allowed
from servicekit.model.agreement import AGREEMENT_ITEMS
from servicekit.model.profile import PROFILE_FACTS, ClientProfile
from servicekit.script import example_values, render_script

REMARKS = yaml.safe_load((Path(__file__).parent / "revision_cases.yaml").read_text(encoding="utf-8"))
MOSCOW = ZoneInfo("Europe/Moscow")
CAME = datetime(2026, 5, 12, 9, tzinfo=MOSCOW)


@cache
def standard(name="ru-service"):
    return load_standard(name)


def rules(findings):
    return [finding.rule for finding in findings]


REGISTERED = {
    "id": "Ж-1",
    "received_at": CAME,
    "kind": "to-firm",
    "goal": "recover-loss",
    "matter": "чашка разбита",
    "remedy": "новая чашка",
    "channel": "email",
    "owner": "Анна",
    "why_not_on_the_spot": "чашки нет на складе",
}
ANSWERED = {
    **REGISTERED,
    "acknowledged_at": CAME + timedelta(minutes=10),
    "severity": "low",
    "estimated_at": CAME + timedelta(hours=2),
    "status_at": (CAME + timedelta(hours=20),),
    "answered_at": CAME + timedelta(days=2),
    "solution": "чашка отправлена",
}
CLOSED = {**ANSWERED, "client_agreed": True, "closed_at": CAME + timedelta(days=3)}


def test_an_empty_record_lacks_everything_in_the_order_of_the_procedure():
    lacks = rules(missing_from({}))
    assert lacks == [
        "complaint-id", "complaint-received-at", "complaint-kind", "complaint-matter", "complaint-channel",
        "complaint-owner", "complaint-goal", "complaint-remedy", "complaint-spot", "complaint-acknowledged-at",
        "complaint-severity", "complaint-estimated-at", "complaint-answered-at", "complaint-solution",
        "complaint-client-agreed", "complaint-closed-at",
    ]  # fmt: skip
    assert all(finding.say and finding.why and finding.source for finding in missing_from({}))


@pytest.mark.parametrize("name", ["ru-service", "en-service"])
def test_a_closed_record_lacks_nothing(name):
    assert missing_from(CLOSED, standard(name)) == []
    assert missing_from(CLOSED, standard(name), now=CAME + timedelta(days=30)) == []


@pytest.mark.parametrize("field", [f for f in CLOSED if f != "status_at"])
def test_each_field_is_missed(field):
    """A finished record without any one of its fields lacks just that."""
    lacks = rules(missing_from({key: value for key, value in CLOSED.items() if key != field}, standard()))
    wanted = "complaint-spot" if field == "why_not_on_the_spot" else f"complaint-{field.replace('_', '-')}"
    assert lacks == [wanted]


def test_solved_on_the_spot_needs_no_procedure():
    """The first choice: what is solved at once needs no estimate, no news and no answer in writing."""
    solved = {**REGISTERED, "solved_on_the_spot": True, "acknowledged_at": CAME, "solution": "новая чашка"}
    assert rules(missing_from(solved, standard())) == ["complaint-client-agreed", "complaint-closed-at"]


@pytest.mark.parametrize(
    ("hours", "lacks"),
    [
        (0, []),
        (1, ["complaint-acknowledged-at"]),
        (9, ["complaint-acknowledged-at", "complaint-severity", "complaint-estimated-at"]),
        (
            34,
            [
                "complaint-acknowledged-at",
                "complaint-severity",
                "complaint-estimated-at",
                "complaint-status-at",
            ],
        ),
    ],
)
def test_with_a_clock_only_what_is_due_is_missed(hours, lacks):
    assert rules(missing_from(REGISTERED, standard(), now=CAME + timedelta(hours=hours))) == lacks


def test_steps_that_stand_before_one_another_are_told():
    early = {**CLOSED, "answered_at": CAME - timedelta(hours=1)}
    assert "complaint-order" in rules(missing_from(early, standard()))


def test_the_questions_are_those_of_the_standard():
    [lack] = missing_from({**CLOSED, "remedy": None}, standard())
    assert lack.say == ("Какой исход был бы для клиента лучшим?",)


@pytest.mark.parametrize("name", ["ru-service", "en-service"])
def test_every_step_has_words_and_time(name):
    """Each step of the procedure has its module, which can be said, and its moment."""
    policy = standard(name).complaints
    assert {kind.id for kind in policy.kinds} == {"no-action", "to-firm", "third-party", "leaving"}
    assert {goal.id for goal in policy.goals} == {"recover-loss", "restore-dignity"}
    steps = complaint_steps(standard(name), REGISTERED)
    assert [step.step for step in steps] == [
        "register",
        "acknowledge",
        "estimate",
        "status",
        "answer",
        "close",
    ]
    modules = {module.id: module for module in standard(name).speech_modules}
    assert policy.spot_module in modules
    for step in steps:
        assert step.due_at is not None
        assert render_script(
            standard(name), step.module, example_values(modules[step.module], standard(name).language)
        )


def test_no_word_of_the_client_is_repeated():
    secret = "разбитая чашка бабушки"
    record = {"matter": secret, "remedy": secret, "owner": secret}
    assert secret not in str(missing_from(record, standard()))


def test_a_naive_clock_is_refused():
    with pytest.raises(ScheduleError, match="naive"):
        missing_from(REGISTERED, standard(), now=datetime(2026, 5, 12))  # noqa: DTZ001
    with pytest.raises(ValueError, match="naive"):
        missing_from({"received_at": "2026-05-12T09:00"})


AGREED = {
    "ours": [{"name": "Анна", "zone": "сроки"}],
    "theirs": [{"name": "Пётр", "zone": "приёмка"}, {"name": "Ольга", "zone": "материалы"}],
    "final_word": "Пётр",
    "accepts": "Пётр",
    "channels": ["messenger"],
    "key_moments_in": "email",
    "reports": {"kind": "письмо", "every": "неделя"},
    "accesses": [{"name": "сайт", "given": True}],
    "nda_signed_on": "2026-05-01",
    "terms": [{"stage": "макет", "due": "2026-06-01"}],
    "meetings": [CAME],
    "payment": ["50 % сразу", "50 % после сдачи"],
    "documents": "курьер",
    "revisions": 3,
    "order_before_price": True,
    "contacts": ["телефон", "почта"],
    "talk_at": CAME,
    "brief_complete": True,
}


@pytest.mark.parametrize("name", ["ru-service", "en-service"])
def test_work_may_start_when_all_is_agreed(name):
    assert missing_before_work(AGREED, standard(name)) == []
    assert rules(missing_before_work({}, standard(name))) == ["agreement-people"] + [
        f"agreement-{item}" for item in AGREEMENT_ITEMS
    ]


LACKS = {
    "ours": ("people", []),
    "theirs": ("people", [{"name": n, "zone": "все"} for n in "АБВ"]),
    "final_word": ("final-word", "Фёдор"),
    "accepts": ("acceptance", None),
    "channels": ("channels", []),
    "key_moments_in": ("channels", None),
    "reports": ("reports", {"kind": "письмо"}),
    "accesses": ("access", [{"name": "сайт"}]),
    "nda_signed_on": ("nda", None),
    "terms": ("terms", [{"stage": "макет"}]),
    "meetings": ("terms", []),
    "payment": ("payment", []),
    "documents": ("payment", None),
    "revisions": ("edits", None),
    "order_before_price": ("order", False),
    "contacts": ("contacts", ["телефон"]),
    "talk_at": ("talk", None),
    "brief_complete": ("brief", False),
}


@pytest.mark.parametrize("field", LACKS)
def test_each_thing_to_agree_on_is_missed(field):
    item, value = LACKS[field]
    findings = missing_before_work({**AGREED, field: value}, standard())
    assert set(rules(findings)) <= {f"agreement-{item}", "agreement-final-word"}
    assert f"agreement-{item}" in rules(findings)
    assert all(finding.say[0].endswith(("?", ".")) for finding in findings)
    assert "Пётр" not in str(findings)


def test_an_agreement_may_do_without_an_nda_and_without_accesses():
    free = {**AGREED, "nda_needed": False, "nda_signed_on": None, "accesses": []}
    assert missing_before_work(free, standard()) == []


@pytest.mark.parametrize("remark", REMARKS["revisions"])
def test_a_revision_says_what_where_why_and_how(remark):
    assert check_revision(remark).missing == ()
    assert is_revision(remark) is True


@pytest.mark.parametrize(("remark", "missing"), REMARKS["remarks"].items())
def test_a_remark_that_is_no_revision_is_asked_back(remark, missing):
    check = check_revision(remark)
    assert is_revision(remark) is False
    assert list(check.missing) == missing
    assert len(check.asks) == len(missing)
    assert all(ask.endswith("?") for ask in check.asks)


@given(st.text(max_size=60), st.text(max_size=60))
def test_more_words_never_make_a_revision_less_of_one(before, after):
    """Words before and behind a revision, on lines of their own, take nothing away from it."""
    assert is_revision(f"{before}\n{REMARKS['revisions'][0]}\n{after}")


def test_a_long_remark_costs_little():
    assert is_revision("сделайте " * 500 + "ы" * 10_000) is False


def test_there_are_thirty_one_facts():
    assert len(PROFILE_FACTS) == 31
    assert set(ClientProfile.model_fields) == set(PROFILE_FACTS)
    assert {name for name, kind in PROFILE_FACTS.items() if kind == "special"} == {
        "religion", "health", "alcohol", "smoking", "public_work",
    }  # fmt: skip
    for name in ("ru-service", "en-service"):
        assert [fact.id for fact in standard(name).profile.facts] == list(PROFILE_FACTS)
        assert all(fact.title for fact in standard(name).profile.facts)


@pytest.mark.parametrize("name", [name for name, kind in PROFILE_FACTS.items() if kind == "special"])
def test_special_facts_are_off_unless_switched_on(name):
    """A special-category fact is left out, its value is told to nobody, and only a basis in law lets it in."""
    profile, findings = keep_allowed(standard(), {name: "тайна", "firm": "Ромашка"})
    assert profile.known == ("firm",)
    assert rules(findings) == ["profile-fact-off"]
    assert "тайна" not in str(findings)
    switched = Standard.model_validate(
        {
            "standard": "own",
            "profile": {"facts": [{"id": name, "keep": True, "basis": "письменное согласие"}]},
        }
    )
    profile, findings = keep_allowed(switched, {name: "тайна"})
    assert profile.known == (name,)
    assert findings == []


def test_a_special_fact_needs_its_basis_in_law():
    with pytest.raises(StandardInvalid, match="needs its basis in law"):
        load_standard({"standard": "own", "profile": {"facts": [{"id": "health", "keep": True}]}})


def test_a_profile_never_shows_a_value():
    """Printed, formatted or refused, a profile gives no value away; stored, it is whole."""
    profile, _ = keep_allowed(standard(), {"name": "Тайна", "phones": ["Тайна"], "birth_date": "1980-02-29"})
    for shown in (repr(profile), str(profile), f"{profile}", f"{[profile]}"):
        assert "Тайна" not in shown
        assert "1980" not in shown
    assert profile.model_dump()["name"] == "Тайна"
    assert pickle.loads(pickle.dumps(profile)) == profile  # noqa: S301 - our own bytes
    with pytest.raises(ValidationError) as refused:
        keep_allowed(standard(), {"birth_date": "Тайна"})
    assert "Тайна" not in str(refused.value)


def test_an_unknown_fact_is_refused_with_the_nearest():
    _, findings = keep_allowed(standard(), {"hoby": "x"})
    assert rules(findings) == ["unknown-profile-fact"]
    assert "hobby" in findings[0].say[0]


def test_dates_of_contact_are_in_order_and_have_words():
    profile = ClientProfile(birth_date=date(1980, 2, 29), holidays={"день компании": date(2001, 9, 3)})
    dates = contact_dates(standard(), profile, date(2027, 1, 1), 365)
    assert [(one.on, one.occasion) for one in dates] == [
        (date(2027, 2, 22), "defender-day"),
        (date(2027, 2, 28), "birthday"),
        (date(2027, 3, 7), "spring-day"),
        (date(2027, 9, 3), "own-holiday"),
        (date(2027, 12, 30), "new-year"),
    ]
    assert all(one.module in {module.id for module in standard().speech_modules} for one in dates)
    assert [one.on for one in contact_dates(standard(), profile, date(2028, 2, 28), 3)] == [date(2028, 2, 29)]


@given(born=st.dates(date(1930, 1, 1), date(2010, 1, 1)), start=st.dates(date(2024, 1, 1), date(2030, 1, 1)))
def test_every_year_has_one_birthday(born, start):
    """In any 366 days from a birthday's eve on there is a birthday, never outside the days asked for."""
    dates = contact_dates(standard(), ClientProfile(birth_date=born), start, 366)
    birthdays = [one.on for one in dates if one.occasion == "birthday"]
    assert 1 <= len(birthdays) <= 2
    assert all(start <= one.on <= start + timedelta(days=365) for one in dates)


def test_the_policies_survive_json():
    for name in ("ru-service", "en-service"):
        assert Standard.model_validate_json(standard(name).model_dump_json(by_alias=True)) == standard(name)

"""Who acts next: rules over the declared facts of a case, complaints, agreements, and dates of contact."""

from servicekit.escalation.agreements import missing_before_work
from servicekit.escalation.clock import Clock, Clocks, Plain
from servicekit.escalation.decide import decide
from servicekit.escalation.decision import Decision, RuleReason, Step
from servicekit.escalation.facts import FactProblem, problems_of_case
from servicekit.escalation.profiles import ContactDate, contact_dates, keep_allowed
from servicekit.escalation.revision import RevisionCheck, check_revision, is_revision

__all__ = [
    "Clock",
    "Clocks",
    "ContactDate",
    "Decision",
    "FactProblem",
    "Plain",
    "RevisionCheck",
    "RuleReason",
    "Step",
    "check_revision",
    "contact_dates",
    "decide",
    "is_revision",
    "keep_allowed",
    "missing_before_work",
    "problems_of_case",
]

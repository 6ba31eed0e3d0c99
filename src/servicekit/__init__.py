"""Service standards as code: load a standard, check replies, and get a way out with every finding.

>>> from servicekit import load_standard, validate_reply
>>> standard = load_standard("ru-service")
>>> validate_reply(standard, "Успокойтесь, это не моя проблема.").ok
False
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from servicekit.advise import Advice, prepare_notice, prepare_slip_notice, suggest_reply
    from servicekit.advise.complaints import missing_from
    from servicekit.advise.escalate import decide_escalation
    from servicekit.errors import (
        InputError,
        ScheduleError,
        ServicekitError,
        SlotMissing,
        StandardError,
        StandardInvalid,
        StandardNotFound,
        StandardSyntaxError,
        UnknownId,
    )
    from servicekit.escalation import Decision, is_revision, missing_before_work
    from servicekit.finding import Finding, Report
    from servicekit.lint import validate_dialogue, validate_reply
    from servicekit.load import load_standard
    from servicekit.match.client_types import detect_client_types
    from servicekit.model import Dialogue, Standard, Turn
    from servicekit.schedule import (
        Checkpoint,
        CheckpointPlan,
        due_checkpoints,
        report_slip,
        schedule_checkpoints,
    )
    from servicekit.script import Pick, pick_script, render_script
    from servicekit.source import Place

_HOMES = {
    "Advice": "servicekit.advise",
    "Checkpoint": "servicekit.schedule",
    "CheckpointPlan": "servicekit.schedule",
    "Decision": "servicekit.escalation",
    "Dialogue": "servicekit.model",
    "Finding": "servicekit.finding",
    "InputError": "servicekit.errors",
    "Pick": "servicekit.script",
    "Place": "servicekit.source",
    "Report": "servicekit.finding",
    "ScheduleError": "servicekit.errors",
    "ServicekitError": "servicekit.errors",
    "SlotMissing": "servicekit.errors",
    "Standard": "servicekit.model",
    "StandardError": "servicekit.errors",
    "StandardInvalid": "servicekit.errors",
    "StandardNotFound": "servicekit.errors",
    "StandardSyntaxError": "servicekit.errors",
    "Turn": "servicekit.model",
    "UnknownId": "servicekit.errors",
    "decide_escalation": "servicekit.advise.escalate",
    "detect_client_types": "servicekit.match.client_types",
    "due_checkpoints": "servicekit.schedule",
    "is_revision": "servicekit.escalation",
    "load_standard": "servicekit.load",
    "missing_before_work": "servicekit.escalation",
    "missing_from": "servicekit.advise.complaints",
    "pick_script": "servicekit.script",
    "prepare_notice": "servicekit.advise",
    "prepare_slip_notice": "servicekit.advise",
    "render_script": "servicekit.script",
    "report_slip": "servicekit.schedule",
    "schedule_checkpoints": "servicekit.schedule",
    "suggest_reply": "servicekit.advise",
    "validate_dialogue": "servicekit.lint",
    "validate_reply": "servicekit.lint",
}

__all__ = [
    "Advice",
    "Checkpoint",
    "CheckpointPlan",
    "Decision",
    "Dialogue",
    "Finding",
    "InputError",
    "Pick",
    "Place",
    "Report",
    "ScheduleError",
    "ServicekitError",
    "SlotMissing",
    "Standard",
    "StandardError",
    "StandardInvalid",
    "StandardNotFound",
    "StandardSyntaxError",
    "Turn",
    "UnknownId",
    "decide_escalation",
    "detect_client_types",
    "due_checkpoints",
    "is_revision",
    "load_standard",
    "missing_before_work",
    "missing_from",
    "pick_script",
    "prepare_notice",
    "prepare_slip_notice",
    "render_script",
    "report_slip",
    "schedule_checkpoints",
    "suggest_reply",
    "validate_dialogue",
    "validate_reply",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used, so that importing servicekit stays light."""
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'servicekit' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)

"""Words to say: which speech module fits a case, and its text with the facts filled in."""

from servicekit.script.check import check_module
from servicekit.script.names import gender_of
from servicekit.script.pick import closed_lists, module_of, pick_script, wording_of
from servicekit.script.picked import Pick, Reason, Rejected
from servicekit.script.render import render_script, render_wording
from servicekit.script.slots import example_values, missing_slots

__all__ = [
    "Pick",
    "Reason",
    "Rejected",
    "check_module",
    "closed_lists",
    "example_values",
    "gender_of",
    "missing_slots",
    "module_of",
    "pick_script",
    "render_script",
    "render_wording",
    "wording_of",
]

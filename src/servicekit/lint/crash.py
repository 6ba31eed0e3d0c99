"""A rule that could not be run: a finding of its own, never silence."""

from servicekit.finding import Finding
from servicekit.lint.pattern import PatternRefused
from servicekit.match.found import PhraseError
from servicekit.model import Rule

__all__ = ["crash_finding", "is_crash"]

WHY = "The reply was not checked by this rule, so a clean report would not be true."
VERIFY = "Run `servicekit verify` on the standard: it shows where the rule is wrong."
INSTALL = "Install RE2, which pattern rules run on: pip install 'servicekit[fast]'."
REPORT = "If the standard is right, report the crash with the rule and without the client's words."


def crash_finding(rule: Rule, error: Exception) -> Finding:
    """Return the finding that says that ``rule`` could not be run, and where it broke.

    The text of a foreign error is left out, because it may hold the client's words.
    """
    say: tuple[str, ...] = (VERIFY, REPORT)
    if isinstance(error, PhraseError):
        reason = f"a phrase of it cannot be read: {error}"
        say = (error.say, VERIFY)
    elif isinstance(error, ImportError) and error.name in {"re2", "_re2"}:
        reason = "it is a pattern, and RE2 is not installed"
        say = (INSTALL,)
    elif isinstance(error, PatternRefused):
        reason = f"its pattern is not one that RE2 can run: {error}"
        say = (VERIFY, "Look-around and back-references do not exist in RE2: write the pattern without them.")
    else:
        reason = f"{type(error).__name__} at {_where(error)}"
    return Finding(
        rule=rule.id,
        severity="error",
        message=f"rule {rule.id} crashed: {reason}",
        why=WHY,
        say=say,
        source=rule.source,
    )


def is_crash(finding: Finding) -> bool:
    """Return true for the finding of a rule that could not be run; a command then exits 2."""
    return finding.why == WHY


def _where(error: Exception) -> str:
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    if step is None:
        return "an unknown place"
    file = step.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
    return f"{file}:{step.tb_lineno}"

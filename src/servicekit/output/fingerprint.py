"""Names of findings that stay the same from run to run."""

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from servicekit.output.outcome import Entry

__all__ = ["fingerprints"]


def fingerprints(entries: Iterable[Entry]) -> list[str]:
    """Return one name for each entry, no two alike.

    A name is made of the file, the rule and the words found, never of a line number, so that a
    line inserted above changes nothing; equal ones are told apart by their count. The words
    themselves cannot be read back from it.
    """
    seen: Counter[str] = Counter()
    names = []
    for entry in entries:
        finding = entry.finding
        file = finding.place.file if finding.place else ""
        parts = (file.replace("\\", "/"), finding.rule, finding.matched, finding.message)
        key = "\0".join(parts)
        seen[key] += 1
        names.append(sha256(f"{key}\0{seen[key]}".encode("utf-8", "backslashreplace")).hexdigest()[:32])
    return names

"""The forms in which one typed word may stand in a reply."""

from dataclasses import dataclass, field

from servicekit.match.store.pattern import Kind

__all__ = ["Forms"]


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms of one word, lower case, ё as е, by the condition on which they count.

    ``plain`` count anywhere; ``with_subject`` only where the pronoun of the phrase is said (past
    forms say no person); ``infinitive`` only near a word that turns it into an order («вам нужно»);
    ``future``
    only behind «буду» or «будете».
    ``person`` is the person that the word marks, if any.
    """

    plain: frozenset[str]
    with_subject: frozenset[str] = field(default_factory=frozenset)
    infinitive: frozenset[str] = field(default_factory=frozenset)
    future: frozenset[str] = field(default_factory=frozenset)
    kind: Kind = "other"
    person: int | None = None

    def __or__(self, other: "Forms") -> "Forms":
        """Return the forms of both words: either may stand there."""
        return Forms(
            self.plain | other.plain,
            self.with_subject | other.with_subject,
            self.infinitive | other.infinitive,
            self.future | other.future,
            self.kind if self.kind == other.kind else "other",
            self.person if self.person == other.person else None,
        )

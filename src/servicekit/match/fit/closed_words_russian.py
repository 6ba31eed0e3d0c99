"""Russian words and word classes that many rules ask for: who speaks, who is spoken to, «бы», «но»."""

__all__ = [
    "OWED",
    "PREDICATES",
    "SELF",
    "SUBJECTS",
    "TO_US",
    "TO_YOU",
    "TURNS",
    "WE",
    "WOULD",
    "YOU",
    "YOU_ANY",
]

WE = frozenset({"я", "мы"})
YOU = frozenset({"вы", "ты"})
TO_US = frozenset({"мне", "нам"})
TO_YOU = frozenset({"вам", "тебе"})
YOU_ANY = TO_YOU | {"вас", "тебя"}
SELF = frozenset({"сам", "сама", "сами"})
WOULD = frozenset({"бы", "б"})
OWED = frozenset("должны должен должна обязаны обязан обязана".split())
TURNS = frozenset("но а однако зато".split())
"""Behind such a word something else is said, and often the contrary."""

SUBJECTS = frozenset({"noun-nominative", "pronoun-nominative"})
"""The classes of a word that may be a subject."""

PREDICATES = frozenset({"finite", "predicative"})
"""The classes of a word that says something of a subject."""

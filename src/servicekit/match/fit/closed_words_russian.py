"""Closed classes of Russian words that many rules ask for: who speaks, who is spoken to, «бы», «но»."""

__all__ = ["SELF", "TO_US", "TO_YOU", "TURNS", "WE", "WOULD", "YOU", "YOU_ANY"]

WE = frozenset({"я", "мы"})
YOU = frozenset({"вы", "ты"})
TO_US = frozenset({"мне", "нам"})
TO_YOU = frozenset({"вам", "тебе"})
YOU_ANY = TO_YOU | {"вас", "тебя"}
SELF = frozenset({"сам", "сама", "сами"})
WOULD = frozenset({"бы", "б"})
TURNS = frozenset("но а однако зато".split())
"""Behind such a word something else is said, and often the contrary."""

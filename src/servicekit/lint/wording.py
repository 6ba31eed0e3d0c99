"""Words of the messages: quotes, numbers with their nouns, and a short form of long text."""

from servicekit.model import Rule

__all__ = ["headline", "plural_ru", "quote", "shorten"]

LONGEST = 60


def shorten(text: str, most: int = LONGEST) -> str:
    """Return ``text`` on one line, without characters that a terminal obeys, cut at ``most``."""
    start = text[: most * 4]
    if not start.isprintable():
        start = "".join(c if c.isprintable() else " " for c in start)
    line = " ".join(start.split())
    return line if len(line) <= most and len(text) <= most * 4 else line[: most - 1].rstrip() + "…"


def quote(text: str, rule: Rule) -> str:
    """Return ``text``, shortened, in the quotation marks of the rule's language."""
    return f"«{shorten(text)}»" if rule.language == "ru" else f'"{shorten(text)}"'


def headline(matched: str, rule: Rule, ru: str, en: str) -> str:
    """Return what was found and what it is: the rule's title, else the words of its language."""
    if rule.title:
        return f"{quote(matched, rule)} — {rule.title}"
    return f"{quote(matched, rule)} — {ru}" if rule.language == "ru" else f"{quote(matched, rule)} {en}"


def plural_ru(number: int, one: str, few: str, many: str) -> str:
    """Return the number with its Russian noun: 1 знак, 2 знака, 5 знаков, 11 знаков."""
    tens, units = number % 100 // 10, number % 10
    if tens == 1 or units == 0 or units >= 5:
        return f"{number} {many}"
    return f"{number} {one if units == 1 else few}"

"""A Russian word or a short group of words in another case: «новый отчёт» → «нового отчёта»."""

from functools import lru_cache
from typing import Any

from servicekit.script.declension import Case
from servicekit.script.dictionary import readings

__all__ = ["CannotDecline", "decline_words"]

TAGS: dict[Case, str] = {
    "nominative": "nomn",
    "genitive": "gent",
    "dative": "datv",
    "accusative": "accs",
    "instrumental": "ablt",
    "prepositional": "loct",
}


# The dictionary declines both parts of these words: «чата-бота».
STILL_BEFORE_HYPHEN = frozenset(
    "чат веб смс бизнес онлайн пресс топ фитнес медиа пин штрих кэш email гугл".split()
)


class CannotDecline(ValueError):  # noqa: N818 - it is caught one call above
    """A word that the dictionary does not know as a noun or an adjective in the nominative."""


@lru_cache(maxsize=2_048)
def decline_words(text: str, case: Case) -> str:
    """Return the words up to the first noun in ``case``; what follows the noun stays.

    Raises ``CannotDecline`` when there is no noun in the nominative to lead the group.
    """
    words = text.split(" ")
    head = next((n for n, word in enumerate(words) if _leads(word, words[n + 1 : n + 2])), None)
    if head is None:
        raise CannotDecline(text)
    noun = _reading(words[head], {"NOUN"})
    lead = [_agree(word, noun, case) for word in words[:head]]
    return " ".join([*lead, _inflect(words[head], noun, case), *words[head + 1 :]])


def _leads(word: str, following: list[str]) -> bool:
    """Tell whether the word is the noun of its group: not «старший» in «старший специалист»."""
    if not _reading(word, {"NOUN"}):
        return False
    return not (_reading(word, {"ADJF", "PRTF"}) and following and _reading(following[0], {"NOUN"}))


def _reading(word: str, parts: set[str]) -> Any:
    found = [r for r in readings(word) if r.tag.POS in parts and r.tag.case == "nomn"]
    return next((r for r in found if r.is_known), found[0] if found else None)


def _agree(word: str, noun: Any, case: Case) -> str:
    reading = _reading(word, {"ADJF", "PRTF", "NPRO", "ADJF,Apro"})
    if reading is None:
        raise CannotDecline(word)
    wants = {TAGS[case], noun.tag.number}
    if noun.tag.number == "sing":
        wants.add(noun.tag.gender)
    if case == "accusative" and (noun.tag.gender == "masc" or noun.tag.number == "plur"):
        wants.add(noun.tag.animacy)
    form = reading.inflect(wants) or reading.inflect(wants - {noun.tag.animacy})
    return _like(word, form.word if form else word)


def _inflect(word: str, reading: Any, case: Case) -> str:
    first, hyphen, last = word.rpartition("-")
    if hyphen and first.casefold() in STILL_BEFORE_HYPHEN:
        return f"{first}-{decline_words(last, case)}"
    form = reading.inflect({TAGS[case], reading.tag.number})
    return _like(word, form.word if form else word)


def _like(word: str, form: str) -> str:
    if word.isupper() and len(word) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if word[:1].isupper() else form

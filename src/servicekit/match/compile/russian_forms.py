"""The forms of a Russian word, by its grammar as the author typed it.

The dictionary (pymorphy3) is asked here, when a standard is compiled, and never while a reply is read.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from typing import Any

from servicekit.match.compile.closed_russian import PREPOSITIONS, closed_forms
from servicekit.match.compile.forms import Forms
from servicekit.match.compile.paradigms import inflected
from servicekit.match.tables import aspect_partners

__all__ = ["lexeme_of", "promised_forms", "russian_forms"]

_POSSESSIVES = [{"мой", "наш"}, {"твой", "ваш"}]
_AS_TYPED = frozenset("это не ни нет что чем как так то да и а но или если когда где куда".split())
_QUESTION_WORDS = frozenset("что как почему зачем куда когда чего где кто".split())
# Who is written to or what is worked with is no subject: «звоните мастеру» is not «звоните, мастер …».
_HELD = frozenset({"datv", "ablt", "loct"})
_LEADS = frozenset({"", "а", "и", "но", "ну", "вот", "да"})
# Behind these «прав» is no noun: «ты прав», «ты не прав».
_SUBJECTS = frozenset("не я ты вы мы он она оно они сам сама сами".split())
# The words before a word on which its forms hang one by one. Of all others it counts only which are nouns.
_TELLING = frozenset().union(*PREPOSITIONS) | _LEADS | _SUBJECTS
_SOME_NOUN, _SOME_WORD = "слово", "так"
_YOU = frozenset({"вы", "ты"})
_WRITER = frozenset({"я", "мы"})
_YOU_ANY = _YOU | {"вам", "тебе"}
_MOST_KEPT = 32768


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=_MOST_KEPT)
def _parses(word: str) -> Sequence[Any]:
    return tuple(_analyzer().parse(word))


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


def russian_forms(words: Sequence[str], at: int, fold: Iterable[str]) -> Forms:
    """Return the forms of ``words[at]`` (lower case, ё as typed) in a phrase of ``words``.

    ``fold`` says what may change: ``person`` (я↔мы, вы↔ты) and ``aspect`` (понять↔понимать).
    """
    before = _told_by(_plain(words[at - 1])) if at else ""
    plain = [_plain(word) for word in words]
    if plain[at] == "что" and before in _LEADS and not _YOU_ANY.isdisjoint(plain):
        return Forms(frozenset({"что", "чего"}))
    asks = not _QUESTION_WORDS.isdisjoint(plain[:at])
    return _forms(words[at], before, not _YOU.isdisjoint(plain), asks, frozenset(fold))


@lru_cache(maxsize=_MOST_KEPT)
def _told_by(before: str) -> str:
    """Return a word before another one, or a word that tells as much, so that forms are made but once."""
    if before in _TELLING:
        return before
    parses = _parses(before)
    return _SOME_NOUN if parses and parses[0].tag.POS == "NOUN" else _SOME_WORD


def lexeme_of(word: str) -> frozenset[str]:
    """Return all forms of a word of the dictionary, lower case, ё as е; none for a word it lacks."""
    if not _analyzer().word_is_known(word):
        return frozenset()
    parses = [p for p in _parses(word) if not {"Name", "Surn", "Geox"} & set(p.tag.grammemes)]
    own = [p for p in parses if _plain(p.normal_form) == word] or parses
    return frozenset(_plain(form.word) for form in own[0].lexeme) if own else frozenset()


def promised_forms(infinitive: str) -> frozenset[str]:
    """Return «помогу» and «поможем» for «помочь»; none for a verb that tells of no single act."""
    parses = [parse for parse in _parses(_plain(infinitive)) if parse.tag.POS == "INFN"]
    return _words(parses[:1], {"VERB"}, "1per", "futr")


@lru_cache(maxsize=_MOST_KEPT)
def _forms(word: str, before: str, has_you: bool, asks: bool, fold: frozenset[str]) -> Forms:
    plain = _plain(word)
    closed = closed_forms(plain, fold)
    if closed is not None:
        return closed
    if plain in _AS_TYPED:
        return Forms(frozenset({plain}), kind="pronoun" if plain == "это" else "other")
    parse = _best_parse(word, before)
    if parse is None or not plain.isalpha():
        return Forms(frozenset({plain}))
    return _by_grammar(plain, parse, before, has_you, asks, fold)


def _best_parse(word: str, before: str) -> Any:
    """Return the reading of the word that fits its place in the phrase."""
    parses = [p for p in _parses(word) if not {"Surn", "Geox", "Abbr", "Arch"} & set(p.tag.grammemes)]
    after_preposition = any(before in group for group in PREPOSITIONS)
    if before in _SUBJECTS:
        parses.sort(key=lambda parse: parse.tag.POS not in {"ADJS", "PRTS", "VERB"} or "impr" in parse.tag)
    for parse in parses:
        tag = parse.tag
        if after_preposition and ("nomn" in tag or tag.POS in {"VERB", "INFN", "PRED", "CONJ"}):
            continue
        return parse
    return parses[0] if parses else None


def _by_grammar(
    plain: str, parse: Any, before: str, has_you: bool, asks: bool, fold: frozenset[str]
) -> Forms:
    if (part := parse.tag.POS) == "NOUN":
        return _noun(plain, parse, before)
    if part in {"ADJF", "PRTF", "NUMR"}:
        return _adjective(plain, parse, has_you, fold)
    if part in {"ADJS", "PRTS"}:
        return Forms(_short_forms(parse, has_you or before in _WRITER) | {plain}, kind="adjective")
    if part == "COMP":
        return Forms(frozenset({plain, "по" + plain}))
    if part == "INFN":
        return Forms(_words(_family(parse, fold), {"INFN"}), kind="verb")
    if part == "VERB":
        readings = [p.tag for p in _parses(plain) if p.normal_form == parse.normal_form]
        orders = [tag for tag in readings if "excl" in tag and parse.normal_form != "хотеть"]
        if orders and (len(orders) == len(readings) or not (has_you or asks)):
            return _imperative(plain, parse, fold)
        return _finite(parse, fold)
    return Forms(frozenset({plain}))


def _family(parse: Any, fold: frozenset[str]) -> list[Any]:
    """Return a verb and, where aspect may change, its partners."""
    verbs = [parse]
    if "aspect" in fold:
        infinitives = inflected(parse, {"INFN"}) or [_plain(parse.normal_form)]
        for partner in aspect_partners(infinitives[0]):
            verbs += [p for p in _parses(partner) if p.tag.POS == "INFN"][:1]
    return verbs


def _words(parses: Iterable[Any], parts: set[str], *needed: str) -> frozenset[str]:
    """Return the forms of these words, of these parts of speech, that hold all the ``needed`` grammemes."""
    return frozenset(form for parse in parses for form in inflected(parse, parts, needed))


def _short_forms(parse: Any, personal: bool) -> frozenset[str]:
    """Return the short forms of an adjective and of the participle that is written like it: «удалён».

    No person agrees with a neuter: «вы, должно быть, устали» owes nothing.
    """
    short = {"ADJS", "PRTS"}
    alike = [p for p in _parses(parse.word) if p.tag.POS in short]
    forms = frozenset().union(*(_words([p], {p.tag.POS}) for p in alike))
    return forms - _words(alike, short, "neut") if personal else forms


def _cases_kept(plain: str, parse: Any, before: str) -> Collection[str]:
    """Return the cases that a noun keeps: behind a preposition, of a noun that belongs to another, of a tool.

    Nothing is kept by a noun that may be a subject or an object: it may become the other.
    """
    if any(before in group for group in PREPOSITIONS):
        return {parse.tag.case} - {None}
    tags = [p.tag for p in _parses(plain) if p.normal_form == parse.normal_form]
    cases = {tag.case for tag in tags}
    if cases <= _HELD:
        return _HELD | {"gent"}
    depends = before and _parses(before)[0].tag.POS == "NOUN"
    named = any("nomn" in tag and "sing" in tag for tag in tags)
    return {"gent"} & cases if depends and not named else set()


def _noun(plain: str, parse: Any, before: str) -> Forms:
    """Return the forms of a noun: every case, but for one that the phrase around it holds."""
    cases = _cases_kept(plain, parse, before)
    if not cases:
        return Forms(_words([parse], {"NOUN"}), kind="noun")
    return Forms(frozenset().union(*(_words([parse], {"NOUN"}, case) for case in cases)), kind="noun")


def _adjective(plain: str, parse: Any, has_you: bool, fold: frozenset[str]) -> Forms:
    if parse.normal_form == "сам" and "nomn" in parse.tag:
        # «Разбирайтесь сами» is also «вам придётся разбираться самим».
        ordered = frozenset() if has_you else frozenset({"самому", "самой", "самим"})
        return Forms(frozenset({"сам", "сама", "само", "сами"}), infinitive=ordered, kind="adjective")
    lexemes = [parse]
    for group in _POSSESSIVES:
        if parse.normal_form in group and "person" in fold:
            others = group - {parse.normal_form}
            lexemes += [next(p for p in _parses(word) if "ADJF" in p.tag) for word in others]
    words = _words(lexemes, {parse.tag.POS})
    return Forms(words or frozenset({plain}), kind="adjective")


def _imperative(plain: str, parse: Any, fold: frozenset[str]) -> Forms:
    """Return the forms of an order: the second person, the infinitive of «вам нужно», the past of «вы бы»."""
    family = _family(parse, fold)
    orders = _words(family, {"VERB"}, "impr") - _words(family, {"VERB"}, "incl")
    orders |= _words(family, {"VERB"}, "2per", "futr") | {plain}
    wished = _words(family, {"VERB"}, "past")
    return Forms(orders, wished, _words(family, {"INFN"}), kind="imperative", person=2)


def _finite(parse: Any, fold: frozenset[str]) -> Forms:
    """Return the forms of a finite verb: it keeps its person, and its past needs the phrase's subject."""
    family = _family(parse, fold)
    past = _words(family, {"VERB"}, "past")
    tag = parse.tag
    if tag.tense == "past":
        if tag.number == "sing" and "neut" in tag:
            return Forms(_words(family, {"VERB"}, "past", "neut"), kind="verb")
        return Forms(past, kind="verb")
    if tag.person is None or "Impe" in tag:
        # «стоит», «хватит», «придётся» speak of nobody: their past is neuter.
        return Forms(frozenset({_plain(parse.word)}) | _words(family, {"VERB"}, "past", "neut"), kind="verb")
    plain = _words(family, {"VERB"}, tag.person) | {_plain(parse.word)}
    if "person" not in fold and tag.number:
        plain = _words(family, {"VERB"}, tag.person, tag.number)
    person = int(tag.person[0])
    future = _words(family, {"INFN"}, "impf")
    if person == 3:
        # «Вам позвонят» speaks of what will be, and so does «вам будут звонить»; «вам звонят» does not.
        future = future if "perf" in tag else frozenset()
        return Forms(plain | past, future=future, kind="verb", person=person)
    return Forms(plain, with_subject=past, future=future, kind="verb", person=person)

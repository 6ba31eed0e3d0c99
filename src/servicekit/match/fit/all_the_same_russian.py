"""«Всё равно» that is no indifference: with a predicate behind it, it is «anyway» («мне всё равно нужно»)."""

from itertools import pairwise

from servicekit.match.fit.clause_russian import clause_behind
from servicekit.match.fit.gap import Blocked
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import is_filler, word_class

__all__ = ["check_all_the_same"]

_COPULAS = frozenset("было будет бы б".split())
_PREDICATES = frozenset({"finite", "infinitive", "predicative"})
_FULL = tuple("й ая яя ое ее ые ие го му ым им ом ем ых их ую юю ою ею ми".split())
# «Мне всё равно кто, кому и сколько.»
_ASKING = frozenset("кто кого кому чей чья чье чьи какой какая какое какие сколько куда откуда зачем".split())
_REACH = 7


def check_all_the_same(view: SentenceView, pattern: Pattern, taken: set[int]) -> None:
    """Raise ``Blocked`` where a predicate follows «всё равно» in its clause, and is no word of the phrase."""
    if "равно" not in view.vocabulary:
        return
    if all(
        (a.typed.lower().replace("ё", "е"), b.typed.lower()) != ("все", "равно")
        for a, b in pairwise(pattern.places)
    ):
        return
    at = next((word for word in sorted(taken) if view.words[word] == "равно"), None)
    if at is None:
        return
    for behind in clause_behind(view, at, _REACH):
        word = view.words[behind]
        if _opens(word):
            return
        if behind not in taken and word not in _COPULAS and _is_predicate(word):
            raise Blocked(f"«{word}» behind «всё равно» makes it «anyway»")


def _is_predicate(word: str) -> bool:
    """Tell whether a word is a verb or says something of a thing: «нужно», «неизвестен», «неудобно»."""
    kind = word_class(word)
    if kind in {"adjective", "participle"}:
        return not word.endswith(_FULL)
    if kind == "adverb":
        return word.endswith(("о", "е")) and not is_filler(word, "ru")
    return kind in _PREDICATES


def _opens(word: str) -> bool:
    return word in _ASKING or (word_class(word) == "conjunction" and word != "пока")

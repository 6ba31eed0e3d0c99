"""What stands right before or behind a Russian phrase and makes its words mean something else."""

from servicekit.match.fit.doers_russian import is_somebody_else
from servicekit.match.fit.gap import Blocked
from servicekit.match.fit.lacking_russian import is_lacking
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import word_class

__all__ = ["check_edges_ru"]

_SO_THAT = frozenset({"чтобы", "чтоб", "как"})


def check_edges_ru(view: SentenceView, pattern: Pattern, first: int, taken: set[int]) -> None:
    """Raise ``Blocked`` where a word at the edge of the phrase takes its words or denies them."""
    last = max(taken)
    behind = last + 2 if view.word_at(last + 1) == "же" else last + 1  # «Так же, как в договоре.»
    if view.words[last] == "так" and "," in view.marks[behind] and view.word_at(behind) in _SO_THAT:
        raise Blocked(f"«так» goes with «{view.words[behind]}»")
    if _is_such(view, last):
        raise Blocked(f"«{view.words[last]}» belongs to «{view.words[last + 1]}»")
    if _is_ruled(view, pattern, first):
        raise Blocked(f"«{view.words[first - 1]}» gives «{view.words[first]}» to something else")
    if _takes_this(view, pattern, last):
        raise Blocked(f"«это» belongs to «{view.words[last + 1]}»")
    if _is_copula(view, last):
        raise Blocked(f"«быть» goes on with «{view.words[last + 1]}»")
    if is_lacking(view, pattern, first, last, taken):
        raise Blocked("it is denied by «нет»")
    does = any(place.kind in {"verb", "imperative"} for place in pattern.places)
    if does and is_somebody_else(view, first, last):
        raise Blocked("«не» denies that this one does it («решаю не я»)")


def _is_copula(view: SentenceView, last: int) -> bool:
    """Tell whether what something is stands behind a phrase that ends in «быть»: «не может быть нормой»."""
    if view.words[last] != "быть" or view.marks[last + 1].strip():
        return False
    return view.word_at(last + 1).endswith(("ой", "ей", "ом", "ем", "ым", "им", "ами", "ями"))


def _is_ruled(view: SentenceView, pattern: Pattern, first: int) -> bool:
    """Tell whether a preposition takes the noun that opens the phrase: «в обед у меня встреча»."""
    if not first or view.marks[first].strip() or word_class(view.words[first - 1]) != "preposition":
        return False
    if all(place.kind not in {"verb", "pronoun"} for place in pattern.places):
        return False  # «На номер телефона» names the same thing.
    units = view.parts[first].units
    kinds = {pattern.places[at].kind for unit in units for at, _ in pattern.places_of.get(unit, ())}
    return kinds == {"noun"}


def _is_such(view: SentenceView, last: int) -> bool:
    """Tell whether «такого» at the end of a phrase is said of the noun behind: «не бывает такого цвета»."""
    if not view.words[last].startswith("тако") or view.marks[last + 1].strip():
        return False
    return word_class(view.word_at(last + 1)) == "noun-oblique"


def _takes_this(view: SentenceView, pattern: Pattern, last: int) -> bool:
    """Tell whether a noun behind the phrase takes the «это» of its «за это»: «за это время»."""
    if view.words[last] != "это" or view.marks[last + 1].strip():
        return False
    noun = view.word_at(last + 1)
    neuter = noun.endswith(("о", "е", "мя")) and word_class(noun).startswith("noun")
    return neuter and any(place.kind == "preposition" for place in pattern.places)

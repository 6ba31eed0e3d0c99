"""Words that look like an order and say what the client does: «почему вы злитесь», «прежде чем позвоните»."""

from servicekit.match.fit.assign import Assignment
from servicekit.match.reading.view import SentenceView

__all__ = ["WHY", "tells_of_client"]

WHY = frozenset({"почему", "зачем", "отчего"})
"""Words that ask for the reason of what is so."""

# «Злитесь» is an order or tells of it; «спорь», «разбирайтесь» are orders.
_ORDERS_ONLY = tuple("й йте йтесь йся ьте ьтесь ься вь дь жь зь нь рь чь шь щь".split())
_YOU = frozenset({"вы", "ты"})
_TIMES = frozenset({("прежде", "чем"), ("раньше", "чем"), ("как", "только")})
_CLAUSE_MARKS = frozenset(",;:—–(")
_NEAR = 8


def tells_of_client(view: SentenceView, found: Assignment) -> bool:
    """Tell whether what looks like an order says what the client does: «почему вы …», «спасибо, что …»."""
    orders = [
        view.words[word]
        for place, word in zip(found.pattern.places, found.words, strict=True)
        if word is not None and place.kind == "imperative"
    ]
    if not orders or any(word.endswith(_ORDERS_ONLY) for word in orders):
        return False
    for at in range(found.first - 1, max(-1, found.first - _NEAR), -1):
        if view.words[at] == "что" and "," in view.marks[at]:
            return True
        if _CLAUSE_MARKS & set(view.marks[at + 1]):
            return False
        if (
            _opens_time(view, at)
            or view.words[at] in WHY
            or (view.words[at] in _YOU and _asks_not(view, found))
        ):
            return True
    return False


def _asks_not(view: SentenceView, found: Assignment) -> bool:
    """Tell whether the sentence asks what somebody does not do: «вы даже не сердитесь?»."""
    return view.sentence.asks and any(place.kind == "negation" for place in found.pattern.places)


def _opens_time(view: SentenceView, at: int) -> bool:
    """Tell whether «когда», «прежде чем» or «как только» opens the clause."""
    return view.words[at] == "когда" or tuple(view.words[max(0, at - 1) : at + 1]) in _TIMES

"""Words that look like an order and say what the client does: «почему вы злитесь», «прежде чем позвоните»."""

from servicekit.match.fit.assign import Assignment
from servicekit.match.fit.clause_russian import clause_before
from servicekit.match.fit.closed_words_russian import YOU
from servicekit.match.reading.view import SentenceView

__all__ = ["WHY", "tells_of_client"]

WHY = frozenset({"почему", "зачем", "отчего"})
"""Words that ask for the reason of what is so."""

# «Злитесь» is an order or tells of it; «спорь», «разбирайтесь» are orders.
_ORDERS_ONLY = tuple("й йте йтесь йся ьте ьтесь ься вь дь жь зь нь рь чь шь щь".split())
_TIMES = frozenset({("прежде", "чем"), ("раньше", "чем"), ("как", "только")})
_REACH = 7


def tells_of_client(view: SentenceView, found: Assignment) -> bool:
    """Tell whether what looks like an order says what the client does: «почему вы …», «спасибо, что …»."""
    orders = [
        view.words[word]
        for place, word in zip(found.pattern.places, found.words, strict=True)
        if word is not None and place.kind == "imperative"
    ]
    if not orders or any(word.endswith(_ORDERS_ONLY) for word in orders):
        return False
    return any(
        (view.words[at] == "что" and "," in view.marks[at])
        or _opens_time(view, at)
        or view.words[at] in WHY
        or (view.words[at] in YOU and (_asks_not(view, found) or _asks_whether(view, found, at)))
        for at in clause_before(view, found.first, _REACH)
    )


def _asks_not(view: SentenceView, found: Assignment) -> bool:
    """Tell whether the sentence asks what somebody does not do: «вы даже не сердитесь?»."""
    return view.sentence.asks and any(place.kind == "negation" for place in found.pattern.places)


def _asks_whether(view: SentenceView, found: Assignment, you: int) -> bool:
    """Tell whether it asks what the client does: «вы звоните в банк?»; «вы звоните, хорошо?» bids him."""
    first = found.first
    beside = you == first - 1 and not view.is_parted(first) and view.words[first].endswith("те")
    return beside and view.sentence.asks and "," not in view.marks[found.last + 1]


def _opens_time(view: SentenceView, at: int) -> bool:
    """Tell whether «когда», «пока вы», «прежде чем» or «как только» opens the clause."""
    while_you = view.words[at] == "пока" and view.word_at(at + 1) in YOU
    return while_you or view.words[at] == "когда" or tuple(view.words[max(0, at - 1) : at + 1]) in _TIMES

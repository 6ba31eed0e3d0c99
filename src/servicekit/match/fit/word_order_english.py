"""Where English lets a word leave its place: "I told you already", "can you not", "not going to"."""

from servicekit.match.compile.english_verbs import past
from servicekit.match.fit.candidate import Candidate
from servicekit.match.fit.gap import Blocked
from servicekit.match.function_words import SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import SOUNDS_LIKE, is_filler

__all__ = ["check_sound", "floating_places", "stands_before_not"]

# These stand for "will" and "can", behind the "not": "not going to", "won't be able to".
_BEHIND_NOT = {"going": 1, "able": 2}
_FLOATING = frozenset({"already", "now", "please"})
_BEHIND = frozenset("to at and but or if because when".split())
_NOWHERE: frozenset[int] = frozenset()


def floating_places(pattern: Pattern) -> frozenset[int]:
    """Return the places whose adverb may stand anywhere: "I already told you", "I told you already"."""
    if pattern.language != "en" or pattern.phrase.order is not None:
        return _NOWHERE
    return frozenset(
        at
        for at, place in enumerate(pattern.places)
        if place.typed in _FLOATING
        and not place.glue
        and (place.typed == "please" or len(pattern.required) > 2)
    )


def stands_before_not(
    view: SentenceView, pattern: Pattern, index: int, word: Candidate, taken: list[Candidate | None]
) -> bool:
    """Tell whether a word may stand before its turn, on the other side of a "not".

    A subject that is asked stands before it ("can you not" is "can't you"), and so does "not" itself
    before "going" and "able", which are "will" and "can".
    """
    before = taken[-1] if taken else None
    if pattern.language != "en" or index == 0 or before is None:
        return False
    if pattern.places[index].kind == "negation":
        return 0 < before.word - word.word <= _BEHIND_NOT.get(view.words[before.word], 0)
    if pattern.places[index - 1].kind != "negation" or word.word != before.word - 1:
        return False
    helper = taken[-2] if len(taken) > 1 else None
    return helper is not None and helper.word < word.word and view.words[word.word] in SUBJECTS


def check_sound(view: SentenceView, pattern: Pattern, words: list[Candidate | None], last: int) -> None:
    """Raise ``Blocked`` unless "your" stands for "you are", and a base form behind "did" for a past one."""
    _check_your(view, pattern, words, last)
    did = words[0] is not None and "did" in view.words[words[0].word : last]
    for place, word in zip(pattern.places, words, strict=True):
        if word is not None and not did and _is_base(view.words[word.word], place.typed):
            raise Blocked(f"“{view.words[word.word]}” tells of no past without “did”")


def _is_base(word: str, typed: str) -> bool:
    """Tell whether a word is the base form of a verb that was typed in the past: "agree" for "agreed"."""
    return word != typed and past(word) == typed


def _check_your(view: SentenceView, pattern: Pattern, words: list[Candidate | None], last: int) -> None:
    """Raise ``Blocked`` unless "your" stands for "you are": "your lying", with no noun behind."""
    typed = [place.typed for place in pattern.places[:2]]
    if typed[1:] != ["are"] or typed[0] not in SOUNDS_LIKE or words[0] is None:
        return
    at = words[0].word
    heard = view.words[at] in SOUNDS_LIKE.values()
    if heard != (words[1] is None):
        raise Blocked("“are” is missing, or stands there twice")
    if not heard:
        return
    behind = view.words[last + 1] if last + 1 < len(view.words) else ""
    parted = not behind or view.is_parted(last + 1)
    if not (parted or behind in _BEHIND or is_filler(behind, "en")) or view.words[at + 1] == "being":
        raise Blocked(f"“{view.words[at]}” belongs to the noun behind it")
    opens = view.opens(at)
    if view.words[at] == "were" and (not opens or view.sentence.asks):
        raise Blocked("“were” has a subject of its own")

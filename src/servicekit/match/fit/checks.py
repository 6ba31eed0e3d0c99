"""Whether words that stand together make a phrase: glue, negation, dropped subjects."""

from servicekit.match.fit.candidate import Candidate
from servicekit.match.fit.edges_russian import check_edges_ru
from servicekit.match.fit.elided_english import check_elided_en
from servicekit.match.fit.elided_russian import check_elided_ru
from servicekit.match.fit.gap import Blocked
from servicekit.match.fit.marks_english import is_comment_en, is_slip_en
from servicekit.match.function_words import HAVE, HELPERS
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import is_filler, word_class

__all__ = ["check_elision", "check_glue", "check_negation"]

# «Не очень нужно», «не будем должны», «не является моей проблемой».
_BETWEEN = frozenset(
    "очень совсем вполне особо слишком больно так буду будем будете будешь является являются".split()
)
# Dots of hesitation and emoji part nothing.
_PARTING = frozenset(",;:!?()[]—–-/")


def check_glue(
    view: SentenceView, pattern: Pattern, head: int, left: int, right: int, words: list[Candidate | None]
) -> None:
    """Raise ``Blocked`` where something parts a word from the one it belongs to."""
    glue = pattern.places[head].glue
    if not glue:
        return
    after = next((c for c in words[head + 1 :] if c is not None), None)
    if after is None or after.word != right:
        raise Blocked(f"«{view.words[left]}» does not stand right before its word")
    if glue == 4 and is_comment_en(view, left, right):
        return
    between = [i for i in range(left + 1, right) if not _may_part(view, glue, left, i)]
    if between:
        raise Blocked(f"something stands behind «{view.words[left]}»")
    marked = glue in {2, 4} and _PARTING & set(view.marks_between(left, right))
    if marked and not (glue == 4 and is_slip_en(view, left, right)):
        raise Blocked(f"a mark stands behind «{view.words[left]}»")


def _may_part(view: SentenceView, glue: int, left: int, word: int) -> bool:
    """Tell whether a word may stand between two that belong together."""
    if glue == 1 and view.words[left] == "не":
        return view.words[word] in _BETWEEN
    if glue == 3:
        return word_class(view.words[word]) in {"adjective", "participle", "numeral", "adverb"}
    if view.words[word] == "got":
        return view.words[left] in HAVE
    if view.words[left] in HAVE and word + 1 < len(view.words) and view.words[word + 1] == "got":
        return is_filler(view.words[word], "en")
    return view.same_token(word, left) or view.words[word] in {"will", "would"}


def check_negation(view: SentenceView, pattern: Pattern, first: int, taken: set[int]) -> None:
    """«не» right before a word of the phrase turns it round, unless it belongs to the phrase."""
    negations = {"не"} if pattern.language == "ru" else {"not", "never"}
    for word in taken:
        before = word - 1
        if (
            before >= 0
            and before not in taken
            and view.words[before] in negations
            and view.words[max(0, before - 1)] != "or"  # "Like it or not, that's our policy."
            and not view.is_parted(word)
        ):
            raise Blocked(f"it is negated by «{view.words[before]}»")
    if pattern.language == "ru":
        check_edges_ru(view, pattern, first, taken)
        return
    last = max(taken)
    if view.words[last] in HELPERS and view.word_at(last + 1) in negations:
        raise Blocked(f"it is negated by “{view.words[last + 1]}”")
    no_longer = first >= 2 and view.words[first - 2 : first] == ["no", "longer"]
    if no_longer and not view.is_parted(first):
        raise Blocked("it is negated by “no longer”")


def check_elision(
    view: SentenceView, pattern: Pattern, words: list[Candidate | None], first: int, last: int
) -> None:
    """Raise ``Blocked`` where a word that speakers drop is missing, and cannot have been dropped."""
    dropped = [i for i, c in enumerate(words) if c is None and pattern.places[i].elided]
    if pattern.language == "ru" and dropped:
        check_elided_ru(view, pattern, [None if c is None else c.word for c in words], dropped)
    if pattern.language == "en" and dropped:
        check_elided_en(view, pattern, first, last, dropped)

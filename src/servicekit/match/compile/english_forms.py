"""The forms of an English word, by the words before it: a small grammar instead of a heavy dependency."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from servicekit.match.compile.english_spelling import other_spelling
from servicekit.match.compile.english_verbs import (
    base_of_third_person,
    bases_of_past,
    gerund,
    past,
    past_forms,
)
from servicekit.match.compile.forms import Forms
from servicekit.match.function_words import DETERMINERS, DO, HAVE, MODALS, POINTERS
from servicekit.match.tables import (
    SOUNDS_LIKE,
    contraction,
    irregular_bases,
    is_filler,
    is_participle,
    past_participle,
)

__all__ = ["english_forms", "expand_contractions"]

_PERSON_FOLDS = [{"i", "we"}, {"my", "our"}, {"me", "us"}, {"mine", "ours"}, {"myself", "ourselves"}]
_NUMBER_FOLDS = [{"that", "those"}, {"this", "these"}, {"a", "an"}, {"yourself", "yourselves"}]
# "Sort it out" is "sort that out", "how it works" is "how this works".
_OBJECTS = frozenset({"it", "this", "that"})
_SAME = [{f"{any_}one", f"{any_}body"} for any_ in ("some", "any", "every", "no")]
_ANY = frozenset({"a", "an", "any"})
_SAME_AS_IT = frozenset("not your our my".split())
_POINTED = frozenset("is are was were has had do does did will would can could".split())
_THE = frozenset("the our your this these those".split())
_BE = frozenset("is are am was were be been".split())
_BEFORE_BASES = MODALS | DO | {"to", "let", "please"}
# Base verbs that open an order to the reader; elsewhere they may be anybody's act.
_ORDERS = frozenset(
    "accept act allow ask avoid behave beware blame bother buy calculate call calm change check chill "
    "choose clear collect come compare complain confirm consider consult contact cool cope cut deal "
    "decide delete describe discuss download email enjoy enter explain figure fill find follow forget get "
    "give go google grow hang hold hurry ignore inform inspect install keep learn leave listen live look "
    "make mind modify move obey open order pay phone pick prepare press print proceed prove provide pull "
    "quit raise read reconsider refer refrain refresh register reinstall relax remember remind remove "
    "repeat replace resend respect restart retry ring save scroll search select send settle shop shout "
    "shut sign solve sort speak stay stop submit suck switch take talk tap tell think throw trust try "
    "turn understand unplug update upgrade use verify visit wait wake walk watch worry write".split()
)
# These may be nouns too; they open an order where a word stands behind them that stands behind verbs.
_ORDERS_OR_NOUNS = frozenset(
    "count focus forward grab handle help join lower note own pass post quote request rest return review "
    "start study suggest test touch track type vote work".split()
)
_BEHIND_VERBS = frozenset(
    "your the a an my our his her their it this that these those them him me us yourself to up down off on "
    "out away back at for with in over again elsewhere better more later through".split()
)
# "Don't know" tells, where "don't shout" orders.
_STATES = frozenset("know care understand want need have like mean matter remember recall see".split())
_BEFORE_IT = frozenset({"how", "why"})
_OPENING_CLAUSES = frozenset("as how what whatever when whenever where wherever whoever if".split())
_TENSE_FOLDS = {
    "can": {"can", "could", "able"},
    "could": {"can", "could", "able"},
    "will": {"will", "would", "going"},
    "would": {"will", "would"},
}
_SUBJECTS = frozenset("i you we they".split())
_THIRD_PERSONS = frozenset(
    "he she it that this who which nobody everybody somebody everyone someone noone one anybody "
    "anyone".split()
)
_DETERMINERS = DETERMINERS | frozenset("no any some another".split())
_DID = HAVE | {"did"}
_GUESSES = frozenset("should could would must might".split())
_SKIPPED = frozenset("not really just already also even never always else".split())
_NO_VERBS = _SUBJECTS | _THIRD_PERSONS | _BEFORE_BASES | _BE | HAVE | {""}
_AS_TYPED = frozenset(
    "no to of in on at by for with from as if and or but so than too very your you it he she they them "
    "him her what why how when where who which there here own be been being more most less few all any "
    "some".split()
)


def expand_contractions(words: Iterable[str]) -> list[tuple[str, ...]]:
    """Return each lower-case word as the words that it stands for: ``don't`` → ``do``, ``not``."""
    return [contraction(word) or (word,) for word in words]


def english_forms(words: Sequence[str], at: int, fold: Iterable[str]) -> Forms:
    """Return the forms of ``words[at]`` in a phrase of lower-case words, in British and American spelling."""
    forms = _forms(words, at, fold)
    others = {other_spelling(word) for word in forms.plain} - {""}
    return replace(forms, plain=forms.plain | others) if others else forms


def _forms(words: Sequence[str], at: int, fold: Iterable[str]) -> Forms:
    """Return the forms of ``words[at]`` in a phrase of lower-case words without contractions."""
    word, person = words[at], "person" in set(fold)
    before = _word_before(words, at)
    if at == 0 and word in POINTERS | {"it"} and set(words[1:2]) & _POINTED:
        says_it = word == "it" or _SAME_AS_IT & set(words[2:3]) or (words[1] == "is" and len(words) == 3)
        return Forms(POINTERS | {"it"} if says_it else POINTERS, kind="pronoun")
    if words[at : at + 2] == [word, "are"] and at == 0 and word in SOUNDS_LIKE:
        i = {"i"} if word == "we" and person else set()
        return Forms(frozenset({word, SOUNDS_LIKE[word], *i}), kind="pronoun")
    if word in _ANY and "not" in words[:at]:
        return Forms(_ANY)  # "Not a refund" is "not any refund".
    free = word == "it" or at + 1 == len(words) or words[at - 1] in _BEFORE_IT or _opens_order(words)
    if at and word in _OBJECTS and free:
        return Forms(_OBJECTS, kind="pronoun")
    folds = _PERSON_FOLDS if person and words[:at] != ["let"] else []
    for group in [*folds, *_NUMBER_FOLDS, *_SAME]:
        if word in group:
            return Forms(frozenset(group), kind="pronoun")
    if word in _BE:
        return _be_forms(word, at)
    if word == "not":
        return Forms(frozenset({word, "never"} if before in _BE else {word}), kind="negation")
    if word in DO:
        return _do_forms(words, at, before)
    return _have_forms(words, at, before) if word in HAVE else _word_forms(words, at, before)


def _opens_order(words: Sequence[str]) -> bool:
    """Tell whether the first word is a base verb that orders: "sort it out", "bear with me"."""
    if words[0] == "let":
        return words[1:2] != ["us"]
    may_order = words[0] in _ORDERS_OR_NOUNS or bool(past_participle(words[0]))
    return words[0] in _ORDERS or (may_order and bool(_BEHIND_VERBS & set(words[1:2])))


def _has_you(words: Sequence[str]) -> bool:
    """Tell whether a phrase does something to "you", which no order does; "as you like" is a clause."""
    return any(
        word == "you" and (at == 0 or words[at - 1] not in _OPENING_CLAUSES) for at, word in enumerate(words)
    )


def _be_forms(word: str, at: int) -> Forms:
    """Return the forms of "be": a past one was typed on purpose, and a bare one orders or follows a modal."""
    if word == "be":
        return Forms(frozenset({"be", "been"} if at else {"be"}), kind="verb" if at else "imperative")
    return Forms(_BE - {"be"} if word in {"was", "were"} else _BE, kind="verb")


def _word_forms(words: Sequence[str], at: int, before: str) -> Forms:
    """Return the forms of a word that is neither a pronoun nor "be", "do", "have" or "not"."""
    word = words[at]
    if word in _TENSE_FOLDS and before not in _BEFORE_BASES:
        return Forms(frozenset(_TENSE_FOLDS[word]), kind="verb")
    if word == "the":
        return Forms(_THE)
    if word == "too":
        return Forms(frozenset({"too", "to"}))  # "It's to late" is a slip of the pen.
    if word == "as" and at == 0 and words[1:2] != [] and words[1] in _SUBJECTS:
        return Forms(frozenset({"as", "like"}), kind="other")  # "Like I said" is "as I said".
    if word in _AS_TYPED or not word.isalpha():
        return Forms(frozenset({word}), kind="pronoun" if word in _SUBJECTS else "other")
    if at == 0 and not _has_you(words) and _opens_order(words):
        return Forms(frozenset({word, gerund(word)}), kind="imperative")  # "Try calling later."
    if before in _DID and "not" in words[words.index(before) : at]:  # "Have not told", not "not have time".
        return Forms(frozenset({word, *past_forms(word), *irregular_bases(word)}), kind="verb")
    if "not" in words[:at] and word.endswith("s") and before not in _NO_VERBS:
        return _noun(word)  # "Not make exceptions" is "not make any exception".
    if at > 1 and at + 1 == len(words) and words[at - 2] in DETERMINERS and not word.endswith("ly"):
        return _noun(word)  # "The only customer"
    return _by_place(word, "" if before in HAVE and words.index(before) == 0 else before)


def _have_forms(words: Sequence[str], at: int, before: str) -> Forms:
    """Return the forms of "have": "should of" is how it sounds, "have not told" is "did not tell"."""
    word = words[at]
    if before in _GUESSES:
        return Forms(frozenset({word, "of"}), kind="verb")
    if before in _BEFORE_BASES:
        return Forms(frozenset({word}), kind="verb")
    forms = {word, "had"}
    return Forms(frozenset(forms | {"did"} if words[at + 1 : at + 2] == ["not"] else forms), kind="verb")


def _do_forms(words: Sequence[str], at: int, before: str) -> Forms:
    """Return the forms of "do": an order has one, "did" is past on purpose, the rest changes its tense."""
    word = words[at]
    ordered = not _has_you(words) and not _STATES & set(words[2:3])
    if word == "do" and at == 0 and ordered and not _SUBJECTS & set(words[1:2]):
        return Forms(frozenset({word}), kind="imperative")
    if word == "did":
        return Forms(_DID if words[at + 1 : at + 2] == ["not"] else frozenset({word}), kind="verb")
    return Forms(frozenset({"do", "did"}) if before in _SUBJECTS else DO, kind="verb")


def _word_before(words: Sequence[str], at: int) -> str:
    """Return the word that tells what the one at ``at`` is, adverbs left out: "it clearly says"."""
    before = (word for word in reversed(words[:at]) if word not in _SKIPPED)
    return next((word for word in before if not (word.endswith("ly") and is_filler(word, "en"))), "")


def _by_place(word: str, before: str) -> Forms:
    """Tell what a word is from the word before it: a base form, a participle, a verb or a noun."""
    if before in HAVE:
        return (
            Forms(frozenset({word, *past_forms(word)}), kind="verb") if is_participle(word) else _noun(word)
        )
    if not before or before in _BEFORE_BASES or before in _BE:
        return Forms(frozenset({word}), kind="verb" if before else "other")
    if before in _SUBJECTS:
        return Forms(frozenset({word, *past_forms(word), *bases_of_past(word)}), kind="verb")
    if before in _THIRD_PERSONS:
        base = base_of_third_person(word)
        bare = set() if before in POINTERS else {base}  # "it takes", "it will take"
        return Forms(frozenset({word, past(base), *bare} if base else {word}), kind="verb")
    return _noun(word) if before in _DETERMINERS else Forms(frozenset({word}))


def _noun(word: str) -> Forms:
    return Forms(frozenset({word} | _numbers(word)), kind="noun")


@cache
def _numbers(noun: str) -> frozenset[str]:
    """Return the plural of a noun, or the singular of a plural."""
    if noun.endswith("ies") and len(noun) > 4:
        return frozenset({noun[:-3] + "y"})
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return frozenset({noun[:-1]})
    if noun.endswith("y") and noun[-2:-1] not in set("aeiou"):
        return frozenset({noun[:-1] + "ies"})
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return frozenset({noun + "es"})
    return frozenset({noun + "s"})

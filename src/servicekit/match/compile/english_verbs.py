"""The forms of one English verb, from its spelling."""

from servicekit.match.compile.english_spelling import other_spelling
from servicekit.match.tables import irregular_bases, is_regular_past, past_participle

__all__ = ["base_of_third_person", "bases_of_past", "gerund", "past", "past_forms"]

_VOWELS = frozenset("aeiou")
# Verbs of two syllables that double their last letter all the same.
_DOUBLING = frozenset(
    "admit commit control equip forget occur permit prefer refer regret reset submit transfer".split()
)


def past_forms(verb: str) -> set[str]:
    """Return the past of a verb; of one that is past already, the participle: "you forgot", "forgotten"."""
    bases = irregular_bases(verb)
    if bases or is_regular_past(verb):
        return {form for base in bases for form in past_participle(base)}
    return {past(verb)}


def past(verb: str) -> str:
    """Return the past of a verb from its base form."""
    irregular = past_participle(verb)
    if irregular:
        return irregular[0]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def bases_of_past(form: str) -> set[str]:
    """Return the base forms whose past ``form`` may be: "told" → "tell", "shipped" → "ship"."""
    regular = {form[:-1], form[:-2], form[:-3], form[:-3] + "y"} if is_regular_past(form) else set()
    american = other_spelling(form)  # "Cancelled" is "canceled".
    return irregular_bases(form) | {base for base in regular if past(base) in {form, american}}


def base_of_third_person(word: str) -> str:
    """Return the base form of a verb from its third person; empty when it is none."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else ""


def gerund(verb: str) -> str:
    """Return a verb with -ing: "calling", "taking", "lying", "stopping"."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and verb[-2:-1] not in set("eoy"):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """Return a verb with its last letter doubled where "-ed" and "-ing" ask for it: "stopp"."""
    one_syllable = sum(letter in _VOWELS for letter in verb) == 1 and verb[-1] not in "wxy"
    if verb in _DOUBLING or (one_syllable and verb[-1] not in _VOWELS and verb[-2:-1] in _VOWELS):
        return verb + verb[-1]
    return verb

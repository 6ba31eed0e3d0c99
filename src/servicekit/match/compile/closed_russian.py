"""The forms of Russian words of a closed class: negations, prepositions, pronouns, words that are alike."""

from servicekit.match.compile.forms import Forms

__all__ = ["PREPOSITIONS", "closed_forms"]

_PERSON_FOLDS = [
    {"я", "мы"}, {"ты", "вы"}, {"меня", "нас"}, {"тебя", "вас"}, {"мне", "нам"}, {"тебе", "вам"},
    {"мной", "мною", "нами"}, {"тобой", "тобою", "вами"},
]  # fmt: skip
PREPOSITIONS = [
    {"к", "ко"}, {"с", "со"}, {"в", "во"}, {"о", "об", "обо"}, {"от", "ото"}, {"из", "изо"},
    {"под", "подо"}, {"перед", "передо"}, {"над"}, {"на"}, {"у"}, {"за"}, {"до"}, {"для"}, {"без"},
    {"при"}, {"про"}, {"по"}, {"через"}, {"между"}, {"кроме"}, {"против"}, {"после"}, {"около"},
]  # fmt: skip
_ALIKE = [{"же", "ж"}, {"бы", "б"}, {"ли", "ль"}, {"здесь", "тут"}, {"надо", "нужно"}]


def closed_forms(plain: str, fold: frozenset[str]) -> Forms | None:
    """Return the forms of a negation, preposition or pronoun, or the words like this one; none for others."""
    if plain in {"не", "ни"}:
        return Forms(frozenset({"не", "ни"}), kind="negation")  # «Я тут не при чём» is a common slip.
    for group in PREPOSITIONS:
        if plain in group:
            return Forms(frozenset(group), kind="preposition")
    for group in _PERSON_FOLDS:
        if plain in group:
            return Forms(frozenset(group if "person" in fold else {plain}), kind="pronoun")
    for group in _ALIKE:
        if plain in group:
            return Forms(frozenset(group))
    return None

"""Words that no dictionary holds, inflected like a word that it does: «рутуб» like «клуб»."""

from collections.abc import Mapping

from servicekit.match.compile.russian_forms import lexeme_of

__all__ = ["own_forms", "why_unlike"]


def own_forms(words: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """Return for every form of the words in ``words`` (word to model) all forms of its word.

    Words and forms are in lower case with ё as е. A pair that cannot be inflected gives the word alone;
    ``why_unlike`` tells why.
    """
    known: dict[str, frozenset[str]] = {}
    for word, model in words.items():
        forms = frozenset(_forms_like(_plain(word), _plain(model)))
        known.update((form, forms) for form in forms)
    return known


def why_unlike(word: str, model: str) -> str | None:
    """Return why ``word`` cannot be inflected like ``model``, or none when it can."""
    word, model = _plain(word), _plain(model)
    forms = lexeme_of(model)
    if not forms:
        return f"{model!r} is not in the dictionary"
    ending = _ending(model, forms)
    if not word.endswith(ending):
        return f"{word!r} does not end in {ending!r}, the part of {model!r} that changes"
    return None


def _forms_like(word: str, model: str) -> set[str]:
    forms = lexeme_of(model)
    ending = _ending(model, forms)
    if not forms or not word.endswith(ending):
        return {word}
    stem = word[: len(word) - len(ending)]
    return {stem + form[len(model) - len(ending) :] for form in forms}


def _ending(model: str, forms: frozenset[str]) -> str:
    """Return what changes at the end of ``model``: what is left when the part shared by all forms is cut."""
    shared = len(model)
    for form in forms:
        while not form.startswith(model[:shared]):
            shared -= 1
    return model[shared:]


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")

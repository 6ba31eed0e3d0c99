"""Words of a phrase that speakers drop, so that the phrase is found without them."""

from dataclasses import replace

from servicekit.match.store.pattern import PatternPlace
from servicekit.match.tables import CANNOT, SOUNDS_LIKE, is_participle
from servicekit.model.rule import Language

__all__ = ["elide"]

_SUBJECTS = frozenset("i you we they".split())
_SELF = frozenset("сам сама сами".split())
_HERE = frozenset({"здесь", "тут"})
_ARTICLES = frozenset({"a", "an"})
_ADVERBS = frozenset("already just never always also even really".split())
# Where "is" or "have" is all the verb, it is dropped too: "not my fault", "nothing I can do", "no idea",
# "out of my hands".
_SO = frozenset("not too no none nothing out up above over beyond against".split())
_ARE = {
    "there is": frozenset({"no", "nothing"}),
    **dict.fromkeys(("i am", "we are"), _SO),
    # "Our policy, sorry."
    **dict.fromkeys(("that is", "it is", "this is"), _SO | {"my", "our", "your"}),
}


def elide(places: tuple[PatternPlace, ...], language: Language) -> tuple[PatternPlace, ...]:
    """Let go of words that speakers drop: «я» where the verb says it, «вы» by «сами», "I" in "I don't"."""
    if language == "en":
        return _elide_english(places)
    persons = {place.person for place in places}
    needed = sum(not place.optional for place in places)
    in_person = any(place.typed.lower() in _SELF for place in places)
    dropped = set()
    for at, place in enumerate(places):
        typed = place.typed.lower()
        if typed in {"я", "мы"} and (needed > (2 if 1 in persons else 3) or _is_state(places, at)):
            dropped.add(at)
        elif place.optional:
            dropped |= {at} if typed in CANNOT else set()
        elif typed not in {"вы", "ты"} or place.glue:
            continue
        elif needed > 2 if in_person else 2 in persons and needed > 3:
            dropped.add(at)
    here = [at for at, place in enumerate(places) if place.typed.lower() in _HERE and not place.optional]
    if needed > 3 and here and any(place.kind == "negation" for place in places):
        dropped.add(here[0])  # «Я ни при чём» says as much as «я здесь ни при чём».
    if places[0].typed.lower() == "это" and not places[0].optional and not dropped:
        # «Ваши проблемы.» says as much as «это ваши проблемы» where it is all that is said.
        negated = places[1].kind == "negation" if len(places) > 1 else False
        if needed > 3 if negated else needed > 2 and places[-1].kind == "noun":
            dropped.add(0)
    return tuple(
        replace(place, optional=True, elided=True) if at in dropped else place
        for at, place in enumerate(places)
    )


def _is_state(places: tuple[PatternPlace, ...], subject: int) -> bool:
    """Tell whether all that a phrase says of its subject is an adjective: «я занят» is also «буду занят»."""
    return len(places) == 2 and places[1 - subject].kind == "adjective" and not places[subject].optional


def _elide_english(places: tuple[PatternPlace, ...]) -> tuple[PatternPlace, ...]:
    typed = [place.typed for place in places]
    if len(places) > 3 and places[-1].kind == "noun":  # "I'm not a doctor", "we are not doctors"
        places = (
            *(
                replace(p, optional=True, elided=not p.optional) if p.typed in _ARTICLES else p
                for p in places[:-1]
            ),
            places[-1],
        )
    if typed[1:2] == ["are"] and typed[0] in SOUNDS_LIKE and len(places) > 2 and not places[2].optional:
        places = (places[0], replace(places[1], optional=True), *places[2:])
    if _is_perfect(typed):  # "I've answered" is "I answered".
        places = (places[0], replace(places[1], optional=True), *places[2:])
    count = _dropped(typed) if len(places) > 3 else 0
    return (*(replace(place, optional=True, elided=True) for place in places[:count]), *places[count:])


def _dropped(typed: list[str]) -> int:
    """Return how many words at the start speakers drop: "(I) don't", "(I) already", "(there is) nothing"."""
    pair, denied = " ".join(typed[:2]), typed[2] == "not"
    if pair in _ARE:
        return 2 * (typed[2] in _ARE[pair])
    if typed[0] in {"i", "we"}:
        return 2 if typed[1:3] == ["have", "no"] else int(denied or typed[1] in {"will", "already"})
    return int(denied and typed[0] in {"that", "it", "this"} and typed[1] in {"do", "does", "did"})


def _is_perfect(typed: list[str]) -> bool:
    """Tell whether a phrase begins like "I have already answered"."""
    if not typed or typed[0] not in _SUBJECTS or not {"have", "had"} & set(typed[1:2]):
        return False
    verb = next((word for word in typed[2:] if word not in _ADVERBS), "")
    return verb != "been" and is_participle(verb)

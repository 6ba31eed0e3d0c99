"""What is said by the way between the words of a Russian phrase: «если честно», «как покупатель», a name."""

from servicekit.match.fit.closed_words_russian import PREDICATES, SELF
from servicekit.match.tables import is_name, word_class

__all__ = ["aside_ru"]

_BY_THE_WAY = frozenset(
    "извините простите поверьте знаете понимаете видите слышите боюсь думаю полагаю надеюсь признаюсь "
    "согласитесь поймите кажется скажу скажите говорю прошу умоляю заметьте представьте повторяю напомню "
    "получается выходит оказывается значит смотрю гляжу погляжу вижу повторюсь напоминаю замечу отмечу "
    "подчеркну уверяю клянусь жаль сожалею сожалеем извиняюсь извиняемся понимаю знаю просим надеемся".split()
)
# «Хочу заметить», «должна сказать», «позвольте напомнить».
_LEADS = frozenset("хочу должен должна вынужден вынуждена могу надо нужно позвольте разрешите смею".split())
_TO_SAY = frozenset("сказать заметить отметить признать признаться напомнить повторить подчеркнуть".split())
# «Не обижайтесь», «не волнуйтесь».
_DONT_MIND = frozenset(
    "обижайтесь обижайся сердитесь сердись обессудьте волнуйтесь волнуйся переживайте переживай".split()
)
_TITLES = ("господин", "госпожа", "товарищ", "гражданин", "гражданка", "уважаем", "дорог")
# «Поймите меня правильно», «сами видите»: what an aside may hold besides its verb.
_BESIDE_VERB = frozenset("adverb particle pronoun-oblique pronoun-nominative".split())


def aside_ru(words: list[str], bracketed: bool) -> bool:
    """Tell whether words between commas are said by the way: a name, «если честно», «как покупатель»."""
    if "не" in words and words[0] != "если":
        return words[:2] == ["а", "не"] or (words[0] == "не" and len(words) == 2 and words[1] in _DONT_MIND)
    if words[-1] in _TO_SAY and _LEADS.issuperset(words[:-1]):
        return True
    if words[0] in {"если", "раз", "простите", "извините"}:
        return len(words) - ("не" in words) <= 3
    if words[0] in {"как", "насколько"} or words == ["прошу", "прощения"]:
        return True
    others = [word for word in words if word not in _BY_THE_WAY and word not in SELF]
    if len(others) < len(words) and all(word_class(word) in _BESIDE_VERB for word in others):
        return True
    if any(word_class(word) in PREDICATES for word in words):
        return False
    kinds = [word_class(word) for word in words]
    if "preposition" in kinds[:2] and "noun-nominative" not in kinds:
        return True  # «С утра», «ближе к вечеру», «минут через десять».
    named = words[0].startswith(_TITLES) or all(is_name(word) for word in words)
    return bracketed or len(words) == 1 or named

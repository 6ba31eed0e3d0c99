"""What may stand between the words of a Russian phrase."""

from servicekit.match.fit.clause_russian import aside_opens, begins_another
from servicekit.match.fit.gap import Blocked, Gap
from servicekit.match.fit.orders_russian import BIDDING
from servicekit.match.fit.subjects_russian import count_subject, ends_in_subject
from servicekit.match.tables import is_filler, word_class

__all__ = ["contrast_ru", "count_ru", "filler_ru", "often_ru"]

_CONJUNCTIONS = frozenset(
    "что чтобы если когда пока хотя который которая которое которые потому поэтому где куда а но или однако "
    "либо".split()
)
_JOINS = frozenset({"или", "либо", "и"})
_LONGEST_CONTRAST = 4
_ONLY = frozenset({"только", "просто", "лишь"})
_WHOSE = ("ваш", "наш", "твой", "твое", "твоя", "твои", "мой", "мое", "моя", "мои")
_DENIES = frozenset({"не", "нет", "нету", "ли", "ль"})
_NOUNS = frozenset({"noun-nominative", "noun-oblique"})
_WEIGHTLESS = frozenset({"adverb", "particle", "preposition"})
# The endings of an adjective that is said of a noun.
_FULL = tuple("ого его ому ему ая яя ое ее ые ие ый ий ой".split())
_OFTEN = {
    ("не", "раз"), ("не", "однажды"), ("не", "единожды"), ("не", "один", "раз"), ("не", "первый", "раз"),
}  # fmt: skip
# «Это стало невозможно», «это является моей проблемой» say that it is so.
_BECOMES = frozenset(
    "является являются становится становятся стал стала стало стали станет станете оказался оказалась "
    "оказалось оказались окажется окажетесь".split()
)
_SAID_OF = frozenset({"predicative", "participle", "adjective", "adverb"})


def filler_ru(gap: Gap, at: int) -> bool:
    """Tell whether the word at ``at`` is a filler."""
    word = gap.view.words[at]
    return word not in {"ли", "ль"} and is_filler(word, "ru")


def count_ru(gap: Gap, at: int) -> int:
    """Return 1 for a word that counts, 0 for one that does not; raise ``Blocked`` if it ends the phrase."""
    word = gap.view.words[at]
    if word == "не" and gap.word_at(at + 1) in _ONLY:
        if _names_a_share(gap, at + 1):
            raise Blocked("«не только» says that there is more")
        return 0
    if word in _DENIES:
        raise Blocked(f"«{word}» denies it or asks whether it is so")
    if _weighs_nothing(gap, at, word):
        return 0
    if word in _CONJUNCTIONS:
        raise Blocked(f"«{word}» begins another clause between its words")
    kind = word_class(word)
    if word in _BECOMES and word_class(gap.right_word) in _SAID_OF and not _parted_behind(gap, at):
        return 0
    ends = "," in gap.view.marks[at + 1]
    if kind == "finite" or (kind == "infinitive" and (ends or not _may_hold_infinitive(gap, at))):
        raise Blocked("a verb stands between its words")
    if kind == "predicative" and begins_another(gap.view, gap.left, at):
        raise Blocked("another clause stands between its words")
    if kind == "pronoun-nominative":
        return count_subject(gap, word)
    _check_noun(gap, at, kind)
    return 0 if kind in _WEIGHTLESS else 1


def _parted_behind(gap: Gap, at: int) -> bool:
    return "," in gap.view.marks_between(at, gap.right)


def _weighs_nothing(gap: Gap, at: int, word: str) -> bool:
    """Tell whether a conjunction joins no clause."""
    if word == "пока":
        # «Я пока занят» and «я, увы, пока занят» are said for now.
        return "," not in gap.view.marks[at] or aside_opens(gap.view, at) > gap.left
    if word == "что" and gap.view.read.tokens[gap.view.firsts[at]] == "что-то":
        return True  # «Программа у нас что-то зависла» says «somehow».
    if word == "есть":  # «У нас есть такие правила.»
        return gap.in_order and any(place.typed.lower() == "у" for place in gap.pattern.places)
    if word == "и" and word_class(gap.word_at(at - 1)) == word_class(gap.word_at(at + 1)) == "adjective":
        return "," not in gap.view.marks[at]  # «Ваше и моё время.»
    if word in BIDDING and _ends_in_order(gap):
        return True  # «Девушка, вам придётся подождать.»
    if word in {"или", "но"} and gap.in_order and _is_choice(gap, at):
        return True
    if at != gap.left + 1:
        return False
    if word == "что":
        return "," in gap.view.marks[at + 1]  # «Вы что, …?» asks in anger.
    # «Вы или ваш представитель должны» names two who must.
    bare = "," not in gap.view.marks[at]
    return word in _JOINS and bare and gap.head == gap.pattern.subject and gap.in_order


def _ends_in_order(gap: Gap) -> bool:
    """Tell whether the gap ends at an infinitive that stands for an order of the phrase."""
    orders = any(place.kind == "imperative" for place in gap.pattern.places)
    return orders and word_class(gap.right_word) == "infinitive"


def _is_choice(gap: Gap, at: int) -> bool:
    """Tell whether it only leads to the adverb behind it: «вечером или чуть позже», «вечером, но позже»."""
    after = gap.right + 1
    ends = bool(gap.view.marks[after].strip()) or after == len(gap.view.words)
    alone = all(filler_ru(gap, between) for between in range(at + 1, gap.right))
    parts = gap.view.words[at] == "или" and "," in gap.view.marks[at]
    return ends and alone and word_class(gap.right_word) == "adverb" and not parts


def often_ru(gap: Gap, at: int) -> int:
    """Return the length of «не раз» and its like, which deny nothing."""
    words = tuple(gap.view.words[at : min(at + 3, gap.right)])
    return next((size for size in (3, 2) if words[:size] in _OFTEN), 0)


def contrast_ru(gap: Gap, at: int) -> int:
    """Return the length of «не наши, а», which is only said to set off what comes behind it."""
    words, last = gap.view.words, gap.right - 1
    denied = "не" in (gap.word_at(at + 1), gap.word_at(gap.left - 1))
    if words[at] == "а" and denied and "," in gap.view.marks[at]:
        # «Это ваша, а не моя забота», «не моя, а банка» say whose it is and whose it is not.
        whole = "," not in gap.view.marks_between(at, gap.right) and _is_bare(words[at : gap.right])
        return gap.right - at if whole and gap.right - at <= _LONGEST_CONTRAST else 0
    if words[at] != "не" or words[last] != "а" or not 2 <= last - at <= _LONGEST_CONTRAST:
        return 0
    # «Мастеру не пишите, а звоните» forbids one thing and orders another.
    forbids = word_class(words[at + 1]) == word_class(gap.right_word) == "finite"
    whole = "," in gap.view.marks[last] and (forbids or _is_bare(words[at + 1 : last]))
    return gap.right - at if whole else 0


def _is_bare(words: list[str]) -> bool:
    return all(word_class(word) not in {"finite", "noun-nominative"} for word in words)


def _is_taken(gap: Gap) -> bool:
    """Tell whether the word before the gap must go with the noun behind it: «такого размера нет»."""
    return gap.left_word.endswith(_FULL) and "," not in gap.view.marks[gap.left + 1]


def _depends(gap: Gap) -> bool:
    """Tell whether the word behind the gap is a noun in a case that nobody typed: «доставка обедов»."""
    typed = {place.typed.lower().replace("ё", "е") for place in gap.pattern.places}
    return gap.right_word not in typed and word_class(gap.right_word) == "noun-oblique"


def _may_hold_infinitive(gap: Gap, at: int) -> bool:
    """Tell whether an infinitive belongs to a word beside it: «смысла отвечать не вижу»."""
    ruled = at == gap.left + 1 and gap.pattern.places[gap.head].kind == "noun"
    return gap.in_order or ruled or ends_in_subject(gap)


def _tells_which_time(gap: Gap, at: int) -> bool:
    """Tell whether «в» only opens the phrase's own «последний раз»: «повторяю в последний раз»."""
    return gap.view.words[at] == "в" and any(place.typed.lower() == "раз" for place in gap.pattern.places)


def _names_a_share(gap: Gap, only: int) -> bool:
    """Tell whether «не только» is said of whose it is: «не только ваши проблемы»; «не просто» adds weight."""
    return gap.view.words[only] != "просто" and gap.word_at(only + 1).startswith(_WHOSE)


def _check_noun(gap: Gap, at: int, kind: str) -> None:
    """Raise where a noun takes the word before it («это время») or is another subject."""
    following = gap.pattern.places[gap.head + 1 : gap.head + 2]
    has_noun = bool(following) and following[0].kind == "noun"
    bound = kind == "preposition" and at + 1 == gap.right and not _tells_which_time(gap, at)
    has_such = [place.kind for place in gap.pattern.places[gap.head + 1 :]][:2] == ["adjective", "noun"]
    if bound and (not gap.in_order or has_noun or has_such):
        raise Blocked(f"«{gap.view.words[at]}» gives «{gap.right_word}» to something else")
    if kind not in _NOUNS:
        return
    head = gap.pattern.places[gap.head]
    if at == gap.left + 1 and gap.left_word == "сколько":
        raise Blocked(f"«сколько» counts «{gap.view.words[at]}»")
    said_of = head.typed.lower() == "это" and kind == "noun-nominative" and "," in gap.view.marks[gap.right]
    if said_of and "," not in gap.view.marks_between(gap.left, at):
        raise Blocked("«это» is said of another noun")
    takes = head.kind == "adjective" and (has_noun or _is_taken(gap))
    if at == gap.left + 1 and (takes or head.typed.lower() == "это"):
        raise Blocked(f"«{gap.left_word}» belongs to another noun")
    if at + 1 == gap.right and kind == "noun-nominative" and _depends(gap):
        raise Blocked(f"«{gap.right_word}» belongs to «{gap.view.words[at]}»")
    if kind == "noun-nominative" and not gap.in_order and gap.word_at(at - 1) != "в":
        raise Blocked("another subject stands between its words")

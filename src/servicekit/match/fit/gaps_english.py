"""What may stand between the words of an English phrase."""

from servicekit.match.fit.gap import Blocked, Gap
from servicekit.match.fit.marks_english import OPENING
from servicekit.match.function_words import BE, DETERMINERS, DO, HAVE, HELPERS, MODALS, SUBJECTS
from servicekit.match.tables import irregular_bases, is_filler, is_participle, is_regular_past

__all__ = ["aside_en", "count_en", "filler_en"]

_BARRIERS = frozenset(
    "and but or so because if that which who whose when where while whether than as i you he she it we they "
    "what how why to".split()
)
_BE_FORMS = BE | {"been", "being"}
_HELPERS = HELPERS | {"not"}
_AUXILIARIES = _BE_FORMS | DO | frozenset("will would shall may might going gonna also".split())
_PERSONS = frozenset("i you we someone somebody nobody everyone everybody anyone anybody".split())
_ACTING = frozenset("i you we they".split())
_DESCRIBING = frozenset("as and at in from on of".split())
_LONGEST_NAME = 4
_MAY = frozenset({"can", "could", "may", "should"})
_POSSESSIVES = frozenset("my our your his her their".split())
# "Of" is "have" as it sounds in "should of", but not here; "no one" is "nobody".
_OTHER_WORDS = frozenset({("of", "course"), ("no", "one")})
_PREPOSITIONS = frozenset(
    "outside inside around within of for in on at by with from about to between among under over after "
    "before".split()
)
# These may stand in a gap too, but not everywhere: ``count_en`` judges them.
_NO_FILLERS = _BARRIERS | DETERMINERS | _AUXILIARIES
_NEGATIONS = frozenset("not never no without hardly barely rarely seldom scarcely nowhere".split())
_ONLY = frozenset({"only", "just", "merely", "simply"})
_ALONE = frozenset("only sole main first second third last usual regular old new".split())
# "I don't seem to know" is "I don't know".
_SEEM = frozenset({"seem", "happen", "appear"})
# "I don't dare say", "that's become": the helping verb helps the phrase all the same.
_STILL_HELPED = _SEEM | {"dare", "become"}
_HEDGES = frozenset({"may", "might"})
_STATED = _BE_FORMS | {"not", "just", "only", "also"}
_OVER = frozenset({"old", "former", "previous", "outdated"})
_ONE_OF_MANY = frozenset("best worst first second latest newest oldest cheapest strictest".split())
_FAR = frozenset("too above over beyond past out off more".split())
_QUOTES = " \"'“”«»"
# "Going to" is "will", "able to" is "can", "please try to be" is "please be"; "lots of" is "many".
_WITH_TO = frozenset({"going", "able"})
_AMOUNTS = frozenset("plenty lots loads tons heaps dozens hundreds thousands couple bunch".split())
_ONE_WITH = {"to": _WITH_TO | _SEEM | {"try"}, "of": _AMOUNTS}
_GOT = frozenset({"got", "gotten"})


def filler_en(gap: Gap, at: int) -> int:
    """Return how many words from ``at`` on are fillers; "so" is one behind "is" alone."""
    _check_not_only(gap, at)
    return _who_it_is(gap, at) or int(_is_filler(gap, at))


def _who_it_is(gap: Gap, at: int) -> int:
    """Return the length of what says more of a subject: "you as an admin …", "someone at the depot …"."""
    opens = gap.view.opens(gap.left) or gap.word_at(gap.left - 1) in OPENING
    described = gap.word_at(at) in _DESCRIBING and gap.word_at(at + 1) in DETERMINERS
    if at != gap.left + 1 or gap.left_word not in _PERSONS or not (opens and described):
        return 0
    end = at + 3
    farthest = min(gap.right, at + _LONGEST_NAME)
    while end < farthest and not (
        gap.word_at(end) in _BARRIERS or gap.view.is_parted(end) or _is_filler(gap, end)
    ):
        end += 1
    return end - at if end <= gap.right else 0


def _is_filler(gap: Gap, at: int) -> bool:
    word = gap.view.words[at]
    stated = gap.left_word in _POSSESSIVES and gap.word_at(gap.left - 1) in _STATED
    if stated and word in _OVER | _ONE_OF_MANY:
        raise Blocked(f"“{gap.left_word} {word}” tells it from what holds here")
    if word in {"all", "both", "each"}:
        return True
    if word == "way":  # "That's way above my pay grade."
        return gap.word_at(at + 1) in _FAR
    if word == "so":
        return gap.word_at(at - 1) in _BE_FORMS
    if word == "and":  # "completely and utterly"
        return gap.word_at(at - 1).endswith("ly") and gap.word_at(at + 1).endswith("ly")
    if word in _PREPOSITIONS and gap.right_word in DETERMINERS:
        return False
    return word not in _NO_FILLERS and is_filler(word, "en")


def aside_en(words: list[str], bracketed: bool) -> bool:
    """Tell whether words between commas are said by the way: a name, "(sorry)"."""
    if words[:1] == ["as"]:
        bracketed, words = True, words[1:]
    return len(words) <= (4 if bracketed else 2) and not (_BARRIERS | _NEGATIONS) & set(words)


def count_en(gap: Gap, at: int) -> int:
    """Return 1 for a word that counts, 0 for one that does not; raise ``Blocked`` if it ends the phrase."""
    word = gap.view.words[at]
    if word in _NEGATIONS:
        if gap.word_at(at + 1) in _ONLY:
            return 0
        raise Blocked(f"it is negated by “{word}”")
    _check_be(gap, at)
    if word == "have" and gap.right_word == "had" and gap.pattern.places[gap.head + 1].typed == "have":
        raise Blocked("“have had” tells what is over")
    if word in _HEDGES and gap.word_at(at + 1) == "not":
        raise Blocked(f"“{word} not” leaves it open")
    if (word in _AUXILIARIES and word != "may") or gap.view.same_token(at, gap.left):
        return 0
    if gap.word_at(at - 1) in _ONE_WITH.get(word, ()) or (word in _GOT and gap.left_word in HAVE):
        return 0
    if word in _BARRIERS:
        if _belongs_inside(gap, at):
            return 0
        raise Blocked(f"“{word}” begins another clause between its words")
    if gap.word_at(at - 1) == "no" and word.endswith("er") and word != "other":
        raise Blocked(f"“no {word}” compares and denies nothing")
    _check_helper(gap, word)
    told = word in HAVE and gap.right == at + 1 and is_participle(gap.right_word)  # "I have told you"
    return int(word not in _AUXILIARIES and not told and not _is_sort(gap, at))


def _is_sort(gap: Gap, at: int) -> bool:
    """Tell whether a word only goes on to say what sort of thing is owned: "our store return policy"."""
    if gap.left_word not in _POSSESSIVES or gap.pattern.places[gap.head + 1].kind != "noun":
        return False
    return at > gap.left + 1 and (_PREPOSITIONS | DETERMINERS).isdisjoint(gap.view.words[at - 1 : at + 1])


def _belongs_inside(gap: Gap, at: int) -> bool:
    """Tell whether a word that could begin a clause does not: "sorry that you feel so", "read it twice"."""
    word = gap.view.words[at]
    if word in {"that", "it"} and gap.right == at + 1 and gap.right_word == "already":
        return True  # "I told you that already."
    if word == "that" and gap.left_word == "not" and gap.right == at + 1:
        return gap.right_word not in SUBJECTS | DETERMINERS  # "It's not that urgent."
    if word == "that" and gap.right == at + 1 and gap.right_word.endswith("ing"):
        return True  # "Stop all that shouting."
    if word == "that" or (word == "if" and gap.left_word == "sorry"):
        return gap.right == at + 1 and gap.right_word in SUBJECTS
    kind = gap.pattern.places[gap.head].kind
    alone = gap.right == gap.left + 2
    acts = kind == "verb" and gap.left_word not in _HELPERS
    if word == "you":  # "Don't you shout at me" is an order to you; "can't promise you anything".
        orders = gap.left_word == "not" and gap.pattern.places[0].kind == "imperative"
        return orders or (acts and alone)
    return word == "it" and kind == "imperative" and alone


def _check_be(gap: Gap, at: int) -> None:
    """Raise where "be" or "do" ends a clause or turns the verb round, or a word is part of another."""
    word = gap.view.words[at]
    if word == "be" and gap.left_word in BE and gap.view.words[at - 2 : at] == ["going", "to"]:
        return  # "That's going to be impossible."
    if word in _BE_FORMS and _is_passive(gap, at):
        raise Blocked(f"“{word} {gap.right_word}” is done to the one who is meant to do it")
    for group in (BE, DO):
        if word in group and {gap.left_word, gap.right_word} & group:
            raise Blocked(f"“{word}” ends the clause before its words do")
    if (gap.left_word, word) in _OTHER_WORDS:
        raise Blocked(f"“{gap.left_word} {word}” is a word of its own")


def _is_passive(gap: Gap, at: int) -> bool:
    """Tell whether a form of "be" before the verb of the phrase turns it round: "you were told"."""
    after = gap.head + 1
    return (
        after < len(gap.pattern.places)
        and gap.pattern.places[after].kind == "verb"
        and gap.right_word not in _BE_FORMS | _NEGATIONS | _WITH_TO
        and not gap.right_word.endswith("ing")
        and all(is_filler(word, "en") for word in gap.view.words[at + 1 : gap.right])
    )


def _check_helper(gap: Gap, word: str) -> None:
    """Raise where a helping verb helps another word: "I don't charge …" holds no "I don't know"."""
    if word.endswith("'s") and gap.left_word in _POSSESSIVES:
        raise Blocked(f"“{gap.left_word}” belongs to “{word}”")
    if word in DETERMINERS and gap.right == gap.left + 2:
        _check_article(gap, word)
        return
    after = gap.head + 1
    following = gap.pattern.places[after].kind if after < len(gap.pattern.places) else "verb"
    if gap.left_word in HAVE and following != "verb" and word not in _GOT and is_participle(word):
        raise Blocked(f"“{gap.left_word}” belongs to “{word}”")
    done = (is_participle(place.typed) for place in gap.pattern.places[after + 1 : after + 3])
    perfect = gap.right_word in HAVE and any(done)
    acts = following == "verb" and (perfect or gap.right_word not in _HELPERS | {"need"})
    if word in _MAY and gap.left_word in SUBJECTS and acts:
        raise Blocked(f"“{word}” says that one may do it, not that one does")
    if gap.left_word in _ACTING and gap.right_word in MODALS and _is_past(word):
        raise Blocked(f"“{gap.left_word} {word}” has a verb of its own")
    helps = gap.left_word in _HELPERS and (following == "verb" or gap.right_word in _POSSESSIVES)
    if (helps or gap.left_word in BE) and word not in _STILL_HELPED:
        raise Blocked(f"“{gap.left_word}” belongs to “{word}”")


def _is_past(word: str) -> bool:
    return is_regular_past(word) or bool(irregular_bases(word))


def _check_not_only(gap: Gap, at: int) -> None:
    """Raise for "not only our job", "not our first job"; "I can't just do that" still denies.

    A "not" that is no word of the phrase goes with "only": "that's not only wrong" says that it is wrong.
    """
    word = gap.view.words[at]
    if word in _ALONE and gap.left_word in _POSSESSIVES and gap.word_at(gap.left - 1) == "not":
        raise Blocked(f"“not {gap.left_word} {word}” denies nothing")
    if word not in _ONLY or gap.word_at(at - 1) != "not":
        return
    if gap.right_word == "your":
        raise Blocked(f"“not {word}” shares it with others")
    if at != gap.left + 1 or gap.left_word != "not":
        return
    if word in {"only", "merely"} or gap.word_at(gap.left - 1) in BE | DO:
        raise Blocked(f"“not {word}” denies nothing")


def _check_article(gap: Gap, word: str) -> None:
    """Raise where "a" turns the last word to the next one: "that's an impossible burger"."""
    after = gap.right + 1
    if gap.left_word in HAVE and gap.pattern.places[gap.head + 1].kind == "verb":
        raise Blocked(f"“{word} {gap.right_word}” is a noun")
    if gap.head + 2 < len(gap.pattern.places) or gap.left_word not in BE:
        return
    following = gap.word_at(after)
    known = _BARRIERS | _HELPERS | _NEGATIONS | _PREPOSITIONS
    if (
        following
        and not gap.view.marks[after].strip(_QUOTES)
        and following not in known
        and not is_filler(following, "en")
    ):
        raise Blocked(f"“{gap.right_word}” belongs to “{following}”")

"""The notation in which a phrase is typed, read into words with their marks.

``(слово)`` may be missing · ``а|б`` either word · ``=слово`` exactly this form ·
``«слово слово»`` exactly these words in a row · ``а_б`` nothing in between ·
``~N`` at the end: at most N extra words · ``<глагол>`` a word class.
"""

import re
from dataclasses import dataclass

from servicekit.match.found import PhraseError
from servicekit.text.nearest import did_you_mean

__all__ = ["WORD_CLASSES", "Notation", "TypedUnit", "TypedWord", "parse_notation"]

WORD_CLASSES = {
    "глагол": "verb",
    "число": "number",
    "сумма": "amount",
    "дата": "date",
    "имя": "name",
    "verb": "verb",
    "number": "number",
    "amount": "amount",
    "date": "date",
    "name": "name",
}
_MOST_UNITS = 16
_PIECE = re.compile(
    r"(?P<space>\s+)|(?P<slop>~\d+)|(?P<open>\()|(?P<close>\))|(?P<bar>\|)|(?P<glue>_)|(?P<row>«)|(?P<rowend>»)"
    r"|(?P<exact>=)|(?P<klass><[^<>\s]*>)|(?P<word>[^\W_]+(?:['’-][^\W_]+)*)|(?P<bad>.)",
    re.DOTALL,
)
_HINTS = {
    '"': "Straight quotes mean nothing in a phrase: write «…» for exactly these words in a row.",
    "“": "Write «…» for exactly these words in a row.",
    "„": "Write «…» for exactly these words in a row.",
    "*": "A star means nothing in a phrase: every form of a word is found by itself.",
    "?": "Leave the question mark out, and write {phrase: …, in: question} to look in questions only.",
    "[": "Brackets mean nothing in a phrase: write (слово) for a word that may be missing.",
    "~": "'~N' with a number stands at the very end: «вы поняли ~0».",
    ">": "A word class is written <глагол>, with both brackets.",
    "<": "A word class is written <глагол>, with both brackets.",
    "/": "Write а|б for either of two words.",
    ",": "Leave the comma out: marks of the text are passed over by themselves.",
}


@dataclass(frozen=True, slots=True)
class TypedWord:
    """One word as typed, or a word class. ``exact``: only this form."""

    text: str
    start: int
    exact: bool = False
    word_class: str | None = None


@dataclass(frozen=True, slots=True)
class TypedUnit:
    """What stands at one place of a phrase: one word or either of several.

    ``glued``: nothing may stand between this and the next unit, which follows it in the text.
    """

    choices: tuple[TypedWord, ...]
    optional: bool = False
    glued: bool = False


@dataclass(frozen=True, slots=True)
class Notation:
    """A phrase read: its units in written order and the number behind ``~``, if any."""

    units: tuple[TypedUnit, ...]
    extra: int | None = None


class _Reader:
    """Reads one phrase from left to right."""

    def __init__(self, phrase: str) -> None:
        self.phrase = phrase
        self.pieces = [
            (found.lastgroup or "bad", found[0], found.start()) for found in _PIECE.finditer(phrase)
        ]
        self.at = 0
        self.units: list[TypedUnit] = []
        self.extra: int | None = None

    def kind(self) -> str:
        return self.pieces[self.at][0] if self.at < len(self.pieces) else "end"

    def read(self) -> Notation:
        while self.kind() != "end":
            if self.kind() == "space":
                self.at += 1
            elif self.extra is not None:
                self.refuse("nothing may follow '~N'", "Move it to the end of the phrase.")
            elif self.kind() == "slop":
                self.extra = int(self.pieces[self.at][1][1:])
                self.at += 1
            elif self.kind() == "row":
                self.read_row()
            else:
                self.read_unit()
        self.check_whole()
        return Notation(tuple(self.units), self.extra)

    def check_whole(self) -> None:
        if not any(not unit.optional for unit in self.units):
            say = "Leave at least one word outside parentheses." if self.units else "Write at least one word."
            raise PhraseError("the phrase has no word that must be there", 0, len(self.phrase), say)
        if all(word.word_class for unit in self.units if not unit.optional for word in unit.choices):
            raise PhraseError(
                "the phrase is made of word classes alone", 0, len(self.phrase), "Add at least one word."
            )
        if len(self.units) > _MOST_UNITS:
            raise PhraseError(
                f"the phrase has {len(self.units)} words, more than {_MOST_UNITS}",
                0,
                len(self.phrase),
                "Keep the words that make it wrong, or split it into two phrases.",
            )
        if self.extra is not None and self.extra > 12:
            at = self.phrase.rindex("~")
            raise PhraseError(
                "'~N' allows at most 12 extra words", at, len(self.phrase), "Write ~12 or less."
            )

    def read_unit(self) -> None:
        optional = self.kind() == "open"
        opened = self.at
        self.at += optional
        units = [self.read_choices()]
        while optional and self.kind() != "close":
            if self.kind() == "space":
                self.at += 1
                continue
            if self.kind() == "end":
                self.at = opened
                self.refuse("'(' opens a part that no ')' closes", "Close it: (слово).")
            units.append(self.read_choices())
        if optional:
            self.at += 1
        glued = self.kind() == "glue"
        if glued and len(units[-1]) > 1:
            self.refuse(
                "it is unclear what '_' binds behind 'а|б'", "Write each choice on a line of its own."
            )
        self.at += glued
        if glued and self.kind() in {"end", "space", "slop"}:
            self.at -= 1
            self.refuse("'_' has no word behind it", "Write а_б, without spaces.")
        last = len(units) - 1
        self.units.extend(
            TypedUnit(choices, optional, glued and index == last) for index, choices in enumerate(units)
        )

    def read_choices(self) -> tuple[TypedWord, ...]:
        while self.kind() == "space":
            self.at += 1
        choices = [self.read_word()]
        while self.kind() == "bar":
            self.at += 1
            if self.kind() in {"space", "end", "close", "bar"}:
                self.at -= 1
                self.refuse("'|' needs a word on both sides", "Write а|б, without spaces.")
            choices.append(self.read_word())
        return tuple(choices)

    def read_word(self) -> TypedWord:
        exact = self.kind() == "exact"
        self.at += exact
        kind = self.kind()
        if kind == "klass" and not exact:
            return self.read_class()
        if kind != "word":
            self.refuse_piece(exact)
        _, text, start = self.pieces[self.at]
        self.at += 1
        return TypedWord(text, start, exact=exact)

    def read_class(self) -> TypedWord:
        _, text, start = self.pieces[self.at]
        name = text[1:-1]
        if name not in WORD_CLASSES:
            self.refuse(f"{text} is no word class", did_you_mean(name, WORD_CLASSES))
        self.at += 1
        return TypedWord(text, start, word_class=WORD_CLASSES[name])

    def read_row(self) -> None:
        """Read ``«слово слово»``: exact words, each glued to the next."""
        opened = self.at
        self.at += 1
        words: list[TypedWord] = []
        while self.kind() in {"word", "space"}:
            kind, text, start = self.pieces[self.at]
            if kind == "word":
                words.append(TypedWord(text, start, exact=True))
            self.at += 1
        if self.kind() == "end":
            self.at = opened
            self.refuse("'«' opens exact words that no '»' closes", "Close them: «слово слово».")
        if self.kind() != "rowend":
            self.refuse_piece(exact=False)
        self.at += 1
        if not words:
            self.at = opened
            self.refuse("'«»' holds no word", "Write the exact words between the quotes.")
        last = len(words) - 1
        self.units.extend(TypedUnit((word,), glued=index < last) for index, word in enumerate(words))

    def refuse_piece(self, exact: bool) -> None:
        kind = self.kind()
        if kind == "end":
            self.at -= 1
            self.refuse("the phrase ends where a word is due", "Write the word, or delete the mark.")
        text = self.pieces[self.at][1]
        if exact:
            self.at -= 1
            self.refuse("'=' has no word behind it", "Write =слово, without a space.")
        if kind in {"bar", "close", "rowend", "glue"}:
            self.refuse(f"{text!r} has no word before it", "Write the word, or delete the mark.")
        say = _HINTS.get(text, "Leave it out: a phrase is made of words and the marks ( ) | = « » _ ~N < >.")
        self.refuse(f"{text!r} has no meaning here", say)

    def refuse(self, message: str, say: str) -> None:
        at = min(self.at, len(self.pieces) - 1)
        _, text, start = self.pieces[at]
        raise PhraseError(message, start, start + len(text), say)


def parse_notation(phrase: str) -> Notation:
    """Return the units of a phrase; raises ``PhraseError`` with the exact place of what is wrong."""
    return _Reader(phrase).read()

"""Build the generated word tables of the matcher anew.

    python tools/build_word_tables.py [--english /usr/share/dict]

Russian tables come from the dictionary of pymorphy3; known English words from the Debian packages
wamerican-small and wbritish-small. Two runs over the same dictionaries give the same bytes.
"""

import argparse
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pymorphy3

WORDS = Path(__file__).parents[1] / "src" / "servicekit" / "match" / "words"
# The first class is what a word without any known ending is taken for.
CLASSES = (
    "noun-oblique",
    "noun-nominative",
    "finite",
    "infinitive",
    "adjective",
    "adverb",
    "participle",
    "other",
)
DEFAULT = CLASSES[0]
LONGEST_ENDING = 7
ENDINGS = 15_000
EXCEPTIONS = 6_000
# A common word is met far more often than another of the dictionary.
COMMON_WEIGHT = 10
# Words in capitals and names are left out; so are forms with an apostrophe.
ENGLISH_WORD = re.compile(r"^[a-z]{3,12}$", re.MULTILINE)
CLOSED = {
    "PREP": "preposition",
    "CONJ": "conjunction",
    "PRCL": "particle",
    "PRED": "predicative",
    "NUMR": "numeral",
}
OPEN = {
    "VERB": "finite",
    "INFN": "infinitive",
    "ADJF": "adjective",
    "ADJS": "adjective",
    "COMP": "adverb",
    "ADVB": "adverb",
    "PRTF": "participle",
    "PRTS": "participle",
    "GRND": "participle",
}


def cost(right: str, told: str) -> int:
    """Tell how bad it is to tell a word of one class for another: a verb for none is the worst."""
    if right == told:
        return 0
    if "finite" in (right, told):
        return 4
    return 2 if "noun-nominative" in (right, told) else 1


def class_of(tag: Any) -> str:
    """Return the word class of a reading."""
    if tag.POS == "NOUN":
        return "noun-nominative" if tag.case in ("nomn", "voct") else "noun-oblique"
    if tag.POS == "NPRO":
        return "pronoun-nominative" if tag.case == "nomn" else "pronoun-oblique"
    return OPEN.get(tag.POS) or CLOSED.get(tag.POS, "other")


def likeliest_class(morph: pymorphy3.MorphAnalyzer, word: str) -> str:
    """Return the class that has most of the probability of a word's readings."""
    shares: Counter[str] = Counter()
    for parse in morph.parse(word):
        shares[class_of(parse.tag)] += round(parse.score * 1_000_000)
    best = max(shares.values())
    order = [name for name in ("noun-nominative", *shares) if shares[name] == best]
    return order[0]


def folded(word: str) -> str:
    """Return a word as the tables write it."""
    return word.lower().replace("ё", "е")


def is_plain(word: str) -> bool:
    """Tell whether a word is of Russian letters only."""
    return all("а" <= letter <= "я" for letter in word)


def common_words(morph: pymorphy3.MorphAnalyzer) -> set[str]:
    """Collect words that are surely met: the ambiguous ones of the dictionary's corpus, and the verbs of the aspect table."""
    common = {folded(key.partition(":")[0]) for key in morph.prob_estimator.p_t_given_w.keys()}
    for line in (WORDS / "aspect_ru.txt").read_text(encoding="utf-8").splitlines():
        for verb in line.split() if not line.startswith("#") else ():
            readings = [parse for parse in morph.parse(verb) if parse.tag.POS == "INFN"]
            common |= {folded(form.word) for reading in readings for form in reading.lexeme}
    return common


def class_table(morph: pymorphy3.MorphAnalyzer) -> dict[str, str]:
    """Return each word of the dictionary and its likeliest class."""
    words = sorted({folded(word) for word, *_ in morph.dictionary.iter_known_words()})
    return {word: likeliest_class(morph, word) for word in words if is_plain(word)}


class Endings:
    """The cheapest set of endings, longest wins, for a price per ending.

    A node is an ending; the cost of a class at a node is what its words would suffer if the node
    inherited that class from above. A node gets a line of its own when that saves more than its price.
    """

    def __init__(self, classes: Mapping[str, str], weights: Mapping[str, int]) -> None:
        self.weights = weights
        self.own: dict[str, list[int]] = {}
        self.children: dict[str, list[str]] = {}
        left = [("", sorted(classes.items()))]
        while left:
            node, words = left.pop()
            left += self._split(node, words)
        self.order = sorted(self.own, key=lambda node: (-len(node), node))

    def _split(self, node: str, words: list[tuple[str, str]]) -> list[tuple[str, list[tuple[str, str]]]]:
        """Count the words that end here; group the others by one letter more, unless all are of one class."""
        longer: dict[str, list[tuple[str, str]]] = defaultdict(list)
        own = self.own[node] = [0] * len(CLASSES)
        whole = len(node) == LONGEST_ENDING or len({name for _, name in words}) == 1
        for word, name in words:
            if whole or word == node:
                own[CLASSES.index(name)] += self.weights.get(word, 1)
            else:
                longer[word[-len(node) - 1 :]].append((word, name))
        self.children[node] = list(longer)
        return list(longer.items())

    def chosen(self, price: int) -> dict[str, str]:
        """Return the endings worth their price and the class of each."""
        kept, lines = self._price_out(price)
        found: dict[str, str] = {}
        inherited = {"": DEFAULT}
        for node in reversed(self.order[:-1]):
            above = inherited[node[1:]]
            name = lines[node] if kept[node][CLASSES.index(above)] else above
            if name != above:
                found[node] = name
            inherited[node] = name
        return found

    def _price_out(self, price: int) -> tuple[dict[str, list[bool]], dict[str, str]]:
        loss = [[cost(right, told) for right in CLASSES] for told in CLASSES]
        best: dict[str, list[int]] = {}
        kept: dict[str, list[bool]] = {}
        lines: dict[str, str] = {}
        for node in self.order:
            total = [sum(map(int.__mul__, row, self.own[node])) for row in loss]
            for child in self.children[node]:
                total = list(map(int.__add__, total, best.pop(child)))
            least = min(total)
            lines[node] = CLASSES[total.index(least)]
            kept[node] = [here > least + price for here in total]
            best[node] = [min(here, least + price) for here in total]
        return kept, lines


def learn_endings(classes: Mapping[str, str], weights: Mapping[str, int]) -> dict[str, str]:
    """Return at most ``ENDINGS`` endings, at the lowest price that keeps to it."""
    tree = Endings({word: name for word, name in classes.items() if name in CLASSES}, weights)
    low, high = 1, 256
    while low < high:
        price = (low + high) // 2
        if len(tree.chosen(price)) > ENDINGS:
            low = price + 1
        else:
            high = price
    return tree.chosen(low)


def told_by(endings: Mapping[str, str], word: str) -> str:
    """Return the class that the endings tell for a word."""
    for start in range(max(0, len(word) - LONGEST_ENDING), len(word)):
        if word[start:] in endings:
            return endings[word[start:]]
    return DEFAULT


def exceptions(
    classes: Mapping[str, str], endings: Mapping[str, str], common: Iterable[str]
) -> dict[str, str]:
    """Return closed classes whole, then common words that the endings tell wrong, the worst first."""
    closed = {word: name for word, name in classes.items() if name not in CLASSES}
    wrong = [
        (-cost(classes[word], told_by(endings, word)), len(word), word)
        for word in common
        if word in classes and word not in closed and classes[word] != told_by(endings, word)
    ]
    room = EXCEPTIONS - len(closed)
    return closed | {word: classes[word] for _, _, word in sorted(wrong)[:room]}


def write_classes(table: str, head: str, classes: Mapping[str, str]) -> None:
    """Write a table of lines that begin with a class."""
    rows = defaultdict(list)
    for word, name in classes.items():
        rows[name].append(word)
    lines = []
    for name in sorted(rows):
        wrapped = textwrap.wrap(" ".join(sorted(rows[name])), 110 - len(name), break_on_hyphens=False)
        lines += [f"{name} {part}" for part in wrapped]
    write_lines(table, head, lines)


def write_lines(table: str, head: str, lines: Iterable[str]) -> None:
    """Write a table under a head of comments."""
    text = "\n".join([*(f"# {line}".rstrip() for line in head.splitlines()), *lines])
    (WORDS / f"{table}.txt").write_text(text + "\n", encoding="utf-8")


def build_russian_classes(morph: pymorphy3.MorphAnalyzer) -> None:
    """Write ``endings_ru`` and ``words_ru``."""
    classes = class_table(morph)
    common = common_words(morph)
    endings = learn_endings(classes, dict.fromkeys(common, COMMON_WEIGHT))
    write_classes("endings_ru", ENDINGS_HEAD, endings)
    write_classes("words_ru", WORDS_HEAD, exceptions(classes, endings, common))


def name_forms(morph: pymorphy3.MorphAnalyzer, name: str) -> list[str]:
    """Return a name and its other cases, without the cases that are oftener another word."""
    readings = [parse for parse in morph.parse(name) if {"NOUN", "nomn", "sing"} in parse.tag]
    named = [parse for parse in readings if "Name" in parse.tag or "Patr" in parse.tag]
    forms = {
        folded(form.word)
        for reading in named or readings[:1]
        for form in reading.lexeme
        if "sing" in form.tag and is_name_first(morph, form.word, strict=bool(named))
    }
    return [name, *sorted(forms - {name})]


def is_name_first(morph: pymorphy3.MorphAnalyzer, word: str, *, strict: bool) -> bool:
    """Tell whether the first reading of a word is a name."""
    tag = morph.parse(word)[0].tag
    return not strict or "Name" in tag or "Patr" in tag


def build_russian_names(morph: pymorphy3.MorphAnalyzer) -> None:
    """Write ``first_names_ru`` anew from the names that begin its lines."""
    table = WORDS / "first_names_ru.txt"
    names = {
        line.split()[0] for line in table.read_text(encoding="utf-8").splitlines() if line[:1] not in "# "
    }
    write_lines("first_names_ru", NAMES_HEAD, [" ".join(name_forms(morph, name)) for name in sorted(names)])


def build_known_english(folder: Path) -> None:
    """Write ``known_words_en`` from the word lists of wamerican-small and wbritish-small."""
    known = set()
    for name in ("american-english-small", "british-english-small"):
        known |= set(ENGLISH_WORD.findall((folder / name).read_text(encoding="utf-8")))
    lines = textwrap.wrap(" ".join(sorted(known)), 110)
    write_lines("known_words_en", KNOWN_HEAD, lines)


ENDINGS_HEAD = """\
Russian endings, class first; the longest ending of a word tells its class.
Learned by tools/build_word_tables.py from the dictionary of pymorphy3 (OpenCorpora, CC BY-SA data).
Classes: finite, infinitive, noun-nominative, noun-oblique, adjective, adverb, participle, other.
Lower case, ё is written е. Do not edit: settle a word in readings_ru.txt."""
NAMES_HEAD = """\
Russian first names and patronymics: the name, then its other cases in the singular.
The names are chosen by hand: add a line of one word; tools/build_word_tables.py adds the cases.
A case that is oftener another word (веры, любой) is left out. Lower case, ё is written е, sorted."""
KNOWN_HEAD = """\
Common English words of 3 to 12 letters, so that none of them is taken for a misspelling.
Built by tools/build_word_tables.py from american-english-small and british-english-small (SCOWL 2020.12.07).

Copyright 2000-2011 by Kevin Atkinson
Permission to use, copy, modify, distribute and sell these word lists, the associated scripts, the output
created from the scripts, and its documentation for any purpose is hereby granted without fee, provided
that the above copyright notice appears in all copies and that both that copyright notice and this
permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
suitability of this array for any purpose. It is provided "as is" without express or implied warranty.

Its inflected forms were made with the WordNet database, which is under this licence:
This software and database is being provided to you, the LICENSEE, by Princeton University under the
following license. By obtaining, using and/or copying this software and database, you agree that you have
read, understood, and will comply with these terms and conditions.: Permission to use, copy, modify and
distribute this software and database and its documentation for any purpose and without fee or royalty is
hereby granted, provided that you agree to comply with the following copyright notice and statements,
including the disclaimer, and that the same appear on ALL copies of the software, database and
documentation, including modifications that you make for internal use or for distribution. WordNet 1.6
Copyright 1997 by Princeton University. All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "AS
IS" AND PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF
EXAMPLE, BUT NOT LIMITATION, PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES OF
MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE LICENSED SOFTWARE, DATABASE
OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS OR OTHER RIGHTS. The
name of Princeton University or Princeton may not be used in advertising or publicity pertaining to
distribution of the software and/or database. Title to copyright in this software, database and any
associated documentation shall at all times remain with Princeton University and LICENSEE agrees to
preserve same."""
WORDS_HEAD = """\
Russian words whose class their ending does not tell, and the closed classes; class first.
Chosen by tools/build_word_tables.py among the ambiguous words of pymorphy3's dictionary
and the verbs of aspect_ru.txt.
Lower case, ё is written е. Do not edit: settle a word in readings_ru.txt."""


def main() -> None:
    """Build every generated table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--english", type=Path, default=Path("/usr/share/dict"), help="folder of the word lists"
    )
    parser.add_argument("tables", nargs="*", default=["classes", "names", "known"], help="what to build")
    asked = parser.parse_args()
    morph = pymorphy3.MorphAnalyzer(lang="ru")
    if "names" in asked.tables:
        build_russian_names(morph)
    if "known" in asked.tables:
        build_known_english(asked.english)
    if "classes" in asked.tables:
        build_russian_classes(morph)


if __name__ == "__main__":
    main()

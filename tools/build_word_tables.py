"""Build the generated word tables of the matcher anew.

    python tools/build_word_tables.py [--english /usr/share/dict]

Russian tables come from the dictionary of pymorphy3; known English words from the Debian packages
wamerican-small and wbritish-small. Two runs over the same dictionaries give the same bytes.
"""

import argparse
import itertools
import re
import textwrap
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import pymorphy3
from ending_tree import CLASSES, cost, learn_endings, told_by

WORDS = Path(__file__).parents[1] / "src" / "servicekit" / "match" / "words"
EXCEPTIONS = 7_000
# A common word is met far more often than another of the dictionary.
COMMON_WEIGHT = 10
# Words in capitals and names are left out; so are forms with an apostrophe.
ENGLISH_WORD = re.compile(r"^[a-z]{3,12}$", re.MULTILINE)
# Verbs of replies that have no partner in aspect_ru.txt.
ALONE = (
    "быть знать иметь зависеть ожидать нуждаться содержать являться состоять означать принадлежать "
    "подлежать сожалеть стоить существовать соответствовать отсутствовать присутствовать владеть "
    "располагать угрожать подразумевать предвидеть преследовать носить возить ходить ездить бегать летать "
    "работать руководить управлять критиковать претендовать жить лежать висеть болеть любить ценить "
    "хранить помнить полагать держаться весить числиться скучать отрицать виднеться хватать следовать "
    "предстоять состояться очутиться казаться гулять тестить"
).split()
NAMES = {"Name", "Patr", "Surn"}
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


def class_of(tag: Any) -> str:
    """Return the word class of a reading."""
    if tag.POS == "NOUN":
        return "noun-nominative" if tag.case in ("nomn", "voct") else "noun-oblique"
    if tag.POS == "NPRO":
        return "pronoun-nominative" if tag.case == "nomn" else "pronoun-oblique"
    return OPEN.get(tag.POS) or CLOSED.get(tag.POS, "other")


def likeliest_class(morph: pymorphy3.MorphAnalyzer, word: str, verbs: Collection[str] = ()) -> str:
    """Return the class with most of the probability of a word; of equals, nominative, then adverb.

    ``verbs`` are forms of the verbs of replies: such a form («режу») is a verb unless the corpus of the
    dictionary knows better. «Вежливо» is an adverb in replies, although the corpus has more of the adjective.
    """
    shares: Counter[str] = Counter()
    for parse in morph.parse(word):
        shares[class_of(parse.tag)] += round(parse.score * 1_000_000)
    if word in verbs and "finite" in shares and not is_in_corpus(morph, word):
        return "finite"
    if "adverb" in shares and word.endswith("о"):
        shares["adverb"] += shares.pop("adjective", 0)
    best = max(shares.values())
    return next(name for name in ("noun-nominative", "adverb", *shares) if shares[name] == best)


def is_in_corpus(morph: pymorphy3.MorphAnalyzer, word: str) -> bool:
    """Tell whether the readings of a word were counted in the corpus of the dictionary."""
    weigh = morph.prob_estimator.p_t_given_w.prob
    return any(weigh(word, parse.tag) for parse in morph.parse(word))


def folded(word: str) -> str:
    """Return a word as the tables write it."""
    return word.lower().replace("ё", "е")


def is_plain(word: str) -> bool:
    """Tell whether a word is of Russian letters only."""
    return all("а" <= letter <= "я" for letter in word)


def common_words(morph: pymorphy3.MorphAnalyzer) -> set[str]:
    """Collect words that are surely met.

    They are the words that the dictionary's corpus had to tell apart with the other forms of the same
    nouns and adjectives, the verbs of replies, the adverbs and the pronominal adjectives.
    """
    met = {folded(key.partition(":")[0]) for key in morph.prob_estimator.p_t_given_w.iterkeys()}
    common = met | verb_forms(morph)
    for word in met:
        common |= forms_of(morph, word, ("NOUN", "ADJF", "ADJS"))
    for word, tag, *_ in morph.dictionary.iter_known_words():
        if "ADVB" in tag or "Apro" in tag:
            common.add(folded(word))
    return common


def verb_forms(morph: pymorphy3.MorphAnalyzer) -> set[str]:
    """Return every form of the verbs of replies."""
    lines = (WORDS / "aspect_ru.txt").read_text(encoding="utf-8").splitlines()
    verbs = [verb for line in lines if not line.startswith("#") for verb in line.split()]
    return {form for verb in [*ALONE, *verbs] for form in forms_of(morph, verb, ("INFN",))}


def forms_of(morph: pymorphy3.MorphAnalyzer, word: str, parts: tuple[str, ...]) -> set[str]:
    """Return every form of a word in its likeliest reading that is one of some parts of speech."""
    for reading in morph.parse(word):
        if reading.tag.POS in parts:
            return {folded(form.word) for form in reading.lexeme}
    return set()


def is_indefinite(word: str) -> bool:
    """Tell whether a word is like «какой-то» or «кое-где», of the class that its own entry tells."""
    return word.endswith(("-то", "-нибудь", "-либо")) or word.startswith("кое-")


def class_table(morph: pymorphy3.MorphAnalyzer) -> dict[str, str]:
    """Return each word of the dictionary and its likeliest class; comparatives like «умней» are left out."""
    words = {
        folded(word)
        for word, tag, *_ in morph.dictionary.iter_known_words()
        if "V-ej" not in tag and (is_plain(word.replace("ё", "е")) or is_indefinite(word))
    }
    verbs = verb_forms(morph)
    return {word: likeliest_class(morph, word, verbs) for word in sorted(words)}


def exceptions(
    classes: Mapping[str, str], endings: Mapping[str, str], common: Iterable[str]
) -> dict[str, str]:
    """Return closed classes whole, then common words that the endings tell wrong, the worst first."""
    closed = {word: name for word, name in classes.items() if name not in CLASSES or is_indefinite(word)}
    wrong = [
        (-cost(classes[word], told_by(endings, word)), len(word), word)
        for word in common
        if word in classes and word not in closed and classes[word] != told_by(endings, word)
    ]
    room = EXCEPTIONS - len(closed)
    return closed | {word: classes[word] for _, _, word in sorted(wrong)[:room]}


def write_classes(table: str, classes: Mapping[str, str]) -> None:
    """Write a table of lines that begin with a class."""
    rows = defaultdict(list)
    for word, name in classes.items():
        rows[name].append(word)
    lines = []
    for name in sorted(rows):
        wrapped = textwrap.wrap(" ".join(sorted(rows[name])), 110 - len(name), break_on_hyphens=False)
        lines += [f"{name} {part}" for part in wrapped]
    write_lines(table, lines)


def write_lines(table: str, lines: Iterable[str]) -> None:
    """Write a table anew under the comments that head it."""
    path = WORDS / f"{table}.txt"
    old = path.read_text(encoding="utf-8").splitlines()
    head = itertools.takewhile(lambda line: line.startswith("#"), old)
    path.write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")


def build_russian_classes(morph: pymorphy3.MorphAnalyzer) -> None:
    """Write ``endings_ru`` and ``words_ru``."""
    classes = class_table(morph)
    common = common_words(morph)
    plain = {word: name for word, name in classes.items() if name in CLASSES and is_plain(word)}
    endings = learn_endings(plain, dict.fromkeys(common, COMMON_WEIGHT))
    write_classes("endings_ru", endings)
    write_classes("words_ru", exceptions(classes, endings, common))


def name_forms(morph: pymorphy3.MorphAnalyzer, name: str) -> list[str]:
    """Return a name and its other cases, without the cases that are oftener another word."""
    readings = [parse for parse in morph.parse(name) if {"NOUN", "nomn", "sing"} in parse.tag]
    named = [parse for parse in readings if NAMES & parse.tag.grammemes]
    forms = {
        folded(form.word)
        for parse in named or readings[:1]
        for form in parse.lexeme
        if form.tag.gender == parse.tag.gender and "sing" in form.tag and "voct" not in form.tag
    }
    return [name, *sorted(form for form in forms - {name} if not named or is_mostly_name(morph, form))]


def is_mostly_name(morph: pymorphy3.MorphAnalyzer, word: str) -> bool:
    """Tell whether most of the probability of a word is with its readings as a name."""
    return sum(parse.score for parse in morph.parse(word) if NAMES & parse.tag.grammemes) >= 0.5


def build_russian_names(morph: pymorphy3.MorphAnalyzer) -> None:
    """Write ``first_names_ru`` anew from the names that begin its lines."""
    table = WORDS / "first_names_ru.txt"
    names = {
        line.split()[0] for line in table.read_text(encoding="utf-8").splitlines() if line[:1] not in "# "
    }
    write_lines("first_names_ru", [" ".join(name_forms(morph, name)) for name in sorted(names)])


def build_known_english(folder: Path) -> None:
    """Write ``known_words_en`` from the word lists of wamerican-small and wbritish-small."""
    known = set()
    for name in ("american-english-small", "british-english-small"):
        known |= set(ENGLISH_WORD.findall((folder / name).read_text(encoding="utf-8")))
    lines = textwrap.wrap(" ".join(sorted(known)), 110)
    write_lines("known_words_en", lines)


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

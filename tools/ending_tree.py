"""Learns which endings tell the class of a word: the cheapest tree of endings, the longest wins."""

from collections import defaultdict
from collections.abc import Mapping

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


def cost(right: str, told: str) -> int:
    """Tell how bad it is to take a word of one class for another: a verb for none is the worst."""
    pair = {right, told}
    if right == told:
        return 0
    if "finite" in pair:
        return 8
    if "noun-nominative" in pair:
        return 4
    if "adverb" in pair:
        return 3
    return 1 if pair == {"adjective", "participle"} else 2


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
    tree = Endings(classes, weights)
    low, high = 1, 512
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

"""The closed classes of English words that its grammar turns on."""

__all__ = [
    "BE",
    "DETERMINERS",
    "DO",
    "HAVE",
    "HELPERS",
    "MODALS",
    "OTHERS",
    "POINTERS",
    "SUBJECTS",
]

POINTERS = frozenset("this that these those".split())
SUBJECTS = frozenset("i you we they he she it there".split()) | POINTERS
"""What may be the subject of a clause by itself."""

OTHERS = frozenset("i we he she they who".split())
"""Who acts where the reader does not."""

BE = frozenset("am is are was were be".split())
DO = frozenset("do does did".split())
HAVE = frozenset("have has had".split())
MODALS = frozenset("will would can could shall should may might must".split())
HELPERS = BE | DO | HAVE | MODALS
DETERMINERS = frozenset("the a an my your our his her its their this these those".split())
"""What stands before a noun."""

"""Markup in a text: tags, entities, marks of Markdown and of forums, and addresses."""

import re

__all__ = ["ADDRESS", "BLOCK_TAGS", "SPECIAL", "sign_of_address"]

_PAGE = r"(?:https?://|www\.)[^\s<>()\[\]«»\"]+"
_MAILBOX = r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w"
# Looking for addresses costs more than all the rest: each kind is looked for only where its signs stand.
_ADDRESSES = {"": r"(?!)", "/": _PAGE, "@": rf"{_PAGE}|{_MAILBOX}"}
ADDRESS = {sign: re.compile(address) for sign, address in _ADDRESSES.items()}
# Words in angle brackets that are no names of tags are read: «You <have> to».
_TAGS = "|".join(
    "a abbr acronym address app article aside audio b bdi bdo big blink blockquote body br button canvas "
    "caption center cite code col colgroup data dd del details dfn dialog dir div dl dt em embed fieldset "
    "figcaption figure font footer form frame frameset h[1-6] head header hgroup hr html i iframe img "
    "input ins kbd label legend li link main map mark marquee menu meta meter nav nobr noscript object ol "
    "optgroup option output p param picture pre progress q rp rt ruby s samp script search section select "
    "slot small source span strike strong style sub summary sup svg table tbody td template textarea "
    "tfoot th thead time title tr track tt u ul var video wbr".split()
)
_ATTRIBUTES = '(?:[^<>"]++|"[^<"]*+")*+'
# What forums have for tags: «[b]вы[/b]»; "[I]" is a word.
_CODES = "color|colour|size|font|url|center|sup|sub|spoiler"
_MARKUP = (
    r"(?P<comment><!--.{0,500}?-->)"
    rf"|(?P<tag></?(?P<name>(?i:{_TAGS}|[a-z]+[:-][a-z:-]+)(?![\w-]))(?:{_ATTRIBUTES}|[^<>]{{0,500}})>)"
    rf"|(?P<code>\[(?:/?(?:[bius]|[BUS]|(?i:{_CODES}))(?:=[^\[\]\n]{{0,300}})?|/I)\](?!\())"
    r"|(?P<entity>&(?:(?:#\d{1,9}|#[xX][0-9a-fA-F]{1,8}|shy|nbsp);?|[a-zA-Z]{2,24};))"
    r"|(?P<link>\]\([^()\s]{0,500}(?:[ \t]+(?:\"[^\"\n]{0,200}\"|'[^'\n]{0,200}'))?[ \t]*\))"
    r"|(?P<mark>\*+|~~+|`+|(?<![^\W_]|['’])_+|_+(?![^\W_]|['’])|\[|(?<=\w)\](?=\w))"
)
SPECIAL = {sign: re.compile(rf"(?P<opaque>{address})|{_MARKUP}") for sign, address in _ADDRESSES.items()}
BLOCK_TAGS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 tr td th caption table thead tbody blockquote section article hr pre "
    "dl dt dd option button label main header footer nav form figure center address".split()
)


def sign_of_address(text: str) -> str:
    """Return the sign by which a text may hold addresses: "@", "/" or nothing."""
    if "@" in text:
        return "@"
    return "/" if "://" in text or "www." in text else ""

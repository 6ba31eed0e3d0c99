"""What counts as one emoji: a picture with its skin tone, a flag, a family, a keycap."""

import re

__all__ = ["EMOJI"]

# Signs that most screens draw as pictures: the pictograph blocks, the signs of the older blocks
# that are drawn in colour by default, and the common heart, smile and victory hand.
PICTURE = (
    "[\U0001f000-\U0001f0ff\U0001f18e\U0001f191-\U0001f19a\U0001f201-\U0001f265\U0001f300-\U0001f3fa"
    "\U0001f400-\U0001faff\u231a\u231b\u23e9-\u23f3\u25fd\u25fe\u2600-\u2604\u2614\u2615\u2639\u263a\u2648-\u2653"
    "\u267f\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26fa\u26fd"
    "\u2705\u270a-\u270d\u2728\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55]"
)
TONE = "[\U0001f3fb-\U0001f3ff]"
# Any other sign becomes a picture when the variation selector U+FE0F follows it.
ONE = rf"(?:{PICTURE}(?:\ufe0f|{TONE})?|[^\w\s]\ufe0f{TONE}?)"
FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
KEYCAP = r"[0-9#*]\ufe0f?\u20e3"

EMOJI = re.compile(
    rf"{FLAG}|{KEYCAP}|{ONE}(?:\u200d{ONE}|\u200d[\u2640\u2642]\ufe0f?)*[\U000e0020-\U000e007f]*"
)

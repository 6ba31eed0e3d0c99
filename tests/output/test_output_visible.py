"""Laws of what may be printed."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from made_findings import make_entry, written
from rich.cells import cell_len

from servicekit.output.excerpt import format_excerpt
from servicekit.output.visible import clusters, visible
from servicekit.output.where import stretch_of
from servicekit.source import Place

nasty = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x07\t\r\n\u202e\u200b\u200d\ufe0f\u0301👩❤中é Вы\ud800\U0001f3fd\U0001f1f7"),
    ),
    max_size=60,
)


@settings(max_examples=200, deadline=None)
@given(nasty)
def test_nothing_invisible_is_left(text):
    """What is shown holds no control, direction, zero-width or surrogate character."""
    for char in visible(text):
        assert char == "\u200d" or unicodedata.category(char) not in {
            "Cc",
            "Cf",
            "Cs",
            "Zl",
            "Zp",
            "Cn",
            "Co",
        }


@settings(max_examples=200, deadline=None)
@given(nasty)
def test_pieces_are_the_whole_text(text):
    """The pieces of a text stand for all its characters, in order, and show the same."""
    pieces = clusters(text)
    assert sum(length for _, _, length in pieces) == len(text)
    assert "".join(shown for shown, _, _ in pieces) == visible(text)


@settings(max_examples=200, deadline=None)
@given(nasty, st.data())
def test_carets_stand_under_the_match(text, data):
    """Where the line is not cut, the carets begin under the match and are as wide as it is."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    stretch = stretch_of(make_entry(text, start=start, end=end))
    line, carets = format_excerpt(stretch)
    assert "\n" not in line
    assert "^" in carets
    assert carets.strip(" ^") == ""
    assert carets.strip() == "^" * len(carets.strip())
    pieces = clusters(stretch.line)
    before, at = 0, 0
    for _shown, cells, length in pieces:
        if at + length > stretch.start:
            break
        before, at = before + cells, at + length
    if cell_len(line) <= 90 and "…" not in line:
        assert carets.index("^") == before


@settings(max_examples=150, deadline=None)
@given(nasty, nasty, nasty)
def test_a_finding_never_disturbs_the_terminal(text, message, file):
    """Whatever the reply, the message and the file name hold, only line feeds control the screen."""
    entry = make_entry(text, message=message, file=file, matched=text, edit=message)
    for form in ("full", "concise", "github"):
        for char in written([entry], form):
            assert char in "\n\u200d" or unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


@settings(max_examples=150, deadline=None)
@given(st.text("абв\n", min_size=1, max_size=30), st.data())
def test_lines_and_columns_find_the_character(text, data):
    """Splitting the file at its line ends and going to line and column leads to the match."""
    at = data.draw(st.integers(0, len(text)))
    place = stretch_of(make_entry(text, inside="file", start=at, end=at)).place
    lines = text.split("\n")
    assert "\n".join([lines[place.line - 1][place.column - 1 :], *lines[place.line :]]) == text[at:]


def test_escapes_in_the_file_leave_the_place_of_the_whole_reply():
    r"""Where the file writes ``\n`` for a line end no column can be counted, so none is made up."""
    whole = Place("chats.jsonl", 4, 11, 4, 30)
    stretch = stretch_of(make_entry("Готово.\nВы поняли?", "Вы", place=whole))
    assert (stretch.place, stretch.exact) == (whole, False)

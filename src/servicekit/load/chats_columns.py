"""The columns of a chat log, by their English and Russian names, and their values."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from servicekit.finding import Finding
from servicekit.load.chats_bad import bad_input
from servicekit.model import Role, Turn
from servicekit.source import Place
from servicekit.text.nearest import nearest_names

__all__ = ["COLUMNS", "ChatRow", "column_of", "no_text_column", "read_row", "seen_names"]

COLUMNS: Final[dict[str, str]] = {
    **dict.fromkeys(("conversation", "conversation_id", "dialogue", "диалог", "беседа"), "conversation"),
    **dict.fromkeys(("turn", "ход", "номер"), "turn"),
    **dict.fromkeys(("role", "роль"), "role"),
    **dict.fromkeys(("text", "текст"), "text"),
    **dict.fromkeys(("at", "время"), "at"),
    **dict.fromkeys(("channel", "канал"), "channel"),
    **dict.fromkeys(("author", "автор"), "author"),
    **dict.fromkeys(("auto", "авто"), "auto"),
}

AGENT = (
    "agent",
    "operator",
    "support",
    "assistant",
    "агент",
    "оператор",
    "сотрудник",
    "менеджер",
    "специалист",
)
CLIENT = ("client", "customer", "user", "visitor", "клиент", "посетитель", "пользователь", "покупатель")
MACHINE = ("bot", "system", "бот", "система")
ROLES: Final[dict[str, tuple[Role, bool]]] = {
    **dict.fromkeys(AGENT, ("agent", False)),
    **dict.fromkeys(CLIENT, ("client", False)),
    **dict.fromkeys(MACHINE, ("agent", True)),
}
YES = frozenset({"true", "yes", "1", "да", "истина"})
NO = frozenset({"false", "no", "0", "нет", "ложь", ""})
SHOWN = 30

KINDS = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    date: "a date",
    list: "a list",
    dict: "a mapping",
}


@dataclass(frozen=True, slots=True)
class ChatRow:
    """One message of a log: its turn, and the conversation and number it says it has."""

    turn: Turn
    conversation: str | None = None
    number: int | None = None
    has_role: bool = False


class _BadCellError(ValueError):
    """A value that its column does not hold; the message never repeats the value."""

    def __init__(self, message: str, say: str) -> None:
        super().__init__(message)
        self.say = say


def column_of(name: str) -> str | None:
    """Return the English name of a column, whatever its case and language, or none."""
    return COLUMNS.get(name.strip().casefold())


def seen_names(names: Iterable[str]) -> str:
    """Return the names of columns for a message; what is too long for a name is left out."""
    shown = [
        repr(name.strip()) if len(name) <= SHOWN and name.count(" ") < 3 else "(a long text)"
        for name in names
    ]
    return ", ".join(shown[:12]) or "none"


def no_text_column(file: str, names: Iterable[str], line: int = 1, column: int = 1) -> Finding:
    """Return the finding about a row or header without a column for the text."""
    names = list(names)
    near = next(
        (name for name in names if nearest_names(name.strip().casefold(), ("text", "текст"), 1)), None
    )
    hint = (
        f"Rename {near.strip()!r} to 'text'."
        if near
        else "Name the column with the messages 'text' or 'текст'."
    )
    message = f"there is no column 'text' here; the columns are {seen_names(names)}"
    return bad_input(file, message, line=line, column=column, say=(hint,))


def read_row(cells: Mapping[str, Any], place: Place) -> Iterator[ChatRow | Finding]:
    """Yield the row of ``cells`` (by English column names) and what is wrong with it.

    Without a readable text, role or conversation there is no row. A moment, number or flag
    that cannot be read is told, and the message is kept without it.
    """
    complaints: list[_BadCellError] = []

    def cell(read: Any, name: str, default: Any = None) -> Any:
        try:
            return read(name, cells.get(name))
        except _BadCellError as error:
            complaints.append(error)
            return default

    role, auto = cell(_role, "role", (None, False)) if "role" in cells else ("agent", False)
    text = cell(_text, "text")
    conversation = cell(_name, "conversation", ...)
    fields = {
        "at": cell(_moment, "at"),
        "channel": cell(_name, "channel"),
        "author": cell(_name, "author"),
        "auto": cell(_flag, "auto", False) or auto,
    }
    number = cell(_number, "turn")
    for error in complaints:
        yield bad_input(place.file, str(error), line=place.line, column=place.column, say=(error.say,))
    if role is not None and text is not None and conversation is not ...:
        turn = Turn(role=role, text=text, place=place, **fields)
        yield ChatRow(turn, conversation, number, "role" in cells)


def _kind(value: Any) -> str:
    return KINDS.get(type(value), "no string")


def _text(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    raise _BadCellError(f"{name!r} is {_kind(value)}, not text", f"Put the value of {name!r} in quotes.")


def _name(name: str, value: Any) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return _text(name, value).strip() or None


def _role(name: str, value: Any) -> tuple[Role, bool]:
    word = _text(name, value).strip().casefold()
    known = ROLES.get(word)
    if known:
        return known
    near = nearest_names(word, ROLES)
    if not word:
        message = "the role is empty"
    elif near:
        message = f"the role {word!r} is unknown"
    else:
        message = "the role is unknown"
    mend = (
        f"Did you mean {' or '.join(repr(n) for n in near)}?"
        if near
        else "Write 'agent' or 'client' (агент, клиент)."
    )
    raise _BadCellError(message, mend)


def _moment(name: str, value: Any) -> datetime | None:
    written = _text(name, value).strip()
    if not written:
        return None
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        pass
    for form in ("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M"):
        try:
            return datetime.strptime(written, form)  # noqa: DTZ007 - a moment without a zone is kept as given.
        except ValueError:
            continue
    raise _BadCellError(f"{name!r} is no moment", "Write it as 2026-11-23T10:30:00+03:00.")


def _number(name: str, value: Any) -> int | None:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str) and value.strip().isdecimal() and len(value) <= 18:
        return int(value)
    raise _BadCellError(f"{name!r} is no whole number", "Count the turns of a conversation 1, 2, 3.")


def _flag(name: str, value: Any) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().casefold() if isinstance(value, str | int) else ("" if value is None else "?")
    if word in YES or word in NO:
        return word in YES
    raise _BadCellError(f"{name!r} is neither yes nor no", "Write true or false (да, нет).")

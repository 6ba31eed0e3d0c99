"""Columns of any origin as lists of Python strings, chunk by chunk."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from servicekit.errors import InputError
from servicekit.text.nearest import did_you_mean

__all__ = ["Chunk", "chunks_of"]

ROWS = 4096
"""Replies to screen at once: enough to share the cost of a call, few enough to stay in the cache."""

_KNOWN = ("text", "channel", "client_message", "role")
_NO_TEXTS = "{} is no column of texts. Give a list, an Arrow array or a series of strings."
_AGENTS = frozenset({"agent", None})


@dataclass(frozen=True)
class Chunk:
    """Replies beside each other; ``None`` and client turns come as empty texts."""

    first_row: int
    texts: list[str]
    channels: list[str | None] | None
    client_messages: list[str | None] | None


def chunks_of(replies: Any, columns: dict[str, Any], first_row: int = 0) -> Iterator[Chunk]:
    """Yield the replies in chunks; raises ``InputError`` for what is no column of texts."""
    unknown = sorted(set(columns) - set(_KNOWN[1:]))
    if unknown:
        raise InputError(f"there is no column {unknown[0]!r}. {did_you_mean(unknown[0], _KNOWN[1:])}")
    if isinstance(replies, list | tuple) and not columns:
        yield from _chunks_of_list(replies, first_row)
        return
    table = _table(replies, columns)
    for start in range(0, table.num_rows, ROWS):
        part = table.slice(start, ROWS)
        yield Chunk(
            first_row + start,
            _texts(part),
            _strings(part, "channel"),
            _strings(part, "client_message"),
        )


def _chunks_of_list(replies: Sequence[Any], first_row: int) -> Iterator[Chunk]:
    """Take a plain list as it is: a way through Arrow and back would cost more than the screen."""
    for start in range(0, len(replies), ROWS):
        part = replies[start : start + ROWS]
        if not set(map(type, part)) <= {str, type(None)}:
            raise InputError(_NO_TEXTS.format("replies"))
        yield Chunk(first_row + start, [text or "" for text in part], None, None)


def _table(replies: Any, columns: dict[str, Any]) -> pa.Table:
    if hasattr(replies, "to_arrow"):  # A Polars series or frame.
        replies = replies.to_arrow()
    if isinstance(replies, pa.RecordBatch):
        replies = pa.Table.from_batches([replies])
    if isinstance(replies, pa.Table):
        if "text" not in replies.column_names:
            raise InputError(
                f"the table has no column 'text', only {', '.join(replies.column_names) or 'none at all'}. "
                "Rename the column that holds the replies to 'text'."
            )
        table = replies.select([name for name in _KNOWN if name in replies.column_names])
    else:
        table = pa.table({"text": _array("replies", replies)})
    for name, values in columns.items():
        column = _array(name, [values] * table.num_rows if isinstance(values, str) else values)
        if len(column) != table.num_rows:
            raise InputError(
                f"the column {name!r} has {len(column)} rows and the replies have {table.num_rows}. "
                "Give one value for each reply."
            )
        table = table.append_column(name, column)
    for name in table.column_names:
        _check_strings(name, table.column(name).type)
    return table


def _array(name: str, values: Any) -> Any:
    if hasattr(values, "to_arrow"):
        values = values.to_arrow()
    if isinstance(values, pa.Array | pa.ChunkedArray):
        return values
    if isinstance(values, str | bytes):
        raise InputError(f"{name} is one text; give a list of texts, or call validate_reply for one.")
    try:
        return pa.array(values, pa.large_string())
    except UnicodeEncodeError:
        # Lone surrogates do not fit into Arrow; each is replaced by one character, so places stay true.
        return pa.array(
            [
                v if v is None else v.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
                for v in values
            ],
            pa.large_string(),
        )
    except (pa.ArrowInvalid, pa.ArrowTypeError, TypeError) as error:
        raise InputError(_NO_TEXTS.format(name)) from error


def _check_strings(name: str, kind: Any) -> None:
    value = kind.value_type if pa.types.is_dictionary(kind) else kind
    view = getattr(pa.types, "is_string_view", lambda _: False)
    if not (
        pa.types.is_string(value) or pa.types.is_large_string(value) or view(value) or pa.types.is_null(value)
    ):
        raise InputError(f"the column {name!r} holds {kind}, not texts. Cast it to string first.")


def _strings(part: pa.Table, name: str) -> list[str | None] | None:
    return part.column(name).to_pylist() if name in part.column_names else None


def _texts(part: pa.Table) -> list[str]:
    texts = [text or "" for text in part.column("text").to_pylist()]
    roles = _strings(part, "role")
    if roles is None:
        return texts
    return [text if role in _AGENTS else "" for text, role in zip(texts, roles, strict=True)]

"""Validates columns of replies: screens a chunk, then judges one by one what the screen kept."""

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from servicekit.batch.columns import Chunk, chunks_of
from servicekit.lint.brief import BriefFinding
from servicekit.lint.plan import Plan, plan_of
from servicekit.lint.reply import Reply
from servicekit.match.many import BatchScreen
from servicekit.match.one import NOWHERE
from servicekit.model import Standard

__all__ = ["FINDINGS", "validate_replies", "validate_stream"]

FINDINGS = pa.schema(
    [
        ("row", pa.int64()),
        ("rule", pa.string()),
        ("severity", pa.string()),
        ("start", pa.int64()),
        ("end", pa.int64()),
        ("matched", pa.string()),
    ]
)
"""The columns of a table of findings; ``row`` counts replies from 0, ``start`` and ``end`` code points."""


def validate_replies(standard: Standard, replies: Any, **columns: Any) -> pa.Table:
    """Return the findings of many replies as an Arrow table, in the order of the rows.

    ``replies`` is a list of strings, an Arrow array, chunked array, record batch or table (with a
    column ``text``, and ``channel``, ``client_message``, ``role`` where it has them), or a Polars series
    or frame. ``columns`` gives ``channel`` and ``client_message`` beside a plain column: one value for all,
    or one for each reply. Nulls and turns of other roles than ``agent`` have no findings. Raises
    ``InputError`` for what is no column of texts, ``UnknownId`` for a channel the standard does not hold.
    """
    return pa.Table.from_batches(list(_batches(standard, chunks_of(replies, columns))), FINDINGS)


def validate_stream(standard: Standard, batches: Iterable[Any], **columns: Any) -> Iterator[pa.Table]:
    """Yield a table of findings for each batch of replies, in constant memory.

    Each of ``batches`` is anything ``validate_replies`` takes; ``row`` goes on counting over all of them.
    """
    row = 0
    for batch in batches:
        yield pa.Table.from_batches(list(_batches(standard, chunks_of(batch, columns, row))), FINDINGS)
        row += len(batch)


def _batches(standard: Standard, chunks: Iterable[Chunk]) -> Iterator[pa.RecordBatch]:
    plan = plan_of(standard)
    screen = standard.derived("batch screen", lambda _: _screen(plan))
    for chunk in chunks:
        for channel in set(chunk.channels or ()):
            plan.check_names(channel, None)
        found = list(_findings(plan, screen, chunk))
        if found:
            yield _batch(chunk, found)


def _screen(plan: Plan) -> BatchScreen | None:
    """Return the screen, or none where the phrases could not be compiled: that is told reply by reply."""
    return BatchScreen(plan.phrases.matcher) if plan.phrases.matcher is not None else None


def _findings(plan: Plan, screen: BatchScreen | None, chunk: Chunk) -> Iterator[tuple[int, BriefFinding]]:
    kept = screen.keep(chunk.texts) if screen is not None else {}
    sees_all = screen is None or plan.sees_all or bool(plan.for_types and chunk.client_messages)
    for row in range(len(chunk.texts)) if sees_all else sorted(kept):
        reply = Reply(
            text=chunk.texts[row],
            channel=chunk.channels[row] if chunk.channels else None,
            client_message=chunk.client_messages[row] if chunk.client_messages else None,
        )
        where = kept.get(row, NOWHERE) if screen is not None else None
        for finding in plan.brief_findings(reply, where):
            yield row, finding


def _encodable(text: str) -> str:
    """Return a text that Arrow can hold: a lone surrogate becomes one question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _batch(chunk: Chunk, found: list[tuple[int, BriefFinding]]) -> pa.RecordBatch:
    matched = (chunk.texts[row][finding.start : finding.end] for row, finding in found)
    return pa.record_batch(
        [
            pa.array([chunk.first_row + row for row, _ in found], pa.int64()),
            pa.array([finding.rule for _, finding in found], pa.string()),
            pa.array([finding.severity for _, finding in found], pa.string()),
            pa.array([finding.start for _, finding in found], pa.int64()),
            pa.array([finding.end for _, finding in found], pa.int64()),
            pa.array(map(_encodable, matched), pa.string()),
        ],
        schema=FINDINGS,
    )

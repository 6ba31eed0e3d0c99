"""Which control points of a short project merge; nothing that was to be checked is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from servicekit.model.checkpoints import Collapse
from servicekit.schedule.checkpoint_plan import Checkpoint
from servicekit.schedule.moments import SECOND
from servicekit.schedule.working_line import WorkingLine

__all__ = ["merge_points", "merge_targets"]


def merge_targets(moments: Sequence[int], collapse: Collapse, line: WorkingLine) -> list[int]:
    """Return for each moment the index of the point that it goes into: its own where it is kept.

    Counted time between a merged point and its target is at most ``within``; the kept points
    stand further apart than that.
    """
    targets = list(range(len(moments)))
    order = targets[::-1] if collapse.keep == "last" else targets[:]
    kept = order[0]
    for index in order:
        low, high = sorted((moments[index], moments[kept]))
        if line.count(low, high) * SECOND <= collapse.within:
            targets[index] = kept
        else:
            kept = index
    return targets


def merge_points(points: Sequence[Checkpoint], into: Mapping[str, str]) -> tuple[Checkpoint, ...]:
    """Return ``points`` with those named in ``into`` merged: the kept point takes over their checks.

    A point that was done keeps its state, and its checks are not asked for again.
    """
    by_id = {point.id: point for point in points}
    return tuple(
        _merged(point, by_id[into[point.id]]) if _goes(point, into) else _taking(point, points, into)
        for point in points
    )


def _goes(point: Checkpoint, into: Mapping[str, str]) -> bool:
    return into[point.id] != point.id and point.state != "done"


def _merged(point: Checkpoint, kept: Checkpoint) -> Checkpoint:
    return replace(point, state="merged", at=kept.at, merged_into=kept.id, work=kept.work)


def _taking(point: Checkpoint, points: Sequence[Checkpoint], into: Mapping[str, str]) -> Checkpoint:
    taken = [p for p in points if p is point or (into[p.id] == point.id and _goes(p, into))]
    checks = dict.fromkeys(check for p in taken for check in p.checks)
    return replace(point, checks=tuple(checks), merged=tuple(p.id for p in taken if p is not point))

"""Where the control points of a plan stand, once it is known what time counts."""

from collections.abc import Mapping
from dataclasses import replace

from servicekit.model.checkpoints import Checkpoints, ControlPoint
from servicekit.schedule.checkpoint_plan import Checkpoint
from servicekit.schedule.collapse import merge_points, merge_targets
from servicekit.schedule.moments import moment_of
from servicekit.schedule.trace import Work
from servicekit.schedule.working_line import WorkingLine

__all__ = ["place_points"]


def place_points(
    template: Checkpoints,
    line: WorkingLine,
    begin: int,
    total: int,
    done: Mapping[str, Checkpoint | int | None],
) -> tuple[Checkpoint, ...]:
    """Lay out the points over ``total`` seconds from ``begin``; then merge, and keep what was done.

    ``done`` holds the points that were carried out: as they stand, or the second, or nothing more.
    """
    planned = [_work(point, template, line, begin, total) for point in template.points]
    points = tuple(
        _checkpoint(point, work, done.get(point.id, work))
        for point, work in zip(template.points, planned, strict=True)
    )
    if template.collapse is None:
        return points
    targets = merge_targets([work.at for work in planned], template.collapse, line)
    into = {point.id: points[target].id for point, target in zip(points, targets, strict=True)}
    return merge_points(points, into)


def _work(point: ControlPoint, template: Checkpoints, line: WorkingLine, begin: int, total: int) -> Work:
    part, whole = point.at.as_integer_ratio()
    wanted = (2 * part * total + whole) // (2 * whole)
    at = line.reach(begin, wanted)
    if template.boundary == "open" and 0 < wanted < total:
        at = line.opening(at)
    return Work(line, begin, wanted, total, at)


def _checkpoint(point: ControlPoint, work: Work, done: Checkpoint | Work | int | None) -> Checkpoint:
    """Return one point; ``done`` is its own work while it lies ahead."""
    if isinstance(done, Checkpoint):
        return replace(done, state="done")
    zone, moment = work.line.basis.zone, done if isinstance(done, int) else work.at
    return Checkpoint(
        id=point.id,
        share=float(point.at),
        at=moment_of(moment, zone),
        title=point.title,
        checks=point.check,
        notice=point.notice,
        owner=point.owner,
        state="waiting" if isinstance(done, Work) else "done",
        work=None if isinstance(done, int) else work,
    )

"""The fold of a card's log: from what happened to what the schedule remembers.

The log is the truth, and a cached schedule is this fold of it. The one thing that a fold cannot
compute is the due day that load balancing chose, because that choice looked at all other cards at
the time. So the choice is taken from the log: `after.due` of an answer stands whenever the fold,
under the scheduler that graded the answer, comes to the interval that the choice was made for.
Otherwise (another scheduler, or a history that a merge has changed before this answer) the due
day is the scheduler's own, without balancing. A fold is therefore a function of the log and the
scheduler alone: switching away and back, undoing, and merging in either order all end in the
same state.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from recollect.core.memory import NEW, Memory, Scheduler
from recollect.core.reviews import Adjustment, AdjustmentKind, Review

LogEntry = Review | Adjustment
"""What the fold reads."""


def replay(
    entries: Iterable[LogEntry], scheduler: Scheduler, voided: Collection[str] = frozenset()
) -> Memory:
    """Return what the log of one card comes to under `scheduler`.

    `entries` may come in any order; `voided` holds the ids of the entries that were undone.
    """
    memory = NEW
    for entry in sorted(entries, key=place_in_log):
        if entry.id not in voided:
            memory = fold(memory, entry, scheduler)
    return memory


def place_in_log(entry: LogEntry) -> tuple[int, datetime, str]:
    """Return what a log is ordered by: study day, then instant, then id.

    The study day comes first, so that the logs of two machines whose clocks differ merge into the
    same order on both.
    """
    return entry.study_day, entry.instant, entry.id


def fold(memory: Memory, entry: LogEntry, scheduler: Scheduler) -> Memory:
    """Return what one entry of the log makes of `memory`."""
    if isinstance(entry, Adjustment):
        return adjusted(memory, entry.kind, entry.after.due)
    return _answered(memory, entry, scheduler)


def adjusted(memory: Memory, kind: AdjustmentKind, due: int | None = None) -> Memory:
    """Return what a change by hand makes of `memory`; `due` is the study day chosen for it.

    A card is never due on the day of its last answer or before: the chosen day is moved after it.
    """
    if kind is AdjustmentKind.RESET:
        return NEW
    if due is None:
        raise ValueError("setting a due day needs the day")
    return memory.due_on(due if memory.last is None else max(due, memory.last + 1))


def _answered(memory: Memory, review: Review, scheduler: Scheduler) -> Memory:
    # A second scheduled answer of one study day comes from another machine: the first one counts.
    if not (review.kind.counts and memory.counts_on(review.study_day)):
        return memory
    after = scheduler.graded(memory, review.grade, review.study_day)
    logged = review.after
    if (
        review.scheduler == scheduler.name
        and logged.interval == after.interval
        and logged.due is not None
    ):
        return after.due_on(logged.due)
    return after

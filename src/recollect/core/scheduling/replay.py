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

from collections.abc import Iterable
from datetime import datetime

from recollect.core.scheduling.memory import NEW, Memory, Scheduler
from recollect.core.scheduling.reviews import Action, ActionKind, Review
from recollect.core.scheduling.schedule import Schedule

LogEntry = Review | Action
"""What the fold reads."""


def replay(entries: Iterable[LogEntry], scheduler: Scheduler) -> Schedule:
    """Return what the log of one card comes to under `scheduler`.

    `entries`, in any order, are those that were not taken back.
    """
    schedule = Schedule()
    for entry in sorted(entries, key=place_in_log):
        schedule = fold(schedule, entry, scheduler)
    return schedule


def place_in_log(entry: LogEntry) -> tuple[int, datetime, str]:
    """Return what a log is ordered by: study day, then instant, then id.

    The study day comes first, so that the logs of two machines whose clocks differ merge into the
    same order on both.
    """
    return entry.study_day, entry.instant, entry.id


def fold(schedule: Schedule, entry: LogEntry, scheduler: Scheduler) -> Schedule:
    """Return what one entry of the log makes of `schedule`."""
    if isinstance(entry, Action):
        return acted(schedule, entry.kind, entry.value, entry.text)
    return schedule._replace(memory=_answered(schedule.memory, entry, scheduler))


def acted(
    schedule: Schedule, kind: ActionKind, value: int | None = None, text: str = ""
) -> Schedule:
    """Return what a change by hand makes of `schedule`.

    Raises ValueError when `kind` needs a value and gets none.
    """
    match kind:
        case ActionKind.SUSPEND | ActionKind.UNSUSPEND:
            return schedule._replace(suspended=kind is ActionKind.SUSPEND)
        case ActionKind.UNBURY:
            return schedule._replace(buried_until=None)
        case ActionKind.RESET:
            return schedule._replace(memory=NEW)
        case ActionKind.ADOPT:
            return schedule._replace(answer=text)
        case ActionKind.TAG:
            return schedule._replace(tags=tuple(dict.fromkeys((*schedule.tags, text))))
        case ActionKind.UNTAG:
            return schedule._replace(tags=tuple(tag for tag in schedule.tags if tag != text))
    if value is None:
        raise ValueError(f"{kind} needs a value")
    if kind is ActionKind.BURY:
        return schedule._replace(buried_until=value)
    if kind is ActionKind.FLAG:
        return schedule._replace(flag=value)
    return schedule._replace(memory=_due_by_hand(schedule.memory, value))


def _due_by_hand(memory: Memory, due: int) -> Memory:
    """Return the memory, due on a chosen study day.

    A card is never due on the day of its last answer or before: the day is moved after it. A new
    card has no due day that could be moved; it stays new.
    """
    return memory if memory.last is None else memory.due_on(max(due, memory.last + 1))


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

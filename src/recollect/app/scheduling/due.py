"""How much is due today, without loading SQLAlchemy where the deck is a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import NamedTuple

from recollect.app.clock import Clock, system_clock
from recollect.app.scheduling.queueing import todays_queue
from recollect.app.settings import Settings
from recollect.app.workspace import Workspace
from recollect.core.scheduling.study_days import day_to_date
from recollect.store.agenda import Agenda, DeckCount
from recollect.store.files.addresses import file_of
from recollect.store.glance import glance

__all__ = ["DeckCount", "Due", "begin_with_due", "due_by_deck", "due_today"]


class Due(NamedTuple):
    """What today holds: numbers of cards, and minutes at the learner's pace."""

    date: date
    """The date on which the study day began."""
    has_cards: bool
    due: int = 0
    new: int = 0
    again: int = 0
    """Answered badly today, to be drilled again."""
    postponed: int = 0
    """Due cards beyond the day's budget."""
    minutes: int = 0

    @property
    def asks(self) -> bool:
        """Tell whether there is a card to ask now."""
        return bool(self.due or self.new or self.again)


def due_today(address: str, clock: Clock = system_clock) -> Due:
    """Return what is due now in the database at a path or URL; a missing file holds nothing.

    Raises StoreError, one line for the learner, for what is not a database of ours.
    """
    with _looked_at(address, clock) as (settings, agenda):
        return _due(settings, agenda, clock)


def begin_with_due(address: str, clock: Clock = system_clock) -> tuple[Workspace, Due]:
    """Return what is due now, and a workspace that has yet to open its database.

    Raises what `due_today` raises.
    """
    with _looked_at(address, clock) as (settings, agenda):
        return Workspace(address, settings, clock), _due(settings, agenda, clock)


def due_by_deck(address: str, clock: Clock = system_clock) -> list[DeckCount]:
    """Return the counts of every deck that has cards; limits and budget are left aside."""
    with _looked_at(address, clock) as (settings, agenda):
        return [] if agenda is None else agenda.decks(settings.calendar.study_day(clock()))


def _due(settings: Settings, agenda: Agenda | None, clock: Clock) -> Due:
    day = settings.calendar.study_day(clock())
    if agenda is None:
        return Due(date=day_to_date(day), has_cards=False)
    return due_of(settings, agenda, day, has_cards=agenda.has_cards())


def due_of(settings: Settings, agenda: Agenda, day: int, *, has_cards: bool) -> Due:
    """Return what a study day holds."""
    queue = todays_queue(agenda, settings, day)
    return Due(
        date=day_to_date(day),
        has_cards=has_cards,
        due=queue.due,
        new=len(queue.new_ids),
        again=len(queue.to_drill),
        postponed=agenda.due_count(day) - queue.due,
        minutes=queue.minutes,
    )


@contextmanager
def _looked_at(address: str, clock: Clock) -> Iterator[tuple[Settings, Agenda | None]]:
    path = file_of(address)
    if path is not None:
        with glance(path, Settings._fields) as seen:
            if seen is not None:
                yield Settings.from_values(seen.settings), seen.agenda
                return
        if not path.exists():
            yield Settings(), None
            return
    # A server, or a file of an older schema that must be migrated first.
    with Workspace.open(address, clock=clock) as workspace, workspace.database.read() as unit:
        yield workspace.settings, unit.agenda

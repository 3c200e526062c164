"""How much is due today, without loading SQLAlchemy where the deck is a file."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recollect.app.clock import Clock, system_clock
from recollect.app.queueing import Selection, todays_queue, unsettled
from recollect.app.settings import Settings
from recollect.core.study_days import day_to_date
from recollect.store.agenda import Agenda, DeckCount
from recollect.store.glance import glance


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What today holds: numbers of cards, and minutes at the learner's pace."""

    date: date
    """The date on which the study day began."""
    cards: int
    due: int
    new: int
    again: int
    """Answered badly today, to be drilled again."""
    postponed: int
    minutes: int
    decks: tuple[DeckCount, ...] = ()


def due_today(address: str, clock: Clock = system_clock) -> Due:
    """Return what is due now in the database at a path or URL; a missing file holds nothing.

    Raises StoreError, one line for the learner, for what is not a database of ours.
    """
    if "://" not in address:
        with glance(Path(address).expanduser()) as seen:
            if seen is not None:
                return _due(Settings.from_values(seen.settings), seen.agenda, clock)
        if not Path(address).expanduser().exists():
            day = Settings().calendar.study_day(clock())
            return Due(
                date=day_to_date(day), cards=0, due=0, new=0, again=0, postponed=0, minutes=0
            )
    # A server, or a file of an older schema that must be migrated first.
    from recollect.app.workspace import Workspace  # noqa: PLC0415

    with Workspace.open(address, clock=clock) as workspace, workspace.database.read() as unit:
        return _due(workspace.settings, unit.agenda, clock)


def _due(settings: Settings, agenda: Agenda, clock: Clock) -> Due:
    day = settings.calendar.study_day(clock())
    queue = todays_queue(agenda, settings, day, Selection())
    decks = tuple(agenda.decks(day))
    again = set(unsettled(agenda.answers(day))) - set(queue.card_ids)
    return Due(
        date=day_to_date(day),
        cards=sum(deck.cards for deck in decks),
        due=queue.due,
        new=len(queue.new_ids),
        again=len(again),
        postponed=queue.postponed,
        minutes=math.ceil(queue.seconds / 60),
        decks=decks,
    )

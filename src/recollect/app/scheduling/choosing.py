"""The cards of a session: today's plan, or whatever else the learner wants to practise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recollect.app.areas.meaning import cards_meant
from recollect.app.areas.naming import UnknownArea
from recollect.app.deck_names import deck_or_all
from recollect.app.scheduling.queueing import seconds_a_card, todays_queue
from recollect.app.scheduling.selection import Selection
from recollect.app.settings import Settings
from recollect.app.workspace import Workspace
from recollect.core.cards.library import Standing, Wanted
from recollect.core.phrases import phrase
from recollect.core.scheduling.queue import (
    DayDone,
    DayLimits,
    DayQueue,
    DueCard,
    NewCard,
    build_queue,
    by_overdueness,
)
from recollect.store.unit import Unit


def with_deck_named(workspace: Workspace, selection: Selection) -> Selection:
    """Return a selection with its deck by its whole name; raises UnknownDeck."""
    with workspace.database.read() as unit:
        return replace(selection, deck=deck_or_all(unit, selection.deck))


def choose(unit: Unit, settings: Settings, day: int, selection: Selection) -> DayQueue:
    """Return the cards that a session of a study day asks.

    Raises UnknownArea for an area that there is not.
    """
    if not selection.is_custom:
        return todays_queue(
            unit.agenda,
            settings,
            day,
            deck=selection.deck,
            minutes=selection.minutes,
            count=selection.count,
        )
    wishes = list(wished(unit, settings, day, selection))
    rows = [
        row
        for row in unit.agenda.askable(day, selection.deck)
        if all(row.card_id in wish for wish in wishes)
    ]
    minutes = selection.minutes
    limits = DayLimits(
        new_cards=len(rows),
        seconds=None if minutes is None else minutes * 60,
        cards=selection.count,
    )
    due = [
        DueCard(row.card_id, row.due, row.interval, row.item) for row in rows if row.due is not None
    ]
    return build_queue(
        by_overdueness(due, day),
        [NewCard(row.card_id, row.item) for row in rows if row.due is None],
        limits=limits,
        done=DayDone(),
        seconds_a_card=seconds_a_card(unit.agenda),
    )


def wished(
    unit: Unit, settings: Settings, day: int, selection: Selection
) -> Iterator[frozenset[str]]:
    """Yield, for each wish of a selection, the cards that meet it."""
    if selection.area:
        yield _of_area(unit, selection.area)
    if selection.search:
        wanted = Wanted(words=tuple(selection.search.split()))
        yield frozenset(unit.library.ids(wanted, day, settings.leech_lapses))
    if selection.leeches:
        wanted = Wanted(standing=Standing.LEECH)
        yield frozenset(unit.library.ids(wanted, day, settings.leech_lapses))
    if selection.ahead_days:
        rows = unit.agenda.askable(day, selection.deck)
        last = day + selection.ahead_days
        yield frozenset(row.card_id for row in rows if row.due is None or row.due <= last)
    if selection.forgotten_days:
        yield unit.reviews.forgotten(day - selection.forgotten_days + 1)


def _of_area(unit: Unit, name: str) -> frozenset[str]:
    """Return the cards of the area or the sections that a name means."""
    found = cards_meant(unit, name, unit.cards.all())
    if found is None:
        raise UnknownArea(phrase("{name}: no weak area or section is called that", name=name))
    return found

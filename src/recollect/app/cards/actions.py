"""What a learner does to cards besides answering, and taking back whatever was done last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import uuid4

from recollect.app.deck_names import deck_or_all
from recollect.app.scheduling.choosing import wished
from recollect.app.scheduling.grading import refold
from recollect.app.scheduling.selection import Selection
from recollect.app.settings import Settings
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.core.cards.library import Wanted
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.core.scheduling.replay import LogEntry, place_in_log
from recollect.core.scheduling.reviews import Action, ActionKind
from recollect.store.log.deeds import Deed
from recollect.store.unit import Unit

SHORTEST_PREFIX = 4
"""The fewest characters of an id that may name a card."""


class UnknownCard(RecollectError):
    """No card is called that, or several are; the message says which and what next."""


def find_cards(unit: Unit, names: Sequence[str]) -> list[Card]:
    """Return the cards whose ids begin as given.

    Raises UnknownCard for a name that is no card's, or several cards'.
    """
    return [_find(unit, name) for name in names]


def chosen_cards(
    unit: Unit, settings: Settings, day: int, names: Sequence[str], selection: Selection
) -> list[str]:
    """Return the cards whose ids begin as `names` say, or without names those of a selection.

    Cards that are put aside are among them. Raises UnknownCard for a name that is no card's, or
    several cards', and UnknownDeck for a deck that there is not.
    """
    if names:
        return [card.id for card in find_cards(unit, names)]
    wishes = list(wished(unit, settings, day, selection))
    wanted = Wanted(deck=deck_or_all(unit, selection.deck))
    ids = unit.library.ids(wanted, day, settings.leech_lapses)
    return [card_id for card_id in ids if all(card_id in wish for wish in wishes)]


def _find(unit: Unit, name: str) -> Card:
    if len(name) < SHORTEST_PREFIX:
        raise UnknownCard(
            phrase(
                "{name}: give at least {n} characters of a card's id", name=name, n=SHORTEST_PREFIX
            )
        )
    found = unit.cards.starting_with(name, limit=2)
    if not found:
        raise UnknownCard(
            phrase("{name}: no card has this id; `recollect search` finds cards", name=name)
        )
    if len(found) > 1:
        raise UnknownCard(
            phrase("{name}: several cards begin like that; give more of the id", name=name)
        )
    return found[0]


def act(
    workspace: Workspace,
    unit: Unit,
    card_ids: Sequence[str],
    kind: ActionKind,
    value: int | None = None,
    text: str = "",
) -> int:
    """Do something to cards, at once and as one deed; return the deed's number.

    `value` and `text` are what `ActionKind` says of them: a study day or a flag, an answer or a
    tag.
    """
    now = workspace.now()
    today = workspace.calendar.study_day(now)
    logs = unit.log.of_cards(card_ids)
    deed = unit.deeds.next()
    unit.actions.append(
        [
            _action(card_id, kind, logs[card_id], today, now)._replace(value=value, text=text)
            for card_id in logs
        ],
        deed,
    )
    refold(unit, card_ids)
    return deed


def act_on(
    workspace: Workspace,
    names: Sequence[str],
    selection: Selection,
    kind: ActionKind,
    value: int | None = None,
) -> int:
    """Do something to the cards that `chosen_cards` finds; return how many they are."""
    with workspace.database.write() as unit:
        card_ids = chosen_cards(unit, workspace.settings, workspace.today(), names, selection)
        if card_ids:
            act(workspace, unit, card_ids, kind, value)
    return len(card_ids)


class Undone(NamedTuple):
    """A deed that was taken back, and the question of its (first) card; empty without a card."""

    deed: Deed
    question: str


def undo(workspace: Workspace) -> Undone | None:
    """Take back whatever the learner did last; None when there is nothing to take back."""
    with workspace.database.write() as unit:
        deed = take_back_last(workspace, unit)
        if deed is None:
            return None
        first = unit.cards.get(deed.card_ids[:1]).values()
    return Undone(deed, next((card.question for card in first), ""))


def take_back_last(workspace: Workspace, unit: Unit) -> Deed | None:
    """Take back the last deed within a transaction; its cards' schedules follow."""
    deed = unit.deeds.last()
    if deed is not None:
        unit.deeds.take_back(deed.entry_ids, deed.card_ids, workspace.now())
        refold(unit, deed.card_ids)
    return deed


def _action(
    card_id: str,
    kind: ActionKind,
    log: Sequence[LogEntry],
    today: int,
    now: datetime,
) -> Action:
    """Return an action that stands at the end of its card's log, even if the clock was set back."""
    day, instant = today, now
    if log:
        last_day, last_instant, _ = max(map(place_in_log, log))
        if (day, instant) <= (last_day, last_instant):
            day, instant = last_day, last_instant + timedelta(microseconds=1)
    return Action(id=str(uuid4()), card_id=card_id, instant=instant, study_day=day, kind=kind)

"""What indexes tell of a day is what a look at every card and every schedule tells."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import HandClock, careless
from tests.tui import decks

from recollect.app.scheduling.queueing import todays_queue
from recollect.app.settings import Settings
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card, CardStatus
from recollect.core.cards.decks import is_within
from recollect.core.cards.library import Standing, Wanted, standing_of
from recollect.core.scheduling.memory import Memory
from recollect.core.scheduling.queue import (
    UNKNOWN_PACE,
    DayDone,
    DayLimits,
    DayQueue,
    DueCard,
    NewCard,
    build_queue,
    by_overdueness,
)
from recollect.core.scheduling.schedule import Schedule
from recollect.store.agenda import DeckCount

DAY = 739_700
LEECH_LAPSES = 8
DECKS = ("cpu", "gpu", "gpu/memory")


class Known(NamedTuple):
    """A card and all that became of it: the schedules that it had one after the other."""

    deck: str
    is_retired: bool
    schedules: Sequence[Schedule]

    @property
    def schedule(self) -> Schedule:
        return self.schedules[-1] if self.schedules else Schedule()

    @property
    def status(self) -> CardStatus:
        return CardStatus.RETIRED if self.is_retired else CardStatus.ACTIVE

    @property
    def standing(self) -> Standing:
        return standing_of(self.status, self.schedule, DAY)


memories = st.builds(
    lambda late, interval: Memory(interval=interval, last=DAY - 30, due=DAY - late),
    st.integers(-3, 3),
    st.integers(1, 4),
)
schedules = st.builds(
    lambda memory, suspended, buried_until: Schedule(memory, suspended, buried_until),
    memory=st.just(Memory()) | memories,
    suspended=st.sampled_from([False, False, False, True]),
    buried_until=st.sampled_from([None, None, DAY, DAY + 1]),
)
known_cards = st.builds(
    Known,
    st.sampled_from(DECKS),
    st.sampled_from([False, False, False, True]),
    st.lists(schedules, max_size=2),
)


@contextmanager
def deck_of(known: Sequence[Known], empty_deck: Path) -> Iterator[tuple[Workspace, list[Card]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copy(empty_deck, Path(folder) / "deck.db")
        with careless(Workspace.open(str(path), clock=HandClock())) as workspace:
            cards = decks.put(
                workspace,
                [
                    decks.card(
                        f"Question {number}",
                        deck=one.deck,
                        status=one.status,
                    )
                    for number, one in enumerate(known)
                ],
            )
            with workspace.database.write() as unit:
                for card, one in zip(cards, known, strict=True):
                    for schedule in one.schedules:
                        unit.schedules.put(card.id, schedule)
            yield workspace, cards


def plainly(
    known: Sequence[Known], cards: Sequence[Card], deck: str | None, count: int
) -> DayQueue:
    """Return the queue as a look at everything gives it; each card is an item of its own."""
    within = [
        (card.id, one)
        for card, one in zip(cards, known, strict=True)
        if deck is None or is_within(one.deck, deck)
    ]
    due = [
        DueCard(card_id, one.schedule.memory.due or 0, one.schedule.memory.interval, card_id)
        for card_id, one in within
        if one.standing is Standing.DUE
    ]
    return build_queue(
        by_overdueness(due, DAY),
        [NewCard(card_id, card_id) for card_id, one in within if one.standing is Standing.NEW],
        limits=DayLimits(new_cards=3, seconds=None, cards=count),
        done=DayDone(),
        seconds_a_card=UNKNOWN_PACE,
    )


@given(
    st.lists(known_cards, min_size=1, max_size=24),
    st.none() | st.sampled_from(DECKS),
    st.integers(0, 24),
)
def test_queue_and_counts_are_those_of_a_look_at_everything(
    empty_deck: Path, known: list[Known], deck: str | None, count: int
) -> None:
    with deck_of(known, empty_deck) as (workspace, cards), workspace.database.read() as unit:
        queue = todays_queue(unit.agenda, Settings(new_a_day=3), DAY, deck=deck, count=count)
        assert queue == plainly(known, cards, deck, count)
        assert unit.agenda.decks(DAY) == [
            DeckCount(name, len(own), own.count(Standing.DUE), own.count(Standing.NEW))
            for name in DECKS
            if (own := [one.standing for one in known if one.deck == name and not one.is_retired])
        ]
        for standing in (Standing.DUE, Standing.NEW, Standing.WAITING):
            listed = unit.library.ids(Wanted(standing=standing), DAY, LEECH_LAPSES)
            stand_so = zip(cards, known, strict=True)
            assert set(listed) == {card.id for card, one in stand_so if one.standing is standing}
        assert unit.schedules.wrongly_marked() == []
        due = [
            one.schedule.memory.due
            for one in known
            if not (one.is_retired or one.schedule.suspended or one.schedule.memory.is_new)
        ]
        assert unit.schedules.next_due(DAY) == min((d for d in due if d > DAY), default=None)
        assert unit.schedules.load(0, DAY + 9) == {day: due.count(day) for day in due}

"""The day's queue: which cards, in which order, within the minutes that a learner has.

Works on light tuples, so that a deck of a hundred thousand cards costs no more than its due ones.
"""

from __future__ import annotations

import heapq
import math
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple

from recollect.core.scheduling.siblings import apart

UNKNOWN_PACE = 15.0
"""Seconds a card, until the learner's own pace is known."""

ANSWERS_FOR_PACE = 10
"""How many timed answers it takes to know a pace."""

PACE_WINDOW = 200
"""How many answers, the latest ones, the pace is the median of."""

LONGEST_ANSWER_MS = 300_000
"""What one answer can cost at most, in milliseconds: beyond it, the learner was away."""


class DueCard(NamedTuple):
    """A card that is due or overdue, not suspended, not buried."""

    card_id: str
    due: int
    """A study day, today or earlier."""
    interval: int
    """In days."""
    item: str
    """What siblings share: the same for all cards of one item in the notes."""


class DueDay(NamedTuple):
    """The cards that are due on one study day."""

    due: int
    shortest: int
    """No card has a shorter interval, in days."""
    cards: Iterable[DueCard]
    """By interval, the shortest first."""


class NewCard(NamedTuple):
    """A card that was never answered, not suspended, not buried."""

    card_id: str
    item: str


class DayLimits(NamedTuple):
    """What a learner wants to do on one study day."""

    new_cards: int = 10
    seconds: float | None = 20 * 60
    """None for a day without a budget."""
    cards: int | None = None
    """The most new cards, None for as many as there are."""


class DayDone(NamedTuple):
    """What the log says was already done on this study day, in earlier sessions too."""

    new_cards: int = 0
    """Cards answered for the first time ever."""
    seconds: float = 0.0
    items: frozenset[str] = frozenset()
    """The items that were asked today: no new sibling of theirs is introduced."""


class DayQueue(NamedTuple):
    """The cards to ask, in order."""

    card_ids: tuple[str, ...]
    new_ids: frozenset[str]
    """Those of them that are new."""
    due: int
    """How many of them are due."""
    seconds: float
    """What they will take at the learner's pace."""
    to_drill: tuple[str, ...] = ()
    """Other cards, answered badly today and not yet well, to be asked again."""

    @property
    def minutes(self) -> int:
        """Return how many minutes the queue will take, a begun one as a whole."""
        return math.ceil(self.seconds / 60)


def pace(elapsed_ms: Iterable[int]) -> float:
    """Return a learner's seconds a card: the median of the last answers, latest first.

    Answers without a time (0) say nothing. With fewer than `ANSWERS_FOR_PACE` it is
    `UNKNOWN_PACE`.
    """
    timed = list(islice((ms for ms in elapsed_ms if ms > 0), PACE_WINDOW))
    if len(timed) < ANSWERS_FOR_PACE:
        return UNKNOWN_PACE
    timed = sorted(min(ms, LONGEST_ANSWER_MS) for ms in timed)
    half = len(timed) // 2
    # Not by `statistics`: loading that takes a tenth of what `recollect due` may take.
    return (timed[half] + timed[~half]) / 2000


def build_queue(
    due: Sequence[DueCard],
    new: Iterable[NewCard],
    *,
    limits: DayLimits,
    done: DayDone,
    seconds_a_card: float = UNKNOWN_PACE,
) -> DayQueue:
    """Return today's queue.

    Due cards come first to the budget, in the order given (the most overdue first); what is left of
    it goes to new cards, in the order given (that of the notes), one of an item a day. New cards
    are mixed evenly among the due ones.
    """
    room = capacity(limits, done, seconds_a_card)
    chosen = due[:room]
    items = done.items | {card.item for card in chosen}
    new_room = min(max(0, limits.new_cards - done.new_cards), room - len(chosen))
    fresh = list(islice(_one_an_item(new, items), new_room))
    return DayQueue(
        card_ids=tuple(card.card_id for card in apart(mixed(chosen, fresh))),
        new_ids=frozenset(card.card_id for card in fresh),
        due=len(chosen),
        seconds=(len(chosen) + len(fresh)) * seconds_a_card,
    )


def capacity(limits: DayLimits, done: DayDone, seconds_a_card: float) -> int:
    """Return how many more cards fit into the day's limits: `sys.maxsize` when there are none."""
    bounds = [] if limits.cards is None else [limits.cards]
    if limits.seconds is not None:
        bounds.append(int((limits.seconds - done.seconds) / seconds_a_card))
    return max(0, min(bounds, default=sys.maxsize))


def by_overdueness(due: Iterable[DueCard], today: int) -> list[DueCard]:
    """Return cards by relative overdueness: days late over the interval.

    Among equals the shorter interval goes first, as it forgets sooner, then a hash of card and
    day: cards that are due together do not come in the same order each time.
    """

    def place(card: DueCard) -> tuple[tuple[float, int], int, str]:
        shuffled = zlib.crc32(card.card_id.encode(), today)
        return _urgency(card.due, card.interval, today), shuffled, card.card_id

    return sorted(due, key=place)


def most_overdue(days: Iterable[DueDay], count: int, today: int) -> list[DueCard]:
    """Return the first `count` cards by overdueness; no others are looked at but those that are
    level with the last of them, and the next one of a day.
    """

    def announced(day: DueDay) -> Iterator[tuple[tuple[float, int], DueCard | None]]:
        yield _urgency(day.due, day.shortest, today), None
        for card in day.cards:
            yield _urgency(card.due, card.interval, today), card

    found: list[DueCard] = []
    merged = heapq.merge(*map(announced, days), key=itemgetter(0))
    for _, level in groupby(merged, key=itemgetter(0)):
        if len(found) >= count:
            break
        found += [card for _, card in level if card]
    return by_overdueness(found, today)[:count]


def _urgency(due: int, interval: int, today: int) -> tuple[float, int]:
    interval = max(1, interval)
    return (due - today) / interval, interval


def _one_an_item(new: Iterable[NewCard], asked: Iterable[str]) -> Iterable[NewCard]:
    seen = set(asked)
    for card in new:
        if card.item not in seen:
            seen.add(card.item)
            yield card


def mixed(due: Sequence[DueCard], new: Sequence[NewCard]) -> list[DueCard | NewCard]:
    """Return both in their order, the new cards spread evenly among the due ones."""
    stride = len(due) / (len(new) + 1)
    placed: list[tuple[float, DueCard | NewCard]] = [
        *((float(place), card) for place, card in enumerate(due)),
        *(((number + 1) * stride - 0.5, card) for number, card in enumerate(new)),
    ]
    return [card for _, card in sorted(placed, key=lambda pair: pair[0])]

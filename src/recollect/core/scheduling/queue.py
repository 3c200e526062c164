"""The day's queue: which cards, in which order, within the minutes that a learner has.

Works on light tuples, so that a deck of a hundred thousand cards costs no more than its due ones.
"""

from __future__ import annotations

import heapq
import zlib
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

from recollect.core.scheduling.siblings import apart

UNKNOWN_PACE = 15.0
"""Seconds a card, until the learner's own pace is known."""

ANSWERS_FOR_PACE = 10
"""From so many timed answers on a pace is known."""

PACE_WINDOW = 200
"""The pace is the median of so many answers, the latest ones."""

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


class Pile(NamedTuple):
    """So many cards that are due on one day after one interval, none suspended or new."""

    due: int
    interval: int
    cards: int


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
    """At most so many cards, None for as many as there are."""


class DayDone(NamedTuple):
    """What the log says was already done on this study day, in earlier sessions too."""

    new_cards: int = 0
    """Cards answered for the first time ever."""
    seconds: float = 0.0
    items: frozenset[str] = frozenset()
    """The items that were asked today: no new sibling of theirs is introduced."""


class DayQueue(NamedTuple):
    """The cards to ask, in order, and what the limits left for another day."""

    card_ids: tuple[str, ...]
    new_ids: frozenset[str]
    """Those of them that are new."""
    due: int
    """How many of them are due."""
    postponed: int
    """Due cards beyond the budget."""
    seconds: float
    """What they will take at the learner's pace."""
    to_drill: tuple[str, ...] = ()
    """Cards that were answered badly today and not yet well, to be asked again."""


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
    today: int,
    limits: DayLimits,
    done: DayDone,
    seconds_a_card: float = UNKNOWN_PACE,
) -> DayQueue:
    """Return today's queue.

    Due cards come first to the budget, by relative overdueness; what is left of it goes to new
    cards, in the order given (that of the notes), one of an item a day. New cards are mixed evenly
    among the due ones. The same input gives the same queue, whatever order `due` has.
    """
    room = capacity(limits, done, seconds_a_card)
    wanted = len(due) if room is None else min(room, len(due))
    chosen = most_overdue(due, wanted, today)
    items = done.items | {card.item for card in chosen}
    new_room = max(0, limits.new_cards - done.new_cards)
    if room is not None:
        new_room = min(new_room, room - len(chosen))
    fresh = list(islice(_one_an_item(new, items), new_room))
    return DayQueue(
        card_ids=tuple(card.card_id for card in apart(mixed(chosen, fresh))),
        new_ids=frozenset(card.card_id for card in fresh),
        due=len(chosen),
        postponed=len(due) - len(chosen),
        seconds=(len(chosen) + len(fresh)) * seconds_a_card,
    )


def capacity(limits: DayLimits, done: DayDone, seconds_a_card: float) -> int | None:
    """Return how many more cards fit into the day's limits, or None when there are none."""
    bounds = [] if limits.cards is None else [limits.cards]
    if limits.seconds is not None:
        bounds.append(int((limits.seconds - done.seconds) / seconds_a_card))
    return max(0, min(bounds)) if bounds else None


def most_overdue(due: Sequence[DueCard], count: int, today: int) -> list[DueCard]:
    """Return the first `count` cards by relative overdueness: days late over the interval.

    Among equals the shorter interval goes first, as it forgets sooner, then a hash of card and
    day: cards that are due together do not come in the same order each time.
    """

    def place(card: DueCard) -> tuple[tuple[float, int], int, str]:
        shuffled = zlib.crc32(card.card_id.encode(), today)
        return _urgency(card, today), shuffled, card.card_id

    if count >= len(due):
        return sorted(due, key=place)
    return heapq.nsmallest(count, due, key=place)


def most_overdue_piles(piles: Iterable[Pile], count: int | None, today: int) -> list[Pile]:
    """Return the piles that hold the first `count` due cards, or all of them for None.

    The cards of all others come after them, so that only the cards of these need be looked at.
    """
    ordered = sorted(piles, key=lambda pile: _urgency(pile, today))
    if count is None:
        return ordered
    before = accumulate((pile.cards for pile in ordered), initial=0)
    return [pile for pile, cards in zip(ordered, before, strict=False) if cards < count]


def _urgency(card: DueCard | Pile, today: int) -> tuple[float, int]:
    interval = max(1, card.interval)
    return (card.due - today) / interval, interval


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

"""What the next days will bring: cards, minutes, new cards, and the day a backlog is gone.

An expectation, not a simulation of single cards: cards that share an interval form a pile, and of
each pile that is asked the expected share passes and moves on to a longer interval, while the rest
comes back tomorrow. So a plan costs the same for a hundred cards and for a hundred thousand.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from recollect.core.scheduling.memory import START_EASE
from recollect.core.scheduling.queue import UNKNOWN_PACE, DayDone, DayLimits, capacity
from recollect.core.scheduling.sm2 import ASSUMED_RECALL

PLANNED_DAYS = 14
HORIZON = 365
"""How many days ahead the end of a backlog is looked for."""

_STEPS_A_DOUBLING = 14
"""Intervals beyond the first steps are merged when they differ by less than 5 %."""


class Pile(NamedTuple):
    """The cards that are due on one day after one interval, counted; none suspended or new."""

    due: int
    interval: int
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """One study day of a plan."""

    day: int
    due: int
    """Cards to review, those carried over from earlier days included."""
    new: int
    minutes: float
    left_over: int
    """Due cards beyond the budget, carried over to the next day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The next days, and how a backlog ends."""

    days: tuple[PlannedDay, ...]
    backlog: int
    """Cards that are due but do not fit into today."""
    backlog_gone: int | None
    """The study day after which nothing is left over; None without a backlog, or when it will
    last longer than a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """How a learner's answers are expected to go."""

    recall: float = ASSUMED_RECALL
    """The share of due cards that pass (0 to 1)."""
    ease: int = START_EASE
    """What an interval grows by, in hundredths."""
    seconds_a_card: float = UNKNOWN_PACE


def plan(
    piles: Iterable[Pile],
    new_cards: int,
    *,
    today: int,
    limits: DayLimits,
    done: DayDone,
    expect: Expectation,
    days: int = PLANNED_DAYS,
) -> Plan:
    """Return the plan of the next `days` study days, today first.

    `piles` are all cards that were answered before, `new_cards` counts those that never were.
    """
    deck = _Deck(new_cards)
    for pile in piles:
        deck.add(max(pile.due, today), pile.interval, pile.cards, max(0, today - pile.due))
    planned = [deck.study(today, limits, done, expect)]
    gone = None if planned[0].left_over else today
    for day in range(today + 1, today + HORIZON):
        if gone is not None and len(planned) >= days:
            break
        planned.append(deck.study(day, limits, DayDone(), expect))
        if gone is None and not planned[-1].left_over:
            gone = day
    return Plan(
        days=tuple(planned[:days]),
        backlog=planned[0].left_over,
        backlog_gone=gone if planned[0].left_over else None,
    )


@dataclass(slots=True)
class _Waiting:
    """Cards of one interval; `lateness` is the sum of their days overdue."""

    cards: float = 0.0
    lateness: float = 0.0


@dataclass(slots=True)
class _Deck:
    new_cards: float
    by_day: dict[int, dict[int, _Waiting]] = field(default_factory=dict)
    waiting: dict[int, _Waiting] = field(default_factory=lambda: defaultdict(_Waiting))

    def add(self, due: int, interval: int, cards: float, days_late: int = 0) -> None:
        pile = self.by_day.setdefault(due, {}).setdefault(_merged(interval), _Waiting())
        pile.cards += cards
        pile.lateness += cards * days_late

    def study(self, day: int, limits: DayLimits, done: DayDone, expect: Expectation) -> PlannedDay:
        """Ask what the limits allow on one day, and put the cards back where they come next."""
        self._arrive(day)
        room = capacity(limits, done, expect.seconds_a_card)
        due = self._ask_due(day, room, expect)
        new = min(max(0, limits.new_cards - done.new_cards), self.new_cards, max(0.0, room - due))
        self.new_cards -= new
        self._answer(day, 0, new, expect)
        return PlannedDay(
            day=day,
            due=round(due),
            new=round(new),
            minutes=(due + new) * expect.seconds_a_card / 60,
            left_over=round(sum(pile.cards for pile in self.waiting.values())),
        )

    def _arrive(self, day: int) -> None:
        for pile in self.waiting.values():
            pile.lateness += pile.cards
        for interval, arriving in self.by_day.pop(day, {}).items():
            pile = self.waiting[interval]
            pile.cards += arriving.cards
            pile.lateness += arriving.lateness

    def _ask_due(self, day: int, room: float, expect: Expectation) -> float:
        asked = 0.0
        for interval in sorted(self.waiting, key=self._urgency):
            pile = self.waiting[interval]
            taken = min(pile.cards, room - asked)
            if taken >= pile.cards:
                del self.waiting[interval]
            else:
                pile.lateness *= 1 - taken / pile.cards
                pile.cards -= taken
            asked += taken
            self._answer(day, interval, taken, expect)
        return asked

    def _urgency(self, interval: int) -> tuple[float, int]:
        pile = self.waiting[interval]
        late = pile.lateness / pile.cards if pile.cards else 0.0
        return -late / max(1, interval), interval

    def _answer(self, day: int, interval: int, cards: float, expect: Expectation) -> None:
        if not cards:
            return
        longer = _next_interval(interval, expect.ease)
        self.add(day + longer, longer, cards * expect.recall)
        self.add(day + 1, 0, cards * (1 - expect.recall))


def _next_interval(interval: int, ease: int) -> int:
    """Return SM-2's next interval; 0 stands for a card that is new or has just failed."""
    return {0: 1, 1: 6}.get(interval) or max(interval + 1, interval * ease // 100)


def _merged(interval: int) -> int:
    """Return the interval; a long one is rounded down, so that few different ones are left."""
    if interval <= _STEPS_A_DOUBLING:
        return interval
    step = math.floor(math.log2(interval) * _STEPS_A_DOUBLING)
    return math.ceil(2 ** (step / _STEPS_A_DOUBLING))

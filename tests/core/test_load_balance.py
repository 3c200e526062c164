"""Load balancing: cards learnt together do not stay together, and no interval is changed."""

from __future__ import annotations

import uuid
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.load_balance import balanced, due_window, fuzz
from recollect.core.scheduling.memory import LONGEST_WAIT, NEW, Memory
from recollect.core.scheduling.sm2 import SM2

DAY = 739_000

memories = st.integers(1, LONGEST_WAIT).map(
    lambda wait: Memory(interval=wait, last=DAY, due=DAY + wait)
)
loads = st.dictionaries(st.integers(DAY, DAY + LONGEST_WAIT + 200), st.integers(0, 50))


@pytest.mark.parametrize(
    ("wait", "days"),
    [(1, 0), (2, 0), (3, 0), (4, 1), (6, 1), (10, 1), (15, 2), (38, 3), (95, 6), (238, 13)],
)
def test_a_wait_may_be_off_by_a_few_days(wait: int, days: int) -> None:
    assert fuzz(wait) == days


@given(st.integers(3, LONGEST_WAIT))
def test_a_wait_is_off_by_5_to_15_percent_to_the_nearest_day(wait: int) -> None:
    assert 0.05 * wait - 0.5 <= fuzz(wait) <= 0.15 * wait + 0.5


@given(memories, loads, st.uuids(), st.integers(0, 100))
def test_only_the_due_day_moves_and_stays_in_its_window(
    memory: Memory, load: dict[int, int], card: uuid.UUID, reviews: int
) -> None:
    after = balanced(memory, load, card_id=str(card), reviews=reviews)
    first, last = due_window(memory)
    assert after.due is not None
    assert DAY < first <= after.due <= last <= DAY + LONGEST_WAIT
    assert after._replace(due=memory.due) == memory


@given(memories, loads, st.uuids(), st.integers(0, 100))
def test_no_day_in_the_window_has_fewer_cards(
    memory: Memory, load: dict[int, int], card: uuid.UUID, reviews: int
) -> None:
    after = balanced(memory, load, card_id=str(card), reviews=reviews)
    first, last = due_window(memory)
    assert load.get(after.due or 0, 0) == min(load.get(day, 0) for day in range(first, last + 1))


def test_without_a_load_the_schedulers_own_day_stays() -> None:
    memory = Memory(interval=95, last=DAY, due=DAY + 95)
    assert balanced(memory, {}, card_id="a", reviews=3) == memory


def test_of_two_days_equally_near_the_card_decides_the_same_way_each_time() -> None:
    memory = Memory(interval=6, last=DAY, due=DAY + 6)
    chosen = [balanced(memory, {DAY + 6: 1}, card_id=f"card {i}", reviews=2).due for i in range(12)]
    assert chosen == [DAY + offset for offset in SIDES]


SIDES = (7, 5, 7, 5, 5, 7, 7, 5, 7, 5, 7, 5)
"""Pinned: a machine that chose otherwise would schedule differently from another."""


def test_a_card_that_was_never_answered_has_no_due_day_to_balance() -> None:
    with pytest.raises(ValueError, match="never answered"):
        due_window(NEW)


def worst_later_day(*, balance: bool, cards: int = 100, days: int = 120) -> int:
    """Learn all cards on one day, answer each with Good when it is due; count answers by day."""
    due: dict[int, list[int]] = {DAY: list(range(cards))}
    memories = [NEW] * cards
    load: Counter[int] = Counter()
    reviews: Counter[int] = Counter()
    for day in range(DAY, DAY + days):
        for card in due.pop(day, []):
            after = SM2().graded(memories[card], Grade.GOOD, day)
            if balance:
                after = balanced(after, load, card_id=f"{card}", reviews=after.repetitions)
            memories[card] = after
            assert after.due is not None
            load[after.due] += 1
            due.setdefault(after.due, []).append(card)
            reviews[day] += 1
    # The first two days are fixed: everything is learnt, and a wait of one day is never moved.
    return max(count for day, count in reviews.items() if day > DAY + 1)


def test_a_hundred_cards_learnt_on_one_day_are_pulled_apart() -> None:
    assert worst_later_day(balance=False) == 100
    assert worst_later_day(balance=True) <= 34

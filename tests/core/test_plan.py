"""The plan: what the next days bring, and when a backlog is gone."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core.scheduling.plan import Expectation, Pile, Plan, plan
from recollect.core.scheduling.queue import DayDone, DayLimits

TODAY = 739_000
TWENTY_MINUTES = DayLimits(new_cards=10, seconds=20 * 60)
NO_FAILURES = Expectation(recall=1.0)


def planned(
    *piles: Pile,
    new: int = 0,
    limits: DayLimits = TWENTY_MINUTES,
    done: DayDone | None = None,
    expect: Expectation = NO_FAILURES,
    days: int = 14,
) -> Plan:
    return plan(
        piles, new, today=TODAY, limits=limits, done=done or DayDone(), expect=expect, days=days
    )


pile_lists = st.lists(
    st.builds(
        Pile, st.integers(TODAY - 300, TODAY + 60), st.integers(1, 2000), st.integers(1, 200)
    ),
    max_size=12,
)


def test_an_empty_deck_has_fourteen_empty_days() -> None:
    empty = planned()
    assert [day.day for day in empty.days] == list(range(TODAY, TODAY + 14))
    assert {(day.due, day.new, day.minutes, day.left_over) for day in empty.days} == {(0, 0, 0, 0)}
    assert (empty.backlog, empty.backlog_gone) == (0, None)


def test_cards_come_back_after_their_next_interval() -> None:
    # 8 cards with an interval of one day: today, then after 6 days, then after 15.
    due = [day.due for day in planned(Pile(TODAY, 1, 8), days=24).days]
    assert {day: cards for day, cards in enumerate(due) if cards} == {0: 8, 6: 8, 21: 8}


def test_new_cards_come_by_the_daily_limit_and_again_the_day_after() -> None:
    days = planned(new=25).days
    assert [day.new for day in days[:4]] == [10, 10, 5, 0]
    assert [day.due for day in days[:4]] == [0, 10, 10, 5]
    assert days[1].minutes == pytest.approx(20 * 15 / 60)


def test_a_backlog_is_spread_and_its_last_day_is_known() -> None:
    # 200 cards of a year: 80 fit into a day, and only new ones come back.
    spread = planned(Pile(TODAY - 30, 365, 200), new=50)
    assert [day.due for day in spread.days[:4]] == [80, 80, 40, 10]
    assert [day.left_over for day in spread.days[:4]] == [120, 40, 0, 0]
    assert [day.new for day in spread.days[:3]] == [0, 0, 10]
    assert (spread.backlog, spread.backlog_gone) == (120, TODAY + 2)


def test_what_was_done_today_leaves_less_of_today() -> None:
    done = DayDone(new_cards=10, seconds=15 * 60)
    first = planned(Pile(TODAY, 365, 50), new=50, done=done).days[0]
    assert (first.due, first.new, first.left_over) == (20, 0, 30)
    second = planned(Pile(TODAY, 365, 50), new=50, done=done).days[1]
    assert (second.due, second.new) == (30, 10)


def test_new_cards_of_earlier_today_count_against_the_limit() -> None:
    assert [day.new for day in planned(new=50, done=DayDone(new_cards=4)).days[:2]] == [6, 10]


def test_a_card_that_waits_grows_more_urgent_by_its_interval() -> None:
    # One card a day. The year's cards are late already; the short one overtakes them tomorrow,
    # and comes back five days later.
    one_a_day = DayLimits(seconds=15)
    days = planned(Pile(TODAY - 10, 365, 3), Pile(TODAY, 2, 1), limits=one_a_day).days
    assert [day.due for day in days[:8]] == [1, 1, 1, 1, 0, 0, 1, 0]


def test_a_backlog_that_grows_faster_than_it_is_worked_off_has_no_last_day() -> None:
    hopeless = planned(
        Pile(TODAY - 1, 1, 5000), limits=DayLimits(seconds=60), expect=Expectation(recall=0.5)
    )
    assert hopeless.backlog > 4900
    assert hopeless.backlog_gone is None


def test_a_failed_share_comes_back_tomorrow() -> None:
    days = planned(Pile(TODAY, 1, 50), expect=Expectation(recall=0.8)).days
    assert days[1].due == 10
    assert 40 <= days[6].due <= 45, "and the rest after its interval, with few that failed again"


@given(pile_lists, st.integers(0, 100))
def test_no_day_is_planned_beyond_its_limits(piles: list[Pile], new: int) -> None:
    for day in planned(*piles, new=new, expect=Expectation()).days:
        assert day.minutes <= 20 + 1e-9
        assert day.new <= 10


@given(pile_lists, st.integers(0, 100), st.randoms(use_true_random=False))
def test_the_order_of_the_piles_does_not_matter(
    piles: list[Pile], new: int, random: object
) -> None:
    shuffled = list(piles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = planned(*piles, new=new), planned(*shuffled, new=new)
    assert one.backlog_gone == other.backlog_gone
    for left, right in zip(one.days, other.days, strict=True):
        assert replace(left, minutes=0) == replace(right, minutes=0)


@given(pile_lists)
def test_today_asks_or_carries_over_all_that_is_due(piles: list[Pile]) -> None:
    due = Counter[bool]()
    for pile in piles:
        due[pile.due <= TODAY] += pile.cards
    first = planned(*piles).days[0]
    assert first.due + first.left_over == due[True]

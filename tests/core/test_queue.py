"""The day's queue: what is asked today, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from hypothesis import given
from hypothesis import strategies as st

from recollect.core.scheduling.queue import (
    UNKNOWN_PACE,
    DayDone,
    DayLimits,
    DayQueue,
    DueCard,
    DueDay,
    NewCard,
    build_queue,
    by_overdueness,
    most_overdue,
    pace,
)
from recollect.core.scheduling.siblings import SIBLING_GAP

TODAY = 739_000
NO_BUDGET = DayLimits(new_cards=10, seconds=None)


def queue(
    due: Sequence[DueCard] = (),
    new: Sequence[NewCard] = (),
    limits: DayLimits = NO_BUDGET,
    done: DayDone | None = None,
    seconds_a_card: float = UNKNOWN_PACE,
) -> DayQueue:
    return build_queue(
        by_overdueness(due, TODAY),
        new,
        limits=limits,
        done=done or DayDone(),
        seconds_a_card=seconds_a_card,
    )


def due_card(name: str, *, late: int = 0, interval: int = 1, item: str | None = None) -> DueCard:
    return DueCard(name, TODAY - late, interval, item or name)


def new_cards(count: int, *, item: str | None = None) -> list[NewCard]:
    return [NewCard(f"n{i}", item or f"n{i}") for i in range(count)]


due_lists = st.lists(
    st.builds(
        DueCard,
        st.uuids().map(str),
        st.integers(TODAY - 400, TODAY),
        st.integers(1, 400),
        st.sampled_from("abcdefghijklmnopqrstuvwxyz"),
    ),
    unique_by=lambda card: card.card_id,
    max_size=60,
)
new_lists = st.lists(
    st.builds(NewCard, st.uuids().map(str), st.text("abcxyz", min_size=1, max_size=2)),
    unique_by=lambda card: card.card_id,
    max_size=30,
)
limit_sets = st.builds(
    DayLimits,
    new_cards=st.integers(0, 20),
    seconds=st.none() | st.floats(0, 3000, allow_nan=False),
)


def test_a_card_that_is_late_by_more_of_its_interval_goes_first() -> None:
    cards = [
        due_card("a week late after a year", late=7, interval=365),
        due_card("a day late after two", late=1, interval=2),
        due_card("in time", interval=1),
    ]
    assert queue(cards).card_ids == (
        "a day late after two",
        "a week late after a year",
        "in time",
    )


def test_of_cards_that_are_in_time_the_shorter_interval_goes_first() -> None:
    cards = [due_card("month", interval=30), due_card("day", interval=1)]
    assert queue(cards).card_ids == ("day", "month")


def test_cards_due_together_come_in_another_order_on_another_day() -> None:
    cards = [due_card(f"card {i}") for i in range(10)]
    orders = {tuple(by_overdueness(cards, TODAY + i)) for i in range(5)}
    assert len(orders) > 1


@given(due_lists, new_lists, limit_sets, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(
    due: list[DueCard], new: list[NewCard], limits: DayLimits, random: object
) -> None:
    shuffled = list(due)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert queue(due, new, limits) == queue(shuffled, new, limits)


@given(due_lists, new_lists, limit_sets)
def test_each_card_is_asked_once_and_the_counts_are_true(
    due: list[DueCard], new: list[NewCard], limits: DayLimits
) -> None:
    today = queue(due, new, limits)
    known = {card.card_id for card in due}
    assert len(set(today.card_ids)) == len(today.card_ids) == today.due + len(today.new_ids)
    assert sum(card_id in known for card_id in today.card_ids) == today.due
    assert today.due <= len(due)


@given(due_lists, new_lists, limit_sets, st.floats(1, 120))
def test_the_queue_fits_into_the_minutes(
    due: list[DueCard], new: list[NewCard], limits: DayLimits, seconds_a_card: float
) -> None:
    today = queue(due, new, limits, seconds_a_card=seconds_a_card)
    if limits.seconds is not None:
        assert today.seconds <= limits.seconds * (1 + 1e-12)
    assert len(today.new_ids) <= limits.new_cards


@given(due_lists, limit_sets)
def test_what_is_postponed_was_less_urgent(due: list[DueCard], limits: DayLimits) -> None:
    asked = set(queue(due, [], limits).card_ids)
    lateness = {card.card_id: (TODAY - card.due) / card.interval for card in due}
    postponed = [late for card_id, late in lateness.items() if card_id not in asked]
    assert max(postponed, default=0) <= min((lateness[a] for a in asked), default=float("inf"))


@given(due_lists, st.integers(0, 70))
def test_day_by_day_the_first_cards_are_found_without_a_look_at_those_that_come_later(
    due: list[DueCard], count: int
) -> None:
    seen: list[DueCard] = []

    def looked_at(cards: list[DueCard]) -> Iterator[DueCard]:
        for card in cards:
            seen.append(card)
            yield card

    in_index = sorted(due, key=attrgetter("due", "interval"))
    by_day = [list(day) for _, day in groupby(in_index, key=attrgetter("due"))]
    days = [DueDay(day[0].due, day[0].interval, looked_at(day)) for day in by_day]
    in_order = by_overdueness(due, TODAY)
    assert most_overdue(days, count, TODAY) == in_order[:count]
    level = [card for card in in_order[count:] if _lateness(card) == _lateness(in_order[count - 1])]
    assert len(seen) <= count + len(level) + len(days)


def _lateness(card: DueCard) -> tuple[float, int]:
    return (TODAY - card.due) / card.interval, card.interval


def test_the_budget_holds_as_many_cards_as_the_learners_pace_allows() -> None:
    cards = [due_card(f"c{i}") for i in range(100)]
    twenty_minutes = DayLimits(seconds=20 * 60)
    assert queue(cards, [], twenty_minutes).due == 80
    assert queue(cards, [], twenty_minutes, seconds_a_card=60).due == 20


def test_new_cards_get_what_the_due_ones_leave() -> None:
    cards = [due_card(f"c{i}") for i in range(77)]
    limits = DayLimits(new_cards=10, seconds=20 * 60)
    assert len(queue(cards, new_cards(50), limits).new_ids) == 3
    assert len(queue(cards[:10], new_cards(50), limits).new_ids) == 10


def test_what_was_done_in_an_earlier_session_counts_against_the_day() -> None:
    done = DayDone(new_cards=8, seconds=15 * 60)
    today = queue(
        [due_card(f"c{i}") for i in range(15)], new_cards(50), DayLimits(seconds=20 * 60), done
    )
    assert (today.due, len(today.new_ids)) == (15, 2)
    assert not queue([], new_cards(50), NO_BUDGET, DayDone(new_cards=12)).new_ids
    spent = DayDone(seconds=9999)
    assert queue([due_card("c")], [], DayLimits(seconds=60), spent).card_ids == ()


def test_new_cards_keep_the_order_of_the_notes_and_are_spread_among_the_due() -> None:
    due = [due_card(f"d{i}", interval=i + 1) for i in range(6)]
    assert queue(due, new_cards(2)).card_ids == (
        *("d0", "d1"),
        "n0",
        *("d2", "d3"),
        "n1",
        *("d4", "d5"),
    )
    assert queue([], new_cards(3)).card_ids == ("n0", "n1", "n2")


def test_one_item_introduces_one_new_card_a_day() -> None:
    assert queue(new=new_cards(5, item="cloze")).card_ids == ("n0",)
    asked_before = DayDone(items=frozenset({"cloze"}))
    assert queue(new=new_cards(5, item="cloze"), done=asked_before).card_ids == ()
    assert queue([due_card("d", item="cloze")], new_cards(5, item="cloze")).card_ids == ("d",)


def test_siblings_that_are_due_together_are_asked_apart() -> None:
    due = [due_card(f"c{i}", item="cloze" if i < 2 else None) for i in range(20)]
    places = [today for today, card_id in enumerate(queue(due).card_ids) if card_id in ("c0", "c1")]
    assert places[1] - places[0] > SIBLING_GAP


def test_a_queue_takes_its_cards_at_the_learners_pace() -> None:
    today = queue([due_card("a"), due_card("b")], new_cards(1), seconds_a_card=20)
    assert today.seconds == 60


def test_the_pace_is_fifteen_seconds_until_ten_answers_were_timed() -> None:
    assert pace([]) == 15.0
    assert pace([4000] * 9) == 15.0
    assert pace([4000] * 9 + [0] * 50) == 15.0
    assert pace([4000] * 10) == 4.0


def test_the_pace_is_the_median_of_the_last_two_hundred() -> None:
    assert pace([3000] * 101 + [90_000] * 99 + [90_000] * 1000) == 3.0


def test_an_hour_away_from_the_desk_counts_five_minutes() -> None:
    assert pace([3_600_000] * 20) == 300.0

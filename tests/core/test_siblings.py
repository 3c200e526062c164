"""Siblings: never one right after the other while another card can stand between."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core.scheduling.siblings import SIBLING_GAP, apart


class Asked(NamedTuple):
    place: int
    item: str


def cards(items: str) -> list[Asked]:
    return [Asked(place, item) for place, item in enumerate(items)]


def order(items: str) -> str:
    return "".join(card.item for card in apart(cards(items)))


shapes = st.text("abcdef", max_size=40) | st.text(max_size=40) | st.text("aaab", max_size=12)


@pytest.mark.parametrize(
    ("queue", "expected"),
    [
        ("", ""),
        ("XYZ", "XYZ"),
        ("AABCDEFG", "ABCDEFAG"),
        ("AAABBB", "ABABAB"),
        ("XYZWAAA", "XYAZAWA"),
        ("AAAX", "AXAA"),
        ("AABC", "ABCA"),
        ("AA", "AA"),
    ],
)
def test_siblings_are_moved_apart(queue: str, expected: str) -> None:
    assert order(queue) == expected


@given(shapes)
def test_siblings_follow_each_other_only_when_they_are_more_than_half(items: str) -> None:
    most = max(Counter(items).values(), default=0)
    if most <= (len(items) + 1) // 2:
        assert all(one != following for one, following in pairwise(order(items)))


@given(shapes)
def test_no_card_is_lost_and_siblings_keep_their_own_order(items: str) -> None:
    moved = apart(cards(items))
    assert sorted(moved) == cards(items)
    for item in set(items):
        places = [card.place for card in moved if card.item == item]
        assert places == sorted(places)


@given(st.sets(st.characters(), max_size=40).map("".join))
def test_cards_without_siblings_keep_their_order(items: str) -> None:
    assert order(items) == items


@given(st.integers(0, 28), st.integers(0, 28))
def test_two_siblings_in_a_long_queue_stand_a_gap_apart(one: int, other: int) -> None:
    others = iter("bcdefghijklmnopqrstuvwxyzBCDEFGHIJKLMN")
    items = "".join("a" if i in (one, other) else next(others) for i in range(29))
    places = [place for place, item in enumerate(order(items + "OPQRSTUV")) if item == "a"]
    assert one == other or places[1] - places[0] > SIBLING_GAP

"""The order in which options are shown."""

from __future__ import annotations

import pytest

from recollect.core.asking.order import order_shown

PLACES = ["the mast", "the keel", "the rudder", "the sail"]


def test_the_first_time_options_stand_as_in_the_note() -> None:
    assert order_shown(PLACES, 0, "card") == (0, 1, 2, 3)


def test_later_each_time_has_an_order_of_its_own_that_is_the_same_on_every_machine() -> None:
    orders = [order_shown(PLACES, times, "card") for times in range(1, 9)]
    assert orders == [order_shown(PLACES, times, "card") for times in range(1, 9)]
    assert len(set(orders)) > 4
    assert all(sorted(order) == [0, 1, 2, 3] for order in orders)


@pytest.mark.parametrize(
    "option",
    [
        "all of the above",
        "None of these",
        "Both A and C",
        "A, B",
        "option 2",
        "以上都对",
        "A 和 C",
        "都不正确",
    ],
)
def test_options_of_which_one_speaks_of_others_stay_in_their_places(option: str) -> None:
    assert order_shown([*PLACES[:3], option], 5, "card") == (0, 1, 2, 3)


@pytest.mark.parametrize("option", ["a mast and a keel", "GPU A100", "A", "Plan B", "全连接层"])
def test_other_words_speak_of_no_option(option: str) -> None:
    orders = {order_shown([*PLACES[:3], option], times, "card") for times in range(1, 9)}
    assert len(orders) > 4

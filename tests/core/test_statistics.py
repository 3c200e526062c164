"""Statistics: what a log says, with how sure it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core.figures.statistics import (
    EASE_EDGES,
    Age,
    Share,
    age,
    bin_of,
    by_grade,
    calibration,
    forecast,
    histogram,
    longest_streak,
    retention,
    streak,
)
from recollect.core.scheduling.grades import Grade

DAY = 739_000


def test_retention_adds_up_single_answers_and_groups_alike() -> None:
    assert retention([("ml", 1, 1), ("ml", 7, 9), ("os", 0, 1)]) == {
        "ml": Share(8, 10),
        "os": Share(0, 1),
    }


def test_a_share_of_nothing_has_no_value() -> None:
    assert Share(0, 0).value is None
    low, high = Share(0, 0).interval
    assert low < 0.05
    assert high > 0.95


def test_a_share_is_stated_with_its_80_percent_interval() -> None:
    assert Share(9, 10).value == 0.9
    assert Share(9, 10).interval == (
        pytest.approx(0.7254, abs=1e-4),
        pytest.approx(0.9705, abs=1e-4),
    )
    low, high = Share(10, 10).interval
    assert low < 1
    assert high < 1


def test_a_million_answers_make_a_share_sure_to_a_tenth_of_a_percent() -> None:
    # The normal approximation: 1.2816 standard errors to either side.
    low, high = Share(900_000, 1_000_000).interval
    assert (low, high) == (pytest.approx(0.899616, abs=2e-6), pytest.approx(0.900384, abs=2e-6))


@given(st.integers(1, 200), st.data())
def test_more_answers_of_the_same_share_make_it_surer(n: int, data: st.DataObject) -> None:
    passed = data.draw(st.integers(0, n))
    narrow, wide = Share(passed * 4, n * 4).interval, Share(passed, n).interval
    assert narrow[1] - narrow[0] < wide[1] - wide[0]


@pytest.mark.parametrize(
    ("interval", "expected"),
    [(1, Age.FRESH), (7, Age.YOUNG), (20, Age.YOUNG), (21, Age.MATURE), (90, Age.OLD)],
)
def test_a_memory_ages_with_its_interval(interval: int, expected: Age) -> None:
    assert age(interval) is expected


def test_a_forecast_counts_what_is_overdue_today() -> None:
    due = {DAY - 9: 4, DAY: 1, DAY + 2: 5, DAY + 40: 9}
    assert forecast(due, DAY, days=4) == (5, 0, 5, 0)
    assert len(forecast(due, DAY)) == 30


def test_a_streak_lasts_until_a_whole_day_was_missed() -> None:
    assert streak({8, 9, 10}, today=10) == 3
    assert streak([8, 9, 9, 10], today=11) == 3
    assert streak({8, 9, 10}, today=12) == 0
    assert streak(set(), today=12) == 0


def test_the_longest_streak_may_lie_in_the_past() -> None:
    assert longest_streak([1, 2, 3, 3, 7, 8]) == 3
    assert longest_streak([]) == 0


def test_answers_are_counted_for_all_six_grades() -> None:
    counts = by_grade([(4, 10), (2, 1), (4, 1)])
    assert list(counts) == list(Grade)
    assert counts[Grade.GOOD] == 11
    assert counts[Grade.EASY] == 0


def test_a_histogram_has_an_open_last_bar_and_loses_nothing() -> None:
    bars = histogram([(130, 2), (149, 1), (150, 1), (250, 9), (999, 3), (50, 1)], EASE_EDGES)
    assert [(bar.low, bar.high) for bar in (bars[0], bars[-1])] == [(130, 150), (290, None)]
    assert [bar.count for bar in bars] == [4, 1, 0, 0, 0, 0, 9, 0, 3]


def test_calibration_compares_prediction_and_outcome_by_bins() -> None:
    answers = [(0.95, 2, 2), (0.91, 0, 1), (0.42, 0, 1), (1.0, 1, 1)]
    bins = calibration((bin_of(p), p * n, passed, n) for p, passed, n in answers)
    assert [(b.low, b.high, b.actual) for b in bins] == [
        (0.4, 0.5, Share(0, 1)),
        (0.9, 1.0, Share(3, 4)),
    ]
    assert bins[1].predicted == pytest.approx((0.95 + 0.95 + 0.91 + 1.0) / 4)

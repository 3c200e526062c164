"""What a log says in figures: retention, time, streak, distributions, calibration.

Functions take rows that a query can have counted already, so that a log of a million answers need
not be loaded: wherever an iterable of (key, passed, answers) is asked for, single answers (with 1)
and whole groups do alike.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from recollect.core.beta import central_interval
from recollect.core.scheduling.grades import Grade

RETENTION_DAYS = 30
"""How many study days back, today included, present retention is measured."""

FORECAST_DAYS = 30
CALIBRATION_BINS = 10

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Share:
    """A share of passed answers, with how many there were and how sure it is."""

    passed: int
    n: int

    @property
    def value(self) -> float | None:
        """Return the share (0 to 1), None without answers."""
        return self.passed / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """Return the ends of the 80 % interval (Jeffreys: Beta(passed + ½, failed + ½)).

        Source: L. D. Brown, T. T. Cai, A. DasGupta, "Interval estimation for a binomial
        proportion", Statistical Science 16 (2001); it holds for small n and shares near 1.
        """
        return central_interval(self.passed + 0.5, self.n - self.passed + 0.5)


class Age(StrEnum):
    """How old a memory is: by the interval (days) at whose end it was asked."""

    FRESH = "under a week"
    YOUNG = "a week to 20 days"
    MATURE = "21 to 89 days"
    OLD = "90 days and more"


def age(interval: int) -> Age:
    """Return the age of a memory from its interval in days."""
    if interval < 7:
        return Age.FRESH
    if interval < 21:
        return Age.YOUNG
    return Age.MATURE if interval < 90 else Age.OLD


def retention(rows: Iterable[tuple[Key, int, int]]) -> dict[Key, Share]:
    """Return the true retention by key (a deck, an age, a month) from (key, passed, answers)."""
    passed: Counter[Key] = Counter()
    answers: Counter[Key] = Counter()
    for key, of_them, n in rows:
        passed[key] += of_them
        answers[key] += n
    return {key: Share(passed[key], n) for key, n in answers.items()}


def forecast(due: Mapping[int, int], today: int, days: int = FORECAST_DAYS) -> tuple[int, ...]:
    """Return the cards due on each of the next study days; today's count holds what is overdue.

    `due` counts the cards that were answered before by their due day.
    """
    overdue = sum(cards for day, cards in due.items() if day <= today)
    return overdue, *(due.get(day, 0) for day in range(today + 1, today + days))


def streak(days: Container[int], today: int) -> int:
    """Return how many study days in a row were studied.

    The run ends today or, as long as nothing was studied today, yesterday.
    """
    day = today if today in days else today - 1
    length = 0
    while day in days:
        length, day = length + 1, day - 1
    return length


def longest_streak(days: Iterable[int]) -> int:
    """Return the longest run of study days in a row."""
    longest = run = 0
    before = None
    for day in sorted(set(days)):
        run = run + 1 if day - 1 == before else 1
        longest, before = max(longest, run), day
    return longest


def by_grade(rows: Iterable[tuple[int, int]]) -> dict[Grade, int]:
    """Return how many answers got each grade, all six of them, from (grade, answers)."""
    counts = dict.fromkeys(Grade, 0)
    for grade, answers in rows:
        counts[Grade(grade)] += answers
    return counts


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a histogram: how many values lie from `low` up to, without, `high`."""

    low: int
    high: int | None
    """None for the last bar, which is open."""
    count: int


EASE_EDGES = (130, 150, 170, 190, 210, 230, 250, 270, 290)
"""In hundredths."""

INTERVAL_EDGES = (0, 2, 7, 14, 21, 30, 60, 90, 180, 365, 730)
"""In days."""


def histogram(rows: Iterable[tuple[int, int]], edges: tuple[int, ...]) -> tuple[Bar, ...]:
    """Return the distribution of (value, how often) over bars that begin at `edges` (rising).

    A value below the first edge counts in the first bar.
    """
    counts = [0] * len(edges)
    for value, often in rows:
        counts[max(0, bisect_right(edges, value) - 1)] += often
    ends = (*edges[1:], None)
    return tuple(Bar(low, high, n) for low, high, n in zip(edges, ends, counts, strict=True))


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """The answers whose recall was predicted between `low` and `high` (0 to 1)."""

    low: float
    high: float
    predicted: float
    """Their mean prediction."""
    actual: Share


def bin_of(predicted: float) -> int:
    """Return the number of the bin, counted from 0, that a predicted chance (0 to 1) falls into."""
    return min(CALIBRATION_BINS - 1, int(predicted * CALIBRATION_BINS))


def calibration(
    predictions: Iterable[tuple[int, float, int, int]],
) -> tuple[CalibrationBin, ...]:
    """Compare predicted recall with what happened, from (bin, sum of predicted chances, passed,
    answers).

    Bins are equally wide, and those without an answer are left out. What a scheduler predicted for
    an answer is `Scheduler.recall(before, study_day)`, of which SM-2's is an assumption.
    """
    total: defaultdict[int, float] = defaultdict(float)
    rows: list[tuple[int, int, int]] = []
    for place, predicted, passed, n in predictions:
        total[place] += predicted
        rows.append((place, passed, n))
    return tuple(
        CalibrationBin(
            place / CALIBRATION_BINS,
            (place + 1) / CALIBRATION_BINS,
            total[place] / actual.n,
            actual,
        )
        for place, actual in sorted(retention(rows).items())
    )

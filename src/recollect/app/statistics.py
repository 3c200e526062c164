"""What the log says in figures: how much stays, how long it takes, what is coming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from recollect.app.fsrs_scheduler import FSRS
from recollect.app.workspace import Workspace
from recollect.core.decks import is_within, lineage
from recollect.core.grades import Grade
from recollect.core.memory import LONGEST_WAIT, Memory, Scheduler
from recollect.core.sm2 import SM2
from recollect.core.statistics import (
    EASE_EDGES,
    INTERVAL_EDGES,
    Age,
    Bar,
    CalibrationBin,
    Share,
    age,
    by_grade,
    calibration,
    forecast,
    histogram,
    longest_streak,
    retention,
    streak,
)
from recollect.store.figures import Asked

PERIOD = 365
"""Over so many study days retention and calibration are taken, unless told otherwise."""

Key = TypeVar("Key", bound=Hashable)

PREDICTORS: Mapping[str, Scheduler] = {"sm2": SM2(), "fsrs": FSRS()}
"""By the family of a scheduler's name."""

PREDICTION_LABELS: Mapping[str, str] = {
    "sm2": "SM-2 predicts nothing itself: assumed is 90 % at the end of an interval",
    "fsrs": "FSRS-6 with its default parameters",
}
"""What a prediction of recall rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics:
    """The figures of one learner, over all decks or one.

    Retention counts the first answer of a study day to a card that had been learnt before; no
    re-drill, quiz or cram. Time, streak and grades count every answer. Days are study-day numbers.
    """

    study_day: int
    period: int
    """How many study days retention, grades and calibration look back."""
    retention: Share
    retention_30: Share
    by_deck: Mapping[str, Share]
    """A parent's figures include its children's."""
    by_age: Mapping[Age, Share]
    forecast: tuple[int, ...]
    """Cards due on each of the next 30 study days, today with what is overdue first."""
    seconds: Mapping[int, float]
    """The time studied, by study day."""
    answers: Mapping[int, int]
    """Answers by study day."""
    streak: int
    longest_streak: int
    grades: Mapping[Grade, int]
    ease: tuple[Bar, ...]
    intervals: tuple[Bar, ...]
    calibration: Mapping[str, tuple[CalibrationBin, ...]]
    """Predicted and actual recall by scheduler; `PREDICTION_LABELS` says what was predicted how."""


def statistics(
    workspace: Workspace, *, deck: str | None = None, period: int = PERIOD
) -> Statistics:
    """Return the figures of the last `period` study days, of a deck and those below it or all."""
    today = workspace.today()
    since = today - period + 1
    with workspace.database.read() as unit:
        first = [
            answer
            for answer in unit.figures.first_answers(since)
            if deck is None or is_within(answer[0], deck)
        ]
        tallies = unit.figures.tallies()
        piles = unit.agenda.piles(deck)
        eases = unit.schedules.eases(deck)
    asked = [
        (Asked(*one), passed, n)
        for one, passed, n in _alike((one, passed) for _, _, passed, one in first)
    ]
    days = _added((tally.study_day, tally.answers) for tally in tallies)
    recent = [tally for tally in tallies if tally.study_day >= since]
    due: Counter[int] = Counter()
    for day, _, cards in piles:
        due[min(day, today + LONGEST_WAIT)] += cards
    return Statistics(
        study_day=today,
        period=period,
        retention=_all(passed for _, _, passed, _ in first),
        retention_30=_all(passed for _, day, passed, _ in first if day > today - 30),
        by_deck=retention(
            (name, passed, n)
            for own, passed, n in _alike((own, passed) for own, _, passed, _ in first)
            for name in lineage(own)
        ),
        by_age=retention((age(one.interval), passed, n) for one, passed, n in asked),
        forecast=forecast(due, today),
        seconds={
            day: ms / 1000 for day, ms in _added((one.study_day, one.ms) for one in recent).items()
        },
        answers=days,
        streak=streak(days, today),
        longest_streak=longest_streak(days),
        grades=by_grade((tally.grade, tally.answers) for tally in recent),
        ease=histogram(eases, EASE_EDGES),
        intervals=histogram(((interval, cards) for _, interval, cards in piles), INTERVAL_EDGES),
        calibration=_calibrations(asked, today),
    )


def _added(rows: Iterable[tuple[int, int]]) -> Counter[int]:
    """Return the sum of the values of each key."""
    sums: Counter[int] = Counter()
    for key, value in rows:
        sums[key] += value
    return sums


def _alike(answers: Iterable[tuple[Key, bool]]) -> Iterator[tuple[Key, int, int]]:
    """Yield (key, passed, answers) for answers that have key and outcome in common."""
    for (key, passed), n in Counter(answers).items():
        yield key, n * passed, n


def _all(answers: Iterable[bool]) -> Share:
    counts = Counter(answers)
    return Share(counts[True], counts.total())


def _calibrations(
    answers: Iterable[tuple[Asked, int, int]], today: int
) -> Mapping[str, tuple[CalibrationBin, ...]]:
    """Return predicted and actual recall by scheduler, from (asked, passed, answers).

    Recall is predicted as if all were asked today: it depends on the time elapsed alone.
    """
    predictions: dict[str, list[tuple[float, int, int]]] = {}
    for asked, passed, n in answers:
        before = Memory(
            interval=asked.interval,
            last=today - asked.elapsed,
            stability=asked.stability,
            difficulty=asked.difficulty,
        )
        family = asked.scheduler.partition("/")[0]
        for predicted in _predicted(family, before, today):
            predictions.setdefault(family, []).append((predicted, passed, n))
    return {family: calibration(rows) for family, rows in sorted(predictions.items())}


def _predicted(family: str, before: Memory, day: int) -> Iterator[float]:
    """Yield the chance of recall that a scheduler saw, if it is one that sees any."""
    if family == "fsrs" and before.stability is None:
        return  # The card came from another scheduler and was not replayed: it had no prediction.
    if family in PREDICTORS:
        yield PREDICTORS[family].recall(before, day)

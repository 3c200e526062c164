"""What the log says in figures: how much stays, how long it takes, what is coming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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
from recollect.store.reviews import FirstAnswer

PERIOD = 365
"""Over so many study days retention and calibration are taken, unless told otherwise."""

NO_ANSWERS = Share(0, 0)

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
            for answer in unit.reviews.first_answers(since)
            if not answer.before.is_new and (deck is None or is_within(answer.deck, deck))
        ]
        days = unit.reviews.days()
        seconds = unit.reviews.seconds_by_day(since)
        grades = unit.reviews.grades(since)
        piles = unit.agenda.piles(deck)
        eases = unit.schedules.eases(deck)
    due: Counter[int] = Counter()
    for day, _, cards in piles:
        due[min(day, today + LONGEST_WAIT)] += cards
    return Statistics(
        study_day=today,
        period=period,
        retention=_all(first),
        retention_30=_all(answer for answer in first if answer.study_day > today - 30),
        by_deck=retention(
            (name, answer.grade.passed, 1) for answer in first for name in lineage(answer.deck)
        ),
        by_age=retention((age(answer.before.interval), answer.grade.passed, 1) for answer in first),
        forecast=forecast(due, today),
        seconds=seconds,
        answers=days,
        streak=streak(days, today),
        longest_streak=longest_streak(days),
        grades=by_grade(grades),
        ease=histogram(eases, EASE_EDGES),
        intervals=histogram(((interval, cards) for _, interval, cards in piles), INTERVAL_EDGES),
        calibration=_calibrations(first),
    )


def _all(answers: Iterable[FirstAnswer]) -> Share:
    rows = ((None, answer.grade.passed, 1) for answer in answers)
    return retention(rows).get(None, NO_ANSWERS)


def _calibrations(answers: Iterable[FirstAnswer]) -> Mapping[str, tuple[CalibrationBin, ...]]:
    predictions: dict[str, list[tuple[float, bool]]] = {}
    for answer in answers:
        family = answer.scheduler.partition("/")[0]
        for predicted in _predicted(family, answer.before, answer.study_day):
            predictions.setdefault(family, []).append((predicted, answer.grade.passed))
    return {family: calibration(pairs) for family, pairs in sorted(predictions.items())}


def _predicted(family: str, before: Memory, day: int) -> Iterator[float]:
    """Yield the chance of recall that a scheduler saw, if it is one that sees any."""
    if family == "fsrs" and before.stability is None:
        return  # The card came from another scheduler and was not replayed: it had no prediction.
    if family in PREDICTORS:
        yield PREDICTORS[family].recall(before, day)

"""What the log says in figures: how much stays, how long it takes, what is coming."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recollect.app.deck_names import deck_or_all
from recollect.app.figures.counting import CountedLog, by_deck, over_all
from recollect.app.workspace import Workspace
from recollect.core.figures.counting import Recalled
from recollect.core.figures.statistics import (
    EASE_EDGES,
    FORECAST_DAYS,
    INTERVAL_EDGES,
    RETENTION_DAYS,
    Age,
    Bar,
    CalibrationBin,
    Share,
    by_grade,
    calibration,
    forecast,
    histogram,
    longest_streak,
    retention,
    streak,
)
from recollect.core.grouping import grouped
from recollect.core.phrases import Phrase, phrase
from recollect.core.scheduling.grades import Grade

PERIOD = 365
"""The study days over which retention and calibration are taken by default."""

PREDICTION_LABELS: Mapping[str, Phrase] = {
    "sm2": phrase("SM-2 predicts nothing itself: assumed is 90 % at the end of an interval"),
    "fsrs": phrase("FSRS-6 with its default parameters"),
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
    """The time studied, by study day, of the period and of the last 30 days."""
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
    """Return the figures of the last `period` study days, of a deck and those below it or all.

    Raises UnknownDeck.
    """
    today = workspace.today()
    since, lately = today - period + 1, today - RETENTION_DAYS + 1
    with workspace.database.read() as unit:
        deck = deck_or_all(unit, deck)
        log = CountedLog(unit, today, min(since, lately))
        recalled, recalled_lately = log.recalled(since, deck), log.recalled(lately, deck)
        recent = log.days()
        load = unit.schedules.load(0, today + FORECAST_DAYS - 1, deck)
        learnt = unit.schedules.learnt(deck)
    log.keep(workspace)
    return Statistics(
        study_day=today,
        period=period,
        retention=over_all(recalled),
        retention_30=over_all(recalled_lately),
        by_deck=by_deck(recalled),
        by_age=retention((one.age, one.passed, one.answers) for _, one in recalled),
        forecast=forecast(load, today),
        seconds={one.study_day: one.ms / 1000 for one in recent},
        answers=log.answers,
        streak=streak(log.answers, today),
        longest_streak=longest_streak(log.answers),
        grades=by_grade(
            pair for one in recent if one.study_day >= since for pair in enumerate(one.grades)
        ),
        ease=histogram(((one.ease, one.cards) for one in learnt), EASE_EDGES),
        intervals=histogram(
            ((one.interval, one.cards) for one in learnt if not one.are_suspended), INTERVAL_EDGES
        ),
        calibration=_calibrations(one for _, one in recalled),
    )


def _calibrations(recalled: Iterable[Recalled]) -> Mapping[str, tuple[CalibrationBin, ...]]:
    """Return predicted and actual recall by scheduler."""
    by_family = grouped(
        (one.scheduler, (one.place, one.predicted, one.passed, one.answers))
        for one in recalled
        if one.place is not None
    )
    return {family: calibration(rows) for family, rows in sorted(by_family.items())}

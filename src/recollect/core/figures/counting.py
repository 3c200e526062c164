"""The log of a study day counted: what retention, calibration and time are summed up from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from recollect.core.figures.statistics import Age, age, bin_of
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import Memory
from recollect.core.scheduling.queue import LONGEST_ANSWER_MS
from recollect.core.scheduling.review_kinds import ReviewKind


class Logged(NamedTuple):
    """An answer, as counting reads it."""

    study_day: int
    card_id: str
    deck_id: str
    kind: str
    grade: int
    elapsed_ms: int
    scheduler: str
    before: Memory


class Recalled(NamedTuple):
    """First answers of a study day to learnt cards, summed where the first five fields agree."""

    study_day: int
    deck_id: str
    age: Age
    scheduler: str
    """Its family: `sm2` of `sm2/1`."""
    place: int | None
    """The bin of calibration that the predictions fall into; None: nothing was predicted."""
    predicted: float
    """The sum of the predicted chances of recall."""
    passed: int
    answers: int


class CountedDay(NamedTuple):
    """What the log of a study day comes to."""

    study_day: int
    ms: int
    """The time of all answers; no single one counts more than five minutes."""
    grades: tuple[int, ...]
    """How many answers got each grade, from 0 to 5."""
    recalled: Sequence[Recalled]


Predict = Callable[[str, Memory, int], float | None]
"""The chance of recall that the scheduler of a family saw for a memory on a study day, if any."""


def counted(log: Iterable[Logged], predict: Predict) -> Iterator[CountedDay]:
    """Yield what each study day of a log comes to; the log is in the order of its days.

    Two machines that were merged may both have asked a card on one day: the first answer counts.
    """
    for day, group in groupby(log, key=lambda one: one.study_day):
        answers = list(group)
        grades = Counter(one.grade for one in answers)
        yield CountedDay(
            day,
            sum(min(one.elapsed_ms, LONGEST_ANSWER_MS) for one in answers),
            tuple(grades[grade] for grade in Grade),
            _recalled(answers, predict),
        )


def _recalled(answers: Iterable[Logged], predict: Predict) -> Sequence[Recalled]:
    sums: defaultdict[tuple[int, str, Age, str, int | None], list[float]]
    sums = defaultdict(lambda: [0.0, 0, 0])
    for one in _first(answers):
        family = one.scheduler.partition("/")[0]
        predicted = predict(family, one.before, one.study_day)
        place = None if predicted is None else bin_of(predicted)
        alike = sums[one.study_day, one.deck_id, age(one.before.interval), family, place]
        alike[0] += predicted or 0
        alike[1] += one.grade >= Grade.HARD
        alike[2] += 1
    return [
        Recalled(*key, predicted, int(passed), int(n))
        for key, (predicted, passed, n) in sums.items()
    ]


def _first(answers: Iterable[Logged]) -> Iterator[Logged]:
    """Yield a day's first answers to learnt cards; no re-drill, quiz or cram is one."""
    first: dict[str, Logged] = {}
    for one in answers:
        if one.kind == ReviewKind.SCHEDULED:
            first.setdefault(one.card_id, one)
    return (one for one in first.values() if not one.before.is_new)

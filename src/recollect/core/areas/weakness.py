"""Weak areas: how likely an answer about a concept fails, from little evidence, soundly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from recollect.core.areas.marks import Sign
from recollect.core.areas.weighing import weigh
from recollect.core.beta import central_interval

RANKING_HALF_LIFE = 40
"""How many later answers halve the weight of a mark in the order of areas. How a concept stands now
is a question about the last answers; which of forty is the weakest is one about small differences,
where the noise of few answers costs more than their age. In `benchmarks/simulated_learner.py` 30 to
60 find the weakest concepts earlier than 10 does, also after some were mastered and others became
weak."""

SURE = 0.8
"""How probable it must be that an area is worse (or better) than the learner's mean."""

ENOUGH_EVIDENCE = 2.0
"""Below this weight of marks an area is at most suspected."""

LAST_MARKS = 5


class State(StrEnum):
    """What is to be said about an area."""

    WEAK = "weak"
    """Surely worse than the learner's mean."""
    SUSPECTED = "suspected"
    """It looks worse, on too little evidence; or the learner calls it weak, and no answers have
    shown otherwise."""
    RECOVERING = "recovering"
    """It was weak at its last failure; the passes since then have made that doubtful."""
    STRONG = "strong"
    """Surely better than the learner's mean."""
    STEADY = "steady"
    """Nothing stands out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the marks of one area come to."""

    p: float
    """The estimated chance (0 to 1) that an answer about it fails."""
    long_run: float
    """The same with a longer memory: what areas are ranked by."""
    belief: tuple[float, float]
    """The parameters (a, b) of the beta distribution whose mean is `p`."""
    n: int
    """How many marks there are."""
    evidence: float
    """Their weight, in answers."""
    worse: float
    """The probability (0 to 1) that it is worse than the learner's mean."""
    state: State
    last: tuple[bool, ...]
    """The last five marks, the oldest first; True for a pass."""

    @property
    def interval(self) -> tuple[float, float]:
        """Return the two ends of the 80 % interval of `p`."""
        return central_interval(*self.belief)

    @property
    def low(self) -> float:
        """Return the lower end of the interval."""
        return self.interval[0]

    @property
    def high(self) -> float:
        """Return the upper end of the interval."""
        return self.interval[1]


def score(marks: Sequence[Sign], *, parent: float, mean: float) -> Score:
    """Return the score of an area from the signs of its marks, the oldest first.

    `parent` is the p of its section (see `Backdrop.parent_of`), `mean` the learner's own.
    """
    evidence = weigh(marks)
    worse = evidence.worse_than(mean, parent)
    return Score(
        p=evidence.p(parent),
        long_run=weigh(marks, RANKING_HALF_LIFE).p(parent),
        belief=evidence.belief(parent),
        n=len(marks),
        evidence=evidence.total,
        worse=worse,
        state=_state(marks, evidence.total, worse, parent=parent, mean=mean),
        last=tuple(not mark.failed for mark in marks[-LAST_MARKS:]),
    )


def _state(
    marks: Sequence[Sign], evidence: float, worse: float, *, parent: float, mean: float
) -> State:
    has_failed = any(mark.failed for mark in marks)
    if has_failed and worse > SURE:
        return State.WEAK if evidence >= ENOUGH_EVIDENCE else State.SUSPECTED
    if worse < 1 - SURE and evidence >= ENOUGH_EVIDENCE:
        return State.STRONG
    until_last_failure = weigh(marks[: _last_failure(marks) + 1])
    if has_failed and until_last_failure.worse_than(mean, parent) > SURE:
        return State.RECOVERING
    called_weak = any(mark.failed and mark.is_own_word for mark in marks)
    if called_weak and weigh(marks).p(parent) > mean:
        return State.SUSPECTED
    return State.STEADY


def _last_failure(marks: Sequence[Sign]) -> int:
    """Return the index of the last failure, -1 without any."""
    return next((i for i in reversed(range(len(marks))) if marks[i].failed), -1)

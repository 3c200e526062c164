"""What the answers of a self-test come to: points, what to strengthen, how it was before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recollect.core.asking.judging import Outcome, suggest
from recollect.core.asking.quiz import QuizAttempt
from recollect.core.scheduling.grades import Grade

POINTS: Mapping[Outcome, float] = {
    Outcome.RIGHT: 1.0,
    Outcome.PARTLY: 0.5,
    Outcome.GUESSED: 0.5,
    Outcome.WRONG: 0.0,
    Outcome.UNKNOWN: 0.0,
}
"""What an answer is worth. One that was right by a guess is worth half: it was not known."""


def grade_of(outcome: Outcome) -> Grade:
    """Return the grade that an outcome gives: Good at best, because nobody weighed how easy."""
    return suggest(Grade.GOOD, outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizScore:
    """What the answers of an attempt come to."""

    points: float
    answered: int
    of: int
    """How many questions count: those that were answered, and those that time ran out on."""
    outcomes: Mapping[Outcome, int]
    seconds: int

    @property
    def share(self) -> float | None:
        """Return the share (0 to 1) of the points that could be had; None without a question."""
        return self.points / self.of if self.of else None


def score_of(attempt: QuizAttempt) -> QuizScore:
    """Return the score of an attempt; one left in the middle is scored by what was answered."""
    judged = [answer.outcome for answer in attempt.answers if answer.outcome is not None]
    ran_out = attempt.ended is not None and attempt.asked is not None
    return QuizScore(
        points=sum(POINTS[outcome] for outcome in judged),
        answered=len(judged),
        of=max(len(judged), attempt.asked or 0) if ran_out else len(judged),
        outcomes=Counter(judged),
        seconds=round(sum(answer.elapsed_ms for answer in attempt.answers) / 1000),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An area or section, with how its questions went."""

    name: str
    asked: int
    lost: float
    """How many points."""

    @property
    def share(self) -> float:
        """Return the share (0 to 1) of the points that could be had."""
        return 1 - self.lost / self.asked


def to_strengthen(answers: Iterable[tuple[Sequence[str], Outcome]]) -> tuple[Topic, ...]:
    """Return the topics that lost points, the most lost first; answers name their topics."""
    asked: Counter[str] = Counter()
    lost: dict[str, float] = defaultdict(float)
    for names, outcome in answers:
        for name in names:
            asked[name] += 1
            lost[name] += 1 - POINTS[outcome]
    topics = [Topic(name=name, asked=asked[name], lost=lost[name]) for name in asked if lost[name]]
    return tuple(sorted(topics, key=lambda topic: (-topic.lost, topic.share, topic.name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two attempts at one scope, then and now."""

    change: float
    """By how much the share of points changed, from -1 to 1."""
    better: int
    """How many of the cards that both attempts asked went better."""
    worse: int


def compare(then: QuizAttempt, now: QuizAttempt) -> Comparison:
    """Return how an attempt did beside an earlier one."""
    before = {answer.card_id: POINTS[answer.outcome] for answer in then.answers if answer.outcome}
    changes = [
        POINTS[answer.outcome] - before[answer.card_id]
        for answer in now.answers
        if answer.outcome and answer.card_id in before
    ]
    return Comparison(
        change=(score_of(now).share or 0.0) - (score_of(then).share or 0.0),
        better=sum(change > 0 for change in changes),
        worse=sum(change < 0 for change in changes),
    )

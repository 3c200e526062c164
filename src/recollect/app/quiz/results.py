"""What self-tests came to: the score, what to strengthen, and how it was before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from recollect.app.areas.sections import section_of
from recollect.app.workspace import Workspace
from recollect.core.asking.judging import Outcome
from recollect.core.asking.quiz import QuizAnswer, QuizAttempt, Scope
from recollect.core.asking.scoring import (
    Comparison,
    QuizScore,
    Topic,
    compare,
    score_of,
    to_strengthen,
)
from recollect.core.cards.cards import Card
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.store.unit import Unit


@dataclass(frozen=True, slots=True)
class PastQuiz:
    """One attempt as a list shows it."""

    attempt_id: str
    started: datetime
    scope: Scope
    is_finished: bool
    score: QuizScore


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One question with what was answered, and the card as it is now."""

    answer: QuizAnswer
    card: Card

    @property
    def wanted(self) -> str:
        """Return the right answer, as a note's Markdown."""
        right = [option.text for option in self.answer.options if option.correct]
        return "; ".join(right) if right else self.card.answer


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizResult:
    """An attempt, scored, with what it tells."""

    attempt: QuizAttempt
    score: QuizScore
    topics: tuple[Topic, ...]
    """What to strengthen, the most lost first."""
    rows: tuple[ResultRow, ...]
    earlier: tuple[PastQuiz, ...]
    """Earlier attempts at the same scope, the newest first."""
    since_last: Comparison | None
    """This attempt beside the last finished one of them; None when there was none."""

    @property
    def is_finished(self) -> bool:
        """Tell whether the attempt was gone through to its end."""
        return self.attempt.ended is not None


def past_quizzes(workspace: Workspace) -> tuple[PastQuiz, ...]:
    """Return every attempt in which something was answered, the newest first."""
    with workspace.database.read() as unit:
        return tuple(_past(attempt) for attempt in unit.quizzes.all() if attempt.answers)


def result_of(workspace: Workspace, attempt_id: str) -> QuizResult:
    """Return what an attempt came to. Raises RecollectError for an unknown id."""
    with workspace.database.read() as unit:
        attempts = unit.quizzes.all()
        attempt = next((one for one in attempts if one.id == attempt_id), None)
        if attempt is None:
            raise RecollectError(
                phrase("no quiz {id}: `recollect quiz --history` lists them", id=attempt_id)
            )
        earlier = _earlier(attempts, attempt)
        rows = _rows(unit, attempt)
        return QuizResult(
            attempt=attempt,
            score=score_of(attempt),
            topics=to_strengthen(_topics(unit, rows)),
            rows=rows,
            earlier=tuple(map(_past, earlier)),
            since_last=_since_last(earlier, attempt),
        )


def _earlier(attempts: Sequence[QuizAttempt], attempt: QuizAttempt) -> list[QuizAttempt]:
    return [
        one
        for one in attempts
        if one.plan.scope == attempt.plan.scope and one.started < attempt.started and one.answers
    ]


def _since_last(earlier: Sequence[QuizAttempt], attempt: QuizAttempt) -> Comparison | None:
    last = next((one for one in earlier if one.ended is not None), None)
    return None if last is None else compare(last, attempt)


def _past(attempt: QuizAttempt) -> PastQuiz:
    return PastQuiz(
        attempt_id=attempt.id,
        started=attempt.started,
        scope=attempt.plan.scope,
        is_finished=attempt.ended is not None,
        score=score_of(attempt),
    )


def _rows(unit: Unit, attempt: QuizAttempt) -> tuple[ResultRow, ...]:
    cards = unit.cards.get({answer.card_id for answer in attempt.answers})
    return tuple(ResultRow(answer, cards[answer.card_id]) for answer in attempt.answers)


def _topics(unit: Unit, rows: Sequence[ResultRow]) -> Iterator[tuple[Sequence[str], Outcome]]:
    """Yield the areas of each judged question, else the section of the notes, and its outcome."""
    names = unit.areas.names()
    areas = unit.areas.of_cards([row.card.id for row in rows])
    for row in rows:
        if row.answer.outcome is not None:
            concepts = [names[area_id] for area_id in areas.get(row.card.id, ())]
            yield concepts or [section_of(row.card)], row.answer.outcome

"""Self-tests: each attempt with its questions, as they were asked and answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, insert, select, update

from recollect.core.asking.judging import Outcome
from recollect.core.asking.quiz import (
    Asking,
    Feedback,
    QuizAnswer,
    QuizAttempt,
    QuizPlan,
    Scope,
    ScopeKind,
)
from recollect.core.cards.items import Kind, Option
from recollect.core.grouping import grouped
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import quiz_answer, quiz_attempt


class Quizzes(LearnersShelf):
    """One learner's self-tests."""

    def begin(self, attempt: QuizAttempt) -> None:
        """Record that an attempt was begun; it counts as left in the middle until it is closed."""
        self._connection.execute(
            insert(quiz_attempt).values(
                id=attempt.id,
                learner_id=self._learner_id,
                started_at=attempt.started,
                ended_at=attempt.ended,
                plan=asdict(attempt.plan),
                seed=attempt.seed,
                asked=attempt.asked,
            )
        )

    def end(self, attempt_id: str, at: datetime) -> None:
        """Record that an attempt was gone through to its end."""
        self._connection.execute(
            update(quiz_attempt).where(quiz_attempt.c.id == attempt_id).values(ended_at=at)
        )

    def put(self, attempt_id: str, answer: QuizAnswer) -> None:
        """Store the answer to a question, in place of an earlier one to the same question."""
        self._connection.execute(delete(quiz_answer).where(_at(attempt_id, answer.position)))
        self._connection.execute(
            insert(quiz_answer).values(
                quiz_attempt_id=attempt_id, **{name: getattr(answer, name) for name in _FIELDS}
            )
        )

    def get(self, attempt_id: str) -> QuizAttempt | None:
        """Return an attempt with its answers; None for an unknown id."""
        return next(iter(self._attempts(quiz_attempt.c.id == attempt_id)), None)

    def all(self) -> Sequence[QuizAttempt]:
        """Return every attempt with its answers, the newest first."""
        return self._attempts()

    def _attempts(self, *conditions: ColumnElement[bool]) -> Sequence[QuizAttempt]:
        mine = and_(quiz_attempt.c.learner_id == self._learner_id, *conditions)
        asked = (
            select(quiz_answer)
            .join(quiz_attempt, quiz_attempt.c.id == quiz_answer.c.quiz_attempt_id)
            .where(mine)
            .order_by(quiz_answer.c.position)
        )
        answers = grouped(
            (row["quiz_attempt_id"], _answer(row))
            for row in self._connection.execute(asked).mappings()
        )
        query = (
            select(quiz_attempt)
            .where(mine)
            .order_by(quiz_attempt.c.started_at.desc(), quiz_attempt.c.id)
        )
        return [
            _attempt(row, answers.get(row["id"], ()))
            for row in self._connection.execute(query).mappings()
        ]


def _at(attempt_id: str, position: int) -> ColumnElement[bool]:
    return and_(quiz_answer.c.quiz_attempt_id == attempt_id, quiz_answer.c.position == position)


def _attempt(row: Mapping[Any, Any], answers: Sequence[QuizAnswer]) -> QuizAttempt:
    plan = row["plan"]
    scope = plan["scope"]
    return QuizAttempt(
        id=row["id"],
        plan=QuizPlan(
            scope=Scope(ScopeKind(scope["kind"]), scope["name"], scope["heading"]),
            count=plan["count"],
            minutes=plan["minutes"],
            feedback=Feedback(plan["feedback"]),
            asking=Asking(plan["asking"]),
            grades=plan["grades"],
        ),
        seed=row["seed"],
        asked=row["asked"],
        started=row["started_at"],
        ended=row["ended_at"],
        answers=tuple(answers),
    )


_FIELDS = tuple(QuizAnswer.__dataclass_fields__)


def _answer(row: Mapping[Any, Any]) -> QuizAnswer:
    named = {
        "kind": Kind(row["kind"]),
        "options": tuple(Option(*one) for one in row["options"]),
        "outcome": None if row["outcome"] is None else Outcome(row["outcome"]),
    }
    return QuizAnswer(**{name: row[name] for name in _FIELDS} | named)

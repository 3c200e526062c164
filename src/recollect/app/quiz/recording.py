"""An answer of a self-test as evidence in the review log, and on request as a grade."""

from __future__ import annotations

from dataclasses import replace

from recollect.app.scheduling.grading import refold
from recollect.app.study.answering import Asking, Given, KindOf
from recollect.app.study.turn import Turn
from recollect.app.workspace import Workspace
from recollect.core.asking.quiz import QuizAnswer
from recollect.core.asking.scoring import grade_of
from recollect.core.cards.items import Kind
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import Memory
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.store.unit import Unit


def log_answer(
    workspace: Workspace, unit: Unit, turn: Turn, answer: QuizAnswer, *, grades: bool
) -> QuizAnswer:
    """Append a judged answer to the log, in place of what was logged for it before.

    With `grades` it moves the schedule like an answer of a review, see `kind_of_answer`.
    """
    if answer.outcome is None:
        return answer
    if answer.review_id is not None:
        unit.deeds.take_back([answer.review_id], [answer.card_id], workspace.now())
        refold(unit, [answer.card_id])
    grade = grade_of(answer.outcome)
    # A chosen option is the note's wording, not the learner's own.
    was_chosen = answer.kind in (Kind.CHOICE, Kind.TRUE_FALSE)
    given = Given(
        grade=grade,
        elapsed_ms=answer.elapsed_ms,
        answer="" if was_chosen else answer.given,
        instant=answer.instant,
        study_day=workspace.calendar.study_day(answer.instant),
    )
    kind_of = kind_of_answer(grade, grades=grades)
    asking = Asking(unit, kind_of, unit.schedules.load)
    review = asking.append(next(asking.deeds), turn, given)
    return replace(answer, review_id=review.id)


def kind_of_answer(grade: Grade, *, grades: bool) -> KindOf:
    """Return a function that says whether an answer moves its card.

    Only where the learner wants it, and only the first answer of a study day does. A card that is
    not due yet moves only when it was forgotten: to know it early says little of its interval.
    """

    def kind_of(memory: Memory, today: int) -> ReviewKind:
        is_due = memory.due is None or memory.due <= today
        moves = grades and memory.counts_on(today) and (is_due or not grade.passed)
        return ReviewKind.SCHEDULED if moves else ReviewKind.QUIZ

    return kind_of

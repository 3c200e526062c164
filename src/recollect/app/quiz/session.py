"""One sitting of a self-test, behind the screen and the line mode alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import uuid4

from recollect.app.cards.drafts import Drafts
from recollect.app.quiz.recording import kind_of_answer, log_answer
from recollect.app.quiz.scopes import askable, within
from recollect.app.study.answering import Asking
from recollect.app.study.sitting import Sitting
from recollect.app.study.turn import Stage, Turn
from recollect.app.workspace import Workspace
from recollect.core.asking.judging import Outcome
from recollect.core.asking.picking import pick
from recollect.core.asking.posing import posed
from recollect.core.asking.quiz import Feedback, QuizAnswer, QuizAttempt, QuizPlan
from recollect.core.cards.cards import Card
from recollect.core.long_work import Progress, unwatched
from recollect.core.scheduling.grades import Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizProgress:
    """How far a test is."""

    position: int
    """The number of the question at hand, from 1; while comparing, of the answer at hand."""
    of: int | None
    """How many there are; None when the time alone decides."""
    seconds: int
    """Since the test began."""
    seconds_left: int | None
    """None without a time limit."""


class QuizSession(Sitting):
    """One attempt: question after question, each answer on the disk before the next one shows.

    A question goes through `answer`, then, where the learner sees how it went, `judge` as often as
    wanted, then `advance`. With feedback at the end, the answers that only the learner can judge
    come back after the last question, with the note's answer beside them: `comparing` is true then.
    """

    def __init__(
        self,
        workspace: Workspace,
        plan: QuizPlan,
        *,
        seed: str | None = None,
        progress: Progress = unwatched,
    ) -> None:
        now = workspace.now()
        attempt_id = str(uuid4())
        seed = seed or attempt_id
        with workspace.database.read() as unit:
            self._pool = askable(unit)
            super().__init__(workspace, Drafts(workspace, unit))
            cards = within(workspace, unit, plan.scope, self._pool, progress)
        self._cards = pick(cards, plan.count, seed=seed)
        only_time = plan.count is None and plan.minutes is not None
        self._attempt = QuizAttempt(
            id=attempt_id,
            plan=plan,
            seed=seed,
            asked=None if only_time else len(self._cards),
            started=now,
        )
        self._answers: dict[int, QuizAnswer] = {}
        self._position = 0
        self.comparing = False
        if self._cards:
            with workspace.database.write() as unit:
                unit.quizzes.begin(self._attempt)
            self.advance()

    @property
    def attempt(self) -> QuizAttempt:
        """Return the attempt as far as it has come."""
        answers = tuple(self._answers[position] for position in sorted(self._answers))
        return replace(self._attempt, answers=answers)

    @property
    def answered(self) -> QuizAnswer | None:
        """Return what was answered to the question at hand."""
        return self._answers.get(self._position)

    @property
    def progress(self) -> QuizProgress:
        """Return how far the test is."""
        plan, gone = self._attempt.plan, self._workspace.now() - self._attempt.started
        left = None if plan.minutes is None else timedelta(minutes=plan.minutes) - gone
        of = self._attempt.asked
        return QuizProgress(
            position=self._position,
            of=of,
            seconds=int(gone.total_seconds()),
            seconds_left=None if left is None else max(0, int(left.total_seconds())),
        )

    def answer(self, given: str, outcome: Outcome | None, *, elapsed_ms: int = 0) -> None:
        """Commit an answer; `outcome` is None where only the learner can judge it.

        With feedback at the end the next question is at hand afterwards.
        """
        turn = self.at_hand
        self._commit(
            QuizAnswer(
                position=self._position,
                card_id=turn.study_card.card.id,
                kind=turn.study_card.card.kind,
                options=turn.study_card.card.options,
                given=given.strip(),
                outcome=outcome,
                elapsed_ms=max(0, elapsed_ms),
                instant=self._workspace.now(),
                review_id=None,
            )
        )
        if self._attempt.plan.feedback is Feedback.AT_ONCE:
            self._turn = replace(turn, stage=Stage.ANSWER)
        else:
            self.advance()

    def judge(self, outcome: Outcome) -> None:
        """Commit how the answer at hand went, or change what was said of it."""
        answer = self.answered
        if answer is None:
            raise LookupError("there is no answer to judge yet")
        if answer.outcome is not outcome:
            self._commit(replace(answer, outcome=outcome))

    def advance(self) -> None:
        """Go to the next question, then through what is to be compared, then end."""
        if not self.comparing and self._position < len(self._cards) and not self._time_is_over():
            self._position += 1
            self._turn = self._turn_of(self._cards[self._position - 1], Stage.QUESTION)
            return
        waiting = [p for p in sorted(self._answers) if self._answers[p].outcome is None]
        self.comparing = bool(waiting)
        if waiting:
            self._position = waiting[0]
            self._turn = self._turn_of(self._cards[self._position - 1], Stage.ANSWER)
        else:
            self._end()

    def _time_is_over(self) -> bool:
        return self.progress.seconds_left == 0

    def _end(self) -> None:
        self._turn = None
        self._attempt = replace(self._attempt, ended=self._workspace.now())
        with self._workspace.database.write() as unit:
            unit.quizzes.end(self._attempt.id, self._workspace.now())

    def _commit(self, answer: QuizAnswer) -> None:
        plan = self._attempt.plan
        with self._workspace.database.write() as unit:
            turn = self.at_hand
            logged = log_answer(self._workspace, unit, turn, answer, grades=plan.grades)
            unit.quizzes.put(self._attempt.id, logged)
            self._drafts.hand_in(unit, answer.card_id)
        self._answers[answer.position] = logged

    def _turn_of(self, card: Card, stage: Stage) -> Turn:
        plan, today = self._attempt.plan, self._workspace.today()
        with self._workspace.database.read() as unit:
            kind_of = kind_of_answer(Grade.GOOD, grades=plan.grades)
            turn = Asking(unit, kind_of, unit.schedules.load).turn_of(card.id, today)
        asked = posed(card, self._pool, asking=plan.asking, seed=self._attempt.seed)
        return replace(turn, stage=stage, study_card=replace(turn.study_card, card=asked))

"""A self-test: question after question, feedback at once or at the end, then the score."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult

from recollect.app.language import tr
from recollect.app.quiz import QuizSession, result_of
from recollect.app.study import Stage, Turn
from recollect.app.workspace import Workspace
from recollect.core.asking.judging import Outcome
from recollect.core.asking.quiz import Asking, Feedback, missed_of
from recollect.tui.attempt import Attempt, Way, way_of
from recollect.tui.keys import quiz
from recollect.tui.note.spans import Line
from recollect.tui.pages.quiz import quiz_head
from recollect.tui.screens.looking import LookingAtACard
from recollect.tui.screens.quiz_bar import buttons
from recollect.tui.screens.quiz_card import QuizCard
from recollect.tui.screens.quiz_result import After, QuizResultScreen
from recollect.tui.situation import QuizSituation
from recollect.tui.widgets.key_bar import ButtonBar, KeyBar
from recollect.tui.widgets.paper import Paper


class QuizScreen(LookingAtACard):
    """One attempt; every answer is on the disk before the next question shows."""

    BINDINGS = [*quiz.BINDINGS]

    session: QuizSession

    def __init__(self, workspace: Workspace, session: QuizSession) -> None:
        super().__init__(workspace, session)
        self._shown_at = workspace.now()

    # --- What is on the screen ----------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out head, question and keys."""
        yield Paper(self._head, id="head")
        yield QuizCard(id="body")
        yield ButtonBar(id="actions")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Ask the first question, and keep the clock going."""
        await self._ask()
        self.set_interval(1, self._each_second)

    def _each_second(self) -> None:
        """Show the time; whoever closes the terminal gives no notice, so nothing waits for it."""
        self.query_one("#head", Paper).rewrite()
        self.keep_unsaved()

    def keep_unsaved(self) -> None:
        """Keep what is being written; once it is handed in, the attempt has it."""
        if self.turn is not None and self.turn.stage is Stage.QUESTION:
            super().keep_unsaved()

    @property
    def outcome(self) -> Outcome | None:
        """Return how the answer at hand went, as far as that is known."""
        answered = self.session.answered
        return None if answered is None else answered.outcome

    def redraw(self) -> None:
        """Write the question at hand anew."""
        turn = self.turn
        if turn is None:
            return
        self.card_view.outcome = self.outcome
        self.card_view.show(turn, self.attempt, self.view)
        self.query_one("#head", Paper).rewrite()
        self.show_buttons()
        self.refresh_bindings()

    async def _ask(self) -> None:
        """Show the question at hand, or the result when there is none."""
        turn, answered = self.turn, self.session.answered
        self._shown_at = self.workspace.now()
        if turn is None:
            self._show_result()
            return
        self.attempt = Attempt(text=answered.given) if answered else Attempt()
        self.look_afresh()
        self.set_focus(None)
        await self.begin(turn)
        self.redraw()
        plan, asking = self.session.attempt.plan, turn.stage is Stage.QUESTION
        if plan.asking is Asking.WRITE and asking and way_of(turn.study_card.card) is Way.RECALL:
            self.action_write()

    def _head(self, cells: int) -> list[Line]:
        return quiz_head(self.session.attempt.plan.scope, self.session.progress, cells)

    def _situation(self, turn: Turn) -> QuizSituation:
        return QuizSituation(
            turn=turn,
            attempt=self.attempt,
            outcome=self.outcome,
            writing=self.writing,
            folded=self.card_view.folded,
            at_once=self.session.attempt.plan.feedback is Feedback.AT_ONCE,
        )

    @property
    def card_view(self) -> QuizCard:
        """Return the question on the screen."""
        return self.query_one(QuizCard)

    def show_buttons(self) -> None:
        """Show what the next key does."""
        if self.turn is not None:
            shown = buttons(self._situation(self.turn))
            self.query_one("#actions", ButtonBar).show(*shown)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether a key does anything now: the footer shows no other."""
        if self.turn is None or not self.is_mounted:
            return action in ("leave", "help")
        return self._situation(self.turn).allows(action, parameters)

    # --- Going through the test ---------------------------------------------------------------

    async def action_advance(self) -> None:
        """Hand in; then take what the ticked points say; then go to the next question."""
        turn = self.session.at_hand
        if turn.stage is Stage.QUESTION:
            await self.hand_in()
            return
        by_points = self._situation(turn).by_points
        if self.outcome is not None:
            await self._go_on()
        elif by_points is not None:
            await self._judge(by_points)
        else:
            self.recollect.say(tr("Say first how it went: 1 wrong, 2 partly, 3 right."))

    async def action_digit(self, digit: int) -> None:
        """Choose an option, or say how it went; 0 is "I don't know"."""
        turn = self.session.at_hand
        if turn.stage is Stage.ANSWER:
            await self._judge(quiz.VERDICTS[digit])
        elif digit == 0:
            self.attempt = Attempt(given_up=True)
            await self.hand_in()
        elif way_of(turn.study_card.card) is Way.RATE:
            await self._commit("", quiz.VERDICTS[digit])
        else:
            await self.choose(digit - 1)

    async def action_guess(self) -> None:
        """Say that it was a guess, or that it was not."""
        self.attempt = replace(self.attempt, guessed=not self.attempt.guessed)
        if self.session.at_hand.stage is Stage.ANSWER:
            guessed = self.outcome is Outcome.RIGHT
            with self.recollect.telling():
                self.session.judge(Outcome.GUESSED if guessed else Outcome.RIGHT)
        self.redraw()

    async def hand_in(self) -> None:
        """Commit the answer as it stands."""
        turn = self.session.at_hand
        if turn.stage is Stage.ANSWER:
            return
        self.take_what_is_written()
        await self._commit(*self.attempt.handed_in(turn.study_card.card))

    async def _commit(self, text: str, outcome: Outcome | None) -> None:
        elapsed = self.workspace.ms_since(self._shown_at)
        with self.recollect.telling():
            self.session.answer(text, outcome, elapsed_ms=elapsed)
        turn = self.turn
        if turn is not None and turn.stage is Stage.ANSWER and not self.session.comparing:
            self.set_focus(None)
            self.card_view.close_fields()
            self.redraw()
        else:
            await self._ask()

    async def _judge(self, outcome: Outcome) -> None:
        """Say how it went. The first word also goes on; a later one only corrects."""
        is_first = self.outcome is None
        with self.recollect.telling():
            self.session.judge(outcome)
        if is_first:
            await self._go_on()
        else:
            self.redraw()

    async def _go_on(self) -> None:
        self.app.clear_notifications()  # they were about this question
        with self.recollect.telling():
            self.session.advance()
        await self._ask()

    # --- Beside the test ----------------------------------------------------------------------

    def action_leave(self) -> None:
        """Leave: every answer is saved, the attempt is marked as left in the middle."""
        self.keep_unsaved()
        if self.session.attempt.answers:
            self._show_result()
        else:
            self.dismiss()

    def _show_result(self) -> None:
        result = result_of(self.workspace, self.session.attempt.id)
        self.app.push_screen(QuizResultScreen(self.workspace, result), self._after)

    def _after(self, chosen: After | None) -> None:
        if chosen is After.BACK:
            return
        self.dismiss()
        plan = self.session.attempt.plan
        if chosen is After.AGAIN:
            self.recollect.set_up_quiz(plan)
        elif chosen is After.MISSED:
            self.recollect.quiz(missed_of(self.session.attempt.id, plan))

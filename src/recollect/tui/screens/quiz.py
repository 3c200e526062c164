"""A self-test: question after question, feedback at once or at the end, then the score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from textual.app import ComposeResult
from textual.content import Content

from recollect.app.quiz import QuizSession, result_of
from recollect.app.study import Stage, Turn
from recollect.app.workspace import Workspace
from recollect.core.judging import Outcome, judge_points, same
from recollect.core.quiz import Asking, Feedback, missed_of
from recollect.tui.attempt import Attempt, Way, options_of, points_of, several_right, way_of
from recollect.tui.keys import key
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line
from recollect.tui.pages.help import quiz_help_page
from recollect.tui.pages.question import kind_name, question_page
from recollect.tui.pages.quiz import feedback_page, quiz_head, verdict_of
from recollect.tui.screens.quiz_card import AnswerScreen
from recollect.tui.screens.quiz_result import After, QuizResultScreen
from recollect.tui.screens.sheet import Sheet
from recollect.tui.widgets.key_bar import Button, ButtonBar, KeyBar
from recollect.tui.widgets.paper import Paper

VERDICTS = {1: Outcome.WRONG, 2: Outcome.PARTLY, 3: Outcome.RIGHT}
"""What the digits say of an answer that only the learner can judge."""


class QuizScreen(AnswerScreen):
    """One attempt; every answer is on the disk before the next question shows."""

    CSS_PATH = "quiz.tcss"
    BINDINGS = [  # noqa: RUF012
        key("space,enter", "advance", "Go on", show=False),
        *(key(str(digit), f"digit({digit})", show=False) for digit in range(10)),
        *(key(letter, f"tick({i})", show=False) for i, letter in enumerate("abcdef")),
        key("g", "guess", "I guessed"),
        key("question_mark", "help", "Help"),
        key("f1", "help_while_writing", show=False),
        key("q", "leave", "Leave"),
    ]

    def __init__(self, workspace: Workspace, session: QuizSession) -> None:
        super().__init__()
        self.workspace = workspace
        self.session = session
        self._shown_at = workspace.now()

    # --- What is on the screen ----------------------------------------------------------------

    def compose(self) -> ComposeResult:
        """Lay out head, question and keys."""
        yield Paper(self._head, id="head")
        yield from self.compose_card()
        yield ButtonBar(id="actions")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Ask the first question, and keep the clock going."""
        await self._ask()
        self.set_interval(1, self._show_head)

    @property
    def turn(self) -> Turn | None:
        """Return the question at hand."""
        return self.session.turn

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
        answered = turn.stage is Stage.ANSWER
        attempt, outcome, view = self.attempt, self.outcome, self.view
        self.query_one("#question", Paper).show(
            lambda cells: question_page(turn, attempt, view, cells)
        )
        self.query_one("#answer", Paper).show(
            (lambda cells: feedback_page(turn, attempt, outcome, view, cells)) if answered else None
        )
        self.query_one("#answer").display = answered
        body = self.query_one("#body")
        body.border_title = Content(kind_name(turn))
        guess = tr("I guessed") if attempt.guessed else ""
        body.border_subtitle = Content(verdict_of(outcome) if answered else guess)
        self.name_blanks()
        self._show_head()
        self._show_buttons()
        self.refresh_bindings()

    async def _ask(self) -> None:
        """Show the question at hand, or the result when there is none."""
        turn, answered = self.turn, self.session.answered
        self._shown_at = self.workspace.now()
        if turn is None:
            self._show_result()
            return
        self.attempt = Attempt(text=answered.given) if answered else Attempt()
        await self.lay_out(turn.study_card.card, asking=turn.stage is Stage.QUESTION)
        self.redraw()
        if self.session.attempt.plan.asking is Asking.WRITE and self.can_write(turn):
            self.action_write()

    def _head(self, cells: int) -> list[Line]:
        return quiz_head(self.session.attempt.plan.scope, self.session.progress, cells)

    def _show_head(self) -> None:
        self.query_one("#head", Paper).show(self._head)

    def _show_buttons(self) -> None:
        turn = self.turn
        if turn is not None:
            self.query_one("#actions", ButtonBar).show(*self._buttons(turn))

    def _buttons(self, turn: Turn) -> Iterator[Button]:
        way = way_of(turn.study_card.card)
        if turn.stage is Stage.ANSWER or way is Way.RATE:
            if turn.stage is Stage.ANSWER and self.outcome is not None:
                yield Button("␣", tr("Next question"), "advance", chosen=True)
            elif turn.stage is Stage.ANSWER and self._by_points(turn) is not None:
                yield Button("␣", verdict_of(self._by_points(turn)), "advance", chosen=True)
            if self._can_judge(turn):
                yield Button("1", tr("Wrong"), "digit(1)")
                yield Button("2", tr("Partly"), "digit(2)")
                yield Button("3", tr("Right"), "digit(3)")
        elif self.writing:
            if way is Way.FILL:
                yield Button("⏎", self.enter_label(turn), "")
            else:
                yield Button("^S", tr("Hand in"), "submit")
            yield Button("Esc", tr("Leave the text"), "leave_input")
        else:
            yield from self._asking(turn, way)

    def _asking(self, turn: Turn, way: Way) -> Iterator[Button]:
        card = turn.study_card.card
        if way is Way.CHOOSE:
            last = min(len(options_of(card)), 9)
            yield Button(f"1–{last}", tr("Tick") if several_right(card) else tr("Choose"), "")
        if way is not Way.CHOOSE or self.attempt.chosen:
            at_once = self.session.attempt.plan.feedback is Feedback.AT_ONCE
            label = tr("Compare") if at_once and way is Way.RECALL else tr("Hand in")
            yield Button("␣", label, "advance", chosen=True)
        yield Button("0", tr("I don't know"), "digit(0)")
        if way is Way.RECALL:
            yield Button("Tab", tr("Write it first"), "write")

    def on_resize(self) -> None:
        """Fit the buttons to the new width."""
        self._show_buttons()

    def on_descendant_focus(self) -> None:
        """Show the keys of writing."""
        self._show_buttons()

    def on_descendant_blur(self) -> None:
        """Show the keys of choosing."""
        self._show_buttons()

    # --- Which keys work now ------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Tell whether a key does anything now: the footer shows no other."""
        turn = self.turn
        if turn is None:
            return action in ("leave", "help")
        if self.writing:
            return action in self.LETTERS_ARE_TEXT
        match action, parameters:
            case "advance", _:
                return self._can_advance(turn)
            case "digit", (int(digit),):
                return self._can_digit(turn, digit)
            case "tick", (int(index),):
                return self._can_tick(turn, index)
            case "guess", _:
                return self._can_guess(turn)
            case (("submit" | "leave_input"), _):
                return False
        rule = getattr(self, f"can_{action}", None)
        return True if rule is None else bool(rule(turn))

    def _can_advance(self, turn: Turn) -> bool:
        if turn.stage is Stage.ANSWER:
            return self.outcome is not None or self._by_points(turn) is not None
        way = way_of(turn.study_card.card)
        return way in (Way.RECALL, Way.FILL) or bool(self.attempt.chosen)

    def _can_digit(self, turn: Turn, digit: int) -> bool:
        if turn.stage is Stage.ANSWER or way_of(turn.study_card.card) is Way.RATE:
            return digit in VERDICTS and self._can_judge(turn)
        return digit == 0 or self.can_choose(turn, digit)

    def _can_judge(self, turn: Turn) -> bool:
        """Tell whether the learner's word decides: not over what was chosen or given up."""
        is_chosen = way_of(turn.study_card.card) is Way.CHOOSE
        return not is_chosen and self.outcome is not Outcome.UNKNOWN

    def _can_tick(self, turn: Turn, index: int) -> bool:
        card = turn.study_card.card
        if turn.stage is Stage.QUESTION:
            return self.can_choose(turn, index + 1)
        return self.outcome is None and index < len(points_of(card))

    def _by_points(self, turn: Turn) -> Outcome | None:
        """Return how it went by the key points that were ticked; None before any was."""
        points = self.attempt.points(turn.study_card.card)
        return None if points is None else judge_points(*points)

    def _can_guess(self, turn: Turn) -> bool:
        if turn.stage is Stage.QUESTION:
            return way_of(turn.study_card.card) is Way.CHOOSE
        return self.outcome in (Outcome.RIGHT, Outcome.GUESSED)

    # --- Going through the test ---------------------------------------------------------------

    async def action_advance(self) -> None:
        """Hand in; then go to the next question."""
        turn = self.turn
        if turn is None or turn.stage is Stage.QUESTION:
            await self.hand_in()
        elif self.outcome is None and (by_points := self._by_points(turn)) is not None:
            await self._judge(by_points)
        else:
            await self._go_on()

    async def action_digit(self, digit: int) -> None:
        """Choose an option, or say how it went; 0 is "I don't know"."""
        turn = self.turn
        if turn is None:
            return
        if turn.stage is Stage.ANSWER:
            await self._judge(VERDICTS[digit])
        elif digit == 0:
            self.attempt = Attempt(given_up=True)
            await self.hand_in()
        elif way_of(turn.study_card.card) is Way.RATE:
            await self._commit("", VERDICTS[digit])
        else:
            await self.choose(turn, digit - 1)

    async def action_tick(self, index: int) -> None:
        """Tick a key point; before the answer, choose the option of that letter."""
        turn = self.turn
        if turn is not None and turn.stage is Stage.QUESTION:
            await self.choose(turn, index)
            return
        ticked = self.attempt.ticked or frozenset()
        self.attempt = replace(self.attempt, ticked=ticked ^ {index})
        self.redraw()

    async def action_guess(self) -> None:
        """Say that it was a guess, or that it was not."""
        turn = self.turn
        self.attempt = replace(self.attempt, guessed=not self.attempt.guessed)
        if turn is not None and turn.stage is Stage.ANSWER:
            guessed = self.outcome is Outcome.RIGHT
            with self.recollect.telling():
                self.session.judge(Outcome.GUESSED if guessed else Outcome.RIGHT)
        self.redraw()

    async def hand_in(self) -> None:
        """Commit the answer as it stands."""
        turn = self.turn
        if turn is None or turn.stage is Stage.ANSWER:
            return
        self.take_texts()
        card = turn.study_card.card
        outcome, text = self.attempt.outcome(card), self.attempt.as_text(card)
        if outcome is None and text and same(card.answer, text):
            outcome = Outcome.RIGHT
        await self._commit(text, outcome)

    async def _commit(self, text: str, outcome: Outcome | None) -> None:
        elapsed = self.workspace.now() - self._shown_at
        with self.recollect.telling():
            self.session.answer(text, outcome, elapsed_ms=int(elapsed.total_seconds() * 1000))
        turn = self.turn
        if turn is not None and turn.stage is Stage.ANSWER and not self.session.comparing:
            self.redraw()
            self.call_after_refresh(self.bring_answer_into_sight)
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
        with self.recollect.telling():
            self.session.advance()
        await self._ask()

    # --- Beside the test ----------------------------------------------------------------------

    def action_help(self) -> None:
        """Show what the keys do."""
        self.app.push_screen(Sheet(quiz_help_page))

    def action_help_while_writing(self) -> None:
        """Show what the keys do; `?` would be a letter."""
        self.action_help()

    def action_leave(self) -> None:
        """Leave: every answer is saved, the attempt is marked as left in the middle."""
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

"""The self-test by lines, without screen control: for screen readers, dumb terminals and pipes.

Numbers choose, words answer, `0` is "I don't know", a trailing `g` says that it was a guess. Of an
answer in one's own words `1`, `2`, `3` say: wrong, partly, right. Enter goes on, `q` ends.
"""

from __future__ import annotations

from dataclasses import replace

import click

from recollect.app.language import tr
from recollect.app.quiz import QuizSession, past_quizzes, result_of
from recollect.app.study import Stage, Turn
from recollect.app.workspace import Workspace
from recollect.cli.by_lines import (
    attempted,
    cells,
    how_to_answer,
    read_line,
    say,
    say_lines,
    what_and_where,
    what_first,
)
from recollect.core.asking.judging import Outcome
from recollect.tui.attempt import Attempt, Way, way_of
from recollect.tui.pages.note_parts import View
from recollect.tui.pages.question import holds_answer, question_page
from recollect.tui.pages.quiz import feedback_page, scope_title, verdict_of
from recollect.tui.pages.quiz_result import past_line, quiz_result_page

VERDICTS = {"1": Outcome.WRONG, "2": Outcome.PARTLY, "3": Outcome.RIGHT}


def quiz_by_lines(workspace: Workspace, session: QuizSession) -> None:
    """Go through a test by lines; the end of the input ends it, with nothing lost."""
    LineQuiz(workspace, session).run()


def print_history(workspace: Workspace) -> None:
    """Print every attempt, the newest first."""
    past = past_quizzes(workspace)
    if past:
        say_lines(past_line(one, workspace.calendar, cells()) for one in past)
    else:
        click.echo(tr("No quiz yet."))


class LineQuiz:
    """One test by lines."""

    def __init__(self, workspace: Workspace, session: QuizSession) -> None:
        self._workspace = workspace
        self._session = session
        self._view = View(workspace.calendar)
        self._attempt = Attempt()
        self._shown_at = workspace.now()
        self._cells = cells()

    def run(self) -> None:
        """Ask until no question is left, or the learner leaves."""
        if self._session.turn is None:
            click.echo(what_first(self._workspace) or tr("There is nothing here to ask."))
            return
        click.echo(tr("Quiz: {scope}", scope=scope_title(self._session.attempt.plan.scope)))
        self._show()
        while (turn := self._session.turn) is not None:
            typed = read_line(self._prompt(turn))
            if typed is None or typed == "q":
                break
            self._obey(turn, typed)
        if self._session.attempt.answers:
            result = result_of(self._workspace, self._session.attempt.id)
            click.echo()
            say_lines(quiz_result_page(result, self._workspace.calendar, self._cells))

    def _prompt(self, turn: Turn) -> str:
        card = turn.study_card.card
        if turn.stage is Stage.ANSWER and self._outcome is not None:
            said = tr("Enter goes on")
        elif turn.stage is Stage.ANSWER or way_of(card) is Way.RATE:
            said = tr("1 wrong, 2 partly, 3 right")
        else:
            said = how_to_answer(card) or tr("type your answer, or Enter to compare")
        return f"{said} · {tr('q end')}"

    def _obey(self, turn: Turn, typed: str) -> None:
        if turn.stage is Stage.QUESTION:
            self._answer(turn, typed)
        elif self._outcome is None:
            self._judge(typed)
        else:
            if typed == "g" and self._outcome is Outcome.RIGHT:
                self._session.judge(Outcome.GUESSED)
            self._go_on()

    def _answer(self, turn: Turn, typed: str) -> None:
        card, way = turn.study_card.card, way_of(turn.study_card.card)
        if way is Way.RATE and typed in VERDICTS:
            self._commit("", VERDICTS[typed])
            return
        guessed = way is Way.CHOOSE and typed.endswith("g")
        attempt = attempted(turn, typed.removesuffix("g") if guessed else typed)
        if typed == "0":
            attempt = Attempt(given_up=True)
        elif way is Way.RATE:
            say(tr("Type 1, 2 or 3."))
            return
        if attempt is None:
            say(tr("Type the number of an option, or 0."))
            return
        self._attempt = replace(attempt, guessed=guessed)
        self._commit(*self._attempt.handed_in(card))

    def _commit(self, text: str, outcome: Outcome | None) -> None:
        elapsed = self._workspace.ms_since(self._shown_at)
        self._session.answer(text, outcome, elapsed_ms=elapsed)
        self._show()

    def _judge(self, typed: str) -> None:
        if typed in VERDICTS:
            self._session.judge(VERDICTS[typed])
            self._go_on()
        else:
            say(tr("Type 1, 2 or 3."))

    def _go_on(self) -> None:
        self._session.advance()
        self._show()

    def _show(self) -> None:
        """Say the question at hand, and once it is answered what the note says."""
        turn = self._session.turn
        if turn is None:
            return
        if turn.stage is Stage.QUESTION or self._session.comparing:
            answered = self._session.answered
            self._attempt = Attempt(text=answered.given) if answered else Attempt()
            self._shown_at = self._workspace.now()
            progress = self._session.progress
            of = "" if progress.of is None else f"/{progress.of}"
            click.echo(f"\n[{progress.position}{of}] {what_and_where(turn)}\n")
        if (
            turn.stage is Stage.QUESTION
            or holds_answer(turn.study_card.card)
            or self._session.comparing
        ):
            say_lines(question_page(turn, self._attempt, self._view, self._cells))
        if turn.stage is Stage.ANSWER:
            say(verdict_of(self._outcome))
            say_lines(feedback_page(turn, self._attempt, self._outcome, self._view, self._cells))

    @property
    def _outcome(self) -> Outcome | None:
        answered = self._session.answered
        return None if answered is None else answered.outcome

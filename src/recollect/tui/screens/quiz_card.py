"""A question of a self-test in the middle of the screen."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Input

from recollect.app.language import tr
from recollect.app.study import Stage, Turn
from recollect.core.asking.judging import Outcome
from recollect.tui.attempt import Attempt
from recollect.tui.pages.note_parts import View
from recollect.tui.pages.quiz import feedback_page, verdict_of
from recollect.tui.widgets.card_view import CardView
from recollect.tui.widgets.paper import Paper


class QuizCard(CardView, can_focus=False):
    """Shows a question as a review does; below the answer it says how it went."""

    outcome: Outcome | None = None
    """How the answer at hand went, as far as that is known."""

    def show(self, turn: Turn, attempt: Attempt, view: View) -> None:
        """Show a question as far as the learner has come with it."""
        super().show(turn, attempt, view)
        outcome = self.outcome
        if turn.stage is Stage.ANSWER:
            self.query_one("#answer", Paper).show(
                lambda cells: feedback_page(turn, attempt, outcome, view, cells)
            )
            self.border_subtitle = Content(verdict_of(outcome))
        elif attempt.guessed:
            self.border_subtitle = Content(tr("I guessed"))
        fields = list(self.query("#blanks Input").results(Input))
        for number, field in enumerate(fields, start=1):  # in the language in use now
            field.placeholder = tr("Blank {n} of {of}", n=number, of=len(fields))

"""All earlier self-tests; each can be opened again."""

from __future__ import annotations

from textual import on

from recollect.app.language import tr
from recollect.app.quiz import past_quizzes, result_of
from recollect.app.workspace import Workspace
from recollect.core.asking.quiz import QuizPlan, missed_of
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import pointer, row
from recollect.tui.pages.quiz_result import past_line
from recollect.tui.screens.listing import Listing
from recollect.tui.screens.quiz_result import After, QuizResultScreen
from recollect.tui.widgets.row_list import RowList


class QuizHistory(Listing):
    """The attempts, the newest first."""

    BINDINGS = [key("enter,space", "open", "Open")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._past = past_quizzes(workspace)

    def __len__(self) -> int:
        return len(self._past)

    @on(RowList.Clicked)
    def action_open(self) -> None:
        """Open the attempt under the cursor."""
        past = self._past[self.rows.cursor]
        result = result_of(self.workspace, past.attempt_id)

        def go_on(chosen: After | None) -> None:
            if chosen is After.MISSED:
                self.recollect.quiz(missed_of(past.attempt_id, QuizPlan()))
            elif chosen is After.AGAIN:
                self.recollect.set_up_quiz(QuizPlan(scope=past.scope))

        self.app.push_screen(QuizResultScreen(self.workspace, result, past=True), go_on)

    def head(self, cells: int) -> list[Line]:
        """Return the title."""
        return [row([Span(tr("Earlier attempts"), "strong")], [], cells)]

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return one attempt."""
        past = past_line(self._past[number], self.workspace.calendar, cells - 2)
        return past.indented([pointer(here)])

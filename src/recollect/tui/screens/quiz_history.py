"""All earlier self-tests; each can be opened again."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.app.quiz import past_quizzes, result_of
from recollect.app.workspace import Workspace
from recollect.core.quiz import QuizPlan, missed_of
from recollect.tui.keys import key
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import row
from recollect.tui.pages.quiz_result import history_page
from recollect.tui.screens.quiz_result import After, QuizResultScreen
from recollect.tui.screens.sheet import Ours
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper


class QuizHistory(Ours[None]):
    """The attempts, the newest first."""

    CSS_PATH = "quiz_result.tcss"
    BINDINGS = [
        key("enter,space", "open_chosen", "Open"),
        key("down,j", "move(1)", show=False),
        key("up,k", "move(-1)", show=False),
        key("pagedown", "move(10)", show=False),
        key("pageup", "move(-10)", show=False),
        key("escape,q", "close", "Close"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._past = past_quizzes(workspace)
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """Lay out head, list and keys."""
        yield Paper(self._head, id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Paper(self._page, id="page")
        yield KeyBar()

    def action_move(self, step: int) -> None:
        """Go through the attempts."""
        self._cursor = max(0, min(self._cursor + step, len(self._past) - 1))
        self.redraw()
        body = self.query_one("#body")
        if not body.scroll_offset.y <= self._cursor < body.scroll_offset.y + body.size.height - 1:
            body.scroll_to(y=max(self._cursor - 2, 0), animate=False)

    def action_open_chosen(self) -> None:
        """Open the attempt under the cursor."""
        self.action_open(self._cursor)

    def action_open(self, index: int) -> None:
        """Open an attempt by its place in the list."""
        if index < len(self._past):
            result = result_of(self._workspace, self._past[index].attempt_id)
            screen = QuizResultScreen(self._workspace, result, past=True)
            self.app.push_screen(screen, lambda chosen: self._after(chosen, index))

    def action_close(self) -> None:
        """Go back."""
        self.dismiss()

    def _after(self, chosen: After | None, index: int) -> None:
        past = self._past[index]
        if chosen is After.MISSED:
            self.recollect.quiz(missed_of(past.attempt_id, QuizPlan()))
        elif chosen is After.AGAIN:
            self.recollect.set_up_quiz(QuizPlan(scope=past.scope))

    def _head(self, cells: int) -> list[Line]:
        title = tr("Earlier attempts")
        return [row([Span("Recollect", "strong"), Span(f"  {title}")], [], cells)]

    def _page(self, cells: int) -> list[Line]:
        calendar = self._workspace.calendar
        return history_page(self._past, self._cursor, calendar, cells)

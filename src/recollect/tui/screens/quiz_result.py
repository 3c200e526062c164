"""What a self-test came to, and what next."""

from __future__ import annotations

from enum import Enum

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.app.quiz import QuizResult
from recollect.app.workspace import Workspace
from recollect.core.asking.judging import Outcome
from recollect.tui.keys import HELP, SCROLLING, key
from recollect.tui.note.spans import Line
from recollect.tui.pages.quiz_result import quiz_result_page
from recollect.tui.screens.base import RecollectScreen
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper


class After(Enum):
    """What the learner does after a test."""

    DONE = "done"
    BACK = "back"
    MISSED = "missed"
    AGAIN = "again"


class QuizResultScreen(RecollectScreen[After]):
    """The result; one that is left in the middle can be gone back to, unless it is long `past`."""

    CSS_PATH = "reading.tcss"
    BINDINGS = [
        key("enter,space,q", "choose('done')", "Done"),
        key("escape,b", "choose('back')", "Back to the question"),
        key("escape", "close", show=False),
        key("1,r", "choose('missed')", "Again what was not right"),
        key("2,t", "choose('again')", "Another quiz"),
        *SCROLLING,
        HELP,
    ]

    def __init__(self, workspace: Workspace, result: QuizResult, *, past: bool = False) -> None:
        super().__init__()
        self._workspace = workspace
        self._result = result
        self._past = past

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with VerticalScroll(id="body", can_focus=False):
            yield Paper(self._page)
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back while a question is left, and what was missed where there is any."""
        can_go_back = not self._past and not self._result.is_finished
        if action == "close":
            return not can_go_back
        if parameters == ("back",):
            return can_go_back
        if parameters == ("missed",):
            outcomes = self._result.score.outcomes
            return any(count for kind, count in outcomes.items() if kind is not Outcome.RIGHT)
        return True

    def action_choose(self, chosen: str) -> None:
        """Close with what the learner does next."""
        self.dismiss(After(chosen))

    def action_close(self) -> None:
        """Close, with nothing more to do."""
        self.dismiss(After.DONE)

    def _page(self, cells: int) -> list[Line]:
        return quiz_result_page(self._result, self._workspace.calendar, cells)

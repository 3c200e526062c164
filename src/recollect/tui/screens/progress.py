"""The progress board: how far the course is, and what does not add up."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on

from recollect.app.areas.opening import state_of
from recollect.app.progress import Board, BoardRow, progress_board
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import NARROW, row
from recollect.tui.pages.progress import (
    board_head,
    board_lines,
    board_row,
    contradictions_page,
    nothing_studied,
    topic_page,
)
from recollect.tui.screens.listing import Listing
from recollect.tui.screens.reading import Reading
from recollect.tui.screens.sheet import Sheet
from recollect.tui.screens.weighing import Weighing
from recollect.tui.widgets.row_list import RowList


class ProgressScreen(Listing, Weighing[None]):
    """Stages and their lectures, as the notes tell of them and as the answers show them."""

    BINDINGS = [
        key("enter,space", "open", "Open"),
        key("p", "practise", "Practise what is weak"),
        key("c", "contradictions", "Does not add up"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.how_far = (0, 0)
        self._state: tuple[str, int] | None = None
        self._board: Board | None = None
        self._lines: Sequence[BoardRow | str] = ()

    def __len__(self) -> int:
        return len(self._lines)

    def on_screen_resume(self) -> None:
        """Show what a session has changed."""
        state = state_of(self.workspace)
        if state != self._state:
            self._state = state
            self.weigh(lambda progress: progress_board(self.workspace, progress), self._show)

    def _show(self, board: Board) -> None:
        self._board = board
        self._lines = board_lines(board)
        self.reread()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what the row under the cursor has."""
        if action == "contradictions":
            return self._board is not None and bool(self._board.contradictions)
        topic = self._topic
        if action == "practise":
            return topic is not None and bool(topic.weakest)
        return action != "open" or topic is not None

    @on(RowList.Clicked)
    def action_open(self) -> None:
        """Show all that is known of the topic under the cursor."""
        topic = self._topic
        if topic is not None:
            self.app.push_screen(TopicScreen(topic))

    def action_practise(self) -> None:
        """Practise the weakest concept of the topic under the cursor."""
        if self._topic is not None:
            self.recollect.study(Selection(area=self._topic.weakest, cram=True))

    def action_contradictions(self) -> None:
        """Show everything that does not add up."""
        board = self._board
        if board is not None:
            self.app.push_screen(Sheet(lambda cells: contradictions_page(board, cells)))

    @property
    def _topic(self) -> BoardRow | None:
        if not self.is_mounted or not self._lines:
            return None
        here = self._lines[min(self.rows.cursor, len(self._lines) - 1)]
        return here if isinstance(here, BoardRow) else None

    def nothing(self, cells: int) -> list[Line]:
        """Return how far the weighing is; once it is done, where a board comes from."""
        return self.once_weighed(nothing_studied, cells)

    def head(self, cells: int) -> list[Line]:
        """Return how many lectures are done."""
        return [] if self._board is None else board_head(self._board, cells)

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return a stage or a topic."""
        return board_row(self._lines[number], cells, here=here)


class TopicScreen(Reading):
    """All that is known of one topic."""

    def __init__(self, topic: BoardRow) -> None:
        super().__init__()
        self._topic = topic

    def head(self, cells: int) -> list[Line]:
        """Return the topic, and its stage."""
        stage = [Span(self._topic.stage, "muted")] if cells > NARROW else []
        return [row([Span(self._topic.topic, "strong")], stage, cells)]

    def page(self, cells: int) -> list[Line]:
        """Return its figures, what contradicts them, and the lines of the notes."""
        return topic_page(self._topic, cells)

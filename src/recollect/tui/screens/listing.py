"""Screens that are a list: a head, rows with a cursor, keys."""

from __future__ import annotations

from abc import abstractmethod

from textual.app import ComposeResult

from recollect.app.workspace import Workspace
from recollect.tui.keys import HELP, key
from recollect.tui.note.spans import Line
from recollect.tui.screens.base import RecollectScreen
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper
from recollect.tui.widgets.row_list import RowList


class Listing(RecollectScreen[None]):
    """A screen of rows; how many there are and what each says is for the screen itself."""

    CSS_PATH = "listing.tcss"
    BINDINGS = [
        key("escape,q", "back", "Back", "back"),
        key("down", "move(1)", show=False),
        key("up", "move(-1)", show=False),
        key("pagedown", "move_pages(1)", show=False),
        key("pageup", "move_pages(-1)", show=False),
        key("home", "move(-1000000)", show=False),
        key("end", "move(1000000)", show=False),
        HELP,
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def head(self, cells: int) -> list[Line]:
        """Return the line above the rows."""

    @abstractmethod
    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return a row, counting from 0; `here` is the one with the cursor."""

    def nothing(self, cells: int) -> list[Line]:
        """Return what stands where there are no rows."""
        return []

    def compose(self) -> ComposeResult:
        """Lay out head, rows and keys."""
        yield Paper(self.head, id="head")
        yield Paper(self.nothing, id="nothing")
        yield RowList(self.row, id="rows")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the rows."""
        self.reread()

    def reread(self) -> None:
        """Show the rows as they are now."""
        self.rows.set_count(len(self))
        self.rows.display = len(self) > 0
        self.query_one("#nothing").display = not len(self)
        self.redraw()

    @property
    def rows(self) -> RowList:
        """Return the rows on the screen."""
        return self.query_one(RowList)

    def on_row_list_moved(self) -> None:
        """Show the keys that work on the row that was clicked."""
        self.refresh_bindings()

    def action_move(self, rows: int) -> None:
        """Move the cursor; other keys may work there."""
        self.rows.move(rows)
        self.refresh_bindings()

    def action_move_pages(self, pages: int) -> None:
        """Move the cursor by screens; other keys may work there."""
        self.rows.move_pages(pages)
        self.refresh_bindings()

    def action_back(self) -> None:
        """Go back to where the learner came from."""
        self.dismiss()

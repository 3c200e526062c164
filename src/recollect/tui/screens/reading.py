"""Screens of text: a head, a page that scrolls, keys."""

from __future__ import annotations

from abc import abstractmethod

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.tui.keys import HELP, SCROLLING, key
from recollect.tui.note.spans import Line
from recollect.tui.screens.base import RecollectScreen, Result
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper


class Written(RecollectScreen[Result]):
    """A screen of text; what it says is for the screen itself."""

    CSS_PATH = "reading.tcss"

    @abstractmethod
    def head(self, cells: int) -> list[Line]:
        """Return the line above the page."""

    @abstractmethod
    def page(self, cells: int) -> list[Line]:
        """Return the page."""

    def compose(self) -> ComposeResult:
        """Lay out head, page and keys."""
        yield Paper(self.head, id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Paper(self.page, id="page")
        yield KeyBar()


class Reading(Written[None]):
    """A screen of text to read through and leave."""

    BINDINGS = [
        key("escape,q,enter", "dismiss", "Back"),
        *SCROLLING,
        key("space", "scroll_page(1)"),
        HELP,
    ]

"""Sheets over a screen: something to read, closed by any of the usual keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.tui.keys import SCROLLING, key
from recollect.tui.screens.base import Overlay
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Page, Paper


class Sheet(Overlay[None]):
    """A page of text in a frame."""

    CSS_PATH = "sheet.tcss"
    BINDINGS = [
        key("escape,enter,space,q,question_mark,f1", "dismiss", "Close"),
        *SCROLLING,
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with VerticalScroll(id="body", can_focus=False):
            yield Paper(self._page)
        yield KeyBar()

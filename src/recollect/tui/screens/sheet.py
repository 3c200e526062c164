"""Sheets over a screen: something to read, closed by any of the usual keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.tui.keys import key
from recollect.tui.screens.base import Overlay
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Page, Paper


class Sheet(Overlay[None]):
    """A page of text in a frame."""

    CSS_PATH = "sheet.tcss"
    BINDINGS = [
        key("escape,enter,space,q", "dismiss", "Close"),
        key("down,j", "scroll_text(1)", show=False),
        key("up,k", "scroll_text(-1)", show=False),
        key("pagedown", "scroll_text(10)", show=False),
        key("pageup", "scroll_text(-10)", show=False),
    ]

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with VerticalScroll(id="frame", can_focus=False):
            yield Paper(self._page)
        yield KeyBar()

    def action_scroll_text(self, lines: int) -> None:
        """Scroll the text."""
        self.query_one("#frame").scroll_relative(y=lines, animate=False)

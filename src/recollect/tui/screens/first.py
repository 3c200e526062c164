"""What stands on the screen before the dashboard does."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.app.scheduling.due import Due
from recollect.tui.pages.first import first_page, title
from recollect.tui.screens.sheet import Ours
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper


class FirstScreen(Ours[None]):
    """What is due, in the place where the dashboard says it."""

    CSS_PATH = "home.tcss"

    def __init__(self, due: Due) -> None:
        super().__init__()
        self._due = due

    def compose(self) -> ComposeResult:
        """Lay out head, page and keys as the dashboard does."""
        yield Paper(lambda _: [title()], id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Paper(lambda cells: first_page(self._due, cells), id="page")
        yield KeyBar()

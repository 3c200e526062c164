"""A picture of a note, as large as the screen."""

from __future__ import annotations

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Center
from textual.widget import Widget

from recollect.core.text.safe_text import safe_line
from recollect.tui.keys import key
from recollect.tui.note.spans import Line
from recollect.tui.pages.parts import sentence
from recollect.tui.screens.base import Overlay
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper


class PictureScreen(Overlay[None]):
    """Shows one picture until any of the usual keys."""

    DEFAULT_CSS = """
    PictureScreen {
        background: $background;
        & > Paper { dock: top; padding: 0 1; }
        & > Center { height: 1fr; margin: 1 0 1 0; }
        & > Center > * { width: auto; height: auto; max-width: 100%; max-height: 100%; }
        & > KeyBar { dock: bottom; }
    }
    """
    BINDINGS = [key("escape,enter,space,q,o", "dismiss", "Close")]

    def __init__(self, file: Path, picture: Widget) -> None:
        super().__init__()
        self._file = file
        self._picture = picture

    def compose(self) -> ComposeResult:
        """Lay out name and picture."""
        yield Paper(self._caption)
        with Center():
            yield self._picture
        yield KeyBar()

    def _caption(self, cells: int) -> list[Line]:
        return sentence(safe_line(self._file.name), cells, "muted")[:1]

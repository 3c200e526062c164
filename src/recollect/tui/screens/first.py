"""What stands on the screen before the dashboard does."""

from __future__ import annotations

from recollect.app.scheduling.due import Due
from recollect.tui.note.spans import Line
from recollect.tui.pages.first import first_page, title
from recollect.tui.screens.reading import Written


class FirstScreen(Written[None]):
    """What is due, in the place where the dashboard says it."""

    def __init__(self, due: Due) -> None:
        super().__init__()
        self._due = due

    def head(self, cells: int) -> list[Line]:
        """Return the name of the dashboard."""
        return [title()]

    def page(self, cells: int) -> list[Line]:
        """Return what is due."""
        return first_page(self._due, cells)

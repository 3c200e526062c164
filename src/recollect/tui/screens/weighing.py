"""Screens over the areas: these are weighed beside the screen, as over a long log it takes long."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from textual import work
from textual.worker import get_current_worker

from recollect.core.long_work import Progress
from recollect.tui.note.spans import Line
from recollect.tui.pages.working import weighing_lines
from recollect.tui.screens.base import RecollectScreen, Result
from recollect.tui.screens.working import PAUSE, Stopped, watched
from recollect.tui.widgets.paper import Page

WEIGHING = "weighing"
"""The workers that weigh."""

Found = TypeVar("Found")


class Weighing(RecollectScreen[Result]):
    """A screen that shows what it has while it weighs; leaving it stops that."""

    how_far: tuple[int, int] | None = None
    """How much is weighed, of how much; None when nothing is being weighed."""

    def weigh(self, weigh: Callable[[Progress], Found], show: Callable[[Found], None]) -> None:
        """Weigh in a thread, then show what was found; what is being weighed already is left."""
        self.how_far = (0, 0)
        self._weigh(weigh, show)

    @work(thread=True, exclusive=True, exit_on_error=False, group=WEIGHING)
    def _weigh(self, weigh: Callable[[Progress], Found], show: Callable[[Found], None]) -> None:
        progress = watched(lambda *step: self.call_later(self._show_how_far, *step), PAUSE)
        with self.recollect.telling(), suppress(Stopped):
            found = weigh(progress)
            if not get_current_worker().is_cancelled:
                self.call_later(self._show_found, show, found)

    def once_weighed(self, page: Page, cells: int) -> list[Line]:
        """Return a page of what was found; while it is being weighed, how far that is."""
        return page(cells) if self.how_far is None else weighing_lines(*self.how_far, cells)

    def _show_how_far(self, done: int, total: int, _: str) -> None:
        if self.how_far is not None:
            self.how_far = (done, total)
            self.redraw()

    def _show_found(self, show: Callable[[Found], None], found: Found) -> None:
        self.how_far = None
        show(found)

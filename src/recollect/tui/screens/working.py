"""Long work beside the screen: it says how far it is, and ends when the learner wants no more."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from textual.app import App, ComposeResult
from textual.containers import VerticalScroll
from textual.worker import Worker, get_current_worker

from recollect.app.language import tr, tr_error
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress
from recollect.tui.keys import key
from recollect.tui.note.spans import Line
from recollect.tui.pages.parts import sentence
from recollect.tui.pages.working import progress_page
from recollect.tui.screens.base import Overlay
from recollect.tui.widgets.key_bar import Button, ButtonBar
from recollect.tui.widgets.paper import Paper

Result = TypeVar("Result")

LONG_WORK = "long work"
"""The workers that do it."""

PATIENCE = 0.5
"""Seconds before anything is shown: most work is over by then."""

PAUSE = 0.1
"""Seconds between two words on how far the work is."""


class Stopped(Exception):
    """The learner wants no more of it; what was begun leaves nothing behind."""


def watched(tell: Callable[[int, int, str], object], patience: float = 0.0) -> Progress:
    """Return what a worker's work reports to, which ends it once the worker is cancelled.

    `tell` hears of it after so many seconds, and then now and again, in the worker's thread.
    """
    worker = get_current_worker()
    next_word = time.monotonic() + patience

    def progress(done: int, total: int, what: str) -> None:
        nonlocal next_word
        if worker.is_cancelled:
            raise Stopped
        if time.monotonic() >= next_word:
            next_word = time.monotonic() + PAUSE
            tell(done, total, what)

    return progress


def do_beside(
    app: App[Any],
    said: str,
    work: Callable[[Progress], Result],
    then: Callable[[Result], object],
    fail: Callable[[str], object],
) -> None:
    """Do long work beside the screen; go on with what came of it, or with why nothing did.

    Once it takes a moment, a sheet says `said` and how far it is, and Esc stops it.
    """
    sheet = Working(said)

    def run() -> None:
        try:
            progress = watched(lambda *step: app.call_later(sheet.tell, app, *step), PATIENCE)
            result = work(progress)
        except Stopped:
            app.call_later(sheet.end)
        except (RecollectError, OSError) as reason:
            app.call_later(sheet.end, partial(fail, tr_error(reason)))
        else:
            app.call_later(sheet.end, partial(then, result))

    sheet.worker = app.run_worker(
        run, thread=True, exclusive=True, group=LONG_WORK, exit_on_error=False
    )


def stop_work(app: App[Any]) -> None:
    """Stop the long work that is going on, if any; nothing of it stays."""
    app.workers.cancel_group(app, LONG_WORK)


class Working(Overlay[None]):
    """Shows itself with the first word on how far the work is, and goes when that ends."""

    CSS_PATH = "import_notes.tcss"
    BINDINGS = [key("escape", "stop", show=False)]

    worker: Worker[None]

    def __init__(self, said: str) -> None:
        super().__init__()
        self._said = said
        self._step = (0, 1, "")
        self._has_ended = False

    def compose(self) -> ComposeResult:
        """Lay out the bar and the one key."""
        with VerticalScroll(id="frame", can_focus=False):
            yield Paper(self._page)
        bar = ButtonBar()
        bar.show(Button("Esc", tr("Cancel"), "stop"))
        yield bar

    def _page(self, cells: int) -> list[Line]:
        if self.worker.is_cancelled:
            return sentence(tr("Stopping …"), cells)
        return progress_page(self._said, *self._step, cells)

    def tell(self, app: App[Any], done: int, total: int, what: str) -> None:
        """Say how far the work is."""
        self._step = (done, total, what)
        if self.is_attached:
            self.redraw()
        elif not self._has_ended and not self.worker.is_cancelled:
            app.push_screen(self)

    def end(self, go_on: Callable[[], object] = lambda: None) -> None:
        """Go, and go on with what came of the work."""
        self._has_ended = True
        self._go()
        go_on()

    def on_screen_resume(self) -> None:
        """Go, if the work ended below another screen."""
        self._go()

    def _go(self) -> None:
        if self._has_ended and self.is_active:
            self.dismiss()

    def action_stop(self) -> None:
        """Stop the work; nothing of it stays."""
        self.worker.cancel()
        self.redraw()

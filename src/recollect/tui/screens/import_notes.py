"""Import a folder: name it, see what would change, then let it happen."""

from __future__ import annotations

import time
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from recollect.app.importing import Change, ImportPlan, apply_import, plan_import
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.safe_text import safe_line
from recollect.tui.keys import key
from recollect.tui.messages import tr, tr_n
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.pages.import_preview import change_name
from recollect.tui.pages.parts import sentence
from recollect.tui.screens.import_preview import ImportPreview
from recollect.tui.screens.sheet import Overlay
from recollect.tui.widgets.key_bar import Button, ButtonBar
from recollect.tui.widgets.paper import Paper

SHOWN = (
    *(Change.NEW, Change.UPDATED, Change.MOVED, Change.RESTORED, Change.RETIRED),
    *(Change.DUPLICATE, Change.UNCHANGED, Change.AMBIGUOUS, Change.REJECTED, Change.SUGGESTED),
)

PAUSE = 0.1
"""Seconds between two words on how far the reading is."""


class _Cancelled(Exception):
    """The learner left while notes were read."""


class ImportNotes(Overlay[None]):
    """Reads a folder in the background, shows the counts, and imports on Enter."""

    CSS_PATH = "import_notes.tcss"
    BINDINGS = [  # noqa: RUF012
        key("enter", "apply", show=False),
        key("v", "look", show=False),
        key("escape", "cancel", show=False),
    ]

    class Planned(Message):
        """A folder was read."""

        def __init__(self, plan: ImportPlan) -> None:
            super().__init__()
            self.plan = plan

    class Progressed(Message):
        """So many notes of so many were read, and this one comes next."""

        def __init__(self, done: int, total: int, path: str) -> None:
            super().__init__()
            self.done, self.total, self.path = done, total, path

    class Failed(Message):
        """A folder could not be read, for a reason in one line."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, workspace: Workspace, folder: Path | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self._folder = folder
        self._plan: ImportPlan | None = None
        self._said = ""

    def compose(self) -> ComposeResult:
        """Lay out the field and what is said about the folder."""
        with Vertical(id="frame"):
            yield Paper(lambda cells: [line(Span(tr("Import a folder of notes"), "heading"))])
            yield Input(placeholder="~/notes", compact=True)
            yield Paper(self._page, id="said")
        yield ButtonBar()

    def on_mount(self) -> None:
        """Ask for a folder, or read the one that was given."""
        self.redraw()
        field = self.query_one(Input)
        if self._folder is None:
            self.call_after_refresh(field.focus)
        else:
            field.display = False
            self._begin(self._folder)

    def redraw(self) -> None:
        """Write all texts anew."""
        super().redraw()
        cancel = Button("Esc", tr("Cancel"), "cancel")
        if self._plan is None:
            buttons = [Button("⏎", tr("Read the folder"), "apply"), cancel]
        else:
            look = [Button("v", tr("Look at each"), "look")] if self._plan.cards else []
            buttons = [Button("⏎", tr("Import"), "apply"), *look, cancel]
        self.query_one(ButtonBar).show(*buttons)

    @on(Input.Submitted)
    def take_folder(self) -> None:
        """Read the folder that was named."""
        self.action_apply()

    def action_apply(self) -> None:
        """Read the folder; then import it, all or nothing."""
        folder = self.query_one(Input).value.strip()
        if self._plan is None and folder:
            self._begin(Path(folder).expanduser())
        elif self._plan is not None:
            with self.recollect.telling():
                apply_import(self.workspace, self._plan)
                self.dismiss()

    def action_look(self) -> None:
        """Look at each card, and decide."""
        if self._plan is not None and self._plan.cards:
            self.app.push_screen(ImportPreview(self._plan), self._take)

    def action_cancel(self) -> None:
        """Stop reading; change nothing."""
        self.workers.cancel_all()
        self.dismiss()

    def _take(self, plan: ImportPlan | None) -> None:
        if plan is not None:
            self._plan = plan
            self.redraw()

    @on(Planned)
    def show_plan(self, message: Planned) -> None:
        """Show the counts and wait for Enter."""
        self._plan = message.plan
        self.set_focus(None)
        self._say("")

    @on(Progressed)
    def show_progress(self, message: Progressed) -> None:
        """Say how far the reading is."""
        if self._plan is None:
            self._say(f"{message.done}/{message.total}  {safe_line(message.path)}")

    @on(Failed)
    def show_failure(self, message: Failed) -> None:
        """Show what went wrong; another folder can be named."""
        self._say(message.reason)

    def _begin(self, folder: Path) -> None:
        self._plan = None
        self._say(tr("Reading {folder} …", folder=folder))
        self._read(folder)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _read(self, folder: Path) -> None:
        worker = get_current_worker()
        shown = 0.0

        def progress(done: int, total: int, path: str) -> None:
            nonlocal shown
            if worker.is_cancelled:
                raise _Cancelled
            if time.monotonic() - shown > PAUSE:
                shown = time.monotonic()
                self.post_message(self.Progressed(done, total, path))

        try:
            self.post_message(self.Planned(plan_import(self.workspace, [folder], progress)))
        except _Cancelled:
            return
        except (RecollectError, OSError) as reason:
            self.post_message(self.Failed(str(reason)))

    def _say(self, text: str) -> None:
        self._said = text
        self.redraw()

    def _page(self, cells: int) -> list[Line]:
        if self._said or self._plan is None:
            return sentence(self._said, cells)
        return plan_lines(self._plan, cells)


def plan_lines(plan: ImportPlan, cells: int) -> list[Line]:
    """Return what an import would do, in counts, and what could not be read."""
    notes = tr_n("{n} note read", "{n} notes read", len(plan.notes))
    lines = [line(notes)]
    lines += [
        line(Span(str(plan.counts[change.value]).rjust(6), "strong"), f"  {change_name(change)}")
        for change in SHOWN
        if plan.counts[change.value]
    ]
    for error in plan.errors[:5]:
        lines += sentence(safe_line(f"✗ {error.path}: {error.message}"), cells, "bad")
    if plan.changes_nothing:
        return [*lines, *sentence(tr("Nothing would change."), cells, "muted")]
    return lines

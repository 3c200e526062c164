"""Import a folder: name it, see what would change, then let it happen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input

from recollect.app.importing import (
    ImportPlan,
    Wishes,
    apply_import,
    known_folders,
    plan_import,
)
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress
from recollect.tui.keys import key
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.pages.import_notes import folders_page, plan_page
from recollect.tui.pages.parts import sentence
from recollect.tui.pages.working import progress_page
from recollect.tui.screens.import_preview import ImportPreview
from recollect.tui.screens.ours import Overlay
from recollect.tui.screens.working import Stopped, watched
from recollect.tui.widgets.key_bar import Button, ButtonBar
from recollect.tui.widgets.paper import Paper

Page = Callable[[int], list[Line]]
Result = TypeVar("Result")


class ImportNotes(Overlay[None]):
    """Reads folders in the background, shows the counts, and imports on Enter."""

    CSS_PATH = "import_notes.tcss"
    BINDINGS = [
        key("enter", "go_on", show=False),
        key("v", "look", show=False),
        key("s", "suggest", show=False),
        key("escape", "stop", show=False),
    ]

    def __init__(self, workspace: Workspace, folder: Path | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self._folders: Sequence[Path] = () if folder is None else (folder,)
        self._known = known_folders(workspace)
        self._named = folder is not None
        self._plan: ImportPlan | None = None
        self._suggests = False
        self._works = False
        self._writes = False
        self._page: Page = lambda cells: folders_page(self._known, cells)

    def compose(self) -> ComposeResult:
        """Lay out the field and what is said about the folder."""
        with VerticalScroll(id="frame", can_focus=False):
            yield Paper(lambda cells: [line(Span(tr("Import notes"), "heading"))])
            yield Input(placeholder="~/notes", compact=True)
            yield Paper(lambda cells: self._page(cells), id="said")
        yield ButtonBar()

    def on_mount(self) -> None:
        """Ask for a folder, or read the one that was given."""
        self.redraw()
        field = self.query_one(Input)
        if self._named:
            field.display = False
            self._read_notes()
        else:
            self.write_in(field)

    def redraw(self) -> None:
        """Write all texts anew."""
        super().redraw()
        self.query_one(ButtonBar).show(*self._buttons())

    def _buttons(self) -> list[Button]:
        stop = Button("Esc", tr("Cancel"), "stop")
        if self._works:
            return [stop]
        if self._plan is None:
            return [Button("⏎", tr("Read the folder"), "go_on"), stop]
        look = [Button("v", tr("Look at each"), "look")] if self._plan.cards else []
        draft = [] if self._suggests else [Button("s", tr("Suggest from prose"), "suggest")]
        return [Button("⏎", tr("Import"), "go_on"), *look, *draft, stop]

    @on(Input.Submitted)
    def take_folder(self) -> None:
        """Read the folder that was named, or all that are known."""
        self.action_go_on()

    def action_go_on(self) -> None:
        """Read the folder; then import it, all or nothing."""
        if self._works:
            return
        if self._plan is not None:
            self._write_cards(self._plan)
            return
        named = self.query_one(Input).value.strip()
        self._folders = (Path(named).expanduser(),) if named else ()
        if self._folders or self._known:
            self._read_notes()

    def action_suggest(self) -> None:
        """Read again, and draft cards from what notes define in prose."""
        if self._plan is not None and not self._works and not self._suggests:
            self._suggests = True
            self._read_notes()

    def action_look(self) -> None:
        """Look at each card, and decide."""
        if self._plan is not None and self._plan.cards and not self._works:
            self.app.push_screen(ImportPreview(self._plan), self._take)

    def action_stop(self) -> None:
        """Stop what is going on, and change nothing."""
        self.workers.cancel_all()
        if self._works and self._writes:
            self._show(lambda cells: sentence(tr("Stopping …"), cells))
        else:
            self.dismiss()

    def _take(self, plan: ImportPlan | None) -> None:
        if plan is not None:
            self._plan = plan
            self._show(lambda cells: plan_page(plan, cells))

    def _wait_for_enter(self, plan: ImportPlan) -> None:
        """Show the counts."""
        self._works, self._plan = False, plan
        self.query_one(Input).display = False
        self.set_focus(None)
        self._show(lambda cells: plan_page(plan, cells))

    def _show_progress(self, done: int, total: int, path: str) -> None:
        """Say how far the work is, and which note comes next."""
        if self._works and not self._stops:
            what = tr("Writing cards …") if self._writes else tr("Reading and comparing notes …")
            self._show(lambda cells: progress_page(what, done, total, path, cells))

    def _close(self, _: object = None) -> None:
        self.dismiss()

    def _fail(self, reason: str) -> None:
        """Show what went wrong; then another folder can be named."""
        self._works, self._plan = False, None
        field = self.query_one(Input)
        field.display = True
        self.write_in(field)
        self._show(lambda cells: sentence(reason, cells, "bad"))

    @property
    def _stops(self) -> bool:
        return any(worker.is_cancelled for worker in self.workers)

    def _show(self, page: Page) -> None:
        self._page = page
        self.redraw()

    def _read_notes(self) -> None:
        self._works, self._writes, self._plan = True, False, None
        self._show(lambda cells: sentence(tr("Reading and comparing notes …"), cells))
        wishes = Wishes(suggest=self._suggests)
        self._do(
            lambda progress: plan_import(self.workspace, self._folders, progress, wishes=wishes),
            self._wait_for_enter,
        )

    def _write_cards(self, plan: ImportPlan) -> None:
        self._works = self._writes = True
        self._show(lambda cells: sentence(tr("Writing cards …"), cells))
        self._do(partial(apply_import, self.workspace, plan), self._close)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def _do(self, what: Callable[[Progress], Result], then: Callable[[Result], object]) -> None:
        """Do something lengthy beside the screen; it ends as soon as it is cancelled."""
        try:
            result = what(watched(lambda *step: self.call_later(self._show_progress, *step)))
        except Stopped:
            self.call_later(self._close)
        except (RecollectError, OSError) as reason:
            self.call_later(self._fail, str(reason))
        else:
            self.call_later(then, result)

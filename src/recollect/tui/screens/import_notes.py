"""Import a folder: name it, see what would change, then let it happen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from textual import on
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
from recollect.app.language import tr
from recollect.app.typed_path import completed, folders_begun
from recollect.app.workspace import Workspace
from recollect.core.long_work import Progress
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.pages.import_notes import begun_page, folders_page, plan_page
from recollect.tui.pages.imports import brought
from recollect.tui.pages.parts import sentence
from recollect.tui.screens.base import Overlay
from recollect.tui.screens.import_preview import ImportPreview
from recollect.tui.screens.working import do_beside, stop_work
from recollect.tui.widgets.key_bar import Button, ButtonBar
from recollect.tui.widgets.paper import Page, Paper

Result = TypeVar("Result")


class ImportNotes(Overlay[None]):
    """Reads folders beside the screen, shows the counts, and imports on Enter."""

    CSS_PATH = "import_notes.tcss"
    BINDINGS = [
        key("enter", "go_on", show=False),
        key("tab", "complete", show=False),
        key("v", "look", show=False),
        key("s", "suggest", show=False),
        key("escape", "leave", show=False),
    ]

    def __init__(self, workspace: Workspace, folder: Path | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self._folders: Sequence[Path] = () if folder is None else (folder,)
        self._known = known_folders(workspace)
        self._plan: ImportPlan | None = None
        self._suggests = False
        self._page: Page = self._folders_page

    def compose(self) -> ComposeResult:
        """Lay out the field and what is said about the folder."""
        with VerticalScroll(id="frame", can_focus=False):
            yield Paper(lambda cells: [line(Span(tr("Import notes"), "heading"))])
            yield Input(placeholder="~/notes", compact=True, select_on_focus=False)
            yield Paper(lambda cells: self._page(cells), id="said")
        yield ButtonBar()

    def on_mount(self) -> None:
        """Ask for a folder, or read the one that was given."""
        self.redraw()
        if self._folders:
            self.query_one(Input).display = False
            self._read_notes()
        else:
            self._ask_for_folder()

    def on_screen_suspend(self) -> None:
        """Leave the place to the sheet that says how far the work is."""
        self.query_one("#frame").display = False

    def on_screen_resume(self) -> None:
        """Come back, to go on typing where that was going on."""
        self.query_one("#frame").display = True
        if self.query_one(Input).display:
            self.write_in(self.query_one(Input))

    def redraw(self) -> None:
        """Write all texts anew."""
        super().redraw()
        self.query_one(ButtonBar).show(*self._buttons())

    def _buttons(self) -> list[Button]:
        stop = Button("Esc", tr("Cancel"), "leave")  # early: the last ones give way to the width
        if self._plan is None:
            complete = Button("Tab", tr("Complete the path"), "complete")
            return [Button("⏎", tr("Read the folder"), "go_on"), stop, complete]
        look = [Button("v", tr("Look at each"), "look")] if self._plan.cards else []
        draft = [] if self._suggests else [Button("s", tr("Suggest from prose"), "suggest")]
        return [Button("⏎", tr("Import"), "go_on"), stop, *look, *draft]

    @on(Input.Submitted)
    def take_folder(self) -> None:
        """Read the folder that was named, or all that are known."""
        named = self.query_one(Input).value.strip()
        self._folders = (Path(named).expanduser(),) if named else ()
        if self._folders or self._known:
            self._show(self._folders_page)
            self._read_notes()

    def action_go_on(self) -> None:
        """Read the folder; then import it, all or nothing."""
        if self._plan is not None:
            writing = partial(apply_import, self.workspace, self._plan)
            self._do(tr("Writing cards …"), writing, partial(self._done, self._plan.counts))
        elif self.query_one(Input).display:
            self.take_folder()
        else:
            self._read_notes()

    def _done(self, counts: Mapping[str, int], _: str | None) -> None:
        """Close, and say what came of it: the dashboard's own line may lie below the edge."""
        self.dismiss()
        self.recollect.say(tr("Imported: {met}", met=brought(counts)))

    def action_complete(self) -> None:
        """Complete the path as far as it is clear, and show what it may go on with."""
        field = self.query_one(Input)
        if field.display:
            field.value = completed(field.value)
            field.cursor_position = len(field.value)
            names = folders_begun(field.value)
            self._show(lambda cells: begun_page(names, cells))

    def action_suggest(self) -> None:
        """Read again, and draft cards from what notes define in prose."""
        if self._plan is not None and not self._suggests:
            self._suggests = True
            self._read_notes()

    def action_look(self) -> None:
        """Look at each card, and decide."""
        if self._plan is not None and self._plan.cards:
            self.app.push_screen(ImportPreview(self._plan), self._take)

    def action_leave(self) -> None:
        """Stop what is going on, and change nothing."""
        stop_work(self.app)
        self.dismiss()

    def _take(self, plan: ImportPlan | None) -> None:
        if plan is not None:
            self._show_plan(plan)

    def _show_plan(self, plan: ImportPlan) -> None:
        """Show the counts; nothing happens before Enter."""
        self._plan = plan
        self.query_one(Input).display = False
        self.set_focus(None)
        self._show(lambda cells: plan_page(plan, cells))

    def _fail(self, reason: str) -> None:
        """Show what went wrong; then another folder can be named."""
        self._plan = None
        self._ask_for_folder()
        self._show(lambda cells: sentence(reason, cells, "bad"))

    def _ask_for_folder(self) -> None:
        field = self.query_one(Input)
        field.display = True
        self.write_in(field)

    def _folders_page(self, cells: int) -> list[Line]:
        return folders_page(self._known, cells)

    def _show(self, page: Page) -> None:
        self._page = page
        self.redraw()

    def _read_notes(self) -> None:
        wishes = Wishes(suggest=self._suggests)
        self._do(
            tr("Reading and comparing notes …"),
            lambda progress: plan_import(self.workspace, self._folders, progress, wishes=wishes),
            self._show_plan,
        )

    def _do(
        self, said: str, work: Callable[[Progress], Result], then: Callable[[Result], object]
    ) -> None:
        """Do long work beside the screen, and go on with it if this screen is still there."""
        do_beside(self.app, said, work, self._if_here(then), self._if_here(self._fail))

    def _if_here(self, then: Callable[[Result], object]) -> Callable[[Result], object]:
        return lambda result: then(result) if self.is_attached else None

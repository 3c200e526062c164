"""Import a folder: name it, see what would change, then let it happen."""

from __future__ import annotations

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from recollect.app.importing import ImportPlan, apply_import, plan_import
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.safe_text import safe_line
from recollect.tui.keys import key
from recollect.tui.messages import tr, tr_n
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.pages.parts import sentence
from recollect.tui.screens.sheet import Overlay
from recollect.tui.widgets.key_bar import Button, ButtonBar
from recollect.tui.widgets.paper import Paper


class ImportNotes(Overlay[None]):
    """Reads a folder in the background, shows the counts, and imports on Enter."""

    CSS_PATH = "import_notes.tcss"
    BINDINGS = [  # noqa: RUF012
        key("enter", "apply", show=False),
        key("escape", "cancel", show=False),
    ]

    class Planned(Message):
        """A folder was read."""

        def __init__(self, plan: ImportPlan) -> None:
            super().__init__()
            self.plan = plan

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
        forward = tr("Import") if self._plan else tr("Read the folder")
        self.query_one(ButtonBar).show(
            Button("⏎", forward, "apply"), Button("Esc", tr("Cancel"), "cancel")
        )

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

    def action_cancel(self) -> None:
        """Change nothing."""
        self.dismiss()

    @on(Planned)
    def show_plan(self, message: Planned) -> None:
        """Show the counts and wait for Enter."""
        self._plan = message.plan
        self.set_focus(None)
        self._say("")

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
        try:
            self.post_message(self.Planned(plan_import(self.workspace, [folder])))
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
    names = {
        "new": tr("new"),
        "updated": tr("updated"),
        "moved": tr("moved"),
        "restored": tr("restored"),
        "retired": tr("retired"),
        "duplicate": tr("duplicates"),
        "unchanged": tr("unchanged"),
        "ambiguous": tr("unclear"),
    }
    notes = tr_n("{n} note read", "{n} notes read", len(plan.notes))
    lines = [line(notes)]
    lines += [
        line(Span(str(plan.counts[name]).rjust(6), "strong"), f"  {text}")
        for name, text in names.items()
        if plan.counts[name]
    ]
    for error in plan.errors[:5]:
        lines += sentence(safe_line(f"✗ {error.path}: {error.message}"), cells, "bad")
    if plan.changes_nothing:
        return [*lines, *sentence(tr("Nothing would change."), cells, "muted")]
    return lines

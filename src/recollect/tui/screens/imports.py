"""The imports, the newest first; the last one can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from recollect.app.importing import (
    ImportRecord,
    UndoneImport,
    import_history,
    undo_import,
)
from recollect.app.language import tr, tr_n
from recollect.app.workspace import Workspace
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.imports import import_row
from recollect.tui.pages.parts import row
from recollect.tui.screens.listing import Listing


class ImportsScreen(Listing):
    """Every import with what it brought."""

    BINDINGS = [key("u", "undo_last", "Undo the last one")]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._imports: Sequence[ImportRecord] = import_history(workspace)

    def __len__(self) -> int:
        return len(self._imports)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer undo while there is an import that stands."""
        standing = any(one.undone_at is None for one in self._imports)
        return action != "undo_last" or standing

    def action_undo_last(self) -> None:
        """Put everything back as it was before the last import."""
        self.recollect.do_beside(
            tr("Undoing the import …"), partial(undo_import, self.workspace), self._tell
        )

    def _tell(self, undone: UndoneImport) -> None:
        self.recollect.say(_undone(undone.kept))
        self._imports = import_history(self.workspace)
        self.reread()

    def head(self, cells: int) -> list[Line]:
        """Return the title."""
        return [row([Span(tr("Imports"), "strong")], [], cells)]

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return one import."""
        return import_row(self._imports[number], self.workspace.calendar, cells, here=here)


def _undone(kept: int) -> str:
    return (
        tr_n(
            "Undone. {n} card that you had worked with stays, retired.",
            "Undone. {n} cards that you had worked with stay, retired.",
            kept,
        )
        if kept
        else tr("The last import is undone.")
    )

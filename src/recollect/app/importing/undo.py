"""The history of imports, and taking the last one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recollect.app.scheduling.grading import follow_decks
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import phrase
from recollect.store.imports.imports import ImportRecord

__all__ = ["ImportRecord", "NothingToUndo", "UndoneImport", "import_history", "undo_import"]


class NothingToUndo(RecollectError):
    """There is no import left to undo."""


@dataclass(frozen=True, slots=True)
class UndoneImport:
    """An import that was undone.

    `kept` counts the cards it had brought that the learner has worked with since: they stay, with
    their history, as retired cards, and come back when the notes are imported again.
    """

    record: ImportRecord
    kept: int


def undo_import(workspace: Workspace, progress: Progress = unwatched) -> UndoneImport:
    """Put back every row that the newest import touched, as it was; raises NothingToUndo.

    Nothing is put back when `progress` raises.
    """
    with workspace.database.write() as unit:
        record = unit.imports.newest()
        if record is None:
            raise NothingToUndo(phrase("there is no import to undo"))
        kept = unit.imports.undo(record.id, workspace.now(), progress)
        follow_decks(unit, unit.decks.of_cards(), progress)
        return UndoneImport(record, kept)


def import_history(workspace: Workspace) -> Sequence[ImportRecord]:
    """Return every import, the newest first, undone ones too."""
    with workspace.database.read() as unit:
        return unit.imports.all()

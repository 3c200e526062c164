"""The study log that the notes keep: rows of progress tables, catalogues and dated file lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from recollect.core.grouping import grouped
from recollect.core.study_log import EntryKind, Status, StudyEntry
from recollect.store.rows.chunks import chunks
from recollect.store.rows.row_changes import RowChange, replace_rows
from recollect.store.shelf import Shelf
from recollect.store.tables import note, root, study_entry


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """An entry with the note that holds it."""

    root: str
    path: str
    entry: StudyEntry

    @property
    def place(self) -> str:
        """Return `path:line`, as editors write it."""
        return f"{self.path}:{self.entry.line}"


class StudyEntries(Shelf):
    """The entries of all notes."""

    def replace(self, by_note: Mapping[str, Sequence[StudyEntry]]) -> list[RowChange]:
        """Make the entries of some notes, by id, those given; return what changed."""
        return [
            change
            for note_ids in chunks(by_note)
            for change in replace_rows(
                self._connection,
                study_entry,
                study_entry.c.note_id.in_(note_ids),
                [
                    _row(note_id, position, entry)
                    for note_id in note_ids
                    for position, entry in enumerate(by_note[note_id])
                ],
            )
        ]

    def all(self) -> Sequence[LoggedEntry]:
        """Return every entry, by note and line."""
        query = (
            select(study_entry, note.c.path, root.c.path.label("root_path"))
            .join(note, note.c.id == study_entry.c.note_id)
            .join(root, root.c.id == note.c.root_id)
            .order_by(root.c.path, note.c.path, study_entry.c.position)
        )
        return [
            LoggedEntry(row["root_path"], row["path"], _entry(row))
            for row in self._connection.execute(query).mappings()
        ]

    def by_note(self) -> Mapping[str, Sequence[StudyEntry]]:
        """Return the entries of each note, by id, that has any."""
        query = select(study_entry).order_by(study_entry.c.note_id, study_entry.c.position)
        rows = self._connection.execute(query).mappings()
        return grouped((row["note_id"], _entry(row)) for row in rows)


_PLAIN = ("line", "stages", "topic", "started_on", "ended_on", "tested", "tested_on", "target")


def _row(note_id: str, position: int, entry: StudyEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in _PLAIN} | {
        "note_id": note_id,
        "position": position,
        "kind": entry.kind.value,
        "status": entry.status.value,
        "content": entry.content,
    }


def _entry(row: Mapping[Any, Any]) -> StudyEntry:
    plain = {name: row[name] for name in _PLAIN} | {"stages": tuple(row["stages"])}
    return StudyEntry(
        kind=EntryKind(row["kind"]), status=Status(row["status"]), content=row["content"], **plain
    )

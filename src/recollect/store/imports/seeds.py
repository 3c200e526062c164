"""What the notes say is not mastered yet, each statement under the area that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, select

from recollect.core.grouping import grouped
from recollect.core.study_log import Seed, SeedKind
from recollect.store.areas.areas import HOME
from recollect.store.rows.chunks import chunks
from recollect.store.rows.row_changes import RowChange, replace_rows
from recollect.store.shelf import Shelf
from recollect.store.tables import area, note, seed


@dataclass(frozen=True, slots=True)
class SownSeed:
    """A seed with its area, its note, and when it was first read."""

    area_id: str
    note_id: str
    path: str
    first_seen: datetime
    seed: Seed


class Seeds(Shelf):
    """The seeds of all notes."""

    def replace(
        self, by_note: Mapping[str, Iterable[tuple[str, Seed]]], at: datetime
    ) -> list[RowChange]:
        """Make the seeds of some notes, by id, those given as (area, seed); return what changed.

        A seed that was there before keeps its id and the instant at which it was first read, also
        where its line moved: a statement gets no younger by reading it again.
        """
        changes: list[RowChange] = []
        for note_ids in chunks(by_note):
            of_notes = seed.c.note_id.in_(note_ids)
            known = self._known(of_notes)
            rows = []
            for note_id in note_ids:
                for area_id, one in by_note[note_id]:
                    said = (note_id, area_id, one.kind.value, one.text)
                    seed_id, first_seen = known.pop(said, (str(uuid4()), at))
                    rows.append(
                        _row(note_id, area_id, one) | {"id": seed_id, "first_seen": first_seen}
                    )
            changes += replace_rows(self._connection, seed, of_notes, rows)
        return changes

    def _known(
        self, which: ColumnElement[bool]
    ) -> dict[tuple[str, str, str, str], tuple[str, datetime]]:
        """Return the id of each statement of some notes, and when it was first read."""
        query = select(seed).where(which)
        return {
            (row["note_id"], row["area_id"], row["kind"], row["text"]): (
                row["id"],
                row["first_seen"],
            )
            for row in self._connection.execute(query).mappings()
        }

    def all(self) -> Sequence[SownSeed]:
        """Return every seed, by note and line."""
        query = (
            select(seed, note.c.path, HOME.label("home"))
            .join(note, note.c.id == seed.c.note_id)
            .join(area, area.c.id == seed.c.area_id)
            .order_by(note.c.path, seed.c.line, seed.c.id)
        )
        return [
            SownSeed(
                row["home"],
                row["note_id"],
                row["path"],
                row["first_seen"],
                Seed(
                    kind=SeedKind(row["kind"]),
                    concept=row["concept"],
                    line=row["line"],
                    text=row["text"],
                    day=row["said_on"],
                ),
            )
            for row in self._connection.execute(query).mappings()
        ]

    def of_notes(self, note_ids: Iterable[str]) -> Mapping[str, Sequence[tuple[str, int]]]:
        """Return the (area, line) of the seeds of each of some notes."""
        query = select(seed.c.note_id, seed.c.area_id, seed.c.line)
        return grouped(
            (note_id, (area_id, line))
            for piece in chunks(note_ids)
            for note_id, area_id, line in self._connection.execute(
                query.where(seed.c.note_id.in_(piece))
            )
        )


def _row(note_id: str, area_id: str, one: Seed) -> dict[str, Any]:
    return {
        "note_id": note_id,
        "area_id": area_id,
        "line": one.line,
        "kind": one.kind.value,
        "concept": one.concept,
        "text": one.text,
        "said_on": one.day,
    }

"""What the notes say is not mastered yet, each statement under the area that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any
from uuid import uuid4

from sqlalchemy import select

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


Said = tuple[str, str, str]
"""The area, the kind and the text of a statement, wherever it stands."""


class Seeds(Shelf):
    """The seeds of all notes."""

    def replace(
        self, by_note: Mapping[str, Iterable[tuple[str, Seed]]], at: datetime
    ) -> list[RowChange]:
        """Make the seeds of some notes, by id, those given as (area, seed); return what changed.

        A seed that was there before keeps its id and the instant at which it was first read, also
        where its line moved: a statement gets no younger by reading it again. One that stands in
        another one of the notes now keeps the instant.
        """
        known = dict(chain.from_iterable(map(self._known, chunks(by_note))))
        told = {
            (note_id, _said(area_id, one))
            for note_id, seeds in by_note.items()
            for area_id, one in seeds
        }
        moved = {key[1]: first for key, (_, first) in known.items() if key not in told}
        changes: list[RowChange] = []
        for note_ids in chunks(by_note):
            rows = []
            for note_id in note_ids:
                for area_id, one in by_note[note_id]:
                    said = _said(area_id, one)
                    new = (str(uuid4()), moved.get(said, at))
                    seed_id, first_seen = known.pop((note_id, said), new)
                    rows.append(
                        _row(note_id, area_id, one) | {"id": seed_id, "first_seen": first_seen}
                    )
            changes += replace_rows(self._connection, seed, seed.c.note_id.in_(note_ids), rows)
        return changes

    def _known(
        self, note_ids: Sequence[str]
    ) -> Iterator[tuple[tuple[str, Said], tuple[str, datetime]]]:
        """Yield each statement of some notes with its id, and when it was first read."""
        query = select(seed).where(seed.c.note_id.in_(note_ids))
        for row in self._connection.execute(query).mappings():
            said = (row["area_id"], row["kind"], row["text"])
            yield (row["note_id"], said), (row["id"], row["first_seen"])

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


def _said(area_id: str, one: Seed) -> Said:
    return area_id, one.kind.value, one.text


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

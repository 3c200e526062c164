"""The import runs, each with what it changed, so that it can be undone exactly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Table, func, insert, select, update

from recollect.core.cards.cards import UNDONE, CardStatus
from recollect.core.long_work import Progress, unwatched
from recollect.store.cards.cards import referring_to_cards
from recollect.store.imports.before_images import BeforeImages, Key, key_of
from recollect.store.imports.import_writer import ImportWriter
from recollect.store.rows.chunks import chunks
from recollect.store.rows.prepared import Prepared
from recollect.store.shelf import Shelf
from recollect.store.tables import (
    alias,
    area,
    card,
    card_area,
    deck,
    import_run,
    locator,
    mark,
    note,
    root,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """One import: when, of which roots, and how many items it met in which way."""

    id: str
    started_at: datetime
    roots: Sequence[str]
    counts: Mapping[str, int]
    undone_at: datetime | None = None


class Imports(Shelf):
    """The history of imports."""

    def begin(self, at: datetime, roots: Sequence[str], counts: Mapping[str, int]) -> str:
        """Record an import and return its id.

        Runs stand in the order in which they were made, even where a clock was set back.
        """
        run_id = str(uuid4())
        newest = self._connection.execute(select(func.max(import_run.c.started_at))).scalar()
        if newest is not None:
            at = max(at, newest + timedelta(microseconds=1))
        self._connection.execute(
            insert(import_run).values(
                id=run_id, started_at=at, roots=list(roots), counts=dict(counts)
            )
        )
        return run_id

    def writer(self, run_id: str) -> ImportWriter:
        """Return what writes for a run, keeping what each row was before."""
        return ImportWriter(self._connection, run_id)

    def all(self) -> Sequence[ImportRecord]:
        """Return every import, the newest first."""
        return [ImportRecord(**row) for row in _ALL(self._connection, {})]

    def newest(self) -> ImportRecord | None:
        """Return the newest import that was not undone."""
        return next((ImportRecord(**row) for row in _NEWEST(self._connection, {})), None)

    def undo(self, run_id: str, at: datetime, progress: Progress = unwatched) -> int:
        """Make every row what it was before a run; return how many of its new cards stay, retired.

        A card that the learner worked with since stays with its history. Undo the newest run first:
        an older one knows nothing of what came after it.
        """
        images = BeforeImages(self._connection, run_id)
        worked_with = self._worked_with(images)
        keeping = self._needed_by(worked_with) | {area.name: self._areas_in_use(images)}
        images.put_back(keeping, progress)
        self._retire(worked_with)
        self._connection.execute(
            update(import_run).where(import_run.c.id == run_id).values(undone_at=at)
        )
        return len(worked_with)

    def _worked_with(self, images: BeforeImages) -> set[str]:
        """Return the new cards of a run to which anything was added that is not the run's own."""
        new_cards = sorted(card_id for (card_id,) in images.inserted(card))
        return {
            card_id
            for table, column in referring_to_cards()
            if table is not locator
            for card_id in self._referred(table, column, new_cards, images.inserted(table))
        }

    def _referred(
        self, table: Table, column: str, card_ids: Sequence[str], own: set[Key]
    ) -> Iterator[str]:
        key = [table.c[name] for name in key_of(table)]
        for piece in chunks(card_ids):
            query = select(table.c[column], *key).where(table.c[column].in_(piece))
            for card_id, *row_key in self._connection.execute(query):
                if tuple(row_key) not in own:
                    yield card_id

    def _needed_by(self, card_ids: set[str]) -> dict[str, set[Key]]:
        """Return the rows that must stay, by table, so that these cards can."""
        rows = [
            row
            for piece in chunks(sorted(card_ids))
            for row in self._connection.execute(
                select(card.c.id, card.c.deck_id, locator.c.note_id, note.c.root_id)
                .join(locator, locator.c.card_id == card.c.id)
                .join(note, note.c.id == locator.c.note_id)
                .where(card.c.id.in_(piece))
            )
        ]
        names = (card.name, deck.name, note.name, root.name)
        needed: dict[str, set[Key]] = {
            name: {(row[place],) for row in rows} for place, name in enumerate(names)
        }
        return {**needed, locator.name: needed[card.name]}

    def _areas_in_use(self, images: BeforeImages) -> set[Key]:
        """Return the new areas of a run to which the learner tied something since."""
        new_areas = sorted(area_id for (area_id,) in images.inserted(area))
        wholes = set(self._referred(area, "into_id", new_areas, set()))
        return {(area_id,) for area_id in wholes} | {
            (area_id,)
            for table in (mark, alias, card_area)
            for area_id in self._referred(table, "area_id", new_areas, images.inserted(table))
        }

    def _retire(self, card_ids: set[str]) -> None:
        """Retire cards, and let their notes be read again by the next import."""
        for piece in chunks(sorted(card_ids)):
            self._connection.execute(
                update(card)
                .where(card.c.id.in_(piece))
                .values(status=CardStatus.RETIRED, retired_because=UNDONE)
            )
            notes = select(locator.c.note_id).where(locator.c.card_id.in_(piece))
            self._connection.execute(
                update(note).where(note.c.id.in_(notes)).values(content_hash="", mtime_ns=0)
            )


_RUNS = select(import_run).order_by(import_run.c.started_at.desc())
_ALL = Prepared(_RUNS)
_NEWEST = Prepared(_RUNS.where(import_run.c.undone_at.is_(None)).limit(1))

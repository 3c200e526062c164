"""What rows were before an import touched them, so that it can be undone exactly.

Rows are kept and put back as the database has them, untouched by any type of ours: what an undo
leaves is equal, byte for byte, to what was there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    table,
    tuple_,
    update,
)
from sqlalchemy.sql.expression import TableClause

from recollect.core.grouping import batched
from recollect.core.long_work import Progress, unwatched
from recollect.store.cards.cards import referring_to_cards
from recollect.store.rows.row_changes import RowChange
from recollect.store.tables import card, import_change, locator, metadata

ROWS_A_PIECE = 500
"""How many before-images are kept in one row of `import_change`."""

Key = tuple[Any, ...]
"""What names a row: its UUID, or else the values of its primary key."""


Image = tuple[Key, Mapping[str, Any] | None]
"""A row's key, and what it was; None where it was not there."""


class BeforeImages:
    """The before-images of one import run, written as it goes and read back to undo it."""

    def __init__(self, connection: Connection, run_id: str) -> None:
        self._connection = connection
        self._run_id = run_id

    def keep(self, entity: Table, ids: Iterable[str], *, new: bool = False) -> None:
        """Keep what the rows of a table with these ids are now, before they are written.

        With `new` the rows are known not to be there, and are not looked for.
        """
        keys: list[Key] = [(one,) for one in ids]
        found = {} if new else self._rows(entity, keys)
        self._store(entity, keys, [found.get(key) for key in keys])

    def keep_written(self, changes: Iterable[RowChange]) -> None:
        """Keep what rows were that were written already, the oldest change first."""
        for name, group in groupby(changes, key=lambda change: change.table):
            entity = metadata.tables[name]
            names = key_of(entity)
            for piece in batched(group, ROWS_A_PIECE):
                keys = [tuple(change.key[one] for one in names) for change in piece]
                self._store(entity, keys, [change.before for change in piece])

    def inserted(self, entity: Table) -> set[Key]:
        """Return the keys of the rows that the run added to a table."""
        return {key for key, before in self._images_of(entity) if before is None}

    def put_back(
        self, keeping: Mapping[str, Collection[Key]], progress: Progress = unwatched
    ) -> None:
        """Make every row what it was; added rows go, but for those to be kept, by table name.

        A card that was purged since does not come back, nor does what is about it.
        """
        purged, positions = self._purged(), self._positions()
        for done, position in enumerate(positions):
            entity, images = self._piece(position)
            progress(done, len(positions), entity.name)
            kept = keeping.get(entity.name, ())
            added = [key for key, was in images if was is None and key not in kept]
            if entity is card:
                self._remove(locator, added)  # the place of a new card is not kept beside it
            self._remove(entity, added)
            self._restore(
                entity,
                {
                    key: was
                    for key, was in images
                    if was is not None and purged.isdisjoint(_cards_of(entity, was))
                },
            )

    def _purged(self) -> set[str]:
        """Return the cards that the run changed and that are no more."""
        keys = [key for key, before in self._images_of(card) if before is not None]
        return {card_id for (card_id,) in set(keys) - self._rows(card, keys).keys()}

    def _store(
        self, entity: Table, keys: Sequence[Key], befores: Sequence[Mapping[str, Any] | None]
    ) -> None:
        of_run = select(func.count()).where(import_change.c.import_run_id == self._run_id)
        first = self._connection.execute(of_run).scalar_one()
        pieces = [slice(at, at + ROWS_A_PIECE) for at in range(0, len(keys), ROWS_A_PIECE)]
        rows = [
            {
                "import_run_id": self._run_id,
                "position": position,
                "entity": entity.name,
                "row_keys": keys[piece],
                "before": befores[piece],
            }
            for position, piece in enumerate(pieces, first)
        ]
        if rows:
            self._connection.execute(insert(import_change), rows)

    def _positions(self) -> Sequence[int]:
        """Return the places of the pieces that hold the images, that of the last write first."""
        query = (
            select(import_change.c.position)
            .where(import_change.c.import_run_id == self._run_id)
            .order_by(import_change.c.position.desc())
        )
        return self._connection.execute(query).scalars().all()

    def _piece(self, position: int) -> tuple[Table, Sequence[Image]]:
        """Return the table and the images of a piece, that of the last write first."""
        query = select(import_change.c.entity, import_change.c.row_keys, import_change.c.before)
        of_run = import_change.c.import_run_id == self._run_id
        name, keys, befores = self._connection.execute(
            query.where(of_run, import_change.c.position == position)
        ).one()
        return metadata.tables[name], _paired(keys, befores)[::-1]

    def _images_of(self, entity: Table) -> Iterator[Image]:
        """Yield the images of a table, that of the first write first."""
        query = (
            select(import_change.c.row_keys, import_change.c.before)
            .where(
                import_change.c.import_run_id == self._run_id,
                import_change.c.entity == entity.name,
            )
            .order_by(import_change.c.position)
        )
        for keys, befores in self._connection.execute(query).all():
            yield from _paired(keys, befores)

    def _rows(self, entity: Table, keys: Sequence[Key]) -> dict[Key, Mapping[str, Any]]:
        raw, names = _raw(entity), key_of(entity)
        named = tuple_(*(raw.c[name] for name in names))
        found: dict[Key, Mapping[str, Any]] = {}
        for piece in batched(keys, ROWS_A_PIECE):
            for row in self._connection.execute(select(raw).where(named.in_(piece))).mappings():
                found[tuple(row[name] for name in names)] = dict(row)
        return found

    def _remove(self, entity: Table, keys: Sequence[Key]) -> None:
        raw = _raw(entity)
        if keys:
            self._connection.execute(delete(raw).where(_is(entity, raw)), _named(entity, keys))

    def _restore(self, entity: Table, befores: Mapping[Key, Mapping[str, Any]]) -> None:
        """Write rows as they were, those that are still there and those that are not."""
        raw, there = _raw(entity), self._rows(entity, list(befores))
        gone = [dict(before) for key, before in befores.items() if key not in there]
        changed = [key for key in befores if key in there]
        if changed:
            values: dict[str, Any] = {one.name: bindparam(f"was_{one.name}") for one in raw.c}
            self._connection.execute(
                update(raw).where(_is(entity, raw)).values(values),
                [
                    row | {f"was_{name}": value for name, value in befores[key].items()}
                    for key, row in zip(changed, _named(entity, changed), strict=True)
                ],
            )
        if gone:
            self._connection.execute(insert(raw), gone)


def key_of(entity: Table) -> Sequence[str]:
    """Return the columns that name a row: its UUID, or else its primary key."""
    return ["id"] if "id" in entity.c else [one.name for one in entity.primary_key]


def _paired(keys: Sequence[Sequence[Any]], befores: Sequence[Any]) -> list[Image]:
    return [(tuple(key), before) for key, before in zip(keys, befores, strict=True)]


def _cards_of(entity: Table, row: Mapping[str, Any]) -> set[str]:
    """Return the ids of the cards that a row is about."""
    own = {row["id"]} if entity is card else set()
    return own | {row[name] for referring, name in referring_to_cards() if referring is entity}


def _raw(entity: Table) -> TableClause:
    """Return a table without its types: values go in and out as the database has them.

    Whether a card is learnt, and its number, are left out: they are no import's doing, and a card
    that was purged and came back by a merge has another number.
    """
    names = [one.name for one in entity.c if one not in {card.c.learnt, card.c.seq}]
    return table(entity.name, *map(column, names))


def _is(entity: Table, raw: TableClause) -> ColumnElement[bool]:
    return and_(*(raw.c[name] == bindparam(f"of_{name}") for name in key_of(entity)))


def _named(entity: Table, keys: Iterable[Key]) -> list[dict[str, Any]]:
    names = [f"of_{name}" for name in key_of(entity)]
    return [dict(zip(names, key, strict=True)) for key in keys]

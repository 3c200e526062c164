"""Rows that are derived from notes: replaced as a set, with what changed, so that undo is exact.

What a row was is kept as the database holds it (text and numbers), ready for JSON.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, literal_column, select, text

from recollect.store.rows.bulk import insert_raw, stores_of

Raw = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that was added, changed or removed: what it was before, None if it was not there."""

    table: str
    key: Raw
    before: Raw | None


def replace_rows(
    connection: Connection, table: Table, which: ColumnElement[bool], rows: Iterable[Raw]
) -> list[RowChange]:
    """Make `rows` the rows of a table that meet a condition; return what changed.

    A row that stays as it is is not touched.
    """
    columns: list[ColumnElement[Any]] = [literal_column(column.name) for column in table.c]
    found = connection.execute(select(*columns).select_from(table).where(which)).mappings()
    old = {_key(table, row): {str(name): value for name, value in row.items()} for row in found}
    new = {_key(table, row): row for row in _raw(connection, table, rows)}
    gone = [key for key, row in old.items() if new.get(key) != row]
    added = [row for key, row in new.items() if old.get(key) != row]
    _delete(connection, table, [_named(table, key) for key in gone])
    insert_raw(connection, table, added)
    changed = [RowChange(table.name, _named(table, key), old[key]) for key in gone]
    fresh = [_key(table, row) for row in added]
    return changed + [
        RowChange(table.name, _named(table, key), None) for key in fresh if key not in old
    ]


def add_rows(connection: Connection, table: Table, rows: Iterable[Raw]) -> list[RowChange]:
    """Add rows that are not there yet; return what changed."""
    raw = _raw(connection, table, rows)
    insert_raw(connection, table, raw)
    return [RowChange(table.name, _named(table, _key(table, row)), None) for row in raw]


def _raw(connection: Connection, table: Table, rows: Iterable[Raw]) -> list[dict[str, Any]]:
    """Return rows with values as the database has them, and None where they give none."""
    stores = stores_of(connection.dialect, table)
    stored = [(column.name, stores.get(column.name)) for column in table.c]
    return [
        {name: store(row.get(name)) if store else row.get(name) for name, store in stored}
        for row in rows
    ]


def _key(table: Table, row: Mapping[Any, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in _names(table))


def _named(table: Table, key: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(_names(table), key, strict=True))


@cache
def _names(table: Table) -> tuple[str, ...]:
    """Return the columns of a table's key."""
    return tuple(column.name for column in table.primary_key)


def _delete(connection: Connection, table: Table, keys: Sequence[Raw]) -> None:
    if keys:
        which = " AND ".join(f"{column.name} = :{column.name}" for column in table.primary_key)
        connection.execute(
            text(f"DELETE FROM {table.name} WHERE {which}"), [dict(key) for key in keys]
        )

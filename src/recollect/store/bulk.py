"""Many rows at a time: what SQLAlchemy would do for each row is done once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from typing import Any

from sqlalchemy import Connection, Table, TypeDecorator, insert
from sqlalchemy.engine import Dialect

Row = Mapping[str, Any]
Stored = Mapping[str, Callable[[Any], Any]]


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, all of the same columns, with values as the core has them."""
    _insert(connection, table, rows, _stored(connection.dialect, table))


def insert_raw(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, all of the same columns, with values as the database has them."""
    _insert(connection, table, rows, {})


def _insert(connection: Connection, table: Table, rows: Sequence[Row], stored: Stored) -> None:
    if not rows:
        return
    statement, places = _statement(table, connection.dialect, tuple(rows[0]))
    names = places or list(rows[0])
    columns = [_column(rows, name, stored.get(name)) for name in names]
    values = list(zip(*columns, strict=True))
    if places:
        connection.exec_driver_sql(statement, values)
    else:
        named = [dict(zip(names, row, strict=True)) for row in values]
        connection.exec_driver_sql(statement, named)


@lru_cache(maxsize=64)
def _statement(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return the statement, and the columns in its order; none where it names its values."""
    compiled = insert(table).compile(dialect=dialect, column_keys=columns)
    return str(compiled), compiled.positiontup or []


def _column(rows: Sequence[Row], name: str, store: Callable[[Any], Any] | None) -> Sequence[Any]:
    values = [row[name] for row in rows]
    return values if store is None else [store(value) for value in values]


def _stored(dialect: Dialect, table: Table) -> Stored:
    """Return how a value gets into the database, for each column whose type is one of ours."""
    return {
        column.name: partial(column.type.process_bind_param, dialect=dialect)
        for column in table.c
        if isinstance(column.type, TypeDecorator)
    }

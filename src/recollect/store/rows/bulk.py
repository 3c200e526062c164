"""Many rows at a time: what SQLAlchemy would do for each row is done once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, insert, update
from sqlalchemy.engine import Dialect

Row = Mapping[str, Any]
Columns = Mapping[str, Sequence[Any]]
"""Rows column by column: for each name as many values as there are rows."""

Store = Callable[[Any], Any]


def insert_columns(connection: Connection, table: Table, columns: Columns) -> None:
    """Insert rows given by their columns, with hashable values as the core has them."""
    stores = stores_of(connection.dialect, table)
    _insert(
        connection,
        table,
        {
            name: _each_once(stores[name], values) if name in stores else values
            for name, values in columns.items()
        },
    )


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, all of the same columns, with values as the core has them."""
    insert_columns(connection, table, _columns(rows))


def insert_raw(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert rows, all of the same columns, with values as the database has them."""
    _insert(connection, table, _columns(rows))


def update_columns(
    connection: Connection, table: Table, key: ColumnElement[str], columns: Columns
) -> None:
    """Update rows given by their columns, of which the one of `key` names the row."""
    if not columns:
        return
    of_row = {f"of_{name}": values for name, values in columns.items()}
    connection.execute(
        update(table)
        .where(key == bindparam(f"of_{key.key}"))
        .values({name: bindparam(f"of_{name}") for name in columns if name != key.key}),
        [dict(zip(of_row, values, strict=True)) for values in zip(*of_row.values(), strict=True)],
    )


def update_rows(
    connection: Connection, table: Table, key: ColumnElement[str], rows: Sequence[Row]
) -> None:
    """Update rows, all given by the same columns."""
    update_columns(connection, table, key, _columns(rows))


def _columns(rows: Sequence[Row]) -> Columns:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}


def _insert(connection: Connection, table: Table, columns: Columns) -> None:
    if not columns:
        return
    statement, places = _statement(table, connection.dialect, tuple(columns))
    rows = zip(*(columns[name] for name in places or columns), strict=True)
    if places:  # the driver takes row after row, of which SQLAlchemy would make a list
        driver: Any = connection.connection.driver_connection
        driver.executemany(statement, rows)
    else:
        named = [dict(zip(columns, row, strict=True)) for row in rows]
        connection.exec_driver_sql(statement, named)


@lru_cache(maxsize=64)
def _statement(table: Table, dialect: Dialect, columns: tuple[str, ...]) -> tuple[str, list[str]]:
    """Return the statement and the order of its columns; empty where it takes values by name."""
    compiled = insert(table).compile(dialect=dialect, column_keys=columns)
    return str(compiled), compiled.positiontup or []


def _each_once(store: Store, values: Sequence[Any]) -> list[Any]:
    """Return values as the database has them: most columns of many rows hold few different ones."""
    stored = {value: store(value) for value in dict.fromkeys(values)}
    return [*map(stored.__getitem__, values)]


def stores_of(dialect: Dialect, table: Table) -> Mapping[str, Store]:
    """Return how a value gets into the database, for each column that does not take it as it is."""
    return {
        column.name: store for column in table.c if (store := column.type.bind_processor(dialect))
    }

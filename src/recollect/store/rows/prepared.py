"""Statements that every answer runs: SQLAlchemy words them once, and the driver runs them.

What SQLAlchemy does around each run takes four times as long as SQLite takes to find a row by its
key, and an answer with the next card needs a dozen such statements: run so, it takes half the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, cast

from sqlalchemy import Connection, Insert, SelectBase, Table, Update, text
from sqlalchemy.dialects import sqlite

from recollect.store.agenda import Run

_WORDING = sqlite.dialect(paramstyle="named")

_text = lru_cache(text)  # a statement is taken apart once


@lru_cache(maxsize=8)
def runner(connection: Connection) -> Run:
    """Return what runs plain SQL in the transaction of a connection, with the least ado."""
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        return cast("Run", driver.execute)

    def run(statement: str, values: Mapping[str, Any]) -> Iterable[Sequence[Any]]:
        result = connection.execute(_text(statement), values)
        return result if result.returns_rows else ()

    return run


class _Worded(NamedTuple):
    """A statement as the driver takes it."""

    text: str
    constants: Mapping[str, Any]
    names: Sequence[str]
    """The names of the columns of its rows."""
    write: Mapping[str, Callable[[Any], Any]]
    """How values become those of the database, by parameter."""
    read: Mapping[str, Callable[[Any], Any]]
    """How they become ours again, by column."""


class Prepared:
    """A statement that is run again and again, with a value for each of its parameters.

    An insert has a parameter for each column that the database does not number by itself. Values
    and rows are converted by the columns' types, as SQLAlchemy would.
    """

    def __init__(self, statement: SelectBase | Insert | Update) -> None:
        self._statement = statement

    @cached_property
    def _worded(self) -> _Worded:
        """Word the statement, when it is first run: all of them take as long as a screen does."""
        statement = self._statement
        chosen = list(statement.selected_columns) if isinstance(statement, SelectBase) else []
        given = _to_give(statement) if isinstance(statement, Insert) else None
        compiled = statement.compile(dialect=_WORDING, column_keys=given)
        return _Worded(
            text=str(compiled),
            constants=compiled.params,
            names=[str(column.key) for column in chosen],
            write={
                name: write
                for parameter, name in compiled.bind_names.items()
                if (write := parameter.type.bind_processor(_WORDING))
            },
            read={
                str(column.key): read
                for column in chosen
                if (read := column.type.result_processor(_WORDING, None))
            },
        )

    def __call__(self, connection: Connection, values: Mapping[str, Any]) -> list[dict[str, Any]]:
        """Run the statement and return its rows by the names of their columns."""
        text, constants, names, writes, reads = self._worded
        values = {**constants, **values}
        for name, write in writes.items():
            values[name] = write(values[name])
        rows = [dict(zip(names, row, strict=True)) for row in runner(connection)(text, values)]
        for name, read in reads.items():
            for row in rows:
                row[name] = read(row[name])
        return rows


def _to_give(statement: Insert) -> list[str]:
    numbered = cast("Table", statement.table).autoincrement_column
    return [column.name for column in statement.table.columns if column is not numbered]

"""Text columns as expressions, so that the database uses no index of them."""

from __future__ import annotations

from sqlalchemy import Column, ColumnElement


def unindexed(column: Column[str]) -> ColumnElement[str]:
    """Return a column's value as an expression, for which no index of the column is used.

    Nearly every row is the learner's. In the order of the table, or of another index, they are
    gone through at once; an index of the learner would lead to them one by one, and then to a
    sort. SQL of ours writes the same as `learner_id || ''`.
    """
    return column.concat("")

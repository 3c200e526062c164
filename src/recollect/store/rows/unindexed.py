"""Text columns as values that no index holds."""

from __future__ import annotations

from sqlalchemy import Column, ColumnElement


def unindexed(column: Column[str]) -> ColumnElement[str]:
    """Return what a column says, in a form that leads to no index of it.

    Nearly every row is the learner's. In the order of the table, or of another index, they are
    gone through at once; an index of the learner would lead to them one by one, and then to a
    sort. SQL of ours writes the same as `learner_id || ''`.
    """
    return column.concat("")

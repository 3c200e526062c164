"""Settings that belong to a database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import delete, insert, select

from recollect.store.shelf import Shelf
from recollect.store.tables import setting

MOVED = "cards_moved"
"""The setting that counts what changes cards or the log and leaves no row that tells of it: decks
that were joined, cards that were joined, removed for good, or brought to areas by a merge."""


class Settings(Shelf):
    """Values by key; a key that was never set is absent."""

    def of(self, keys: Collection[str]) -> Mapping[str, Any]:
        """Return the values of some keys, of those that were set.

        What is kept for a big deck is long: it is read where it is wanted, and nowhere else.
        """
        query = select(setting.c.key, setting.c.value).where(setting.c.key.in_(keys))
        return {key: value for key, value in self._connection.execute(query)}

    def get(self, key: str) -> Any:
        """Return the value of a key; None where it was never set."""
        return self.of([key]).get(key)

    def put(self, key: str, value: Any) -> None:
        """Set a value; None removes it."""
        self._connection.execute(delete(setting).where(setting.c.key == key))
        if value is not None:
            self._connection.execute(insert(setting).values(key=key, value=value))

    def count_move(self) -> None:
        """Make everything that is kept of the cards and the log count as out of date."""
        self.put(MOVED, (self.get(MOVED) or 0) + 1)

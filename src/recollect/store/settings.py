"""Settings that belong to a database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from recollect.store.tables import setting


class Settings:
    """Values by key; a key that was never set is absent."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> Mapping[str, Any]:
        """Return every value that was set."""
        rows = self._connection.execute(select(setting.c.key, setting.c.value))
        return {key: value for key, value in rows}

    def put(self, key: str, value: Any) -> None:
        """Set a value; None removes it."""
        self._connection.execute(delete(setting).where(setting.c.key == key))
        if value is not None:
            self._connection.execute(insert(setting).values(key=key, value=value))

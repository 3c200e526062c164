"""A look at a database file with the standard `sqlite3` module alone, for what must be instant."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from recollect.store.agenda import Agenda
from recollect.store.errors import damaged, refused
from recollect.store.files.location import DRIVER_ERRORS, Found, connect_readonly, examine


class Glance(NamedTuple):
    """An agenda, and the settings that say how to read it."""

    settings: dict[str, Any]
    agenda: Agenda


@contextmanager
def glance(path: Path, keys: Sequence[str]) -> Iterator[Glance | None]:
    """Look at the database at `path` and the settings of some keys.

    None when it is not there yet, or is of an older schema.

    Raises StoreError for what is not a database of ours.
    """
    if examine(path) is not Found.CURRENT:
        yield None
        return
    try:
        with closing(connect_readonly(path)) as connection:
            these = ", ".join("?" * len(keys))
            query = f"SELECT key, value FROM setting WHERE key IN ({these})"
            rows = connection.execute(query, keys)
            settings = {key: json.loads(value) for key, value in rows}
            yield Glance(settings, Agenda(connection.execute))
    except DRIVER_ERRORS as error:
        raise refused(str(path), str(error)) from error
    except json.JSONDecodeError as error:
        raise damaged(str(path)) from error

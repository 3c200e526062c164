"""A stamp of all that areas rest on: while it stays the same, so do they."""

from __future__ import annotations

from hashlib import blake2b

from sqlalchemy import Connection, Executable, func, select

from recollect.store.settings import MOVED
from recollect.store.tables import (
    action,
    area,
    card,
    deck,
    import_run,
    mark,
    naming,
    review,
    setting,
    void,
)

_SETTINGS = ("glossary", "zone", "rollover_hour", MOVED)

# Whatever changes evidence or names adds a row to one of these, an undo to the voids.
_NEWEST = (
    *(select(func.max(log.c.seq)) for log in (review, mark, action, naming, card)),
    select(func.count()).select_from(void),
    select(func.count()).select_from(area),
    select(func.max(import_run.c.started_at)),
    select(func.count()).select_from(import_run),
    select(func.count(import_run.c.undone_at)),
)

# Built once; each is answered from an index, or from a table that is small.
_STATE: tuple[Executable, ...] = (
    select(*(one.scalar_subquery() for one in _NEWEST)),
    select(deck.c.id, deck.c.name, deck.c.options).order_by(deck.c.id),
    select(setting.c.key, setting.c.value).where(setting.c.key.in_(_SETTINGS)),
)


def area_stamp(connection: Connection) -> str:
    """Return the stamp of all evidence and of all names, without reading the log itself."""
    state = [[tuple(row) for row in connection.execute(query)] for query in _STATE]
    return blake2b(repr(state).encode(), digest_size=16).hexdigest()

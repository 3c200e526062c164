"""A mark of the state that the areas rest on: another one, and they may have changed."""

from __future__ import annotations

from hashlib import blake2b

from sqlalchemy import Connection, Executable, func, select

from recollect.store.tables import (
    action,
    alias,
    area,
    card,
    deck,
    import_run,
    mark,
    review,
    seed,
    setting,
    void,
)

_SETTINGS = ("glossary", "zone", "rollover_hour")


def area_stamp(connection: Connection) -> str:
    """Return the stamp of all evidence and of all names; costs no look at the log itself."""
    queries: tuple[Executable, ...] = (
        select(func.max(review.c.seq)),
        select(func.max(mark.c.seq)),
        select(func.max(action.c.seq)),
        select(func.count()).select_from(void),
        select(func.count()).select_from(seed),
        select(func.count(), func.max(import_run.c.started_at), func.count(import_run.c.undone_at)),
        select(card.c.deck_id, card.c.status, func.count()).group_by(card.c.deck_id, card.c.status),
        select(deck.c.id, deck.c.name).order_by(deck.c.id),
        select(area.c.id, area.c.name, area.c.into_id).order_by(area.c.id),
        select(alias.c.area_id, alias.c.name).order_by(alias.c.name_fold),
        select(setting.c.key, setting.c.value).where(setting.c.key.in_(_SETTINGS)),
    )
    state = [[tuple(row) for row in connection.execute(query)] for query in queries]
    return blake2b(repr(state).encode(), digest_size=16).hexdigest()

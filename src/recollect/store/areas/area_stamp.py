"""A mark of the state that the areas rest on: another one, and they may have changed."""

from __future__ import annotations

from hashlib import blake2b

from sqlalchemy import Connection, Executable, func, select

from recollect.store.cards.decks import JOINED
from recollect.store.tables import (
    IS_RETIRED,
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

_SETTINGS = ("glossary", "zone", "rollover_hour", JOINED)


_NEWEST = (
    select(func.max(review.c.seq)),
    select(func.max(mark.c.seq)),
    select(func.max(action.c.seq)),
    select(func.count()).select_from(void),
    select(func.count()).select_from(seed),
    select(func.count()).select_from(card),
    select(func.max(card.c.seq)),
)

# Built once; each is answered from an index, or from a table that is small.
_STATE: tuple[Executable, ...] = (
    select(*(one.scalar_subquery() for one in _NEWEST)),
    select(func.count(), func.max(import_run.c.started_at), func.count(import_run.c.undone_at)),
    select(card.c.id, card.c.deck_id).where(IS_RETIRED).order_by(card.c.id),
    select(deck.c.id, deck.c.name).order_by(deck.c.id),
    select(area.c.id, area.c.name, area.c.into_id).order_by(area.c.id),
    select(alias.c.area_id, alias.c.name).order_by(alias.c.name_fold),
    select(setting.c.key, setting.c.value).where(setting.c.key.in_(_SETTINGS)),
)


def area_stamp(connection: Connection) -> str:
    """Return the stamp of all evidence and of all names; costs no look at the log itself."""
    state = [[tuple(row) for row in connection.execute(query)] for query in _STATE]
    return blake2b(repr(state).encode(), digest_size=16).hexdigest()

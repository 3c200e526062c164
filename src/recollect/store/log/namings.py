"""What a learner calls areas: other names, further names, several areas as one; all for undo.

An area that is one with another stays, with all that belongs to it, and says which area it is part
of: to part the two again is to forget that.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import bindparam, delete, insert, or_, select, update

from recollect.core.text.fingerprints import fold
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import alias, area, naming

RENAME, ALIAS, MERGE = "rename", "alias", "merge"
"""The names of the deeds that name areas."""

_Row = Mapping[str, Any]


class Namings(LearnersShelf):
    """One learner's names of areas, with what they were before, for undo."""

    def rename(self, area_id: str, name: str, at: datetime, deed: int) -> None:
        """Give an area another name; the old one names it too.

        A name that one of its parts has, or that it has as an alias, changes places with the old.
        """
        named = area.c.name_fold == fold(name)
        old = self._areas(area.c.id == area_id)[0]
        part = self._areas(named, area.c.id != area_id)
        self._log(RENAME, at, deed, [old, *part], [name, old["name"]])
        self._connection.execute(delete(alias).where(alias.c.name_fold == fold(name)))
        self._write([old | _named(name), *(one | _named(old["name"]) for one in part)])
        if not part and fold(name) != old["name_fold"]:
            self._add_alias(area_id, old["name"])

    def add_alias(self, area_id: str, name: str, at: datetime, deed: int) -> None:
        """Let an area be known by another name as well."""
        self._log(ALIAS, at, deed, [], [name])
        self._connection.execute(delete(alias).where(alias.c.name_fold == fold(name)))
        self._add_alias(area_id, name)

    def merge(self, into: str, other: str, at: datetime, deed: int) -> None:
        """Let an area be part of another one, with all that is part of it."""
        parts = self._areas(or_(area.c.id == other, area.c.into_id == other))
        self._log(MERGE, at, deed, parts, [])
        self._write([one | {"into_id": into} for one in parts])

    def put_back(self, entry_ids: Collection[str]) -> None:
        """Make the names what they were before some entries of the log.

        What an undone import has taken away since stays away.
        """
        query = select(naming.c.before).where(naming.c.id.in_(entry_ids))
        for before in self._connection.execute(query.order_by(naming.c.seq.desc())).scalars():
            self._write(before["areas"])
            folds = list(before["aliases"])
            self._connection.execute(delete(alias).where(alias.c.name_fold.in_(folds)))
            for row in filter(None, before["aliases"].values()):
                if self._areas(area.c.id == row["area_id"]):
                    self._connection.execute(insert(alias).values(row))

    def _log(
        self, kind: str, at: datetime, deed: int, areas: Iterable[_Row], names: Iterable[str]
    ) -> None:
        before = {"areas": list(areas), "aliases": {fold(one): self._alias(one) for one in names}}
        values = {"id": str(uuid4()), "learner_id": self._learner_id, "instant": at}
        self._connection.execute(
            insert(naming).values(values | {"kind": kind, "deed": deed, "before": before})
        )

    def _areas(self, *which: Any) -> list[dict[str, Any]]:
        columns = (area.c.id, area.c.name, area.c.name_fold, area.c.into_id)
        rows = self._connection.execute(select(*columns).where(*which)).mappings()
        return [{str(key): value for key, value in row.items()} for row in rows]

    def _alias(self, name: str) -> dict[str, Any] | None:
        query = select(alias).where(alias.c.name_fold == fold(name))
        row = self._connection.execute(query).mappings().first()
        return None if row is None else {str(key): value for key, value in row.items()}

    def _write(self, rows: Iterable[_Row]) -> None:
        """Write what areas are called; names may change places, and so all are given up first."""
        rows = [{f"new_{key}": value for key, value in row.items()} for row in rows]
        if rows:
            which = update(area).where(area.c.id == bindparam("new_id"))
            self._connection.execute(which.values(name_fold=bindparam("new_id")), rows)
            written: dict[str, Any] = {
                one: bindparam(f"new_{one}") for one in ("name", "name_fold", "into_id")
            }
            self._connection.execute(which.values(written), rows)

    def _add_alias(self, area_id: str, name: str) -> None:
        self._connection.execute(
            insert(alias).values(name_fold=fold(name), area_id=area_id, name=name.strip())
        )


def _named(name: str) -> dict[str, str]:
    return {"name": name.strip(), "name_fold": fold(name)}

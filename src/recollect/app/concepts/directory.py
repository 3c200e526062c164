"""The concepts that have a name: those of the database, and those that an import finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import cached_property
from uuid import uuid4

from recollect.app.concepts.glossary import Glossary
from recollect.app.concepts.terms import term_fold
from recollect.core.text.fingerprints import fold
from recollect.store.rows.row_changes import RowChange
from recollect.store.unit import Unit


class Directory:
    """Areas by every name that they are known by, the glossary's included; new ones are added.

    One that is part of another is found as itself, so that the two can be parted again.
    """

    def __init__(self, unit: Unit, glossary: Glossary, at: datetime) -> None:
        self._unit = unit
        self._glossary = glossary
        self._at = at
        self._names: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._by_key: dict[str, str] = {}
        self._by_term: dict[str, str] = {}
        self._by_fold: dict[str, str] = {}
        self.changes: list[RowChange] = []
        for name, area_id in unit.areas.spelt():
            self._enter(name, area_id)

    def find(self, name: str) -> str | None:
        """Return the id of the area that a name names, in whatever language or spelling."""
        found = self._by_fold.get(fold(name)) or self._ids.get(term_fold(name))
        if found is None and (key := self._glossary.key_of(name)):
            found = self._by_key.get(key) or self._by_term.get(term_fold(name))
        return found

    def ensure(self, names: Iterable[str]) -> dict[str, str]:
        """Return the ids of areas by name, adding those that are new, in the order given."""
        ids: dict[str, str] = {}
        new: dict[str, str] = {}
        for name in names:
            found = self.find(name)
            if found is None:
                found = self._forgotten.get(fold(name)) or new.setdefault(name, str(uuid4()))
                self._enter(name, found)
            ids[name] = found
        self.changes += self._unit.areas.add(new, self._at)
        return ids

    @cached_property
    def _forgotten(self) -> Mapping[str, str]:
        """Return the areas of which every trace was taken back: their names are still taken."""
        return self._unit.areas.forgotten()

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield (name, area) for every name and alias, as they are written."""
        yield from self._names.items()

    def terms(self) -> Iterator[tuple[str, str]]:
        """Yield (folded term, area) for every name that every area is known by."""
        yield from self._ids.items()
        yield from self._by_term.items()

    def _enter(self, name: str, area_id: str) -> None:
        self._names[name] = area_id
        self._by_fold.setdefault(fold(name), area_id)
        self._ids.setdefault(term_fold(name), area_id)
        key = self._glossary.key_of(name)
        if key and key not in self._by_key:
            self._by_key[key] = area_id
            self._by_term |= dict.fromkeys(map(term_fold, self._glossary.names[key]), area_id)

"""Weak areas: concepts by name, the cards that belong to them, and the marks against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    bindparam,
    false,
    func,
    insert,
    or_,
    select,
    union_all,
)

from recollect.core.grouping import grouped
from recollect.core.text.fingerprints import fold
from recollect.store.areas.area_stamp import area_stamp
from recollect.store.log.deeds import JOINED, LINKED_BY_MARK, PARTED, stands
from recollect.store.rows.chunks import chunks
from recollect.store.rows.prepared import Prepared
from recollect.store.rows.row_changes import RowChange, add_rows, replace_rows
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import alias, area, card_area, mark, seed

HOME = func.coalesce(area.c.into_id, area.c.id)
"""The area that counts where a row refers to `area`: the whole that it is part of, or itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkRecord:
    """One piece of evidence about an area, other than an answer."""

    id: str
    area_id: str
    card_id: str | None
    instant: datetime
    study_day: int
    origin: str
    """A `MarkKind`: by hand, a key point missed."""
    failed: bool
    text: str = ""
    deed: int | None = None
    """The deed by which the learner set it, which undo takes back; None for a mark of the notes."""


@dataclass(frozen=True, slots=True)
class Link:
    """A card's belonging to an area, and how it was found."""

    card_id: str
    area_id: str
    origin: str


class Areas(LearnersShelf):
    """Areas, their aliases, cards and marks."""

    def names(self) -> Mapping[str, str]:
        """Return the name of every area by its id, in the order of their names.

        An area that only marks speak of, all of them taken back, is none, nor is one that is
        part of another.
        """
        query = select(area.c.id, area.c.name).where(area.c.into_id.is_(None), _known())
        query = query.order_by(area.c.name_fold)
        return {area_id: name for area_id, name in self._connection.execute(query)}

    def stamp(self) -> str:
        """Return a stamp of all that areas rest on: while it stays the same, so do they."""
        return area_stamp(self._connection)

    def names_of_card(self, card_id: str) -> Sequence[str]:
        """Return the names of the areas that a card belongs to, in their order."""
        return [row["name"] for row in _NAMES_OF_CARD(self._connection, {"card": card_id})]

    def aliases(self) -> Mapping[str, Sequence[str]]:
        """Return the other names of each area that has any: those of its parts are among them."""
        own = select(HOME, alias.c.name, alias.c.name_fold).join(area, area.c.id == alias.c.area_id)
        parts = select(HOME, area.c.name, area.c.name_fold).where(area.c.into_id.is_not(None))
        both = union_all(own, parts).subquery()
        return self._grouped(select(both.c[0], both.c.name).order_by(both.c.name_fold))

    def spelt(self) -> Sequence[tuple[str, str]]:
        """Return every name and alias with the area itself that it names, whole or part."""
        own = select(area.c.name, area.c.id).where(or_(area.c.into_id.is_not(None), _known()))
        query = union_all(own, select(alias.c.name, alias.c.area_id))
        return [(name, area_id) for name, area_id in self._connection.execute(query)]

    def find(self, name: str) -> str | None:
        """Return the id of the area that `name` or one of its aliases names."""
        folded = fold(name)
        known_as = select(alias.c.area_id).where(alias.c.name_fold == folded)
        for query in (area.c.name_fold == folded, area.c.id.in_(known_as)):
            found = self._connection.execute(select(HOME).where(query)).scalar_one_or_none()
            if found is not None:
                return str(found)
        return None

    def ensure(self, name: str, at: datetime) -> str:
        """Return the id of the area that `name` or one of its aliases names, adding it if new."""
        known = self.find(name)
        if known is None:
            known = str(uuid4())
            self.add({name: known}, at)
        return known

    def forgotten(self) -> Mapping[str, str]:
        """Return the areas, by folded name, of which every trace was taken back."""
        query = select(area.c.name_fold, area.c.id).where(area.c.into_id.is_(None), ~_known())
        return {folded: area_id for folded, area_id in self._connection.execute(query)}

    def add(self, ids: Mapping[str, str], at: datetime) -> Sequence[RowChange]:
        """Add areas, an id by each name; no area has such a name. Return what changed."""
        rows = [
            {"id": area_id, "name": name.strip(), "name_fold": fold(name), "created_at": at}
            for name, area_id in ids.items()
        ]
        return add_rows(self._connection, area, rows)

    def parts(self, area_id: str) -> Sequence[str]:
        """Return the id of an area with those of its parts."""
        query = select(area.c.id).where(or_(area.c.id == area_id, area.c.into_id == area_id))
        return list(self._connection.execute(query).scalars())

    def replace_links(
        self, card_ids: Iterable[str], links: Iterable[Link], areas: Iterable[str] | None = None
    ) -> list[RowChange]:
        """Make the derived links of some cards (to some areas) those given; return what changed.

        What the learner linked by hand stays.
        """
        by_card: dict[str, list[Link]] = {card_id: [] for card_id in card_ids}
        for link in links:
            by_card[link.card_id].append(link)
        changes: list[RowChange] = []
        for piece in chunks(by_card):
            by_hand = self._linked(piece, card_area.c.origin == LINKED_BY_MARK)
            rows = [
                {"card_id": link.card_id, "area_id": link.area_id, "origin": link.origin}
                for card_id in piece
                for link in by_card[card_id]
                if (link.card_id, link.area_id) not in by_hand
            ]
            which = card_area.c.card_id.in_(piece) & (card_area.c.origin != LINKED_BY_MARK)
            if areas is not None:
                which &= _among(card_area.c.area_id, areas)
            changes += replace_rows(self._connection, card_area, which, rows)
        return changes

    def add_links(self, links: Iterable[Link]) -> list[RowChange]:
        """Let cards belong to areas; what is linked already stays. Return what changed."""
        wanted = {(link.card_id, link.area_id): link for link in links}
        known = self._linked({card_id for card_id, _ in wanted})
        rows = [
            {"card_id": card_id, "area_id": area_id, "origin": link.origin}
            for (card_id, area_id), link in wanted.items()
            if (card_id, area_id) not in known
        ]
        return add_rows(self._connection, card_area, rows)

    def _linked(self, card_ids: Iterable[str], *which: ColumnElement[bool]) -> set[tuple[str, str]]:
        query = select(card_area.c.card_id, card_area.c.area_id).where(*which)
        return {
            (card_id, area_id)
            for piece in chunks(card_ids)
            for card_id, area_id in self._connection.execute(
                query.where(card_area.c.card_id.in_(piece))
            )
        }

    def add_mark(self, one: MarkRecord) -> None:
        """Record a piece of evidence."""
        values = {name: getattr(one, name) for name in MarkRecord.__dataclass_fields__}
        self._connection.execute(insert(mark).values(values | {"learner_id": self._learner_id}))

    def marks(self) -> Sequence[MarkRecord]:
        """Return every mark that stands, the oldest first."""
        columns = [mark.c[name] for name in MarkRecord.__dataclass_fields__ if name != "area_id"]
        query = (
            select(HOME.label("area_id"), *columns)
            .join(area, area.c.id == mark.c.area_id)
            .where(
                mark.c.learner_id == self._learner_id,
                mark.c.origin.not_in((JOINED, PARTED)),
                stands(mark),
                ~_parted(mark),
            )
            .order_by(mark.c.seq)
        )
        return [MarkRecord(**row) for row in self._connection.execute(query).mappings()]

    def of_cards(self, card_ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Return the ids of the areas that each card belongs to."""
        found: dict[str, Sequence[str]] = {}
        for piece in chunks(card_ids):
            of_cards = card_area.c.card_id.in_(piece)
            found |= self._grouped(_belonging(card_area.c.card_id, HOME).where(of_cards))
        return found

    def cards(self, about: Iterable[str] | None = None) -> Mapping[str, Sequence[str]]:
        """Return the ids of the cards of each area that has any, or of those about some cards."""
        query = _belonging(HOME, card_area.c.card_id)
        if about is None:
            return self._grouped(query)
        homes = {home for homes in self.of_cards(about).values() for home in homes}
        found: dict[str, Sequence[str]] = {}
        for piece in chunks(homes):
            found |= self._grouped(query.where(HOME.in_(piece)))
        return found

    def _grouped(self, query: Select[str, str]) -> Mapping[str, Sequence[str]]:
        return grouped((key, value) for key, value in self._connection.execute(query).all())


def _belonging(key: ColumnElement[str], value: ColumnElement[str]) -> Select[str, str]:
    """Return a query of which cards belong to which areas."""
    joined = select(key, value).join_from(card_area, area, area.c.id == card_area.c.area_id)
    return joined.where(~_parted(card_area)).distinct()


def _parted(pair: Table) -> ColumnElement[bool]:
    """Tell whether the learner said last that a card is not about an area."""
    said = mark.alias()
    last = (
        select(said.c.origin)
        .where(
            said.c.area_id == pair.c.area_id,
            said.c.card_id == pair.c.card_id,
            said.c.deed.is_not(None),
            stands(said),
        )
        .order_by(said.c.seq.desc())
        .limit(1)
    )
    return func.coalesce(last.scalar_subquery(), "") == PARTED


_whole = area.alias()
_NAMES_OF_CARD = Prepared(
    _belonging(_whole.c.name, _whole.c.name_fold)
    .join(_whole, _whole.c.id == HOME)
    .where(card_area.c.card_id == bindparam("card"))
    .order_by(_whole.c.name_fold)
)


def _known() -> ColumnElement[bool]:
    """Tell areas apart from those whose every trace was taken back."""
    of_area = select(mark.c.id).where(mark.c.area_id == area.c.id)
    part = area.alias()
    return or_(
        select(part.c.id).where(part.c.into_id == area.c.id).exists(),
        select(card_area.c.area_id).where(card_area.c.area_id == area.c.id).exists(),
        select(alias.c.area_id).where(alias.c.area_id == area.c.id).exists(),
        select(seed.c.area_id).where(seed.c.area_id == area.c.id).exists(),
        of_area.where(stands(mark)).exists(),
        ~of_area.exists(),
    )


def _among(column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    listed = list(values)
    return column.in_(listed) if listed else false()

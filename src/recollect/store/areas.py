"""Weak areas: concepts by name, the cards that belong to them, and the marks against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    delete,
    false,
    insert,
    or_,
    select,
    update,
)

from recollect.core.fingerprints import fold
from recollect.store.area_stamp import area_stamp
from recollect.store.chunks import chunks
from recollect.store.deeds import LINKED_BY_MARK, stands
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.prepared import Prepared
from recollect.store.row_changes import RowChange, add_rows, replace_rows
from recollect.store.tables import alias, area, card_area, mark, seed


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
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


class Areas:
    """Areas, their aliases, cards and marks."""

    def __init__(self, connection: Connection, learner_id: str = DEFAULT_LEARNER) -> None:
        self._connection = connection
        self._learner_id = learner_id

    def names(self) -> Mapping[str, str]:
        """Return the name of every area by its id, in the order of their names.

        An area that only marks speak of, all of them taken back, is none.
        """
        query = select(area.c.id, area.c.name).where(_known()).order_by(area.c.name_fold)
        return {area_id: name for area_id, name in self._connection.execute(query)}

    def stamp(self) -> str:
        """Return a mark of the state that all areas rest on: another one, they may differ."""
        return area_stamp(self._connection)

    def names_of_card(self, card_id: str) -> Sequence[str]:
        """Return the names of the areas that a card belongs to, in their order."""
        return [row["name"] for row in _NAMES_OF_CARD(self._connection, {"card": card_id})]

    def aliases(self) -> Mapping[str, Sequence[str]]:
        """Return the other names of each area that has any."""
        query = select(alias.c.area_id, alias.c.name).order_by(alias.c.name_fold)
        return self._grouped(query)

    def find(self, name: str) -> str | None:
        """Return the id of the area that `name` or one of its aliases names."""
        for table, column in ((area, area.c.id), (alias, alias.c.area_id)):
            query = select(column).where(table.c.name_fold == fold(name))
            found = self._connection.execute(query).scalar_one_or_none()
            if found is not None:
                return str(found)
        return None

    def ensure(self, name: str, at: datetime) -> str:
        """Return the id of the area that `name` or one of its aliases names, adding it if new."""
        known = self.find(name)
        return known if known is not None else self.add([name], at)[0][name]

    def add(
        self, names: Iterable[str], at: datetime
    ) -> tuple[Mapping[str, str], Sequence[RowChange]]:
        """Add areas under names that no area has; return their ids by name, and what changed."""
        ids = {name: str(uuid4()) for name in names}
        rows = [
            {"id": area_id, "name": name.strip(), "name_fold": fold(name), "created_at": at}
            for name, area_id in ids.items()
        ]
        return ids, add_rows(self._connection, area, rows)

    def rename(self, area_id: str, name: str) -> None:
        """Give an area another name; an alias of that name is used up."""
        self.drop_alias(name)
        self._connection.execute(
            update(area).where(area.c.id == area_id).values(name=name, name_fold=fold(name))
        )

    def add_alias(self, area_id: str, name: str) -> None:
        """Let an area be known by another name as well."""
        self.drop_alias(name)
        self._connection.execute(
            insert(alias).values(name_fold=fold(name), area_id=area_id, name=name.strip())
        )

    def drop_alias(self, name: str) -> None:
        """Forget an alias."""
        self._connection.execute(delete(alias).where(alias.c.name_fold == fold(name)))

    def merge(self, into: str, other: str) -> None:
        """Let an area take over all that belongs to another, whose name becomes an alias."""
        name = self.names()[other]
        mine = set(self.cards().get(into, ()))
        for table in (alias, mark, seed):
            self._connection.execute(
                update(table).where(table.c.area_id == other).values(area_id=into)
            )
        links = [link for link in self.links(other) if link.card_id not in mine]
        self._connection.execute(delete(card_area).where(card_area.c.area_id == other))
        for link in links:
            self.link(link.card_id, into, link.origin)
        self._connection.execute(delete(area).where(area.c.id == other))
        self.add_alias(into, name)

    def links(self, area_id: str) -> Sequence[Link]:
        """Return which cards belong to an area, and how each was found."""
        columns = (card_area.c.card_id, card_area.c.area_id, card_area.c.origin)
        query = select(*columns).where(card_area.c.area_id == area_id)
        return [Link(*row) for row in self._connection.execute(query)]

    def link(self, card_id: str, area_id: str, origin: str) -> None:
        """Let a card belong to an area; twice is once."""
        query = select(card_area.c.card_id).where(
            card_area.c.card_id == card_id, card_area.c.area_id == area_id
        )
        if self._connection.execute(query).first() is None:
            self._connection.execute(
                insert(card_area).values(card_id=card_id, area_id=area_id, origin=origin)
            )

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
            by_hand = self._by_hand(piece)
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
        known = self.of_cards({card_id for card_id, _ in wanted})
        rows = [
            {"card_id": card_id, "area_id": area_id, "origin": link.origin}
            for (card_id, area_id), link in wanted.items()
            if area_id not in known.get(card_id, ())
        ]
        return add_rows(self._connection, card_area, rows)

    def _by_hand(self, card_ids: Sequence[str]) -> set[tuple[str, str]]:
        query = select(card_area.c.card_id, card_area.c.area_id).where(
            card_area.c.card_id.in_(card_ids), card_area.c.origin == LINKED_BY_MARK
        )
        return {(card_id, area_id) for card_id, area_id in self._connection.execute(query)}

    def add_mark(self, one: Mark) -> None:
        """Record a piece of evidence."""
        values = {name: getattr(one, name) for name in Mark.__dataclass_fields__}
        self._connection.execute(insert(mark).values(values | {"learner_id": self._learner_id}))

    def marks(self) -> Sequence[Mark]:
        """Return every mark that stands, the oldest first."""
        columns = [mark.c[name] for name in Mark.__dataclass_fields__]
        query = (
            select(*columns)
            .where(mark.c.learner_id == self._learner_id, stands(mark))
            .order_by(mark.c.seq)
        )
        return [Mark(**row) for row in self._connection.execute(query).mappings()]

    def of_cards(self, card_ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Return the ids of the areas that each card belongs to."""
        grouped: dict[str, Sequence[str]] = {}
        for piece in chunks(card_ids):
            query = select(card_area.c.card_id, card_area.c.area_id).where(
                card_area.c.card_id.in_(piece)
            )
            grouped |= self._grouped(query)
        return grouped

    def cards(self) -> Mapping[str, Sequence[str]]:
        """Return the ids of the cards of each area that has any."""
        return self._grouped(select(card_area.c.area_id, card_area.c.card_id))

    def _grouped(self, query: Select[str, str]) -> Mapping[str, Sequence[str]]:
        grouped: dict[str, list[str]] = {}
        for key, value in self._connection.execute(query):
            grouped.setdefault(key, []).append(value)
        return grouped


_NAMES_OF_CARD = Prepared(
    select(area.c.name)
    .join(card_area, card_area.c.area_id == area.c.id)
    .where(card_area.c.card_id == bindparam("card"))
    .order_by(area.c.name_fold)
)


def _known() -> ColumnElement[bool]:
    """Tell areas apart from those whose every trace was taken back."""
    of_area = select(mark.c.id).where(mark.c.area_id == area.c.id)
    return or_(
        select(card_area.c.area_id).where(card_area.c.area_id == area.c.id).exists(),
        select(alias.c.area_id).where(alias.c.area_id == area.c.id).exists(),
        select(seed.c.area_id).where(seed.c.area_id == area.c.id).exists(),
        of_area.where(stands(mark)).exists(),
        ~of_area.exists(),
    )


def _among(column: ColumnElement[str], values: Iterable[str]) -> ColumnElement[bool]:
    listed = list(values)
    return column.in_(listed) if listed else false()

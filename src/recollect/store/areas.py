"""Weak areas: concepts by name, the cards that belong to them, and the marks against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Select, insert, or_, select

from recollect.core.fingerprints import fold
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.tables import alias, area, card_area, mark, void


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One piece of evidence about an area, other than an answer."""

    id: str
    area_id: str
    card_id: str | None
    instant: datetime
    study_day: int
    origin: str
    """`hand`: marked during a review; `point`: a key point missed; `notes`: the learner's notes."""
    failed: bool
    note_path: str | None = None
    line: int | None = None
    text: str = ""
    deed: int | None = None
    """The deed by which the learner set it, which undo takes back; None for a mark of the notes."""


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

    def ensure(self, name: str, at: datetime) -> str:
        """Return the id of the area that `name` or one of its aliases names, adding it if new."""
        known = self.find(name)
        if known is not None:
            return known
        area_id = str(uuid4())
        self._connection.execute(
            insert(area).values(id=area_id, name=name.strip(), name_fold=fold(name), created_at=at)
        )
        return area_id

    def find(self, name: str) -> str | None:
        """Return the id of the area that `name` or one of its aliases names, if there is one."""
        for table, column in ((area, area.c.id), (alias, alias.c.area_id)):
            query = select(column).where(table.c.name_fold == fold(name))
            found = self._connection.execute(query).scalar_one_or_none()
            if found is not None:
                return str(found)
        return None

    def link(self, card_id: str, area_id: str, origin: str) -> None:
        """Let a card belong to an area; twice is once."""
        query = select(card_area.c.card_id).where(
            card_area.c.card_id == card_id, card_area.c.area_id == area_id
        )
        if self._connection.execute(query).first() is None:
            self._connection.execute(
                insert(card_area).values(card_id=card_id, area_id=area_id, origin=origin)
            )

    def add_mark(self, one: Mark) -> None:
        """Record a piece of evidence."""
        values = {name: getattr(one, name) for name in Mark.__dataclass_fields__}
        self._connection.execute(insert(mark).values(values | {"learner_id": self._learner_id}))

    def marks(self) -> Sequence[Mark]:
        """Return every mark that stands, the oldest first."""
        columns = [mark.c[name] for name in Mark.__dataclass_fields__]
        query = (
            select(*columns)
            .outerjoin(void, void.c.target_id == mark.c.id)
            .where(mark.c.learner_id == self._learner_id, void.c.target_id.is_(None))
            .order_by(mark.c.seq)
        )
        return [Mark(**row) for row in self._connection.execute(query).mappings()]

    def of_cards(self, card_ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Return the ids of the areas that each card belongs to."""
        query = select(card_area.c.card_id, card_area.c.area_id).where(
            card_area.c.card_id.in_(list(card_ids))
        )
        return self._grouped(query)

    def cards(self) -> Mapping[str, Sequence[str]]:
        """Return the ids of the cards of each area that has any."""
        return self._grouped(select(card_area.c.area_id, card_area.c.card_id))

    def _grouped(self, query: Select[str, str]) -> Mapping[str, Sequence[str]]:
        grouped: dict[str, list[str]] = {}
        for key, value in self._connection.execute(query):
            grouped.setdefault(key, []).append(value)
        return grouped


def _known() -> ColumnElement[bool]:
    """Tell areas apart from those whose every trace was taken back."""
    of_area = select(mark.c.id).where(mark.c.area_id == area.c.id)
    return or_(
        select(card_area.c.area_id).where(card_area.c.area_id == area.c.id).exists(),
        select(alias.c.area_id).where(alias.c.area_id == area.c.id).exists(),
        of_area.outerjoin(void, void.c.target_id == mark.c.id)
        .where(void.c.target_id.is_(None))
        .exists(),
        ~of_area.exists(),
    )

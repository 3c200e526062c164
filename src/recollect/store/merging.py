"""Taking the history of another machine's database into this one.

The log is append-only and its entries have UUIDs, so uniting two logs is adding what is missing.
What comes from the other machine gets deeds before all of this one's: undo reaches it last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, insert, or_, select

from recollect.core.grouping import batched
from recollect.core.long_work import Progress, unwatched
from recollect.store.areas.areas import HOME, Areas, Link
from recollect.store.log.deeds import Deeds
from recollect.store.settings import Settings
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import action, area, card_area, mark, naming, own_answer, review, void

_AT_ONCE = 1000
"""How many rows are in memory at a time."""

_Row = dict[str, Any]

# What areas are called here is not what they are called there.
_NOT_OF_A_NAMING = void.c.target_id.not_in(select(naming.c.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many rows were taken over."""

    answers: int
    actions: int
    marks: int
    undos: int
    own_answers: int

    @property
    def nothing(self) -> bool:
        """Tell whether this database had it all already."""
        return not (self.answers or self.actions or self.marks or self.undos or self.own_answers)


class History(LearnersShelf):
    """One learner's whole history: answers, actions, marks, undos, answers in words."""

    def cards_of_entries(self) -> Mapping[str, str]:
        """Return the card of every answer and action by the entry's id, of those undone too."""
        return {
            entry_id: card_id
            for table in (review, action)
            for entry_id, card_id in self._connection.execute(select(table.c.id, table.c.card_id))
        }

    def take_in(
        self,
        other: History,
        cards: Mapping[str, str],
        added: frozenset[str],
        progress: Progress = unwatched,
    ) -> Taken:
        """Add what `other` has and this does not.

        `cards` gives, for each of the other's cards, the card it is here; `added` are the other's
        cards that are new here. The schedules are the caller's to fold again.
        """
        shift = Deeds(self._connection).before() - Deeds(other._connection).next() + 1
        Settings(self._connection).count_move()

        def at_home(row: _Row) -> _Row:
            return row | {"card_id": cards[row["card_id"]], "deed": row["deed"] + shift}

        return Taken(
            answers=self._add(review, other._answers(progress), at_home),
            actions=self._add(action, other._rows(action), at_home),
            marks=self._take_marks(other, cards, shift),
            undos=self._add(void, other._rows(void, _NOT_OF_A_NAMING), dict),
            own_answers=self._add(
                own_answer,
                other._rows(
                    own_answer,
                    or_(own_answer.c.review_id.is_not(None), own_answer.c.card_id.in_(added)),
                ),
                lambda row: row | {"card_id": cards[row["card_id"]]},
            ),
        )

    def _take_marks(self, other: History, cards: Mapping[str, str], shift: int) -> int:
        """Take over the marks that were set by hand, with their areas and their cards' links."""
        here = self._areas_here(other)

        def at_home(row: _Row) -> _Row:
            card_id = row["card_id"] and cards[row["card_id"]]
            area_id = here[row["area_id"]]
            return row | {"card_id": card_id, "area_id": area_id, "deed": row["deed"] + shift}

        links = other._connection.execute(select(card_area)).mappings()
        self._areas.add_links(
            Link(cards[one["card_id"]], here[one["area_id"]], one["origin"]) for one in links
        )
        return self._add(mark, other._rows(mark, mark.c.deed.is_not(None)), at_home)

    @property
    def _areas(self) -> Areas:
        return Areas(self._connection, self._learner_id)

    def _areas_here(self, other: History) -> Mapping[str, str]:
        """Return the id here of each of the other's areas, by name; an unknown one is added."""
        whole = area.alias()
        rows = other._connection.execute(
            select(area.c.id, whole.c.name, whole.c.created_at).join(whole, whole.c.id == HOME)
        )
        return {area_id: self._areas.ensure(name, at) for area_id, name, at in rows}

    def _rows(self, table: Table, *conditions: ColumnElement[bool]) -> Iterator[_Row]:
        """Yield the learner's rows of a table without their place in it, in their order."""
        columns = [column for column in table.c if column.name != "seq"]
        query: Select[Any] = select(*columns).where(
            table.c.learner_id == self._learner_id, *conditions
        )
        if "seq" in table.c:
            query = query.order_by(table.c.seq)
        result = self._connection.execute(query.execution_options(yield_per=_AT_ONCE))
        return ({str(key): value for key, value in row.items()} for row in result.mappings())

    def _answers(self, progress: Progress) -> Iterator[_Row]:
        """Yield the rows of the review log, and tell how far that is."""
        count = select(func.count()).where(review.c.learner_id == self._learner_id)
        total = self._connection.execute(count).scalar_one()
        for number, row in enumerate(self._rows(review)):
            progress(number, total, "answers")
            yield row

    def _add(self, table: Table, rows: Iterable[_Row], at_home: Callable[[_Row], _Row]) -> int:
        """Add the rows that this table lacks, as they are here; return how many."""
        key = next(iter(table.c[name] for name in ("id", "target_id") if name in table.c))
        known = set(self._connection.execute(select(key)).scalars())
        missing = (at_home(row) for row in rows if row[key.name] not in known)
        count = 0
        for piece in batched(missing, _AT_ONCE):
            self._connection.execute(insert(table), piece)
            count += len(piece)
        return count

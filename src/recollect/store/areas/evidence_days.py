"""What tells how well a learner knows the cards: the evidence, study day by study day.

What a day that is over comes to is kept in a few bytes an answer, so that the log need not be gone
through again. It is kept under the day's stamp (see `figures`): where the log of a day is another
one now, that day is read from the log.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Connection, Row, Text, bindparam, delete, select

from recollect.core.areas.evidence_log import EvidenceDay
from recollect.core.instants import microseconds
from recollect.core.long_work import Progress, unwatched
from recollect.core.scheduling.review_kinds import EVIDENCE, ReviewKind
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.log.deeds import stands
from recollect.store.log.figures import Figures
from recollect.store.rows.bulk import insert_rows
from recollect.store.shelf import LearnersShelf
from recollect.store.tables import card, evidence_day, review

_WAY_OF_KEEPING = 1
"""The version of what is kept: counted up, it has all of it read from the log again."""


class EvidenceDays(LearnersShelf):
    """One learner's evidence; nothing that was taken back counts."""

    def __init__(self, connection: Connection, learner_id: str = DEFAULT_LEARNER) -> None:
        super().__init__(connection, learner_id)
        self._figures = Figures(connection, learner_id)

    def stamps(self) -> Mapping[int, str]:
        """Return a stamp of the log of every study day that has an entry."""
        stamps = self._figures.stamps()
        return {day: f"{_WAY_OF_KEEPING}.{stamp.text}" for day, stamp in stamps.items()}

    def stale(self) -> frozenset[int]:
        """Return the study days that are not kept as they are now."""
        kept = {day: stamp for day, stamp in self._connection.execute(_KEPT, self._mine)}
        return frozenset(day for day, _ in kept.items() ^ self.stamps().items())

    def all(self, progress: Progress = unwatched) -> Iterator[EvidenceDay]:
        """Yield the evidence of every study day that has any, the oldest first."""
        stale = self.stale()
        return merge(self._kept(stale), self.of_log(stale, progress), key=attrgetter("study_day"))

    def _kept(self, stale: Collection[int]) -> Iterator[EvidenceDay]:
        rows = self._connection.execute(_ANSWERS.execution_options(yield_per=10), self._mine)
        return (_unpacked(day, answers) for day, answers in rows if day not in stale)

    def of_log(
        self, days: Collection[int], progress: Progress = unwatched
    ) -> Iterator[EvidenceDay]:
        """Yield what the log says of those of some study days that have evidence, in order.

        Two machines that were merged may both have asked a card on one day: the first one counts.
        """
        stamps = self._figures.stamps()
        total = sum(stamps[day].answers for day in days if day in stamps)
        values = self._mine | {"days": list(days)}
        rows = self._connection.execute(_LOG.execution_options(yield_per=1000), values)
        done = 0
        for day, answers in groupby(rows, key=itemgetter(0)):
            found = _gathered(day, answers)
            progress(done, total, "answers")
            done += len(found.cards)
            yield found

    def answered_on(self, study_day: int) -> Sequence[str]:
        """Return the ids of the cards that were answered on a study day, in that order."""
        query = _ASKED.where(review.c.study_day == study_day)
        return list(dict.fromkeys(self._connection.execute(query, self._mine).scalars()))

    def keep(
        self, days: Iterable[EvidenceDay], instead: Iterable[int], stamps: Mapping[int, str]
    ) -> None:
        """Keep days under their stamps, instead of what was kept of some study days."""
        found = {one.study_day: one for one in days}
        instead = list(instead)
        self.forget(instead)
        for day in stamps.keys() & instead:  # one by one: a long log is packed in many megabytes
            row = {
                "learner_id": self._learner_id,
                "study_day": day,
                "stamp": stamps[day],
                "answers": _packed(found.get(day, EvidenceDay.empty(day))),
            }
            insert_rows(self._connection, evidence_day, [row])

    def forget(self, days: Iterable[int]) -> None:
        """Let nothing be kept of some study days: they are read from the log again."""
        mine = evidence_day.c.learner_id == self._learner_id
        for day in days:
            self._connection.execute(
                delete(evidence_day).where(mine, evidence_day.c.study_day == day)
            )

    def wrong(self, progress: Progress = unwatched) -> Sequence[int]:
        """Return the study days whose kept evidence is not what the log says, in order."""
        stale = self.stale()
        rows = self._connection.execute(_ANSWERS, self._mine)
        kept = {day: answers for day, answers in rows if day not in stale}
        of_log = {day.study_day: _packed(day) for day in self.of_log(kept, progress)}
        return [day for day, answers in kept.items() if answers != of_log.get(day, b"")]


def _gathered(day: int, rows: Iterable[Row[*tuple[Any, ...]]]) -> EvidenceDay:
    found, asked = EvidenceDay.empty(day), set[int]()
    for _, instant, deed, number, grade, hints, is_quiz in rows:
        if is_quiz or number not in asked:
            found.add(microseconds(instant), deed, number, grade, hints, is_quiz)
        if not is_quiz:
            asked.add(number)
    return found


def _packed(day: EvidenceDay) -> bytes:
    numbers = [array(column.typecode, column) for column in day.numbers]
    if sys.byteorder == "big":
        for column in numbers:
            column.byteswap()
    return b"".join([*(column.tobytes() for column in numbers), day.codes, day.hints])


def _unpacked(study_day: int, packed: bytes) -> EvidenceDay:
    day = EvidenceDay.empty(study_day)
    columns = (*day.numbers, day.codes, day.hints)
    sizes = [column.itemsize if isinstance(column, array) else 1 for column in columns]
    answers, at = len(packed) // sum(sizes), 0
    for column, size in zip(columns, sizes, strict=True):
        piece = packed[at : (at := at + answers * size)]
        if isinstance(column, array):
            column.frombytes(piece)
            if sys.byteorder == "big":
                column.byteswap()
        else:
            column.extend(piece)
    return day


_LEARNER = bindparam("learner", type_=Text)
_KEPT = select(evidence_day.c.study_day, evidence_day.c.stamp).where(
    evidence_day.c.learner_id == _LEARNER
)
_ANSWERS = (
    select(evidence_day.c.study_day, evidence_day.c.answers)
    .where(evidence_day.c.learner_id == _LEARNER)
    .order_by(evidence_day.c.study_day)
)
_ASKED = (
    select(review.c.card_id)
    .where(
        review.c.learner_id == _LEARNER,
        review.c.kind.in_(EVIDENCE),
        stands(review),
    )
    .order_by(review.c.study_day, review.c.instant, review.c.deed)
)
_LOG = (
    _ASKED.with_only_columns(
        review.c.study_day,
        review.c.instant,
        review.c.deed,
        card.c.seq,
        review.c.grade,
        review.c.hints,
        review.c.kind == ReviewKind.QUIZ,
    )
    .join(card, card.c.id == review.c.card_id)
    .where(review.c.study_day.in_(bindparam("days", expanding=True)))
)

"""One card of a session: what to show of it, and committing its answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from typing import NamedTuple
from uuid import uuid4

from recollect.app.scheduling.grading import Load, outcomes_for, refold, schedulers
from recollect.app.study.turn import Stage, Turn
from recollect.core.cards.cards import StudyCard, with_own
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import Memory, Scheduler
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.scheduling.reviews import Review
from recollect.store.database import Database
from recollect.store.errors import StoreError
from recollect.store.unit import Unit

_GONE = phrase(
    "this card was removed by another program meanwhile: grade it to go on with the next one"
)

KindOf = Callable[[Memory, int], ReviewKind]
"""Says what an answer is to a card with that memory, on that study day."""


class Given(NamedTuple):
    """What a learner gave: the grade, how long it took, the words, and when (aware, UTC)."""

    grade: Grade
    elapsed_ms: int
    answer: str
    instant: datetime
    study_day: int


class CardIsGone(RecollectError):
    """Another program removed the card at hand, undoing its import, say; the message is a line."""


@contextmanager
def writing_about(database: Database, card_id: str) -> Iterator[Unit]:
    """Write about a card in one transaction; raises CardIsGone, with nothing written, if it is."""
    try:
        with database.write() as unit:
            yield unit
    except StoreError as error:
        with database.read() as unit:
            if unit.cards.one(card_id):
                raise
        raise CardIsGone(_GONE) from error


class Asking:
    """Asks cards and logs their answers, for as long as nobody else writes."""

    def __init__(self, unit: Unit, kind_of: KindOf, load: Load) -> None:
        self._unit = unit
        self._kind_of = kind_of
        self._load = load
        self._scheduler_of = schedulers(unit)
        self.deeds = count(unit.deeds.next())
        """The numbers of the deeds that come next."""
        self.as_of = unit.state()
        """The state of the database in which the last card was read, see `Unit.state`."""

    def turn_of(self, card_id: str, today: int) -> Turn:
        """Return a card as it is asked on a study day; raises CardIsGone if it was removed."""
        unit = self._unit
        found = unit.cards.one(card_id)
        if found is None:
            raise CardIsGone(_GONE)
        schedule = unit.schedules.of(card_id)
        card = with_own(found, schedule)
        history, last_logged = unit.log.past_of(card_id)
        kind = self._kind_of(schedule.memory, today)
        scheduler = self._scheduler_of(card.deck)
        self.as_of = unit.state()
        return Turn(
            study_card=StudyCard(card=card, schedule=schedule),
            study_day=today,
            stage=Stage.QUESTION,
            hints_open=0,
            kind=kind,
            scheduler=scheduler,
            outcomes=self._outcomes(card_id, scheduler, schedule.memory, kind, len(history), today),
            suggested=Grade.GOOD,
            own_answers=tuple(unit.reviews.own_answers_of(card_id)),
            history=history,
            areas=tuple(unit.areas.names_of_card(card_id)),
            last_logged=last_logged,
            as_of=self.as_of,
        )

    def append(self, deed: int, turn: Turn, given: Given) -> Review:
        """Log an answer to the card at hand, and move its schedule if it counts.

        The card is looked up again if anything was written since it was shown: another program may
        have answered it, or put it into a deck of another scheduler. So it is after midnight.
        Raises CardIsGone if it was removed.
        """
        unit, today = self._unit, given.study_day
        card_id, schedule = turn.study_card.card.id, turn.study_card.schedule
        now = (self.as_of, today, self._kind_of(schedule.memory, today))
        if now != (turn.as_of, turn.study_day, turn.kind):
            turn = replace(self.turn_of(card_id, today), hints_open=turn.hints_open)
            schedule = turn.study_card.schedule
        last = turn.last_logged
        review = Review(
            id=str(uuid4()),
            card_id=card_id,
            instant=_after(last, given),
            study_day=today,
            grade=given.grade,
            kind=turn.kind,
            scheduler=turn.scheduler.name,
            before=schedule.memory,
            after=turn.outcomes[given.grade],
            hints=turn.hints_open,
            elapsed_ms=given.elapsed_ms,
            answer=given.answer,
        )
        unit.reviews.append(review, deed)
        if last is not None and last > (today, review.instant):
            refold(unit, [card_id])  # The clock had been days ahead: it stands amid its log.
        elif turn.kind.counts:
            unit.schedules.put(card_id, schedule._replace(memory=review.after))
        if given.answer:
            unit.reviews.keep_answer(card_id, given.answer, review.instant, review.id)
        return review

    def _outcomes(
        self,
        card_id: str,
        scheduler: Scheduler,
        memory: Memory,
        kind: ReviewKind,
        reviews: int,
        today: int,
    ) -> Mapping[Grade, Memory]:
        if not kind.counts:
            return dict.fromkeys(Grade, memory)
        return outcomes_for(
            self._load, scheduler, memory, card_id=card_id, reviews=reviews, today=today
        )


def with_hints(turn: Turn, opened: int) -> Turn:
    """Return a turn with so many hints open, or all; each lowers the suggested grade by one."""
    opened = min(opened, len(turn.study_card.card.hints))
    return replace(turn, hints_open=opened, suggested=Grade.GOOD.capped_by(opened))


def _after(last: tuple[int, datetime] | None, given: Given) -> datetime:
    """Return the instant to log: the answer's own, or just after what the same day already holds.

    A clock that is set back within a study day would otherwise put the answer before an earlier
    one.
    """
    if last is None or last[0] != given.study_day:
        return given.instant
    return max(given.instant, last[1] + timedelta(microseconds=1))

"""The session engine, behind the review screen and the line mode alike."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

from recollect.app import areas
from recollect.app.grading import outcomes_for, replayed, scheduler_for
from recollect.app.queueing import Selection, todays_queue, unsettled
from recollect.app.study.summary import summarise
from recollect.app.study.turn import Progress, Stage, Summary, Turn
from recollect.app.workspace import Workspace
from recollect.core.cards import Schedule, StudyCard
from recollect.core.decks import is_within
from recollect.core.grades import Grade
from recollect.core.reviews import Review, ReviewKind
from recollect.store.unit import Unit

REDRILL_GAP = 6
"""After so many other answers a badly answered card comes back; sooner when no other is left."""


class StudySession:
    """One sitting over a queue of cards.

    Nothing is held back until the end: when `grade` returns, the answer is on the disk. Cards that
    an earlier sitting of today left unsettled are asked again here.
    """

    def __init__(self, workspace: Workspace, selection: Selection | None = None) -> None:
        self._workspace = workspace
        chosen = selection or Selection()
        with workspace.database.read() as unit:
            queue = todays_queue(unit.agenda, workspace.settings, workspace.today(), chosen)
            to_drill = self._left_over(unit, chosen)
        self._new = queue.new_ids
        self._waiting = deque(queue.card_ids[: chosen.count])
        self._drilling = deque((0, card_id) for card_id in to_drill)
        self._total = len(self._waiting) + len(self._drilling)
        self._settled = 0
        self._reviews: list[Review] = []
        self._turn: Turn | None = None
        self._advance()

    @property
    def turn(self) -> Turn | None:
        """Return the card at hand; None when the session is over."""
        return self._turn

    @property
    def progress(self) -> Progress:
        """Return how far the session is; the card at hand counts as left."""
        left = [*self._waiting]
        redrills = len(self._drilling)
        if self._turn is not None:
            if self._turn.is_redrill:
                redrills += 1
            else:
                left.append(self._turn.study_card.card.id)
        new = sum(card_id in self._new for card_id in left)
        return Progress(
            settled=self._settled,
            total=self._total,
            left_new=new,
            left_redrill=redrills,
            left_due=len(left) - new,
        )

    def open_hint(self) -> Turn:
        """Open the next hint, if there is one left; each lowers the suggested grade by one."""
        turn = self._at_hand()
        opened = min(turn.hints_open + 1, len(turn.study_card.card.hints))
        return self._show(replace(turn, hints_open=opened, suggested=Grade.GOOD.capped_by(opened)))

    def reveal(self) -> Turn:
        """Show the answer."""
        return self._show(replace(self._at_hand(), stage=Stage.ANSWER))

    def grade(self, grade: Grade, *, elapsed_ms: int = 0, answer: str = "") -> Turn | None:
        """Commit an answer and return the next turn, or None when the session is over.

        `elapsed_ms` is the time spent on the card, `answer` what the learner wrote.
        """
        turn = self._at_hand()
        review = self._commit(turn, grade, max(0, elapsed_ms), answer.strip())
        self._reviews.append(review)
        if grade.settled:
            self._settled += 1
        else:
            self._drilling.append((len(self._reviews) + REDRILL_GAP, review.card_id))
        return self._advance()

    def undo(self) -> Turn | None:
        """Take the last answer back, of an earlier sitting too, and ask that card again.

        Returns None, and changes nothing, when there is nothing to take back.
        """
        with self._workspace.database.write() as unit:
            review = unit.reviews.last()
            if review is None:
                return None
            unit.reviews.void(review.id, self._workspace.now())
            card = unit.cards.get([review.card_id])[review.card_id]
            schedule = unit.schedules.of(card.id)
            memory = replayed(unit, scheduler_for(card.deck), card.id)
            unit.schedules.put(card.id, replace(schedule, memory=memory))
        self._put_back(review)
        return self._show(self._turn_of(review.card_id))

    def mark_weak(self, name: str) -> None:
        """Record a weak area, by the learner's own name for it, on the card at hand."""
        card = self._at_hand().study_card.card
        with self._workspace.database.write() as unit:
            areas.mark_by_hand(self._workspace, unit, card, name)
        self._show(replace(self._at_hand(), areas=self._turn_of(card.id).areas))

    def area_names(self) -> tuple[str, ...]:
        """Return the names of all areas, for completion."""
        with self._workspace.database.read() as unit:
            return tuple(unit.areas.names().values())

    def suspend(self) -> Turn | None:
        """Ask the card at hand no more, until it is taken back into use; this is no answer."""
        return self._set_aside(lambda schedule: replace(schedule, suspended=True))

    def bury(self) -> Turn | None:
        """Put the card at hand off until the next study day; this is no answer."""
        tomorrow = self._workspace.today() + 1
        return self._set_aside(lambda schedule: replace(schedule, buried_until=tomorrow))

    def summary(self) -> Summary:
        """Return what was done since the session began."""
        return summarise(self._workspace, self._reviews, self._settled)

    def _left_over(self, unit: Unit, selection: Selection) -> list[str]:
        card_ids = unsettled(unit.agenda.answers(self._workspace.today()))
        cards = unit.cards.get(card_ids)
        deck = selection.deck
        return [
            card_id
            for card_id in card_ids
            if deck is None or is_within(cards[card_id].deck, deck)
            if not _is_aside(unit.schedules.of(card_id), self._workspace.today())
        ]

    def _set_aside(self, change: Callable[[Schedule], Schedule]) -> Turn | None:
        card_id = self._at_hand().study_card.card.id
        with self._workspace.database.write() as unit:
            unit.schedules.put(card_id, change(unit.schedules.of(card_id)))
        self._total -= 1
        return self._advance()

    def _at_hand(self) -> Turn:
        if self._turn is None:
            raise LookupError("the session is over: there is no card at hand")
        return self._turn

    def _show(self, turn: Turn) -> Turn:
        self._turn = turn
        return turn

    def _advance(self) -> Turn | None:
        card_id = self._next_id()
        self._turn = None if card_id is None else self._turn_of(card_id)
        return self._turn

    def _next_id(self) -> str | None:
        drill_is_ripe = self._drilling and self._drilling[0][0] <= len(self._reviews)
        if self._waiting and not drill_is_ripe:
            return self._waiting.popleft()
        return self._drilling.popleft()[1] if self._drilling else None

    def _put_back(self, review: Review) -> None:
        """Make room for a card that is asked again after its answer was taken back."""
        if self._turn is not None:
            self._waiting.appendleft(self._turn.study_card.card.id)
        self._drilling = deque(pair for pair in self._drilling if pair[1] != review.card_id)
        if self._reviews and self._reviews[-1].id == review.id:
            self._reviews.pop()
            self._settled -= review.grade.settled
        elif review.card_id in self._waiting:
            self._waiting.remove(review.card_id)
        else:
            self._total += 1

    def _turn_of(self, card_id: str) -> Turn:
        today = self._workspace.today()
        with self._workspace.database.read() as unit:
            card = unit.cards.get([card_id])[card_id]
            schedule = unit.schedules.of(card_id)
            history = tuple(unit.reviews.of_card(card_id))
            names = unit.areas.names()
            return Turn(
                study_card=StudyCard(card=card, schedule=schedule),
                stage=Stage.QUESTION,
                hints_open=0,
                is_redrill=not schedule.memory.counts_on(today),
                outcomes=outcomes_for(
                    unit,
                    scheduler_for(card.deck),
                    schedule.memory,
                    card_id=card_id,
                    reviews=len(history),
                    today=today,
                ),
                suggested=Grade.GOOD,
                own_answers=tuple(unit.reviews.own_answers([card_id]).get(card_id, ())),
                history=history,
                areas=tuple(
                    names[area_id] for area_id in unit.areas.of_cards([card_id]).get(card_id, ())
                ),
            )

    def _commit(self, turn: Turn, grade: Grade, elapsed_ms: int, answer: str) -> Review:
        card = turn.study_card.card
        now = self._workspace.now()
        today = self._workspace.calendar.study_day(now)
        with self._workspace.database.write() as unit:
            # Read again inside the transaction: another program may have answered it meanwhile.
            schedule = unit.schedules.of(card.id)
            scheduler = scheduler_for(card.deck)
            counts = schedule.memory.counts_on(today)
            outcomes = turn.outcomes
            if schedule != turn.study_card.schedule or turn.is_redrill == counts:
                outcomes = outcomes_for(
                    unit,
                    scheduler,
                    schedule.memory,
                    card_id=card.id,
                    reviews=len(turn.history),
                    today=today,
                )
            review = Review(
                id=str(uuid4()),
                card_id=card.id,
                instant=now,
                study_day=today,
                grade=grade,
                kind=ReviewKind.SCHEDULED if counts else ReviewKind.REDRILL,
                scheduler=scheduler.name,
                before=schedule.memory,
                after=outcomes[grade],
                hints=turn.hints_open,
                elapsed_ms=elapsed_ms,
                answer=answer,
            )
            unit.reviews.append(review)
            if counts:
                unit.schedules.put(card.id, replace(schedule, memory=review.after))
            if answer:
                unit.reviews.keep_answer(card.id, answer, now, review_id=review.id)
        return review


def _is_aside(schedule: Schedule, today: int) -> bool:
    """Tell whether the learner put a card aside."""
    return schedule.suspended or (schedule.buried_until or 0) > today

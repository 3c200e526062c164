"""The session engine, behind the review screen and the line mode alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from recollect.app.areas.changes import AreaChanges
from recollect.app.areas.marking import mark_by_hand, mark_missed_points
from recollect.app.areas.membership import toggle_area
from recollect.app.cards.actions import act, take_back_last
from recollect.app.cards.drafts import Drafts
from recollect.app.scheduling.choosing import choose
from recollect.app.scheduling.grading import kind_of
from recollect.app.scheduling.load import KeptLoad
from recollect.app.scheduling.selection import Selection
from recollect.app.study.answering import (
    Asking,
    CardIsGone,
    Given,
    with_hints,
    writing_about,
)
from recollect.app.study.course import Course
from recollect.app.study.sitting import Sitting
from recollect.app.study.summary import summarise, weak_spots
from recollect.app.study.turn import Progress, Stage, Summary, Turn
from recollect.app.workspace import Workspace
from recollect.core import long_work
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.leeches import warns_of_leech
from recollect.core.scheduling.memory import Memory
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.scheduling.reviews import ActionKind, Review
from recollect.store.errors import DamagedValue
from recollect.store.log.deeds import Deed
from recollect.store.unit import Unit


class _Done(NamedTuple):
    """A deed of this sitting, and the course that undoing it leads back to."""

    deed: int
    course: Course


class StudySession(Sitting):
    """One sitting over a queue of cards.

    Nothing is held back until the end: when `grade` returns, the answer is on the disk. Cards that
    an earlier sitting of today left unsettled are asked again here.
    """

    def __init__(self, workspace: Workspace, selection: Selection | None = None) -> None:
        self.selection = selection or Selection()
        self._planned_on = workspace.today()
        with workspace.database.read() as unit:
            chosen = choose(unit, workspace.settings, self._planned_on, self.selection)
            super().__init__(workspace, Drafts(workspace, unit))
        self._new = chosen.new_ids
        self._load = KeptLoad()
        self._reviews: list[Review] = []
        self._done: list[_Done] = []
        self._taken_back: Deed | None = None
        self._card_was_gone = False
        self._asked: Asking | None = None
        self._course = Course.of(chosen.card_ids, chosen.to_drill)
        self._go_to(self._course.onward())

    @property
    def progress(self) -> Progress:
        """Return how far the session is; the card at hand counts as left."""
        left = [*self._course.waiting]
        redrills = len(self._course.drills)
        if self._turn is not None:
            if self._turn.is_redrill:
                redrills += 1
            else:
                left.append(self._turn.study_card.card.id)
        new = sum(card_id in self._new for card_id in left)
        return Progress(
            settled=self._course.settled,
            total=self._course.total,
            left_new=new,
            left_redrill=redrills,
            left_due=len(left) - new,
        )

    @property
    def warns_of_leech(self) -> bool:
        """Tell whether the last answer made its card a leech, or again one of more lapses."""
        last = self._reviews[-1] if self._reviews else None
        lapses = self._workspace.settings.leech_lapses
        return last is not None and warns_of_leech(last.before, last.after, lapses)

    @property
    def card_was_gone(self) -> bool:
        """Tell whether the card of the last answer had been removed, so that nothing was kept."""
        return self._card_was_gone

    @property
    def taken_back(self) -> Deed | None:
        """Return what the last `undo` took back: an answer, an action or a mark."""
        return self._taken_back

    def open_hint(self) -> Turn:
        """Open the next hint, if there is one left; each lowers the suggested grade by one."""
        turn = self.at_hand
        return self._show(with_hints(turn, turn.hints_open + 1))

    def reveal(self) -> Turn:
        """Show the answer."""
        return self._show(replace(self.at_hand, stage=Stage.ANSWER))

    def conceal(self) -> Turn:
        """Ask once more, for an answer that was not written yet."""
        return self._show(replace(self.at_hand, stage=Stage.QUESTION))

    def grade(
        self, grade: Grade, *, elapsed_ms: int = 0, answer: str = "", missed: Sequence[str] = ()
    ) -> Turn | None:
        """Commit an answer and return the next turn, or None when the session is over.

        `elapsed_ms` is the time spent on the card, `answer` what the learner wrote, `missed` holds
        the key points that it left out, areas of the card from now on; one undo takes all of it
        back. Raises ValueError, with nothing written, for what is no grade. Of a card that another
        program removed meanwhile nothing is kept; `card_was_gone` says so.
        """
        turn, now = self.at_hand, self._workspace.now()
        given = Given(
            grade=Grade(grade),
            elapsed_ms=max(0, elapsed_ms),
            answer=answer.strip(),
            instant=now,
            study_day=self._workspace.calendar.study_day(now),
        )
        card, course = turn.study_card.card, self._course.answered(settled=given.grade.settled)
        try:
            with writing_about(self._workspace.database, card.id) as unit:
                asking = self._asking(unit)
                deed = next(asking.deeds)
                review = asking.append(deed, turn, given)
                self._load.move(review.before, review.after)
                mark_missed_points(self._workspace, unit, card, missed, deed=deed)
                self._drafts.hand_in(unit, card.id)
                ahead = _look_ahead(asking, course, given.study_day)
        except CardIsGone:
            self._card_was_gone = True
            return self._go_to(self._course.put_aside())
        self._card_was_gone = False
        self._did(deed)
        self._reviews.append(review)
        if ahead is None:
            return self._go_to(course)
        self._course, self._turn = ahead
        return self._turn

    def suspend(self) -> Turn | None:
        """Ask the card at hand no more, until it is taken back into use; this is no answer."""
        self._act(ActionKind.SUSPEND)
        return self._go_to(self._course.put_aside())

    def bury(self) -> Turn | None:
        """Put the card at hand off until the next study day; this is no answer."""
        self._act(ActionKind.BURY, self._workspace.today() + 1)
        return self._go_to(self._course.put_aside())

    def flag(self, number: int) -> Turn:
        """Give the card at hand a flag; 0 takes it off."""
        self._act(ActionKind.FLAG, number)
        return self.reread()

    def adopt(self, answer: str) -> Turn:
        """Take an answer of one's own as that of the card at hand, whose note has none.

        It stands until the note has one, whatever is imported; no text gives it up.
        """
        self._act(ActionKind.ADOPT, text=answer.strip())
        return self.reread()

    def toggle_tag(self, name: str) -> Turn:
        """Give the card at hand a tag, or take off one that the learner gave it."""
        given = name in self.at_hand.study_card.schedule.tags
        self._act(ActionKind.UNTAG if given else ActionKind.TAG, text=name)
        return self.reread()

    def mark_weak(self, name: str) -> None:
        """Record a weak area, by the learner's own name for it, on the card at hand."""
        card = self.at_hand.study_card.card
        with writing_about(self._workspace.database, card.id) as unit:
            deed = unit.deeds.next()
            mark_by_hand(self._workspace, unit, card, name, deed=deed)
        self._did(deed)
        self.reread()

    def toggle_area(self, name: str) -> Turn:
        """Let the card at hand belong to the area `name`, or no longer if it does."""
        card_id = self.at_hand.study_card.card.id
        with writing_about(self._workspace.database, card_id) as unit:
            deed = toggle_area(self._workspace, unit, card_id, name)
        self._did(deed)
        return self.reread()

    def undo(self) -> Turn | None:
        """Take back whatever was done last (`taken_back` says what) and show its card again.

        Goes back over earlier sittings to the very first answer. Returns None, and changes nothing,
        when there is nothing to take back.
        """
        with self._workspace.database.write() as unit:
            deed = take_back_last(self._workspace, unit)
        self._load.forget()
        self._taken_back = deed
        if deed is None:
            return None
        if self._done and self._done[-1].deed == deed.number:
            return self._go_on(self._back_to(len(self._done) - 1))
        if deed.card_ids:
            return self._go_on(self._course.asking(deed.card_ids[0]))
        return self._go_on(self._course)

    def reread(self) -> Turn:
        """Show the card at hand as it is now, at the stage where the learner is."""
        then = self.at_hand
        with self._workspace.database.read() as unit:
            asking = self._asking(unit)
            now = asking.turn_of(then.study_card.card.id, self._workspace.today())
        return self._show(with_hints(replace(now, stage=then.stage), then.hints_open))

    @property
    def was_overtaken(self) -> bool:
        """Tell whether anything was written since the card at hand was read."""
        with self._workspace.database.read() as unit:
            return self._turn is not None and self._turn.as_of != unit.state()

    def look_again(self) -> Turn | None:
        """Go on after the learner was elsewhere, and may have changed cards or taken answers back.

        What was taken back is asked again; a card that was set aside is left out, as any other is
        when its turn comes.
        """
        with self._workspace.database.read() as unit:
            standing = unit.deeds.standing([done.deed for done in self._done])
        for at, done in enumerate(self._done):
            if done.deed not in standing:
                return self._go_on(self._back_to(at))
        return self._go_on(self._course)

    def _back_to(self, at: int) -> Course:
        """Forget the deeds of this sitting from number `at` on; return the course before them."""
        course = self._done[at].course
        del self._done[at:], self._reviews[course.answers :]
        return course

    def summary(self) -> Summary:
        """Return what was done since the session began."""
        return summarise(self._workspace, self._reviews, self._course.settled)

    def weak_spots(self, progress: long_work.Progress = long_work.unwatched) -> AreaChanges:
        """Return the weak areas of the cards since then, and what the answers changed in them."""
        return weak_spots(self._workspace, self._reviews, progress)

    def _show(self, turn: Turn) -> Turn:
        self._turn = turn
        return turn

    def _go_on(self, course: Course) -> Turn | None:
        """Go to where a course leads; if that is the card at hand, it stays as far as it is."""
        if course == self._course and self._turn is not None and not self.reread().is_set_aside:
            return self._turn
        return self._go_to(course)

    def _go_to(self, course: Course) -> Turn | None:
        self._course, self._turn = course, None
        if course.at_hand is not None:
            with self._workspace.database.read() as unit:
                asking = self._asking(unit)
                self._course, self._turn = _arrived(asking, course, self._workspace.today())
        return self._turn

    def _did(self, deed: int) -> None:
        self._done.append(_Done(deed, self._course))

    def _act(self, kind: ActionKind, value: int | None = None, text: str = "") -> None:
        card_id = self.at_hand.study_card.card.id
        with writing_about(self._workspace.database, card_id) as unit:
            deed = act(self._workspace, unit, [card_id], kind, value, text)
        self._did(deed)

    def _kind(self, memory: Memory, today: int) -> ReviewKind:
        return kind_of(memory, today=today, planned_on=self._planned_on, cram=self.selection.cram)

    def _asking(self, unit: Unit) -> Asking:
        """Return what asked last, unless something was written since: then all is read anew."""
        if self._asked is None or self._asked.as_of != unit.state():
            self._asked = Asking(unit, self._kind, partial(self._load.between, unit))
        return self._asked


def _arrived(asking: Asking, course: Course, today: int) -> tuple[Course, Turn | None]:
    """Return a course with its card at hand, or the next one that there still is, in use."""
    while course.at_hand is not None:
        try:
            turn = asking.turn_of(course.at_hand, today)
        except CardIsGone:
            turn = None
        if turn is not None and not turn.is_set_aside:
            return course, turn
        course = course.put_aside()
    return course, None


def _look_ahead(asking: Asking, course: Course, today: int) -> tuple[Course, Turn | None] | None:
    """Return the same within the transaction of an answer: a second one would take as long again.

    None where a value of that card is damaged, which must not take the answer along.
    """
    try:
        return _arrived(asking, course, today)
    except DamagedValue:
        return None

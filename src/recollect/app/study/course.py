"""Which card comes next, and how far a session is: pure and immutable.

Undo goes back to the very course that a session had before, so every change makes a new one; they
share the queue, so that keeping them all costs next to nothing.
"""

from __future__ import annotations

from typing import NamedTuple

REDRILL_GAP = 6
"""How many other answers come before a badly answered card does again; fewer if none are left."""


class Course(NamedTuple):
    """A session's place in its queue."""

    queue: tuple[str, ...]
    place: int = 0
    """How many cards of the queue had their turn."""
    drills: tuple[tuple[int, str], ...] = ()
    """Cards that come back, each with the number of answers from which on it may."""
    at_hand: str | None = None
    answers: int = 0
    settled: int = 0
    total: int = 0
    """How many cards there are to settle, those that are settled included."""

    @classmethod
    def of(cls, queue: tuple[str, ...], drills: tuple[str, ...]) -> Course:
        """Return the course over a queue, with some cards to drill again; none is at hand yet."""
        return cls(
            queue=queue,
            drills=tuple((0, card_id) for card_id in drills),
            total=len(queue) + len(drills),
        )

    @property
    def waiting(self) -> tuple[str, ...]:
        """Return the cards of the queue that wait for their turn."""
        return self.queue[self.place :]

    def onward(self) -> Course:
        """Return the course with the next card at hand; with none, when all are settled."""
        ripe = bool(self.drills) and self.drills[0][0] <= self.answers
        if self.place < len(self.queue) and not ripe:
            return self._replace(at_hand=self.queue[self.place], place=self.place + 1)
        if self.drills:
            (_, card_id), *later = self.drills
            return self._replace(at_hand=card_id, drills=tuple(later))
        return self._replace(at_hand=None)

    def answered(self, *, settled: bool) -> Course:
        """Return the course after an answer; a card that is not settled comes back."""
        assert self.at_hand is not None, "answered only while a card is at hand"
        answers = self.answers + 1
        if settled:
            return self._replace(answers=answers, settled=self.settled + 1).onward()
        back = (answers + REDRILL_GAP, self.at_hand)
        return self._replace(answers=answers, drills=(*self.drills, back)).onward()

    def put_aside(self) -> Course:
        """Return the course without the card at hand, which is not asked today."""
        return self._replace(total=self.total - 1).onward()

    def asking(self, card_id: str) -> Course:
        """Return the course with a chosen card at hand; the one that was comes right after it."""
        if card_id == self.at_hand:
            return self
        known = card_id in self.waiting or any(card_id == drill for _, drill in self.drills)
        before = () if self.at_hand is None else (self.at_hand,)
        return self._replace(
            queue=(*before, *(other for other in self.waiting if other != card_id)),
            place=0,
            drills=tuple(drill for drill in self.drills if drill[1] != card_id),
            at_hand=card_id,
            total=self.total + (not known),
        )

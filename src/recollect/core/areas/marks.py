"""Marks: the pieces of evidence about a concept, answers and what else tells of not knowing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple


class MarkKind(StrEnum):
    """What kind of evidence a mark is."""

    ANSWER = "answer"
    """The first answer to a card on a study day."""
    QUIZ = "quiz"
    MISSED_POINT = "missed_point"
    """A key point that a typed answer left out."""
    HINT = "hint"
    """A hint that was needed."""
    BY_HAND = "by_hand"
    """Set by the learner during a review."""
    NOTES = "notes"
    """The learner's own judgement in the notes: 评价 ⚠️, 需加强部分, 🔴."""
    PITFALL = "pitfall"
    """A misconception that the notes warn of."""
    UNTICKED = "unticked"
    """An ability in a check list of the notes that has no tick yet."""


WEIGHTS: Mapping[MarkKind, float] = {
    MarkKind.ANSWER: 1.0,
    MarkKind.QUIZ: 1.0,
    MarkKind.MISSED_POINT: 0.5,
    MarkKind.HINT: 0.25,
    MarkKind.BY_HAND: 1.0,
    MarkKind.NOTES: 1.0,
    MarkKind.PITFALL: 0.25,
    MarkKind.UNTICKED: 0.25,
}
"""How much a mark says, in answers; at most 1. A mark of half the weight also lets the earlier ones
fade by half as much, without which one more failure could lower a score."""

OWN_WORD = (MarkKind.BY_HAND, MarkKind.NOTES)
"""By these marks learners call a concept weak themselves."""


def ticks(passes: Iterable[bool]) -> str:
    """Return how marks went as a learner writes it, the oldest first: `✗✗✓✗✓`."""
    return "".join("✓" if passed else "✗" for passed in passes)


class Sign(NamedTuple):
    """The part of a mark that weighing needs; marks that weigh alike share one."""

    weight: float
    """In answers."""
    failed: bool
    is_own_word: bool = False
    """Whether it is the learner who says so."""


_SIGNS = {
    (kind, failed): Sign(WEIGHTS[kind], failed, kind in OWN_WORD)
    for kind in MarkKind
    for failed in (False, True)
}
PASSED, FAILED = (_SIGNS[MarkKind.ANSWER, failed] for failed in (False, True))
"""The signs of an answer."""


class Mark(NamedTuple):
    """One piece of evidence about a concept, with where it comes from."""

    kind: MarkKind
    failed: bool
    day: int
    """The study day."""
    card_id: str | None = None
    source: str = ""
    """`path:line` in the notes, for what the notes say."""
    text: str = ""
    """The point that was missed, how many hints, the learner's words, the grade's name."""

    @property
    def sign(self) -> Sign:
        """Return what it weighs, and which way it points."""
        return _SIGNS[self.kind, self.failed]

    @property
    def is_answer(self) -> bool:
        """Tell whether an answer left this mark: how it went, or that it took a hint."""
        return self.kind in (MarkKind.ANSWER, MarkKind.QUIZ, MarkKind.HINT)

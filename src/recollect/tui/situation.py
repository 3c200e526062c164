"""Which keys work on the card at hand: the footer shows no other."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from recollect.app.study import Stage, Turn
from recollect.core.asking.judging import Outcome, judge_points
from recollect.core.cards.cards import Card
from recollect.tui.attempt import (
    Attempt,
    Way,
    is_left_open,
    options_of,
    own_answer,
    points_of,
    way_of,
)
from recollect.tui.keys.quiz import VERDICTS
from recollect.tui.note.markdown import has_formula


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What decides which keys work; an action without a rule of its name always does."""

    WHILE_WRITING: ClassVar[Collection[str]] = frozenset(
        {"submit", "leave_input", "open_hint", "help_while_writing", "scroll_page", "write"}
    )
    """What works while letters go into a text: the keys of these are no letters."""

    turn: Turn
    attempt: Attempt
    writing: bool
    """Letters go into a text."""
    folded: bool
    """A part of the answer is not shown yet."""

    @property
    def card(self) -> Card:
        """Return the card at hand."""
        return self.turn.study_card.card

    @property
    def way(self) -> Way:
        """Return how it is answered."""
        return way_of(self.card)

    @property
    def asking(self) -> bool:
        """Tell whether it is still to be answered."""
        return self.turn.stage is Stage.QUESTION

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether an action does anything now."""
        if self.writing and action not in self.WHILE_WRITING:
            return False
        rule = getattr(self, f"_{action}", None)
        return rule is None or rule(*parameters)

    def _chooses(self, index: int) -> bool:
        return self.way is Way.CHOOSE and index < len(options_of(self.card))

    def _advance(self) -> bool:
        can_compare = self.way in (Way.RECALL, Way.FILL)
        return not self.asking or can_compare or bool(self.attempt.chosen)

    def _tick(self, index: int) -> bool:
        return self._chooses(index) if self.asking else index < len(points_of(self.card))

    def _raw_tex(self) -> bool:
        return has_tex(self.card)

    def _write(self) -> bool:
        can_begin = self.way is Way.RECALL and not self.writing
        return self.asking and (can_begin or self.way is Way.FILL)

    def _submit(self) -> bool:
        return self.asking and self.writing

    def _leave_input(self) -> bool:
        return self.writing

    def _unfold(self) -> bool:
        return not self.asking and self.folded


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewSituation(Situation):
    """What decides in a review."""

    grades: Collection[int]
    """The digits that grade."""

    def _digit(self, digit: int) -> bool:
        if not self.asking or self.way is Way.RATE:
            return digit in self.grades
        return digit == 0 or self._chooses(digit - 1)

    def _write(self) -> bool:
        is_open = is_left_open(self.turn, self.attempt)
        return Situation._write(self) or (not self.asking and is_open)

    def _guess(self) -> bool:
        outcome = self.attempt.outcome(self.card)
        return not self.asking and outcome in (None, Outcome.RIGHT, Outcome.GUESSED)

    def _open_hint(self) -> bool:
        return self.asking and self.turn.hints_open < len(self.card.hints)

    def _adopt(self) -> bool:
        return bool(own_answer(self.turn, self.attempt))


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizSituation(Situation):
    """What decides in a self-test."""

    outcome: Outcome | None
    """How the answer at hand went, as far as that is known."""
    at_once: bool
    """The learner sees after each question how it went."""

    @property
    def by_points(self) -> Outcome | None:
        """Return how it went by the key points that were ticked; None before any was."""
        points = self.attempt.points(self.card)
        return None if points is None else judge_points(*points)

    @property
    def can_judge(self) -> bool:
        """Tell whether the learner's word decides: not over what was chosen or given up."""
        return self.way is not Way.CHOOSE and self.outcome is not Outcome.UNKNOWN

    def _digit(self, digit: int) -> bool:
        if not self.asking or self.way is Way.RATE:
            return digit in VERDICTS and self.can_judge and (digit > 0 or self.outcome is None)
        return digit == 0 or self._chooses(digit - 1)

    def _tick(self, index: int) -> bool:
        return Situation._tick(self, index) and (self.asking or self.outcome is None)

    def _guess(self) -> bool:
        if self.asking:
            return self.way is Way.CHOOSE
        return self.outcome in (Outcome.RIGHT, Outcome.GUESSED)


def has_tex(card: Card) -> bool:
    """Tell whether a text of a card can be shown as TeX."""
    return any(map(has_formula, (card.question, card.answer, *card.hints)))

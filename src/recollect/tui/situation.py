"""Which keys of the review work now: the footer shows no other."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from recollect.app.study import Stage, Turn
from recollect.core.asking.judging import Outcome
from recollect.core.cards.cards import Card
from recollect.tui.attempt import Attempt, Way, options_of, own_answer, points_of, way_of
from recollect.tui.note.markdown import has_formula

_WHILE_WRITING = ("submit", "leave_input", "open_hint", "help_while_writing", "scroll_page")
"""What works while letters go into a text: the keys of these are no letters."""

_WITHOUT_A_CARD = ("leave", "help", "undo")


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What decides which keys work."""

    turn: Turn | None
    attempt: Attempt
    grades: Collection[int]
    """The digits that grade."""
    writing: bool
    """Letters go into a text."""
    folded: bool
    """A part of the answer is not shown yet."""

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether an action does anything now."""
        if self.turn is None:
            return action in _WITHOUT_A_CARD
        if self.writing and action not in _WHILE_WRITING:
            return False
        rule = _RULES.get(action)
        return rule is None or rule(self, self.turn, *parameters)


def _card(turn: Turn) -> Card:
    return turn.study_card.card


def _asking(turn: Turn) -> bool:
    return turn.stage is Stage.QUESTION


def _advance(now: Situation, turn: Turn) -> bool:
    if not _asking(turn) or way_of(_card(turn)) in (Way.RECALL, Way.FILL):
        return True
    return way_of(_card(turn)) is Way.CHOOSE and bool(now.attempt.chosen)


def _digit(now: Situation, turn: Turn, digit: int) -> bool:
    way = way_of(_card(turn))
    if not _asking(turn) or way is Way.RATE:
        return digit in now.grades
    return digit == 0 or (way is Way.CHOOSE and digit <= len(options_of(_card(turn))))


def _tick(now: Situation, turn: Turn, index: int) -> bool:
    card = _card(turn)
    if _asking(turn):
        return way_of(card) is Way.CHOOSE and index < len(options_of(card))
    return index < len(points_of(card))


def _guess(now: Situation, turn: Turn) -> bool:
    outcome = now.attempt.outcome(_card(turn))
    return not _asking(turn) and outcome in (None, Outcome.RIGHT, Outcome.GUESSED)


def _raw_tex(now: Situation, turn: Turn) -> bool:
    card = _card(turn)
    return any(map(has_formula, (card.question, card.answer, *card.hints)))


_RULES: dict[str, Callable[..., bool]] = {
    "advance": _advance,
    "digit": _digit,
    "tick": _tick,
    "guess": _guess,
    "raw_tex": _raw_tex,
    "open_hint": lambda now, turn: _asking(turn) and turn.hints_open < len(_card(turn).hints),
    "write": lambda now, turn: _asking(turn) and way_of(_card(turn)) is Way.RECALL,
    "submit": lambda now, turn: _asking(turn) and now.writing,
    "leave_input": lambda now, turn: now.writing,
    "adopt": lambda now, turn: bool(own_answer(turn, now.attempt)),
    "unfold": lambda now, turn: not _asking(turn) and now.folded,
}

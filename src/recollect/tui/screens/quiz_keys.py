"""The keys of a self-test, which of them work now, and the buttons that say what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recollect.app.study import Stage, Turn
from recollect.core.asking.judging import Outcome, judge_points
from recollect.tui.attempt import (
    Attempt,
    Way,
    blanks_of,
    options_of,
    points_of,
    several_right,
    way_of,
)
from recollect.tui.keymap import changeable
from recollect.tui.keys import SCROLLING, key
from recollect.tui.messages import tr
from recollect.tui.note.markdown import has_formula
from recollect.tui.pages.quiz import verdict_of
from recollect.tui.review_keys import WRITING, digits, letters
from recollect.tui.widgets.key_bar import Button

VERDICTS = {0: Outcome.UNKNOWN, 1: Outcome.WRONG, 2: Outcome.PARTLY, 3: Outcome.RIGHT}
"""What the digits say of an answer that only the learner can judge."""

BINDINGS = changeable(
    "review",  # the same actions, so the learner's own keys for them work here too
    key("space,enter", "advance", "Go on", "hand in, then the next question", show=False),
    *digits("choose an option; of your own answer say: wrong, partly, right"),
    key("0", "digit(0)", "", "I don't know (nobody guesses)"),
    *letters("tick the key points that you had, or choose by letter"),
    *WRITING,
    *SCROLLING,
    key("g", "guess", "I guessed", "I guessed: right, but worth half"),
    key("z", "unfold", "Unfold", "unfold a long answer"),
    key("x", "raw_tex", "TeX", "formulas as TeX"),
    key("question_mark", "help", "Help"),
    key("q", "leave", "Leave", "leave; every answer is saved already"),
)

_WHILE_WRITING = ("submit", "leave_input", "scroll_page", "help_while_writing")
"""What works while letters go into a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What decides which keys work."""

    turn: Turn
    attempt: Attempt
    outcome: Outcome | None
    """How the answer at hand went, as far as that is known."""
    writing: bool
    """Letters go into a text."""
    folded: bool
    """A part of the answer is not shown yet."""
    at_once: bool
    """The learner sees after each question how it went."""

    @property
    def asking(self) -> bool:
        """Tell whether the question is still to be answered."""
        return self.turn.stage is Stage.QUESTION

    @property
    def way(self) -> Way:
        """Return how the question is answered."""
        return way_of(self.turn.study_card.card)

    @property
    def by_points(self) -> Outcome | None:
        """Return how it went by the key points that were ticked; None before any was."""
        points = self.attempt.points(self.turn.study_card.card)
        return None if points is None else judge_points(*points)

    @property
    def can_judge(self) -> bool:
        """Tell whether the learner's word decides: not over what was chosen or given up."""
        return self.way is not Way.CHOOSE and self.outcome is not Outcome.UNKNOWN

    def allows(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Tell whether an action does anything now."""
        if self.writing:
            return action in _WHILE_WRITING
        rule = _RULES.get(action)
        return rule is None or rule(self, *parameters)


def _advance(now: Situation) -> bool:
    if not now.asking:
        return True
    return now.way in (Way.RECALL, Way.FILL) or bool(now.attempt.chosen)


def _digit(now: Situation, digit: int) -> bool:
    if not now.asking or now.way is Way.RATE:
        return digit in VERDICTS and now.can_judge and (digit > 0 or now.outcome is None)
    return digit == 0 or _chooses(now, digit - 1)


def _tick(now: Situation, index: int) -> bool:
    if now.asking:
        return _chooses(now, index)
    return now.outcome is None and index < len(points_of(now.turn.study_card.card))


def _chooses(now: Situation, index: int) -> bool:
    return now.way is Way.CHOOSE and index < len(options_of(now.turn.study_card.card))


def _guess(now: Situation) -> bool:
    if now.asking:
        return now.way is Way.CHOOSE
    return now.outcome in (Outcome.RIGHT, Outcome.GUESSED)


def _raw_tex(now: Situation) -> bool:
    card = now.turn.study_card.card
    texts = (card.question, card.answer, *(option.text for option in card.options))
    return any(map(has_formula, texts))


_RULES: dict[str, Callable[..., bool]] = {
    "advance": _advance,
    "digit": _digit,
    "tick": _tick,
    "guess": _guess,
    "raw_tex": _raw_tex,
    "write": lambda now: now.asking and now.way is Way.RECALL,
    "submit": lambda now: False,
    "leave_input": lambda now: False,
    "unfold": lambda now: not now.asking and now.folded,
}


def buttons(now: Situation) -> Iterator[Button]:
    """Yield the buttons for the question at hand, the most important ones first."""
    if now.writing:
        yield from _while_writing(now)
    elif now.asking and now.way is not Way.RATE:
        yield from _while_asking(now)
    else:
        if now.outcome is not None:
            yield Button("␣", tr("Next question"), "advance", chosen=True)
        elif now.by_points is not None:
            yield Button("␣", verdict_of(now.by_points), "advance", chosen=True)
        if now.can_judge:
            yield Button("1", tr("Wrong"), "digit(1)")
            yield Button("2", tr("Partly"), "digit(2)")
            yield Button("3", tr("Right"), "digit(3)")


def _while_writing(now: Situation) -> Iterator[Button]:
    if now.way is Way.FILL:
        is_one = len(blanks_of(now.turn.study_card.card)) == 1
        label = tr("Hand in") if is_one else tr("Next blank, then check")
        yield Button("⏎", label, "", detail=tr("(empty: I don't know)"))
    else:
        yield Button("^S", tr("Hand in"), "submit")
    yield Button("Esc", tr("Leave the text"), "leave_input")


def _while_asking(now: Situation) -> Iterator[Button]:
    card = now.turn.study_card.card
    if now.way is Way.CHOOSE:
        last = min(len(options_of(card)), 9)
        yield Button(f"1–{last}", tr("Tick") if several_right(card) else tr("Choose"), "")
    if now.way is not Way.CHOOSE or now.attempt.chosen:
        compares = now.at_once and now.way is Way.RECALL
        label = tr("Compare") if compares else tr("Hand in")
        yield Button("␣", label, "advance", chosen=True)
    yield Button("0", tr("I don't know"), "digit(0)")
    if now.way is Way.RECALL:
        yield Button("Tab", tr("Write it first"), "write")

"""The keys of a self-test, which of them work now, and the buttons that say what they do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.core.asking.judging import Outcome, judge_points
from recollect.tui.attempt import Way, blanks_of, options_of, several_right
from recollect.tui.keymap import changeable
from recollect.tui.keys import SCROLLING, key
from recollect.tui.messages import tr
from recollect.tui.pages.quiz import verdict_of
from recollect.tui.review_keys import WRITING, digits, letters
from recollect.tui.situation import Situation
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


def buttons(now: QuizSituation) -> Iterator[Button]:
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


def _while_writing(now: QuizSituation) -> Iterator[Button]:
    if now.way is Way.FILL:
        is_one = len(blanks_of(now.card)) == 1
        label = tr("Hand in") if is_one else tr("Next blank, then check")
        yield Button("⏎", label, "", detail=tr("(empty: I don't know)"))
    else:
        yield Button("^S", tr("Hand in"), "submit")
    yield Button("Esc", tr("Leave the text"), "leave_input")


def _while_asking(now: QuizSituation) -> Iterator[Button]:
    card = now.card
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
    if now.way is Way.FILL:
        yield Button("Tab", tr("Fill in"), "write")

"""The keys of a self-test."""

from __future__ import annotations

from recollect.core.asking.judging import Outcome
from recollect.tui.keys.binding import SCROLLING, key
from recollect.tui.keys.changeable import changeable
from recollect.tui.keys.review import WRITING, digits, letters

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

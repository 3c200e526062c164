"""The keys of the review."""

from __future__ import annotations

from recollect.tui.keymap import changeable
from recollect.tui.keys import SCROLLING, key

LETTERS = "abcdef"
"""As many as an answer may have key points."""

ANSWERING = (
    key("space,enter", "advance", "Go on", show=False),
    *(key(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    # Behind each letter: a key point of the answer, or before the answer an option.
    *(key(letter, f"tick({index})", show=False) for index, letter in enumerate(LETTERS)),
    key("tab", "write", "Write an answer", show=False),
    key("ctrl+s", "submit", "Done writing", show=False),
    key("escape", "leave_input", "Stop writing", show=False),
    key("f1", "help_while_writing", show=False),
    *SCROLLING,
)
"""What a review and a self-test share."""

BINDINGS = changeable(
    "review",
    *ANSWERING,
    key("h,f2", "open_hint", "Hint", show=False),
    key("s", "adopt", "Keep as the answer"),
    key("z", "unfold", "Unfold"),
    key("u", "undo", "Undo"),
    key("w", "mark_weak", "Weak"),
    key("question_mark", "help", "Help"),
    key("q", "leave", "Leave"),
    key("g", "guess", "I guessed"),
    key("x", "raw_tex", "TeX"),
    key("o", "open", "Open"),
    key("i", "info", "Details"),
    key("t", "tag", "Tags"),
    key("slash", "search", "Search"),
    key("minus", "bury", "Bury"),
    key("at", "suspend", "Suspend"),
    key("exclamation_mark", "flag", "Flag"),
    key("T", "area", "Areas"),
)

"""The keys of the review."""

from __future__ import annotations

from textual.binding import Binding

from recollect.tui.keys.binding import SCROLLING, key
from recollect.tui.keys.changeable import changeable

LETTERS = "abcdef"
"""As many as an answer may have key points."""


def digits(told: str) -> list[Binding]:
    """Return the digits that choose, grade or judge, with what the help says of them."""
    return [key(str(digit), f"digit({digit})", "", told) for digit in range(1, 10)]


def letters(told: str) -> list[Binding]:
    """Return the letters, each of a key point of the answer, or before the answer of an option."""
    return [key(letter, f"tick({index})", "", told) for index, letter in enumerate(LETTERS)]


WRITING = (
    key(
        "tab",
        "write",
        "Write an answer",
        "write your answer first; to the next blank",
        show=False,
    ),
    key("ctrl+s", "submit", "Done writing", "done writing: hand it in", show=False),
    key("escape", "leave_input", "Stop writing", "leave the text; it stays", show=False),
    key("f1", "help_while_writing", "", "help, while you write"),
)
"""What a review and a self-test share."""

ANSWERING = changeable(
    "review",
    key(
        "space,enter",
        "advance",
        "Go on",
        "show the answer, then take the suggested grade",
        show=False,
    ),
    *digits("choose an option; after the answer: forgot, hard, good, easy"),
    key("0", "digit(0)", "", "I don't know (nobody guesses)"),
    *letters("tick the key points that you had; missed ones become weak areas"),
    key(
        "h,f2",
        "open_hint",
        "Hint",
        "open the next hint; each lowers the suggested grade by one",
        show=False,
    ),
    *WRITING,
)

BESIDE = changeable(
    "review",
    *SCROLLING,
    key("s", "adopt", "Keep as the answer", "an open card: keep your own answer as the card's"),
    key("z", "unfold", "Unfold", "unfold a long answer"),
    key("u", "undo", "Undo", "take the last answer back, even from yesterday"),
    key("w", "mark_weak", "Weak", "mark a weak area by name"),
    key("question_mark", "help", "Help"),
    key("q", "leave", "Leave", "leave; every answer is saved already"),
    key("g", "guess", "I guessed", "I guessed: right, but it does not count as good"),
    key("x", "raw_tex", "TeX", "formulas as TeX"),
    key(
        "o",
        "open",
        "Open",
        "open the note at this line in your editor; a link or an image of the card",
    ),
    key("i", "info", "Details", "about the card: schedule and whole history"),
    key("t", "tag", "Tags", "give the card a tag, or take one off"),
    key("slash", "search", "Search", "look for other cards; the session waits"),
    key("minus", "bury", "Bury", "put the card off until tomorrow"),
    key("at", "suspend", "Suspend", "suspend the card"),
    key("exclamation_mark", "flag", "Flag", "flag the card, or take the flag off"),
    key("T", "area", "Areas", "let the card belong to an area, or take it out of one"),
)

BINDINGS = (*ANSWERING, *BESIDE)

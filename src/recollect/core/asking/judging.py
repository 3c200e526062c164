"""Judge what a learner chose or typed against a card, and what that says about the grade.

The learner always has the last word: a judgement only lowers the grade that is suggested.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from enum import StrEnum

from recollect.core.cards.items import Option
from recollect.core.scheduling.grades import Grade


class Outcome(StrEnum):
    """How a chosen or typed answer compares with the card's."""

    RIGHT = "right"
    PARTLY = "partly"
    """Nothing wrong in it, and not all of it."""
    WRONG = "wrong"
    UNKNOWN = "unknown"
    """The learner said so instead of guessing."""
    GUESSED = "guessed"
    """Right, and the learner says that it was luck."""

    @property
    def cap(self) -> Grade:
        """Return the best grade that this outcome suggests."""
        return _CAPS.get(self, Grade.AGAIN)


_CAPS = {
    Outcome.RIGHT: Grade.EASY,
    Outcome.PARTLY: Grade.HARD,
    Outcome.GUESSED: Grade.HARD,
}


_DECIMAL_POINT = "\N{DOT ABOVE}"  # stands for it: a symbol, where the dot is punctuation


def judge_choice(options: Sequence[Option], chosen: Collection[int]) -> Outcome:
    """Judge the options chosen, by index; no option at all is "I don't know"."""
    right = {index for index, option in enumerate(options) if option.correct}
    if not chosen:
        return Outcome.UNKNOWN
    if set(chosen) == right:
        return Outcome.RIGHT
    return Outcome.PARTLY if set(chosen) < right else Outcome.WRONG


def statement_holds(answer: str) -> bool:
    """Read the truth of a true-or-false card from its answer, which begins with it."""
    verdict = answer.strip().partition("\n")[0].casefold()
    return verdict.startswith(("true", "✓", "✅", "√", "对", "正确", "是")) or bare(verdict) == "t"


def judge_blanks(expected: Sequence[str], typed: Sequence[str]) -> Outcome:
    """Judge what was typed into blanks; nothing in any of them is "I don't know"."""
    if not any(text.strip() for text in typed):
        return Outcome.UNKNOWN
    right = [same(*pair) for pair in zip(expected, typed, strict=True)]
    if all(right):
        return Outcome.RIGHT
    return Outcome.PARTLY if any(right) else Outcome.WRONG


def same(expected: str, typed: str) -> bool:
    """Tell whether two answers say the same: width, case, spaces and punctuation don't matter.

    Alternatives that a note separates by ` / ` or ` 或 ` are each enough.
    """
    wanted = [expected, *(part for part in expected.replace(" 或 ", " / ").split(" / "))]
    return bare(typed) in {bare(text) for text in wanted} - {""}


def bare(text: str) -> str:
    """Return the letters, digits and symbols of a text, in one width and one case.

    Punctuation that tells numbers and formulas apart stays: `-1`, `0.5`, `1/2`, `5%`.
    """
    flat = unicodedata.normalize("NFKC", text).casefold()
    flat = re.sub(r"(?<![\w)])-(?=[\d.])", "\N{MINUS SIGN}", flat)
    flat = re.sub(r"(?<=\d)\.(?=\d)", _DECIMAL_POINT, flat)
    return "".join(filter(_tells_apart, flat)) or flat.strip()


def _tells_apart(character: str) -> bool:
    return character in "%/*#@&\\" or unicodedata.category(character)[0] not in "PZC"


def judge_points(had: int, whole: int) -> Outcome:
    """Judge an answer by how many of the `whole` number of key points it had."""
    return Outcome.RIGHT if had == whole else Outcome.PARTLY if had else Outcome.WRONG


def suggest(
    base: Grade, outcome: Outcome | None = None, points: tuple[int, int] | None = None
) -> Grade:
    """Return the grade to suggest.

    `base` is what the schedule and the hints allow, `outcome` the judgement if there was one,
    `points` how many of the answer's key points the learner had, and how many there are.
    """
    grade = base if outcome is None else min(base, outcome.cap)
    if points is None or points[0] == points[1]:
        return grade
    had, whole = points
    return min(grade, Grade.GOOD if 3 * had >= 2 * whole else Grade.HARD if had else Grade.AGAIN)

"""How well an answer went: SM-2's six grades, and the four buttons that most learners use."""

from __future__ import annotations

from enum import IntEnum


class Grade(IntEnum):
    """SM-2's quality of an answer, 0 to 5. From 3 up it is a pass."""

    BLACKOUT = 0
    WRONG = 1
    AGAIN = 2
    HARD = 3
    GOOD = 4
    EASY = 5

    @property
    def passed(self) -> bool:
        """Tell whether the answer counts as remembered."""
        return self >= Grade.HARD

    @property
    def settled(self) -> bool:
        """Tell whether the card is done for this session: a lower grade brings it back in it."""
        return self >= Grade.GOOD

    def capped_by(self, hints: int) -> Grade:
        """Return this grade lowered by one for each hint that was needed, down to Again."""
        return Grade(max(min(self, Grade.AGAIN), self - hints))


BUTTONS: tuple[Grade, ...] = (Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY)
"""The grades behind the keys 1 to 4."""

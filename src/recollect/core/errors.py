"""What a learner is told when something cannot be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what is due is said before this is needed
    from recollect.core.phrases import Said


class RecollectError(Exception):
    """Its message is one line for the learner: what, where, and what next.

    A phrase can be said in the learner's language; other text is said as it is.
    """

    def __init__(self, said: Said) -> None:
        super().__init__(said)

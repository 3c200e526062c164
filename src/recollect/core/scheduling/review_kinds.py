"""Why a card was answered, which decides what an answer moves."""

from __future__ import annotations

from enum import StrEnum


class ReviewKind(StrEnum):
    """Why a card was answered, which decides whether its schedule moved."""

    SCHEDULED = "scheduled"
    """The first answer of a study day to a card that was due or new: it moves the schedule."""
    REDRILL = "redrill"
    """Again in the same session, after a grade below 4: logged, moves nothing."""
    QUIZ = "quiz"
    """Answered in a self-test: evidence for weak areas, moves nothing unless asked to."""
    CRAM = "cram"
    """Answered out of turn, on request: moves nothing."""

    @property
    def counts(self) -> bool:
        """Tell whether such an answer moves the schedule."""
        return self is ReviewKind.SCHEDULED

    @property
    def drills(self) -> bool:
        """Tell whether such an answer, when it went badly, brings the card back today."""
        return self in (ReviewKind.SCHEDULED, ReviewKind.REDRILL)


EVIDENCE = (ReviewKind.SCHEDULED, ReviewKind.QUIZ)
"""The answers that tell what a learner knows: practice only repeats what was just seen."""

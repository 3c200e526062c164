"""The review log: what happened, once written never changed."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import Memory
from recollect.core.scheduling.review_kinds import ReviewKind


class Review(NamedTuple):
    """One answer to one card, as the log keeps it."""

    id: str
    """A UUID: the same answer on two machines is one answer."""
    card_id: str
    instant: datetime
    """Aware, UTC."""
    study_day: int
    grade: Grade
    kind: ReviewKind
    scheduler: str
    before: Memory
    after: Memory
    hints: int = 0
    """How many hints were opened before the answer."""
    elapsed_ms: int = 0
    answer: str = ""
    """What the learner typed."""


class ActionKind(StrEnum):
    """What a learner may do to a card other than answering it."""

    SUSPEND = "suspend"
    """Ask the card no more, until it is taken back."""
    UNSUSPEND = "unsuspend"
    BURY = "bury"
    """Put the card off until the study day `value`."""
    UNBURY = "unbury"
    FLAG = "flag"
    """Give the card the flag number `value`; 0 takes it off."""
    RESET = "reset"
    """Start over as a new card; the history stays in the log."""
    SET_DUE = "set_due"
    """Bring the card back on the study day `value`; interval and ease stay."""
    ADOPT = "adopt"
    """Take `text` as the answer of a card that has none in the notes; no text gives it up."""
    TAG = "tag"
    """Give the card the tag `text`, beside those that its note gives it."""
    UNTAG = "untag"
    """Take off the tag `text` that the learner gave."""


class Action(NamedTuple):
    """A change by hand. It stands in the log beside the answers, and is undone alike."""

    id: str
    """A UUID."""
    card_id: str
    instant: datetime
    """Aware, UTC."""
    study_day: int
    kind: ActionKind
    value: int | None = None
    """What BURY, FLAG and SET_DUE were told; None for the others."""
    text: str = ""
    """What ADOPT, TAG and UNTAG were told."""

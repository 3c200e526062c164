"""What a learner knows of a card, and when it comes back: the cached fold of its log."""

from __future__ import annotations

from typing import NamedTuple

from recollect.core.scheduling.memory import NEW, Memory


class Schedule(NamedTuple):
    """A learner's state of a card: the cached fold of the review log, and what the learner set."""

    memory: Memory = NEW
    suspended: bool = False
    buried_until: int | None = None
    """The study day on which a buried card shows up again."""
    flag: int = 0
    answer: str = ""
    """What the learner took as the card's answer, where the notes have none."""
    tags: tuple[str, ...] = ()
    """Tags of the learner's own."""

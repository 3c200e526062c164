"""Leeches: cards that are forgotten again and again, and cost more time than they are worth."""

from __future__ import annotations

from recollect.core.scheduling.memory import Memory


def warns_of_leech(before: Memory, after: Memory, lapses: int) -> bool:
    """Tell whether an answer is one to warn at: at the leech mark, then at every second lapse."""
    beyond = after.lapses - lapses
    return after.lapses > before.lapses and beyond >= 0 and beyond % 2 == 0

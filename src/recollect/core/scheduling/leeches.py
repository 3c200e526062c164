"""Leeches: cards that are forgotten again and again, and cost more time than they are worth."""

from __future__ import annotations

from recollect.core.scheduling.memory import Memory


def warns_of_leech(before: Memory, after: Memory, lapses: int) -> bool:
    """Tell whether to warn after an answer: at `lapses` lapses, and at every second one beyond."""
    beyond = after.lapses - lapses
    return after.lapses > before.lapses and beyond >= 0 and beyond % 2 == 0

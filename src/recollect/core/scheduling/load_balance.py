"""Load balancing: among the days near a due day, the one with the fewest cards.

Cards that were learnt on one day with the same grades would otherwise stay together for years.
A card may come back a little earlier or later than its interval says; the interval itself, from
which the next one is computed, is never touched. After Anki's fuzz, whose shares we use.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from recollect.core.scheduling.memory import LONGEST_WAIT, Memory

SHORTEST_FUZZED = 3
"""In days: a shorter wait is kept to the day, because a day is too much of it."""

SHARES: tuple[tuple[int, int, int], ...] = ((0, 7, 15), (7, 20, 10), (20, LONGEST_WAIT, 5))
"""Of the part of a wait between two numbers of days, how many percent it may be off."""


def fuzz(wait: int) -> int:
    """Return by how many days a wait (days from answer to due day) may be shorter or longer.

    Nothing under 3 days; above, 15 % of the first week, 10 % up to day 20 and 5 % of the rest,
    rounded to the nearest day.
    """
    if wait < SHORTEST_FUZZED:
        return 0
    hundredths = sum(
        percent * (min(wait, end) - start) for start, end, percent in SHARES if wait > start
    )
    return (hundredths + 50) // 100


def due_window(memory: Memory) -> tuple[int, int]:
    """Return the first and the last study day on which a just answered card may come back.

    `memory.due` is the day that its scheduler computed. The caller counts the cards that are due
    on each day of this window, and hands the counts to `balanced`.
    """
    if memory.last is None or memory.due is None:
        raise ValueError("a card that was never answered has no due day to balance")
    wait = memory.due - memory.last
    off = fuzz(wait)
    return memory.due - off, min(memory.due + off, max(memory.due, memory.last + LONGEST_WAIT))


def balanced(memory: Memory, load: Mapping[int, int], *, card_id: str, reviews: int) -> Memory:
    """Return the same memory, due on the least loaded day of its window.

    `load` counts cards by due day; a day that it lacks has none. Among equally loaded days the
    nearest to the scheduler's own day wins; of two that are equally near, a hash of the card and
    its number of `reviews` decides, so that the same history always gives the same day.
    """
    first, last = due_window(memory)
    due = memory.due
    if first == last or due is None:
        return memory
    sign = 1 if _coin(card_id, reviews) else -1
    return memory.due_on(
        min(
            range(first, last + 1),
            key=lambda day: (load.get(day, 0), abs(day - due), sign * (day - due)),
        )
    )


def _coin(card_id: str, reviews: int) -> bool:
    """Return heads or tails, the same on every machine (Python's `hash` differs by process)."""
    digest = hashlib.blake2b(f"{card_id}/{reviews}".encode(), digest_size=1).digest()
    return bool(digest[0] & 1)

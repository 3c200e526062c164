"""A memory as a short JSON list, the form in which the log keeps states."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from recollect.core.memory import Memory


def to_list(memory: Memory) -> list[Any]:
    """Return a memory as a list, in the order of its fields."""
    return [
        memory.interval,
        memory.ease,
        memory.repetitions,
        memory.lapses,
        memory.last,
        memory.due,
        memory.stability,
        memory.difficulty,
    ]


def from_list(values: Sequence[Any]) -> Memory:
    """Return the memory that such a list holds."""
    return Memory(*values)

"""Work that a person waits for: it says how far it is, and can be stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int, str], None]
"""Told how much is done, of how much, and what comes next.

What it raises ends the work, of which nothing stays.
"""


def unwatched(done: int, total: int, what: str) -> None:
    """Tell nobody how far work is."""

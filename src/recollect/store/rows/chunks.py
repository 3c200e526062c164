"""Long lists of keys, in pieces that a database takes as parameters of one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recollect.core.grouping import batched

MOST_PARAMETERS = 10_000


def chunks(keys: Iterable[str], size: int = MOST_PARAMETERS) -> Iterator[list[str]]:
    """Return the keys in pieces that fit into one statement."""
    return batched(keys, size)

"""Deck names: paths with `/`, a folder of notes each, shown without their order numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ORDER_NUMBER = re.compile(r"^\d{1,3}\s*[-_.、]\s*(?=\D)")


def is_within(name: str, deck: str) -> bool:
    """Tell whether the deck `name` is `deck` or lies below it."""
    return name == deck or name.startswith(f"{deck}/")


def lineage(name: str) -> Iterator[str]:
    """Yield a deck's ancestors, the outermost first, and then the deck itself."""
    parts = name.split("/")
    for count in range(1, len(parts) + 1):
        yield "/".join(parts[:count])


def title_of(name: str) -> str:
    """Return how a deck is shown: the last part of its name, without a number that orders it."""
    return _ORDER_NUMBER.sub("", name.rsplit("/", 1)[-1])

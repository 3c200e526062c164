"""Many things in groups: those of one key, or so many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Key = TypeVar("Key")
Thing = TypeVar("Thing")


def grouped(pairs: Iterable[tuple[Key, Thing]]) -> dict[Key, list[Thing]]:
    """Return things by their keys; keys and things stand in the order in which they came."""
    groups: dict[Key, list[Thing]] = {}
    for key, thing in pairs:
        groups.setdefault(key, []).append(thing)
    return groups


def batched(things: Iterable[Thing], size: int) -> Iterator[list[Thing]]:
    """Yield things in lists of so many, the last one of what is left (Python has it from 3.12)."""
    rest = iter(things)
    while batch := list(islice(rest, size)):
        yield batch

"""Caches for what is found out about texts, which reading notes asks again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, cache, lru_cache
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_N = TypeVar("_N")
_T = TypeVar("_T")

_MOST = 1 << 20
"""Letters of notes after which the caches are emptied. Never within a note: each look through a
long one would find forgotten what it asks about first."""

_held = 0
"""Letters of the notes that were read since the caches were emptied."""
_REMEMBERING: list[_lru_cache_wrapper[Any]] = []


def remembered(find_out: Callable[_P, _T]) -> Callable[_P, _T]:
    """Cache a function of texts, until `forget` or `make_room` empties the caches."""
    asked = cache(find_out)
    _REMEMBERING.append(asked)
    return asked  # type: ignore[return-value]


def once(find_out: Callable[[_N], _T]) -> Callable[[_N], _T]:
    """Cache what a function returned for the last note: each dialect asks it of the same one."""
    _REMEMBERING.append(asked := lru_cache(maxsize=1)(find_out))
    return asked


def forget() -> None:
    """Empty all caches: what comes after reading notes needs the memory."""
    global _held
    _held = 0
    for asked in _REMEMBERING:
        asked.cache_clear()


def make_room(note: str) -> None:
    """Empty the caches if they hold much; called before a note's text is read."""
    global _held
    if _held > _MOST:
        forget()
    _held += len(note)

"""What is found out about a text is remembered: in reading notes, it is asked again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import _lru_cache_wrapper, cache, lru_cache
from typing import Any, ParamSpec, TypeVar

_P = ParamSpec("_P")
_N = TypeVar("_N")
_T = TypeVar("_T")

_MOST = 1 << 20
"""Letters of the notes whose texts are remembered; of a note, however long, all are: each look
through it would find those forgotten that it asks about first."""

_held = 0
"""Letters of the notes that were read since all was forgotten."""
_REMEMBERING: list[_lru_cache_wrapper[Any]] = []


def remembered(find_out: Callable[_P, _T]) -> Callable[_P, _T]:
    """Remember what a function of some texts returned for them."""
    asked = cache(find_out)
    _REMEMBERING.append(asked)
    return asked  # type: ignore[return-value]


def once(find_out: Callable[[_N], _T]) -> Callable[[_N], _T]:
    """Remember what a function found out of the note that is read: dialect by dialect asks it."""
    _REMEMBERING.append(asked := lru_cache(maxsize=1)(find_out))
    return asked


def forget() -> None:
    """Forget all that is remembered of texts: what comes behind reading notes needs the room."""
    global _held
    _held = 0
    for asked in _REMEMBERING:
        asked.cache_clear()


def make_room(note: str) -> None:
    """Forget what is remembered of texts once it is much: before a note's text is read."""
    global _held
    if _held > _MOST:
        forget()
    _held += len(note)

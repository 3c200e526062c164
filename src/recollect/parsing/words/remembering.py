"""What is found out about a text is remembered: in reading notes, it is asked again and again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")

_MOST = 1 << 14
"""More texts than a note of ten thousand questions has: of fewer, each look through such a note
would find those forgotten that the next one asks about first."""

_FORGETTING: list[Callable[[], None]] = []


def remembered(find_out: Callable[_P, _T]) -> Callable[_P, _T]:
    """Remember what a function of some texts returned for those it was last asked about."""
    asked = lru_cache(maxsize=_MOST)(find_out)
    _FORGETTING.append(asked.cache_clear)
    return asked  # type: ignore[return-value]


def forget() -> None:
    """Forget all that is remembered of texts: what comes behind reading notes needs the room."""
    for cleared in _FORGETTING:
        cleared()

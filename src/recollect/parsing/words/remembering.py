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


def remembered(find_out: Callable[_P, _T]) -> Callable[_P, _T]:
    """Remember what a function of some texts returned for those it was last asked about."""
    return lru_cache(maxsize=_MOST)(find_out)  # type: ignore[return-value]

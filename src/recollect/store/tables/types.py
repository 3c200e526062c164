"""Column types that every database can hold, and SQLite in STRICT tables too.

STRICT allows INTEGER, REAL, TEXT and BLOB only; so instants, truth values and lists are stored as
text and whole numbers, and come back as what they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import REAL, BigInteger, Double, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from recollect.core.instants import instant_to_text, text_to_instant
from recollect.core.scheduling.memory import Memory
from recollect.store.errors import DamagedValue

Whole: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number of up to 64 bits."""

Real: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
"""A floating-point number of double precision."""


# One for all: `json.dumps` would make one for each value.
_decode = json.JSONDecoder().decode
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: Any) -> str:
    """Return compact JSON in which Chinese stays Chinese."""
    # Most lists of a card are empty; of many cards that is half the time that JSON takes.
    return "[]" if value == () or value == [] else _encode(value)


def from_json(value: str) -> Any:
    """Return what JSON text holds; raises DamagedValue where it is none."""
    return _understand_json(value)


def _loaded(value: str) -> Any:
    return [] if value == "[]" else _decode(value)


def _memory(value: str) -> Memory:
    return Memory(*_decode(value))


def _understanding(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def understood(value: Any) -> Any:
        try:
            return None if value is None else read(value)
        except (ValueError, TypeError) as error:
            raise DamagedValue(f"{value!r}: {error}") from error

    return understood


_understand_json = _understanding(_loaded)


class _Kept(TypeDecorator[Any]):
    """A value that the database holds in another form; a form that cannot be read is damage."""

    keep: Callable[[Any], Any]
    read: Callable[[Any], Any] | None
    """None where a value is read in the form in which it is kept."""

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any]:
        """Return the function from a value to the form in which it is kept; None is NULL."""
        keep = self.keep
        return lambda value: None if value is None else keep(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Return the function from that form to the value."""
        return self.read and _understanding(self.read)


class Instant(_Kept):
    """An instant: aware and in UTC in Python, sortable text of one width in the database."""

    impl = Text
    cache_ok = True
    keep, read = staticmethod(instant_to_text), staticmethod(text_to_instant)


class Day(_Kept):
    """A calendar date, as ISO text."""

    impl = Text
    cache_ok = True
    keep, read = staticmethod(date.isoformat), staticmethod(date.fromisoformat)


class Truth(_Kept):
    """A truth value, as 0 or 1."""

    impl = Integer
    cache_ok = True
    keep, read = staticmethod(int), staticmethod(bool)


class Word(_Kept):
    """A word out of an enumeration: of what is no plain text the driver asks how it is kept."""

    impl = Text
    cache_ok = True
    keep, read = staticmethod(str), None


class Json(_Kept):
    """Lists and small mappings, as compact JSON text that a person can read in any language."""

    impl = Text
    cache_ok = True
    keep, read = staticmethod(to_json), staticmethod(_loaded)


class Remembered(_Kept):
    """A memory, as a short JSON list in the order of its fields."""

    impl = Text
    cache_ok = True
    keep, read = staticmethod(to_json), staticmethod(_memory)

"""Column types that every database can hold, and SQLite in STRICT tables too.

STRICT allows INTEGER, REAL, TEXT and BLOB only; so instants, truth values and lists are stored as
text and whole numbers, and come back as what they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import REAL, BigInteger, Double, Integer, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from recollect.core.instants import instant_to_text, text_to_instant
from recollect.store.errors import DamagedValue

Whole: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A whole number of up to 64 bits."""

Real: TypeEngine[float] = Double().with_variant(REAL(), "sqlite")
"""A floating-point number of double precision."""


class Instant(TypeDecorator[datetime]):
    """An instant: aware and in UTC in Python, sortable text of one width in the database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Refuse what has no zone: it could be any instant of a day."""
        return None if value is None else instant_to_text(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return an aware instant in UTC."""
        return None if value is None else _understood(text_to_instant, value)


class Day(TypeDecorator[date]):
    """A calendar date, as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Return the ISO form."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Return the date."""
        return None if value is None else _understood(date.fromisoformat, value)


class Truth(TypeDecorator[bool]):
    """A truth value, as 0 or 1."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Return 0 or 1."""
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Return the truth value."""
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """Lists and small mappings, as compact JSON text that a person can read in any language."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Return JSON text; None stays NULL."""
        return None if value is None else to_json(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Return what the text holds."""
        return None if value is None else from_json(value)


# One encoder for all: `json.dumps` would make one for each value.
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: Any) -> str:
    """Return compact JSON in which Chinese stays Chinese."""
    # Most lists of a card are empty; of many cards that is half the time that JSON takes.
    return "[]" if value == () or value == [] else _encode(value)


def from_json(value: str) -> Any:
    """Return what JSON text holds; raises DamagedValue where it is none."""
    return [] if value == "[]" else _understood(json.loads, value)


def _understood(read: Callable[[str], Any], value: str) -> Any:
    try:
        return read(value)
    except (ValueError, TypeError) as error:
        raise DamagedValue(f"{value!r}: {error}") from error

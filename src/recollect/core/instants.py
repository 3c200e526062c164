"""Instants as text, in one form: in the database, in exports and wherever a program reads them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=16)
def instant_to_text(value: datetime) -> str:
    """Return an aware instant as text of one width: `2026-11-23T08:00:00.000000Z`."""
    if value.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def microseconds(value: datetime) -> int:
    """Return the microseconds from the beginning of 1970, in UTC, to an aware instant."""
    return (value - _EPOCH) // timedelta(microseconds=1)


def text_to_instant(value: str) -> datetime:
    """Return the aware instant that such a text names."""
    return datetime.fromisoformat(value)

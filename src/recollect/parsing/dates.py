"""Dates and spans as learners write them: `2025-06-09`, `2026.02.01~04`, `June 9, 2025`."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FULL = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d{2})(?P<sep>[-/.]|\s?年\s?)(?P<m>\d{1,2})"
    r"(?:(?P=sep)|\s?月\s?)(?P<d>\d{1,2})(?![\d])\s?[日号]?"
)
_NAMED = re.compile(
    rf"(?<![A-Za-z\d])(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s?[-–—~～]\s?(?P<e1>\d{{1,2}}))?"
    rf"(?:st|nd|rd|th)?\s+(?P<m1>{_NAME})\b\.?"
    rf"|(?P<m2>{_NAME})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:\s?[-–—~～]\s?(?P<e2>\d{{1,2}})(?:st|nd|rd|th)?(?!\s*[-–—~～\d]))?)"
    rf"(?:,?\s+(?P<y>(?:19|20)\d{{2}})(?!\d))?",
    re.I,
)
_SHORT = re.compile(
    r"(?<![\d.:/-])(?P<m>\d{1,2})(?:[-/.]|\s?月\s?)(?P<d>\d{1,2})(?![\d%]|[.:/-]\d)\s?[日号]?"
)
_TO = re.compile(r"\s*(?:[~～\-–—→]{1,2}|至|到|to|until)\s*", re.I)
_DAY = re.compile(r"(?P<d>\d{1,2})(?![\d.:/-])\s?[日号]?")


class Span(NamedTuple):
    """A date or a span of dates, and where it stands in the text."""

    first: date
    last: date
    start: int
    stop: int


def span_in(text: str, year: int | None = None) -> Span | None:
    """Return the first date or span of dates in a text.

    The end of a span may leave out what it shares with the beginning: `2025-06-09 ～ 06-12`,
    `2026.02.01~04`, `3–5 June 2025`. A date without a year is read only where `year` is
    known. A span that ends before it begins is its beginning alone.
    """
    found = _date_at(text, None, year) or (_short_at(text, None, year) if year else None)
    if found is None:
        return None
    first, last, start, stop = found
    if first == last:
        last, stop = _end_of(text, stop, first)
    return Span(first, last, start, stop) if last >= first else Span(first, first, *found[2:])


def _end_of(text: str, stop: int, first: date) -> tuple[date, int]:
    dash = _TO.match(text, stop)
    if dash is None:
        return first, stop
    at = dash.end()
    full = _date_at(text, at, first.year) or _short_at(text, at, first.year)
    if full is not None:
        return full.last, full.stop
    day = _DAY.match(text, at)
    last = _made(first.year, first.month, int(day["d"])) if day else None
    return (last, day.end()) if day and last else (first, stop)


def _date_at(text: str, at: int | None, year: int | None) -> Span | None:
    for pattern in (_FULL, _NAMED):
        for match in [pattern.match(text, at)] if at is not None else pattern.finditer(text):
            if match and (made := _of(match, year)):
                return made
    return None


def _short_at(text: str, at: int | None, year: int) -> Span | None:
    for match in [_SHORT.match(text, at)] if at is not None else _SHORT.finditer(text):
        if match and (made := _made(year, int(match["m"]), int(match["d"]))):
            return Span(made, made, match.start(), match.end())
    return None


def _of(match: re.Match[str], year: int | None) -> Span | None:
    """Return what a full or a named date means; a named one may be `3–5 June`."""
    groups = match.groupdict()
    year = int(match["y"]) if match["y"] else year
    month = groups.get("m") or groups.get("m1") or groups.get("m2") or ""
    number = int(month) if month.isdecimal() else _MONTHS[month.casefold()]
    day = groups.get("d") or groups.get("d1") or groups.get("d2") or "0"
    until = groups.get("e1") or groups.get("e2") or day
    first = _made(year, number, int(day)) if year else None
    last = _made(year, number, int(until)) if year else None
    return Span(first, last or first, match.start(), match.end()) if first else None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

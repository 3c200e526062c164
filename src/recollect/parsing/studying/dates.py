"""Dates and spans as learners write them: `2025-06-09`, `2026.02.01~04`, `June 9 – July 2`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from recollect.core.text.scripts import either
from recollect.parsing.words.remembering import remembered

OVER_NEW_YEAR = timedelta(days=120)
"""A span that seems to end before it begins goes over New Year, if it is no longer than this."""

_DIGIT = re.compile(r"\d")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july",
         "aug august", "sep sept september", "oct october", "nov november", "dec december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<m>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_DAY_SIGN = either(r"\s?[日号]?")
_DAY = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?"
_YEAR_AFTER = rf"(?:,?\s+{_YEAR}(?!\d))?"
_COUNTED = either(
    r"(?:pages|pp|lines|chapters|sections|lectures|lessons|videos|questions|problems|"
    r"exercises|items|points|times|weeks|months|years|页|章|节|讲|题|道|遍|次|轮|篇|行|人)\b"
)
_AMOUNT = either(
    r"[\d%]|[.:/-]\d|\s?(?:[x×倍个天]|小时|分|h\b|hours?\b|hrs?\b|min|days?\b|[kmgt]b\b|"
    rf"{_COUNTED})"
)
_TO_SIGN = r"[~～\-–—→]{1,2}|至|到|\bto\b|\buntil\b"
_WEEKDAY = (
    r"(?:[(（]?(?:(?:周|星期)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?)"
    r"[)）]?,?\s*)?"
)

# A form tells some of year, month and day, or the week of an ISO year.
_WHOLE = (
    rf"{_YEAR}(?P<sep>[-/.]|\s?年\s?)(?P<m>\d{{1,2}})(?:(?P=sep)|\s?月\s?)(?P<d>\d{{1,2}})(?!\d)"
    rf"{_DAY_SIGN}"
)
_COMPACT = rf"{_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?!\d)"
_WEEK_OF_YEAR = rf"{_YEAR}-?W(?P<w>\d{{2}})(?!\d)"
_WEEK = r"W(?P<w>\d{2})(?!\d)"
_DAY_FIRST = rf"{_DAY}\s+{_MONTH}{_YEAR_AFTER}"
_MONTH_FIRST = rf"{_MONTH}\s+{_DAY}(?!\d){_YEAR_AFTER}"
_CHINESE = rf"(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})(?!\d){_DAY_SIGN}"
_SHORT = (
    rf"(?P<m>\d{{1,2}})(?P<sep>[-/.])(?P<d>\d{{1,2}})"
    rf"(?:(?!{_AMOUNT})|(?=-\d{{1,2}}(?P=sep)\d{{1,2}}(?!{_AMOUNT})))"
)
_DAY_ALONE = rf"{_DAY}(?![\d.:/-]){_DAY_SIGN}{_YEAR_AFTER}"

_AFTER_NO_NUMBER, _AFTER_NO_WORD, _AFTER_NO_SIGN = (
    r"(?<![\d.])",
    r"(?<![A-Za-z\d])",
    r"(?<![\d.:/-])",
)


def _any_case(forms: Iterable[str]) -> list[re.Pattern[str]]:
    return [re.compile(form, re.I) for form in forms]


_BEGINNINGS = _any_case(
    [
        _AFTER_NO_NUMBER + _WHOLE,
        _AFTER_NO_NUMBER + _COMPACT,
        _AFTER_NO_NUMBER + _WEEK_OF_YEAR,
        rf"{_AFTER_NO_WORD}{_DAY}(?=\s*(?:{_TO_SIGN})\s*{_DAY_FIRST.replace('?P<d>', '')})",
        _AFTER_NO_WORD + _DAY_FIRST,
        _AFTER_NO_WORD + _MONTH_FIRST,
        _AFTER_NO_SIGN + _CHINESE,
        _AFTER_NO_SIGN + _SHORT,
    ]
)
"""What a date may begin with: the form that tells most comes first."""

_TO = re.compile(rf"\s*{_WEEKDAY}(?:{_TO_SIGN}|/(?={_YEAR}-))\s*{_WEEKDAY}", re.I)
_ENDS = _any_case(
    [_WHOLE, _COMPACT, _WEEK_OF_YEAR, _DAY_FIRST, _MONTH_FIRST, _CHINESE, _SHORT, _WEEK, _DAY_ALONE]
)


class Span(NamedTuple):
    """A date or a span of dates, and where it stands in the text."""

    first: date
    last: date
    start: int
    stop: int


class _Told(NamedTuple):
    """What a form tells of a date; the rest is told elsewhere."""

    year: int | None
    month: int | None
    day: int | None
    week: int | None

    @classmethod
    def by(cls, match: re.Match[str]) -> _Told:
        groups = match.groupdict()
        month = (groups.get("m") or "").casefold()
        numbers = [groups.get("y"), _MONTHS.get(month, month), groups.get("d"), groups.get("w")]
        return cls(*(int(number) if number else None for number in numbers))

    def filled(self, other: _Told, year: int | None) -> _Told:
        """Return the same with what it shares with the other end, and a year from elsewhere."""
        month = self.month if self.week else self.month or other.month
        return self._replace(year=self.year or other.year or year, month=month)

    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day of it; None for what is no date."""
        try:
            if self.year and self.week:
                monday = date.fromisocalendar(self.year, self.week, 1)
                return monday, monday + timedelta(days=6)
            day = date(self.year or 0, self.month or 0, self.day or 0)
        except ValueError:
            return None
        return day, day


def undated(text: str, span: Span | None) -> str:
    """Return a text without the dates that stand in it."""
    return text[: span.start] + text[span.stop :] if span else text


@remembered
def span_in(text: str, year: int | None = None) -> Span | None:
    """Return the first date or span of dates in a text.

    Either end of a span may leave out what it shares with the other: `2025-06-09 ～ 06-12`,
    `2026.02.01~04`, `June 3 – July 2, 2025`, `3–5 June 2025`, `6月3日至12日`. An ISO week
    (`2025-W23`) is its seven days. A date without a year is read only where `year` is known. A span
    that ends before it begins is its beginning alone, unless it goes over New Year.
    """
    if not _DIGIT.search(text):
        return None
    for form in _BEGINNINGS:
        for match in form.finditer(text):
            if found := _span(text, match, year):
                return found
    return None


def _span(text: str, match: re.Match[str], year: int | None) -> Span | None:
    first = _Told.by(match)
    if to := _TO.match(text, match.end()):
        for form in _ENDS:
            end = form.match(text, to.end())
            if end and (days := _between(first, _Told.by(end), year)):
                return Span(*days, match.start(), end.end())
    alone = first.filled(first, year).days()
    return Span(*alone, match.start(), match.end()) if alone else None


def _between(first: _Told, last: _Told, year: int | None) -> tuple[date, date] | None:
    begin, end = first.filled(last, year), last.filled(first, year)
    begins, ends = begin.days(), end.days()
    if begins and ends and begins[0] > ends[1] and begin.year and end.year:
        if last.year is None:
            ends = end._replace(year=end.year + 1).days()
        elif first.year is None:
            begins = begin._replace(year=begin.year - 1).days()
        if begins and ends and ends[1] - begins[0] > OVER_NEW_YEAR:
            return None
    return (begins[0], ends[1]) if begins and ends and begins[0] <= ends[1] else None

"""Dates and spans of dates, as learners write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.parsing.studying.dates import span_in


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-06-09", "2025-06-09", "2025-06-09"),
        ("✅ 2025-05-24", "2025-05-24", "2025-05-24"),
        ("2025-06-09 ～ 06-12", "2025-06-09", "2025-06-12"),
        ("code--2026.02.01~04", "2026-02-01", "2026-02-04"),
        ("2025/6/9 - 2025/7/1", "2025-06-09", "2025-07-01"),
        ("2025年6月9日-12日", "2025-06-09", "2025-06-12"),
        ("9 Jun 2025", "2025-06-09", "2025-06-09"),
        ("June 9, 2025 to June 12, 2025", "2025-06-09", "2025-06-12"),
        ("3–5 June 2025", "2025-06-03", "2025-06-05"),
        ("June 3-5, 2025", "2025-06-03", "2025-06-05"),
        ("2025-12-30 至 2026-01-02", "2025-12-30", "2026-01-02"),
        ("2025-06-09 ~ 05-01", "2025-06-09", "2025-06-09"),
        ("June 3 - July 2, 2025", "2025-06-03", "2025-07-02"),
        ("3 to 5 June 2025", "2025-06-03", "2025-06-05"),
        ("Mon, Jun 3rd – Fri, Jun 7th 2025", "2025-06-03", "2025-06-07"),
        ("2025.6.3-6.12", "2025-06-03", "2025-06-12"),
        ("2025/06/09 ~ 06/12", "2025-06-09", "2025-06-12"),
        ("2025-06-09/2025-06-12", "2025-06-09", "2025-06-12"),
        ("2025年6月3日（周二）至7月2日", "2025-06-03", "2025-07-02"),
        ("20250609–20250612", "2025-06-09", "2025-06-12"),
        ("2025-W23", "2025-06-02", "2025-06-08"),
        ("2025-W23 ~ W24", "2025-06-02", "2025-06-15"),
        ("2025-12-28 ~ 01-03", "2025-12-28", "2026-01-03"),
        ("Dec 28 - Jan 3, 2026", "2025-12-28", "2026-01-03"),
    ],
)
def test_a_span_may_leave_out_what_both_ends_share(text: str, first: str, last: str) -> None:
    span = span_in(text)
    assert span is not None
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["", "2025-13-40", "3.14", "12/11", "2.1 data", "v1.2.3"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert span_in(text) is None


def test_a_date_without_a_year_needs_one_from_elsewhere() -> None:
    for text in ("06-12", "June 12", "12 Jun", "6月12日"):
        assert span_in(text) is None
        span = span_in(text, 2025)
        assert span is not None
        assert span.first == date(2025, 6, 12)


@pytest.mark.parametrize("text", ["6.3-6.12", "6/3-6/12", "Jun 3–12", "6月3-12日", "6月3日至12日"])
def test_a_span_without_a_year_needs_one_from_elsewhere(text: str) -> None:
    assert span_in(text) is None
    span = span_in(text, 2025)
    assert span is not None
    assert (span.first, span.last) == (date(2025, 6, 3), date(2025, 6, 12))


@pytest.mark.parametrize(
    "text",
    [
        *("1.5-2.5小时", "2.5 hours", "3.5x", "June 2025", "10:30-11:30"),
        *("3-5 pages", "3-5页", "4/9 questions", "第 3-5 章", "2.5 weeks"),
    ],
)
def test_an_amount_a_month_or_a_time_is_no_date(text: str) -> None:
    assert span_in(text, 2025) is None


@pytest.mark.parametrize(
    "text", ["6-12 done", "6/12 page tables", "6.12 题目已做完", "06-12 章节复习"]
)
def test_a_word_behind_a_date_makes_it_no_amount(text: str) -> None:
    span = span_in(text, 2025)
    assert span is not None
    assert span.first == date(2025, 6, 12)


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    span = span_in(text, 2025)
    assert span is None or span.first <= span.last

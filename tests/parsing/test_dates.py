"""Dates and spans of dates, as learners write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.parsing.dates import span_in


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


@given(st.text(max_size=60))
def test_no_text_is_too_odd(text: str) -> None:
    span = span_in(text, 2025)
    assert span is None or span.first <= span.last

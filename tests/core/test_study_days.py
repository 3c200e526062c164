"""Study days: "due in k days" shows up on study day +k, wherever and whenever."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.zones import ANSWERS, instant

from recollect.core.scheduling.study_days import StudyCalendar, date_to_day, day_to_date, monday_of

ZONES = sorted({row[0] for row in ANSWERS})


@pytest.mark.parametrize(("zone", "local", "fold", "expected"), ANSWERS)
def test_an_answer_belongs_to_the_study_day_that_began_at_four(
    zone: str, local: str, fold: int, expected: str
) -> None:
    day = StudyCalendar(ZoneInfo(zone)).study_day(instant(zone, local, fold))
    assert day_to_date(day) == date.fromisoformat(expected)


@pytest.mark.parametrize(("zone", "local", "fold", "expected"), ANSWERS)
def test_due_in_k_days_shows_up_at_four_on_the_kth_date_and_not_before(
    zone: str, local: str, fold: int, expected: str
) -> None:
    calendar = StudyCalendar(ZoneInfo(zone))
    today = calendar.study_day(instant(zone, local, fold))
    for k in (1, 2, 6, 15, 38, 366):
        at_four = instant(zone, f"{date.fromisoformat(expected) + timedelta(days=k)} 04:00", 0)
        assert calendar.begins(today + k) == at_four
        assert calendar.study_day(at_four) == today + k
        assert calendar.study_day(at_four - timedelta(microseconds=1)) == today + k - 1


@pytest.mark.parametrize("zone", ZONES)
def test_study_days_never_run_backwards_or_skip(zone: str) -> None:
    calendar = StudyCalendar(ZoneInfo(zone))
    start = datetime(2026, 1, 1, tzinfo=UTC)
    days = [calendar.study_day(start + timedelta(minutes=20 * i)) for i in range(72 * 400)]
    assert {later - earlier for earlier, later in pairwise(days)} == {0, 1}


def test_a_date_that_a_zone_skipped_costs_no_study_day() -> None:
    # Samoa had no 30 December 2011: it went from the 29th to the 31st at midnight.
    calendar = StudyCalendar(ZoneInfo("Pacific/Apia"))
    before = calendar.study_day(instant("Pacific/Apia", "2011-12-29 23:30", 0))
    after = calendar.study_day(instant("Pacific/Apia", "2011-12-31 04:30", 0))
    assert after - before == 2


@pytest.mark.parametrize("hour", [0, 1, 2, 3, 4, 12, 23])
def test_the_rollover_hour_is_the_learners(hour: int) -> None:
    calendar = StudyCalendar(ZoneInfo("America/New_York"), rollover_hour=hour)
    for day in range(date_to_day(date(2026, 3, 1)), date_to_day(date(2026, 11, 8))):
        assert calendar.study_day(calendar.begins(day)) == day
        last_moment = calendar.begins(day).astimezone(UTC) - timedelta(microseconds=1)
        assert calendar.study_day(last_moment) == day - 1


@given(st.integers(631_152_000, 4_102_444_800), st.sampled_from(ZONES))
def test_the_zone_that_an_instant_is_written_in_plays_no_part(seconds: int, zone: str) -> None:
    moment = datetime.fromtimestamp(seconds, UTC)
    calendar = StudyCalendar(ZoneInfo("Asia/Shanghai"))
    assert calendar.study_day(moment.astimezone(ZoneInfo(zone))) == calendar.study_day(moment)


def test_a_week_begins_on_monday() -> None:
    assert day_to_date(monday_of(date_to_day(date(2026, 11, 29)))) == date(2026, 11, 23)
    assert day_to_date(monday_of(date_to_day(date(2026, 11, 23)))) == date(2026, 11, 23)

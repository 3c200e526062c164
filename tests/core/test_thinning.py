"""Of backups, all of two days stay, then twelve daily, ten weekly and nine monthly ones."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from recollect.core.thinning import ALL_WITHIN, DAILY, MONTHLY, WEEKLY, worth_keeping

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

moments = st.lists(
    st.integers(-5000, 900 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    unique=True,
)


def days_ago(*days: float) -> list[datetime]:
    return [NOW - timedelta(days=number) for number in days]


def test_all_of_two_days_stay() -> None:
    hourly = days_ago(*(hour / 24 for hour in range(48)))
    assert worth_keeping(hourly, NOW) == frozenset(hourly)


def test_of_an_older_day_the_newest_stays() -> None:
    morning, noon, evening = days_ago(5.4, 5.2, 5.1)
    assert worth_keeping([evening, morning, noon], NOW) == {evening}


def test_a_backup_each_day_for_two_years_thins_to_days_weeks_and_months() -> None:
    kept: set[datetime] = set()
    for day in range(730):
        now = NOW + timedelta(days=day)
        kept = set(worth_keeping({*kept, now}, now))
    ages = sorted((now - moment).days for moment in kept)
    assert ages[: 3 + DAILY] == list(range(3 + DAILY))
    _, *weekly = ages[3 + DAILY :][:WEEKLY]
    assert weekly == list(range(weekly[0], weekly[0] + 7 * len(weekly), 7))
    assert len(ages) == 3 + DAILY + WEEKLY + MONTHLY
    assert 250 < ages[-1] < 400


@given(moments)
def test_the_newest_always_stays_and_so_does_what_is_of_late(made: list[datetime]) -> None:
    kept = worth_keeping(made, NOW)
    assert kept <= set(made)
    assert {moment for moment in made if NOW - moment <= ALL_WITHIN} <= kept
    assert not made or max(made) in kept
    assert len([m for m in kept if NOW - m > ALL_WITHIN]) <= DAILY + WEEKLY + MONTHLY


@given(moments)
def test_thinning_twice_takes_no_more(made: list[datetime]) -> None:
    once = worth_keeping(made, NOW)
    assert worth_keeping(once, NOW) == once

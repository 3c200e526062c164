"""Zones, clock changes and leap days: "due in k days" shows up on study day +k, and not before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from tests.conftest import HandClock, careless
from tests.zones import ANSWERS, instant

from recollect.app.importing import apply_import, plan_import
from recollect.app.scheduling.queueing import todays_queue
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.study_days import day_to_date

HISTORIES = {1: (0,), 6: (1, 0), 15: (7, 6, 0)}
"""The interval that an answer gives: so many days before it the card was answered, all Good."""


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """One card, and a clock that each test sets."""
    folder = tmp_path_factory.mktemp("zones")
    (folder / "note.md").write_text("### Q1: Why?\n\n**Answer**: Because.\n", encoding="utf-8")
    with Workspace.open(str(folder / "deck.db"), clock=HandClock()) as workspace:
        apply_import(workspace, plan_import(workspace, [folder / "note.md"]))
        yield careless(workspace)


@pytest.fixture
def clean(deck: Workspace) -> Iterator[Workspace]:
    yield deck
    session = StudySession(deck)
    while session.undo() is not None:
        pass


def set_clock(workspace: Workspace, moment: datetime) -> None:
    assert isinstance(workspace.clock, HandClock)
    workspace.clock.instant = moment.astimezone(UTC)


def due_at(workspace: Workspace, moment: datetime) -> bool:
    set_clock(workspace, moment)
    with workspace.database.read() as unit:
        queue = todays_queue(unit.agenda, workspace.settings, workspace.today())
    return queue.due == 1


@pytest.mark.parametrize("k", HISTORIES)
@pytest.mark.parametrize(("zone", "local", "fold", "expected"), ANSWERS)
def test_due_in_k_days_shows_up_on_the_kth_study_day(
    clean: Workspace, zone: str, local: str, fold: int, expected: str, k: int
) -> None:
    clean.change_setting("zone", zone)
    moment = instant(zone, local, fold)
    day = clean.calendar.study_day(moment)
    for days_before in HISTORIES[k]:
        noon = clean.calendar.begins(day - days_before).astimezone(UTC) + timedelta(hours=8)
        set_clock(clean, noon if days_before else moment)
        assert StudySession(clean).grade(Grade.GOOD) is None
    with clean.database.read() as unit:
        ((_, (*_, review)),) = unit.reviews.by_card()
    assert day_to_date(review.study_day).isoformat() == expected
    assert review.after.interval == k
    comes_back = clean.calendar.begins(day + k).astimezone(UTC)
    assert not due_at(clean, comes_back - timedelta(seconds=1))
    assert due_at(clean, comes_back)


def test_a_day_that_a_zone_left_out_delays_nothing(clean: Workspace) -> None:
    """Apia went from 29 to 31 December 2011: what was due on the 30th is due on the 31st."""
    clean.change_setting("zone", "Pacific/Apia")
    apia = ZoneInfo("Pacific/Apia")
    set_clock(clean, datetime(2011, 12, 29, 12, tzinfo=apia))
    StudySession(clean).grade(Grade.GOOD)
    assert due_at(clean, datetime(2011, 12, 31, 12, tzinfo=apia))


@pytest.mark.parametrize("hour", [0, 4, 23])
def test_the_day_begins_at_the_hour_that_the_learner_set(clean: Workspace, hour: int) -> None:
    clean.change_setting("zone", "Asia/Shanghai")
    clean.change_setting("rollover_hour", hour)
    shanghai = ZoneInfo("Asia/Shanghai")
    set_clock(clean, datetime(2026, 5, 1, hour, tzinfo=shanghai))
    StudySession(clean).grade(Grade.GOOD)
    assert not due_at(clean, datetime(2026, 5, 2, hour, tzinfo=shanghai) - timedelta(minutes=1))
    assert due_at(clean, datetime(2026, 5, 2, hour, tzinfo=shanghai))
    clean.change_setting("rollover_hour", 4)


def test_flying_west_over_the_rollover_keeps_what_was_due(clean: Workspace) -> None:
    """The session was opened after 04:00; an hour further west it is yesterday again."""
    clean.change_setting("zone", "Europe/Berlin")
    berlin = ZoneInfo("Europe/Berlin")
    set_clock(clean, datetime(2026, 5, 1, 12, tzinfo=berlin))
    StudySession(clean).grade(Grade.GOOD)
    set_clock(clean, datetime(2026, 5, 2, 4, 30, tzinfo=berlin))
    session = StudySession(clean)
    clean.change_setting("zone", "Europe/London")
    day = clean.today()
    assert day_to_date(day).isoformat() == "2026-05-01"
    session.grade(Grade.GOOD)
    with clean.database.read() as unit:
        ((card_id, reviews),) = unit.reviews.by_card()
        memory = unit.schedules.of(card_id).memory
    assert [review.study_day for review in reviews] == [day, day]
    assert memory == reviews[0].after, "one answer of a study day counts"

"""What is due is on the screen before the dashboard is: at once, and with little loaded."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import HandClock
from tests.tui.conftest import screen_text

from recollect.app.backups import all_backups
from recollect.app.figures.today import Today, today, today_at_once
from recollect.app.scheduling.due import Due, begin_with_due
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.tui.app import RecollectApp
from recollect.tui.pages.first import first_page
from recollect.tui.screens.first import FirstScreen
from recollect.tui.screens.home import HomeScreen
from recollect.tui.screens.settings import SettingsScreen

PROBE = """
import sys
from types import SimpleNamespace
from recollect.app.scheduling.due import begin_with_due
from recollect.tui import ways
from recollect.tui.app import RecollectApp

def end(app):
    loaded = [name for name in {heavy!r} if name in sys.modules]
    app.exit((app.screen.query_one("#page").lines(80)[0].plain, loaded))

{begin}
workspace, due = begin_with_due(sys.argv[1])
app = RecollectApp(workspace, due=due)
print(*app.run(headless=True), sep="\\n")
"""
AT_FIRST = "RecollectApp._begin = end"
WITH_THE_DASHBOARD = "ways.REVIEW = SimpleNamespace(load=lambda: end(app))"
HEAVY = (
    "sqlalchemy",
    "sqlalchemy.dialects.postgresql",
    "alembic",
    "recollect.parsing.reading",
    "markdown_it",
    "rapidfuzz",
    "pygments",
    "pylatexenc",
    "fsrs",
)


@pytest.fixture
def deck(
    address: str, write_questions: Callable[..., Path], import_notes: Callable[[], Any]
) -> str:
    write_questions(3)
    import_notes()
    return address


@pytest.mark.parametrize(
    ("begin", "loaded"), [(AT_FIRST, []), (WITH_THE_DASHBOARD, ["sqlalchemy"])]
)
def test_what_is_due_shows_before_the_database_is_loaded_and_the_dashboard_before_any_note_is(
    deck: str, begin: str, loaded: list[str]
) -> None:
    with Workspace.open(deck) as workspace:
        today(workspace)  # what is weak was weighed before
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(heavy=HEAVY, begin=begin), deck],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("Today Due 0 · new 3 · about 1 min")
    assert done.stdout.endswith(f"\n{loaded}\n")


async def test_the_dashboard_is_read_once_and_takes_the_place_of_what_is_due(
    deck: str, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[Workspace] = []

    def look(workspace: Workspace) -> Today:
        looks.append(workspace)
        return today_at_once(workspace)

    monkeypatch.setattr("recollect.tui.screens.home.today_at_once", look)
    workspace, due = begin_with_due(deck, clock)
    app = RecollectApp(workspace, due=due)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert not any(isinstance(screen, FirstScreen) for screen in app.screen_stack)
        assert "Due 0 · new 3 · about 1 min" in screen_text(app)
        assert looks == [workspace]
    workspace.close()


async def test_a_key_that_comes_before_the_dashboard_is_for_the_dashboard(
    deck: str, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, due = begin_with_due(deck, clock)
    app = RecollectApp(workspace, due=due)
    monkeypatch.setattr(app, "call_after_refresh", lambda *_: True)  # it does not come by itself
    async with app.run_test() as pilot:
        assert isinstance(app.screen, FirstScreen)
        await pilot.press("comma")
        assert isinstance(app.screen, SettingsScreen)
    workspace.close()


async def test_the_backup_of_the_day_is_made_while_the_first_question_is_read(
    deck: str, clock: HandClock
) -> None:
    assert all_backups(deck) == []
    with Workspace.open(deck, clock=clock) as workspace:
        app = RecollectApp(workspace, Selection())
        async with app.run_test():
            await app.workers.wait_for_complete()
            assert len(all_backups(deck)) == 1


def test_before_there_is_any_card_nothing_is_said_of_it() -> None:
    assert first_page(Due(date=date(2026, 3, 2), has_cards=False), 80) == []

"""What is weighed is weighed beside the screen: it says so, and leaving the screen stops it."""

from __future__ import annotations

import asyncio
import sys
import threading
from typing import Any

import pytest
from tests.tui import conftest, decks
from tests.tui.conftest import screen_text

from recollect.app.areas.changes import AreaChanges
from recollect.app.areas.listing import weak_areas
from recollect.app.areas.model import Area
from recollect.app.cards.browsing import mark_weak
from recollect.app.quiz.scopes import WEAK
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.asking.quiz import QuizPlan
from recollect.tui import ways
from recollect.tui.app import RecollectApp
from recollect.tui.screens.summary import SummaryScreen

SIZE = (80, 24)


class Scales:
    """Weighing that waits in the middle until it is told to go on."""

    def __init__(self) -> None:
        self.begun, self.go_on, self.over = (threading.Event() for _ in range(3))
        self.found = False

    def weigh(self, *given: object) -> AreaChanges:
        *_, progress = given
        self.begun.set()
        try:
            self.go_on.wait()
            assert callable(progress)
            progress(1, 2, "answers")
            self.found = True
        finally:
            self.over.set()
        return AreaChanges(newly_weak=("paging",))


@pytest.fixture
def scales(monkeypatch: pytest.MonkeyPatch) -> Scales:
    scales = Scales()
    monkeypatch.setattr(conftest, "AWAITED", ())  # the pilot need not wait for it
    monkeypatch.setattr("recollect.tui.screens.areas.current_areas", scales.weigh)
    monkeypatch.setattr("recollect.tui.screens.quiz_setup.scopes", scales.weigh)
    monkeypatch.setattr(StudySession, "weak_spots", scales.weigh)
    return scales


@pytest.fixture
def weak(workspace: Workspace) -> Workspace:
    first, *_ = decks.put(workspace, decks.EVERY_KIND)
    mark_weak(workspace, first.id, "paging")
    return workspace


async def test_leaving_the_areas_stops_the_weighing(weak: Workspace, scales: Scales) -> None:
    app = RecollectApp(weak)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("w")
        await asyncio.to_thread(scales.begun.wait)
        assert ways.AREAS.leads_to(app.screen)
        assert "Weighing the answers" in screen_text(app)
        await pilot.press("escape")
        assert not ways.AREAS.leads_to(app.screen)
        scales.go_on.set()
        await asyncio.to_thread(scales.over.wait)
        assert not scales.found


async def test_a_self_test_begins_before_it_is_weighed_what_it_could_be_about(
    weak: Workspace, scales: Scales
) -> None:
    app = RecollectApp(weak)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("t")
        await asyncio.to_thread(scales.begun.wait)
        assert "Weighing the answers" in screen_text(app)
        await pilot.press("enter")
        while not ways.QUIZ.leads_to(app.screen):
            await pilot.pause()
        scales.go_on.set()
        await asyncio.to_thread(scales.over.wait)
        assert not scales.found


async def test_what_is_weak_is_weighed_beside_the_screen_when_a_test_of_it_begins(
    weak: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def weigh(*given: Any) -> tuple[Area, ...]:
        threads.append(threading.current_thread())
        return weak_areas(*given)

    monkeypatch.setattr(sys.modules["recollect.app.quiz.scopes"], "weak_areas", weigh)
    app = RecollectApp(weak, then=lambda app: app.quiz(QuizPlan(scope=WEAK)))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert ways.QUIZ.leads_to(app.screen)
    assert threads
    assert threading.main_thread() not in threads


async def test_the_figures_of_a_session_are_there_before_its_weak_areas(
    weak: Workspace, scales: Scales
) -> None:
    app = RecollectApp(weak, Selection())
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space", "1", "q")
        await asyncio.to_thread(scales.begun.wait)
        assert isinstance(app.screen, SummaryScreen)
        early = screen_text(app)
        assert "1 answer " in early
        assert "Weighing the answers" in early
        scales.go_on.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        late = screen_text(app)
        assert "Newly weak: paging" in late
        assert "Weighing" not in late

"""Long work beside the screen: how far it is, and Esc, which leaves nothing of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Semaphore

import pytest
from tests.tui import conftest, decks
from textual.widgets import Input

from recollect.app.importing import apply_import, import_history, plan_import
from recollect.app.reports import save_report
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.long_work import Progress
from recollect.core.scheduling.grades import Grade
from recollect.tui.app import RecollectApp
from recollect.tui.screens import working
from recollect.tui.screens.imports import ImportsScreen
from recollect.tui.screens.working import Working

Shown = Callable[[RecollectApp], str]


@pytest.fixture
def gate(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Semaphore:
    """A report on a failed card is five steps; each waits at the gate."""
    decks.put(workspace, [decks.PLAIN])
    StudySession(workspace).grade(Grade.AGAIN)
    gate = Semaphore(0)

    def report(workspace: Workspace, progress: Progress) -> Path:
        for step in range(5):
            progress(step, 5, "attention")
            gate.acquire()
        return save_report(workspace, progress)

    monkeypatch.setattr("recollect.app.reports.save_report", report)
    monkeypatch.setattr(conftest, "AWAITED", ())  # the pilot need not wait for it
    monkeypatch.setattr(working, "PATIENCE", 0)
    monkeypatch.setattr(working, "PAUSE", 0)
    return gate


async def until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.001)


async def test_a_sheet_says_how_far_it_is_and_goes_at_the_end(
    workspace: Workspace, gate: Semaphore, shown: Shown
) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("x")
        await until(lambda: isinstance(app.screen, Working))
        gate.release()
        await until(lambda: "1/5" in shown(app))
        assert "Writing the report" in shown(app)
        assert sum(isinstance(one, Working) for one in app.screen_stack) == 1
        assert "attention" in shown(app)
        gate.release(4)
        await until(lambda: not isinstance(app.screen, Working))
        await pilot.pause()
        assert "weak-areas-" in shown(app).replace("\n", "")


async def test_esc_stops_it_and_nothing_is_written(
    workspace: Workspace, gate: Semaphore, shown: Shown
) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await until(lambda: isinstance(app.screen, Working))
        await pilot.press("escape")
        assert "Stopping" in shown(app)
        gate.release(5)
        await until(lambda: not isinstance(app.screen, Working))
    assert not list(Path(workspace.address).parent.glob("reports/*"))


async def test_work_that_ends_below_another_screen_leaves_no_sheet(
    workspace: Workspace, gate: Semaphore
) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("x")
        await until(lambda: isinstance(app.screen, Working))
        await app.push_screen(ImportsScreen(workspace))
        gate.release(5)
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert len(app.screen_stack) == 2, "the dashboard over Textual's own"


async def test_the_last_import_is_undone_beside_the_screen(
    workspace: Workspace, tmp_path: Path, shown: Shown
) -> None:
    (tmp_path / "a.md").write_text("### Q1: What is a leaf of a tree?\n\n**Answer**: An end.\n")
    apply_import(workspace, plan_import(workspace, [tmp_path]))
    app = RecollectApp(workspace)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await app.push_screen(ImportsScreen(workspace))
        await pilot.press("u")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "undone" in shown(app)
    assert import_history(workspace)[0].undone_at is not None


async def test_an_import_that_is_stopped_goes_back_to_the_folder_that_was_named(
    workspace: Workspace, gate: Semaphore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plan(*given: object, wishes: object) -> None:
        *_, progress = given
        assert callable(progress)
        for step in range(5):
            progress(step, 5, "trees.md")
            gate.acquire()

    monkeypatch.setattr("recollect.tui.screens.import_notes.plan_import", plan)
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("i", "x", "enter")
        await until(lambda: isinstance(app.screen, Working))
        await pilot.press("escape")
        gate.release(5)
        await until(lambda: not isinstance(app.screen, Working))
        await pilot.pause()
        await pilot.press("y")
        assert app.screen.query_one(Input).value == "xy"

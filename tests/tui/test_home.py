"""The dashboard, from the first start to an empty day."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from tests.conftest import HandClock
from tests.tui import decks
from tests.tui.conftest import screen_text, work_done
from textual.command import CommandPalette
from textual.widgets import Input

from recollect.app.areas.listing import weak_areas
from recollect.app.areas.model import Area
from recollect.app.importing import apply_import, plan_import, undo_import
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.tui.app import RecollectApp
from recollect.tui.screens.home import HomeScreen
from recollect.tui.screens.import_notes import ImportNotes
from recollect.tui.screens.imports import ImportsScreen
from recollect.tui.screens.review import ReviewScreen
from recollect.tui.screens.settings import SettingsScreen
from recollect.tui.screens.statistics import StatisticsScreen

SIZE = (80, 24)


@pytest.mark.parametrize("key", ["1", "enter"])
async def test_a_first_folder_is_imported_and_reviewed(
    workspace: Workspace, tmp_path: Path, key: str
) -> None:
    folder = tmp_path / "my notes"
    folder.mkdir()
    (folder / "a.md").write_text("Q: What is a page?\nA: A block of memory.\n", encoding="utf-8")
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        assert "Welcome to Recollect" in screen_text(app)
        await pilot.press(key)
        await pilot.pause()
        app.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await work_done(app)
        await pilot.pause()
        assert "1  new" in screen_text(app)
        await pilot.press("enter")
        await work_done(app)
        await pilot.pause()
        assert "Due 0 · new 1" in screen_text(app)
        await pilot.press("enter")
        assert "What is a page?" in screen_text(app)


@pytest.mark.parametrize(
    ("later", "head", "imported"),
    [(0, "2026-03-02 Mon", "2026-03-02"), (8, "2026-03-03 Tue", "2026-03-03")],
    ids=["at 02:00 on the 3rd it is still the evening before", "at 10:00 it is the 3rd"],
)
async def test_the_dashboard_tells_days_as_the_learner_lives_them(
    workspace: Workspace, clock: HandClock, later: int, head: str, imported: str
) -> None:
    workspace.change_setting("zone", "Pacific/Kiritimati")
    clock.pass_days(later / 24)
    decks.put(workspace, decks.EVERY_KIND)
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 60)):
        shown = screen_text(app)
        assert head in shown
        assert f"Last import {imported}" in shown


async def test_an_import_that_was_undone_can_still_be_looked_at(
    workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("Q: What is a page?\nA: A block of memory.\n", encoding="utf-8")
    apply_import(workspace, plan_import(workspace, [tmp_path / "a.md"]))
    undo_import(workspace)
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("l")
        assert isinstance(app.screen, ImportsScreen)


async def test_a_folder_that_is_not_there_is_said_in_one_line(workspace: Workspace) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("i")
        await pilot.pause()
        await pilot.press(*"/nowhere", "enter")
        await work_done(app)
        await pilot.pause()
        assert isinstance(app.screen, ImportNotes)
        assert "/nowhere" in screen_text(app).replace("/nowhere", "", 1)


async def test_a_folders_path_is_completed_as_a_shell_does(
    workspace: Workspace, tmp_path: Path
) -> None:
    for name in ("笔记/物理", "笔记/数学"):
        (tmp_path / name).mkdir(parents=True)
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("i")
        app.screen.query_one(Input).value = f"{tmp_path}/笔"
        await pilot.press("tab")
        assert app.screen.query_one(Input).value == f"{tmp_path}/笔记/"
        await pilot.pause()
        assert "数学/ 物理/" in screen_text(app)
        await pilot.press("物", "tab", "enter")
        await work_done(app)
        assert "No folder" not in screen_text(app)


async def test_cancelling_an_import_changes_nothing(workspace: Workspace) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("i", "escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert app.screen.today.cards == 0


async def test_a_deck_is_reviewed_by_itself(workspace: Workspace) -> None:
    decks.put(
        workspace,
        [decks.PLAIN, decks.card("Only here?", "Yes.", deck="other")],
    )
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("down", "down", "down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.session.progress.total == 1
        assert "Only here?" in screen_text(app)


async def test_an_empty_day_says_when_the_next_card_comes(
    workspace: Workspace, clock: HandClock
) -> None:
    decks.put(workspace, [decks.PLAIN])
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "space", "3", "enter")
        await pilot.pause()
        assert "Nothing is due: the next card comes tomorrow." in screen_text(app)
        assert "Review" not in screen_text(app).rsplit("\n", 2)[-2]


async def test_a_day_that_was_left_with_cards_to_drill_goes_on_with_them(
    workspace: Workspace,
) -> None:
    decks.put(workspace, [decks.PLAIN])
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "space", "1", "q", "enter")
        await pilot.pause()
        assert "Due 0 · new 0 · again 1 · about 1 min" in screen_text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.session.progress.left_redrill == 1


@pytest.mark.parametrize("width", [40, 80])
async def test_the_footer_says_how_to_leave_and_where_help_is(
    workspace: Workspace, width: int
) -> None:
    decks.put(workspace, [decks.PLAIN])
    app = RecollectApp(workspace)
    async with app.run_test(size=(width, 12)):
        assert "? Help   q Quit" in screen_text(app).rsplit("\n", 2)[-2]


async def test_the_palette_offers_what_works_here(workspace: Workspace) -> None:
    decks.put(workspace, [decks.PLAIN])
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "space")
        names = [str(command.title) for command in app.get_system_commands(app.screen)]
        assert len(names) == len(set(names))
        assert {"Undo", "Weak", "I guessed", "简体中文", "Quit"} <= set(names)
        assert not {"Hint", "Focus Next"} & set(names)
        await pilot.press("ctrl+p", *"Figures", "enter")
        assert isinstance(app.screen, StatisticsScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewScreen)


async def test_before_the_first_answer_the_figures_say_why_there_are_none(
    workspace: Workspace,
) -> None:
    decks.put(workspace, [decks.PLAIN])
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s")
        assert isinstance(app.screen, StatisticsScreen)
        assert "No answers yet: review some cards" in screen_text(app)


async def test_a_large_tree_is_folded_until_it_is_unfolded(workspace: Workspace) -> None:
    names = [f"课程/第{part}章/第{number}节" for part in range(9) for number in range(5)]
    decks.put(workspace, [decks.card("Here?", "Yes.", deck=name) for name in names])
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        assert "第8章" in screen_text(app)
        assert "第0节" not in screen_text(app)
        await pilot.press("down", "down", "right", "down")
        assert screen_text(app).count("第0节") == 1
        await pilot.press("enter")
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.session.progress.total == 1


async def test_a_click_chooses_a_deck_and_another_one_reviews_it(workspace: Workspace) -> None:
    decks.put(workspace, [decks.PLAIN, decks.card("Only here?", "Yes.", deck="other")])
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        other = next(y for y, row in enumerate(screen_text(app).split("\n")) if "other" in row)
        await pilot.click(offset=(10, other))
        assert isinstance(app.screen, HomeScreen)
        assert "▸   other" in screen_text(app)
        await pilot.click(offset=(10, other))
        assert "Only here?" in screen_text(app)


@pytest.mark.parametrize("typed", ["设置", "settings", "置"])
async def test_the_palette_finds_either_name_in_chinese(workspace: Workspace, typed: str) -> None:
    workspace.change_setting("language", "zh")
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p", *typed)
        await pilot.pause()
        assert screen_text(app).count("设置") > (typed == "设置")
        await pilot.press("enter")
        assert isinstance(app.screen, SettingsScreen)


async def test_the_palette_says_in_the_readers_language_that_it_finds_nothing(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CommandPalette, "_NO_MATCHES_COUNTDOWN", 0.001)
    workspace.change_setting("language", "zh")
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p", *"qqqq")
        async with asyncio.timeout(10):
            while "没有这个名称。" not in screen_text(app):
                await asyncio.sleep(0.001)  # for the palette's timer
        await pilot.press("enter")
        assert isinstance(app.screen, CommandPalette)


async def test_folded_decks_stay_folded(workspace: Workspace) -> None:
    decks.put(workspace, [decks.card("Here?", "Yes.", deck=name) for name in ("a/b", "a/c")])
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("down", "left")
    with Workspace.open(workspace.address, clock=workspace.clock) as again:
        async with RecollectApp(again).run_test(size=SIZE) as pilot:
            assert "+ a" in screen_text(pilot.app)
            await pilot.press("down", "right")
            assert "- a" in screen_text(pilot.app)


async def test_the_areas_are_weighed_beside_the_screen(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("Q: What is a page?\nA: A block of memory.\n", encoding="utf-8")
    apply_import(workspace, plan_import(workspace, [tmp_path / "a.md"]))
    threads = []

    def weigh(*given: object) -> tuple[Area, ...]:
        threads.append(threading.current_thread())
        return weak_areas(*given)  # type: ignore[arg-type]

    monkeypatch.setattr("recollect.app.areas.listing.weak_areas", weigh)
    StudySession(workspace).mark_weak("paging")
    app = RecollectApp(workspace)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "paging" in screen_text(app)
    assert threads
    assert threading.main_thread() not in threads

"""The library, a card by itself, figures, settings and imports, driven by keys."""

from __future__ import annotations

import pytest
from tests.tui import decks
from tests.tui.conftest import screen_text
from tests.tui.test_hostile import CONTROLS, MARKUP, hostile_deck
from tests.tui.test_snapshots import LOOKS, Look, See, Snapshot

from recollect.app.cards.browsing import CardList
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.core.cards.library import Standing, Wanted
from recollect.core.scheduling.grades import Grade
from recollect.tui.app import RecollectApp
from recollect.tui.screens.card import CardScreen
from recollect.tui.screens.library import LibraryScreen
from recollect.tui.screens.review import ReviewScreen

SIZE = (80, 24)


def standing(workspace: Workspace, wanted: Standing) -> int:
    return len(CardList(workspace, Wanted(standing=wanted)))


async def test_cards_are_found_while_words_are_typed(workspace: Workspace) -> None:
    decks.put(workspace, decks.EVERY_KIND)
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("slash", *"线性")
        await pilot.pause()
        assert "1 card" in screen_text(pilot.app)
        await pilot.press("enter", "enter")
        assert isinstance(pilot.app.screen, CardScreen)
        assert "用内存换计算" in screen_text(pilot.app)


async def test_what_is_done_to_many_cards_is_taken_back_by_one_key(workspace: Workspace) -> None:
    decks.put(workspace, decks.EVERY_KIND)
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("b", "space", "space", "at")
        assert standing(workspace, Standing.SUSPENDED) == 2
        await pilot.press("u")
        assert standing(workspace, Standing.SUSPENDED) == 0


async def test_the_list_is_narrowed_by_key(workspace: Workspace) -> None:
    decks.put(workspace, decks.EVERY_KIND)
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("b", "k")
        assert "2 cards" in screen_text(pilot.app)
        await pilot.press("f", "f")
        assert "No card is like that." in screen_text(pilot.app)


async def test_leaving_the_question_for_a_deck_keeps_the_list(workspace: Workspace) -> None:
    decks.put(workspace, decks.EVERY_KIND)
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("b", "d", "down", "enter")
        narrowed = screen_text(pilot.app).split("\n")[0]
        assert "gpu" in narrowed
        await pilot.press("d", "escape")
        assert screen_text(pilot.app).split("\n")[0] == narrowed


@pytest.mark.parametrize("size", [(40, 12), (200, 60)])
async def test_a_long_list_keeps_its_cursor_in_sight(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    decks.put(workspace, [decks.card(f"Question {number}.") for number in range(150)])
    async with RecollectApp(workspace).run_test(size=size) as pilot:
        await pilot.press("b", "end")
        assert "Question 149." in screen_text(pilot.app)
        await pilot.press("home")
        assert "Question 0." in screen_text(pilot.app)


@pytest.mark.parametrize(
    ("card", "shown"),
    [
        (decks.BLANKS, ("GQA sits between ____ and ____.", "MHA", "MQA")),
        (decks.SEVERAL, ("✓ 量化为 8 位", "· 增大 batch")),
        (decks.STATEMENT, ("✓ True", "块不必连续")),
    ],
)
async def test_a_card_by_itself_shows_what_is_right(
    workspace: Workspace, card: Card, shown: tuple[str, ...]
) -> None:
    (put,) = decks.put(workspace, [card])
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(CardScreen(workspace, put.id))
        await pilot.pause()
        assert [text for text in shown if text not in screen_text(app)] == []


async def test_a_card_by_itself_is_suspended_flagged_and_marked(workspace: Workspace) -> None:
    decks.put(workspace, [decks.PLAIN])
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("b", "enter", "at", "exclamation_mark", "w", *"paging", "enter")
        shown = screen_text(pilot.app)
        assert "suspended · flag 1" in shown
        assert "paging" in shown
        await pilot.press("u", "u", "u", "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert standing(workspace, Standing.NEW) == 1


async def test_settings_are_changed_at_once_and_refused_with_what_is_allowed(
    workspace: Workspace,
) -> None:
    async with RecollectApp(workspace).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("comma", "down", "down", "enter", "down", "right")
        assert (workspace.settings.buttons, workspace.settings.new_a_day) == (6, 51)
        await pilot.press("down", "enter", "backspace", "backspace", *"many", "enter")
        await pilot.pause()
        assert "minutes cannot be many" in screen_text(pilot.app)
        assert workspace.settings.minutes == 20


async def test_what_was_forgotten_today_is_drilled_by_one_key(workspace: Workspace) -> None:
    decks.put(workspace, [decks.PLAIN, decks.TERM])
    StudySession(workspace).grade(Grade.AGAIN)
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("f")
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "page table" in screen_text(pilot.app)


async def test_nothing_due_offers_to_learn_ahead(workspace: Workspace) -> None:
    decks.put(workspace, [decks.PLAIN, decks.TERM])
    workspace.change_setting("new_a_day", 0)
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("a")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_the_report_says_where_it_was_written(workspace: Workspace) -> None:
    decks.put(workspace, [decks.PLAIN])
    StudySession(workspace).grade(Grade.AGAIN)
    async with RecollectApp(workspace).run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("x")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "weak-areas-" in screen_text(pilot.app).replace("\n", "")


@pytest.mark.parametrize("size", [(40, 12), (200, 60)])
async def test_no_text_is_obeyed_here_either(workspace: Workspace, size: tuple[int, int]) -> None:
    hostile_deck(workspace, " ".join([*MARKUP, *CONTROLS]))
    StudySession(workspace).mark_weak("[/] [@click=app.quit]x[/] \x1b[2J")
    StudySession(workspace).grade(Grade.AGAIN)
    app = RecollectApp(workspace)
    seen = ""
    async with app.run_test(size=size, notifications=True) as pilot:
        for key in ["b", "space", "d", "down", "enter", "enter", "w", "escape", "escape", "escape"]:
            await pilot.press(key)
            await pilot.pause()
            seen += screen_text(app)
        for key in ["escape", "s", "d", "down", "enter", "escape", "l", "escape", "comma"]:
            await pilot.press(key)
            await pilot.pause()
            seen += screen_text(app)
        assert app.is_running
    assert "\x1b" not in seen
    assert "\x9b" not in seen


@LOOKS
async def test_what_the_screens_look_like(
    workspace: Workspace, snapshot: Snapshot, looks: list[Look]
) -> None:
    decks.put(workspace, decks.EVERY_KIND)
    session = StudySession(workspace)
    session.mark_weak("KV cache")
    session.grade(Grade.AGAIN, answer="每一步都要用到旧的键和值。")
    session.grade(Grade.EASY)
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        see = See(pilot, snapshot, looks)
        await see("library", "b", "space")
        await see("card", "escape", "home", "enter")
        await see("figures", "escape", "escape", "s")
        await see("imports", "escape", "l")
        await see("settings", "escape", "comma")

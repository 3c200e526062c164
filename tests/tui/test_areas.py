"""The areas and the progress board in the app: opened, practised, named, united."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.tui import decks
from tests.tui.conftest import screen_text
from tests.tui.test_hostile import CONTROLS, MARKUP, hostile_deck
from tests.tui.test_snapshots import LOOKS, Look, See, Snapshot

from recollect.app.areas.opening import current_areas
from recollect.app.cards.browsing import mark_weak
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.study_log import EntryKind, Status, StudyEntry
from recollect.tui.app import RecollectApp
from recollect.tui.screens.area import AreaScreen
from recollect.tui.screens.areas import AreasScreen
from recollect.tui.screens.card import CardScreen
from recollect.tui.screens.review import ReviewScreen

SIZE = (80, 24)
CONCEPT, SAME = "multi-head concatenation", "多头注意力拼接机制"


@pytest.fixture
def weak(workspace: Workspace) -> Workspace:
    """Two names of one weak concept, and a lecture that is called done though its card failed."""
    first, second, *_ = decks.put(workspace, decks.EVERY_KIND)
    for card, name in ((first, CONCEPT), (first, CONCEPT), (second, SAME)):
        mark_weak(workspace, card.id, name)
    session = StudySession(workspace)
    session.grade(Grade.AGAIN)
    session.grade(Grade.EASY)
    with workspace.database.write() as unit:
        unit.study_entries.replace({"note-gpu/memory.md": [lecture(1), lecture(2)]})
    return workspace


def lecture(number: int) -> StudyEntry:
    """Return a row of a progress table: the first lecture is the note's, the second lies ahead."""
    return StudyEntry(
        kind=EntryKind.LOG,
        line=number,
        topic=("memory", "Lecture 2: 并行")[number - 1],
        stages=("阶段1：硬件",),
        status=(Status.NOT_STARTED, Status.IN_PROGRESS)[number - 1],
        ended_on=date(2026, 2, number),
        tested_on=date(2026, 2, 20),
    )


def names(workspace: Workspace) -> set[str]:
    return {area.name for area in current_areas(workspace)}


@pytest.mark.parametrize("cells", [40, 50, 62, 80, 120])
async def test_names_of_areas_can_be_read_at_any_width(weak: Workspace, cells: int) -> None:
    async with RecollectApp(weak).run_test(size=(cells, 15)) as pilot:
        await pilot.press("w")
        shown = screen_text(pilot.app)
        assert all(name in shown for name in (CONCEPT[:14], SAME[:7])), shown
        await pilot.press("enter")
        assert "fails" in screen_text(pilot.app)


async def test_an_area_is_opened_down_to_a_card_and_practised(weak: Workspace) -> None:
    async with RecollectApp(weak).run_test(size=SIZE) as pilot:
        await pilot.press("w", "enter")
        assert isinstance(pilot.app.screen, AreaScreen)
        await pilot.press("tab")
        shown = screen_text(pilot.app)
        assert "marked by hand" in shown
        assert "answer: again" in shown
        assert "your mean is" in shown
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, CardScreen)
        await pilot.press("escape", "p")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_a_cloze_of_an_area_does_not_give_its_answer_away(workspace: Workspace) -> None:
    decks.put(workspace, [decks.CLOZE])
    session = StudySession(workspace)
    session.mark_weak(CONCEPT)
    session.grade(Grade.AGAIN)
    async with RecollectApp(workspace).run_test(size=(120, 40)) as pilot:
        await pilot.press("w", "enter")
        assert "shared between […]." in screen_text(pilot.app)
        await pilot.press("tab")
        assert "shared between […]." in screen_text(pilot.app)


async def test_an_area_is_renamed_given_another_name_and_merged(weak: Workspace) -> None:
    async with RecollectApp(weak).run_test(size=SIZE) as pilot:
        await pilot.press("w", "enter", "n", *["backspace"] * 30, *"heads", "enter")
        await pilot.press("a", *"concat of heads", "enter")
        await pilot.pause()
        assert f"also: concat of heads, {CONCEPT}" in screen_text(pilot.app)
        await pilot.press("m", "down", "enter")
        await pilot.pause()
        assert SAME in screen_text(pilot.app)
    assert "heads" in names(weak)
    assert not {CONCEPT, SAME} & names(weak)


@pytest.mark.parametrize(("key", "left"), [("y", 1), ("n", 2)])
async def test_a_suggested_name_is_confirmed_or_refused_once(
    weak: Workspace, key: str, left: int
) -> None:
    async with RecollectApp(weak).run_test(size=SIZE) as pilot:
        await pilot.press("w", "c", key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, AreasScreen)
        assert "may be one" not in screen_text(pilot.app)
    assert len({CONCEPT, SAME} & names(weak)) == left


async def test_the_board_shows_what_does_not_add_up(weak: Workspace) -> None:
    async with RecollectApp(weak).run_test(size=SIZE) as pilot:
        await pilot.press("g", "c")
        assert "not started, yet answers were given: 2" in screen_text(pilot.app)
        await pilot.press("escape", "down", "enter")
        assert "Self-test     2026-02-20" in screen_text(pilot.app)
        await pilot.press("escape", "p")
        assert isinstance(pilot.app.screen, ReviewScreen)


async def test_records_are_written_of_ticked_cards_and_of_a_session(weak: Workspace) -> None:
    async with RecollectApp(weak).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("b", "space", "space", "c", "c")
        await pilot.pause()
        assert "Discussion record written to" in screen_text(pilot.app)
    first, again = sorted(Path("records").iterdir())
    assert (first.name, again.name) == ("discussion-2026-03-02-2.md", "discussion-2026-03-02.md")
    assert again.read_text("utf-8").count("<!-- recollect:record ") == 2


@pytest.mark.parametrize("size", [(40, 12), (200, 60)])
async def test_names_are_shown_as_text_and_obeyed_by_nothing(
    workspace: Workspace, size: tuple[int, int]
) -> None:
    hostile_deck(workspace, " ".join([*MARKUP, *CONTROLS]))
    session = StudySession(workspace)
    session.mark_weak("[/] [@click=app.quit]x[/] \x1b[2J")
    session.mark_weak("[/] [@click=app.quit]x[/] \x1b[2j")
    session.grade(Grade.AGAIN)
    app, seen = RecollectApp(workspace), ""
    async with app.run_test(size=size, notifications=True) as pilot:
        for key in ["w", "f", "enter", "tab", "n", "enter", "m", "escape", "escape", "escape", "g"]:
            await pilot.press(key)
            await pilot.pause()
            seen += screen_text(app)
        assert app.is_running
    assert "\x1b" not in seen


@LOOKS
async def test_what_they_look_like(weak: Workspace, snapshot: Snapshot, looks: list[Look]) -> None:
    async with RecollectApp(weak).run_test(size=SIZE) as pilot:
        see = See(pilot, snapshot, looks)
        await see("areas", "w")
        await see("areas-suggestions", "c")
        await see("area", "escape", "enter")
        await see.once("area-evidence", "tab")
        await pilot.press("escape", "escape")
        await see("progress", "g")
        await see("progress-topic", "down", "enter")

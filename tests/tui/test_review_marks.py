"""Marking and setting aside a card under review, and taking back what was done."""

from __future__ import annotations

from tests.conftest import HandClock, log
from tests.tui.conftest import ReviewOf, screen_text
from tests.tui.decks import PLAIN, TERM, card
from textual.pilot import Pilot
from textual.widgets import OptionList

from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.reviews import ActionKind
from recollect.store.log.deeds import ANSWER, BELONGING, MARK
from recollect.store.log.namings import ALIAS, MERGE, RENAME
from recollect.tui import ways
from recollect.tui.screens.review import ReviewScreen
from recollect.tui.screens.summary import SummaryScreen
from recollect.tui.taken_back import taken_back

SIZE = (80, 24)


async def test_undo_asks_the_card_again(review_of: ReviewOf, workspace: Workspace) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("space", "1", "u")
        assert "What does a page table map?" in screen_text(pilot.app)
        assert log(workspace) == []


async def test_the_last_answer_of_a_session_can_be_undone(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await pilot.press("space", "3", "u")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert log(workspace) == []
        assert "What does a page table map?" in screen_text(pilot.app)


async def test_an_answer_undone_in_the_library_is_asked_again(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("space", "3", "slash", *"cache", "enter", "enter", "u")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "What does a page table map?" in screen_text(pilot.app)
        assert log(workspace) == []


async def test_so_it_is_however_one_came_there(review_of: ReviewOf, workspace: Workspace) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("space", "3")
        pilot.app.push_screen(ways.CARDS.screen(workspace))  # as the palette does
        await pilot.press("u", "escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReviewScreen)
        assert "What does a page table map?" in screen_text(pilot.app)


async def test_a_message_makes_way_for_the_next_one_and_for_the_next_card(
    review_of: ReviewOf,
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("exclamation_mark", "exclamation_mark")
        await pilot.pause()
        assert "The flag is off." in screen_text(pilot.app)
        assert "Flagged." not in screen_text(pilot.app)
        await pilot.press("space", "3")
        await pilot.pause()
        assert "The flag is off." not in screen_text(pilot.app)


async def test_undo_without_an_answer_says_so(review_of: ReviewOf) -> None:
    async with review_of(PLAIN).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert "There is nothing to take back." in screen_text(pilot.app)


def test_every_deed_has_words_for_its_undo() -> None:
    deeds = (ANSWER, MARK, BELONGING, RENAME, ALIAS, MERGE, *ActionKind)
    assert all(map(taken_back, deeds))


async def mark(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press("w")
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()


async def test_a_weak_area_is_marked_by_name(review_of: ReviewOf, workspace: Workspace) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await mark(pilot, *"paging", "enter")
        with workspace.database.read() as unit:
            assert "paging" in unit.areas.names().values()
        await pilot.press("space")
        assert "Areas paging" in screen_text(pilot.app)


async def test_a_known_area_is_completed(review_of: ReviewOf, workspace: Workspace) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await mark(pilot, *"paging", "enter")
        await pilot.press("space", "3")
        await mark(pilot, "p", "a", "g", "down", "enter")
        with workspace.database.read() as unit:
            assert list(unit.areas.names().values()) == ["paging"]


async def test_marking_can_be_cancelled(review_of: ReviewOf, workspace: Workspace) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await mark(pilot, "x", "escape")
        with workspace.database.read() as unit:
            assert unit.areas.names() == {}


async def test_a_mark_is_undone_and_the_card_stays_as_far_as_it_was(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await pilot.press("space")
        await mark(pilot, "x", "enter")
        assert "Areas x" in screen_text(pilot.app)
        await pilot.press("u")
        assert "Areas x" not in screen_text(pilot.app)
        assert "Virtual pages to physical frames." in screen_text(pilot.app)
    assert log(workspace) == []


async def test_a_suspended_card_is_taken_back_into_use_by_undo(review_of: ReviewOf) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("at")
        assert "prefix cache" in screen_text(pilot.app)
        await pilot.press("u")
        assert "What does a page table map?" in screen_text(pilot.app)


def questions(workspace: Workspace) -> list[str]:
    """Return what a new session asks, in order, while all is answered well."""
    session, asked = StudySession(workspace), []
    while session.turn is not None:
        asked.append(session.turn.study_card.card.question)
        session.grade(Grade.GOOD)
    return asked


async def test_a_buried_card_comes_back_tomorrow(
    review_of: ReviewOf, workspace: Workspace, clock: HandClock
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("minus")
        assert "prefix cache" in screen_text(pilot.app)
        await pilot.press("space", "3")
        assert isinstance(pilot.app.screen, SummaryScreen)
    assert questions(workspace) == []
    clock.pass_days(1)
    assert PLAIN.question in questions(workspace)


async def test_a_suspended_card_is_asked_no_more(
    review_of: ReviewOf, workspace: Workspace, clock: HandClock
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("space", "1", "space", "3", "at")
        assert isinstance(pilot.app.screen, SummaryScreen)
    assert questions(workspace) == []
    clock.pass_days(30)
    assert questions(workspace) == [TERM.question]


async def test_what_is_offered_as_weak_gives_no_hidden_answer_away(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    answer = "- virtual pages to frames\n- one table for each process\n"
    async with review_of(card("What does a page table do?", answer)).run_test(size=SIZE) as pilot:
        await pilot.press("w")
        await pilot.pause()
        assert offered(pilot) == ["KV cache"]
        await pilot.press("escape", "space", "w")
        await pilot.pause()
        assert offered(pilot)[:2] == ["virtual pages to frames", "one table for each process"]


async def test_what_the_question_names_is_offered_as_weak_before_its_section(
    review_of: ReviewOf,
) -> None:
    async with review_of(card("What does a page table do?", "Maps.")).run_test(size=SIZE) as pilot:
        await mark(pilot, *"frames", "enter")
        await mark(pilot, *"Page Table", "enter")
        await pilot.press("w")
        await pilot.pause()
        assert offered(pilot) == ["Page Table", "KV cache", "frames"]


def offered(pilot: Pilot[None]) -> list[str]:
    return [str(option.prompt) for option in pilot.app.screen.query_one(OptionList).options]

"""The review, driven by keys on a real database."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.conftest import HandClock, log
from tests.tui.conftest import ReviewOf, press_at_once, screen_text
from tests.tui.decks import ABILITY, BLANKS, CHOICE, CLOZE, OPEN, PLAIN, SOCRATIC, TERM, put
from tests.tui.decks import card as new_card
from textual.events import Key
from textual.widgets import Input, TextArea

from recollect.app.cards.drafts import drafts_of
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.core.errors import RecollectError
from recollect.core.scheduling.grades import Grade
from recollect.tui.app import RecollectApp
from recollect.tui.screens.review import ReviewScreen
from recollect.tui.screens.summary import SummaryScreen

SIZE = (80, 24)


async def test_a_plain_card_takes_two_keys(review_of: ReviewOf, workspace: Workspace) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await pilot.press("space")
        assert "Virtual pages to physical frames." in screen_text(pilot.app)
        await pilot.press("space")
        assert isinstance(pilot.app.screen, SummaryScreen)
    assert [review.grade for review in log(workspace)] == [Grade.GOOD]


@pytest.mark.parametrize(
    ("key", "grade"),
    [
        ("1", Grade.AGAIN),
        ("2", Grade.HARD),
        ("3", Grade.GOOD),
        ("4", Grade.EASY),
        ("３", Grade.GOOD),
    ],
)
async def test_digits_grade_full_width_ones_too(
    review_of: ReviewOf, workspace: Workspace, key: str, grade: Grade
) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await pilot.press("ideographic_space", key)
        assert [review.grade for review in log(workspace)] == [grade]


async def test_each_grade_is_on_the_disk_before_the_next_card_shows(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("space", "3")
        assert "prefix cache" in screen_text(pilot.app)
        assert len(log(workspace)) == 1


async def test_hints_open_one_by_one_and_each_lowers_the_suggestion(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(SOCRATIC).run_test(size=SIZE) as pilot:
        assert "想一想" not in screen_text(pilot.app)
        await pilot.press("h")
        assert "想一想" in screen_text(pilot.app)
        assert "如果不保存" not in screen_text(pilot.app)
        await pilot.press("h", "space")
        assert "Suggested: Again · 2 hints" in screen_text(pilot.app)
        await pilot.press("space")
        first, *_ = log(workspace)
        assert (first.grade, first.hints) == (Grade.AGAIN, 2)


async def test_an_own_answer_stands_beside_the_notes_and_is_kept(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(OPEN).run_test(size=SIZE) as pilot:
        await pilot.press("tab")
        pilot.app.screen.query_one(TextArea).insert("先减小 batch [CLS] 3")
        await pilot.press("ctrl+s")
        assert "先减小 batch [CLS] 3" in screen_text(pilot.app)
        await pilot.press("1")
        await pilot.press("space")
        assert "Your last answer" in screen_text(pilot.app)
        assert "先减小 batch [CLS] 3" in screen_text(pilot.app)
    assert log(workspace)[0].answer == "先减小 batch [CLS] 3"


async def test_an_own_answer_is_kept_as_the_answer_of_an_open_card(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(OPEN, PLAIN).run_test(size=(120, 40)) as pilot:
        await pilot.press("tab")
        pilot.app.screen.query_one(TextArea).insert("[/INST] 先减小 batch")
        await pilot.press("ctrl+s", "s")
        assert "Answer, your own" in screen_text(pilot.app)
        await pilot.press("u")
        assert "s keeps this answer" in screen_text(pilot.app)
        await pilot.press("s", "1", "space", "3", "space")
        screen = screen_text(pilot.app)
        assert "Answer, your own" in screen
        assert "[/INST] 先减小 batch" in screen
        assert "Suspend" in screen
        assert "Keep as the answer" not in screen


async def test_on_a_wide_screen_the_own_answer_stands_beside_the_notes(
    review_of: ReviewOf,
) -> None:
    async with review_of(PLAIN).run_test(size=(110, 30)) as pilot:
        await pilot.press("tab")
        pilot.app.screen.query_one(TextArea).insert("my own words")
        await pilot.press("ctrl+s")
        row = next(row for row in screen_text(pilot.app).split("\n") if "my own words" in row)
        assert "Virtual pages" in row
        await pilot.resize_terminal(80, 24)
        row = next(row for row in screen_text(pilot.app).split("\n") if "my own words" in row)
        assert "Virtual pages" not in row


async def test_a_card_is_tagged_flagged_and_the_session_waits_for_a_search(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("t")
        await pilot.pause()
        await pilot.press(*"[b]x[/b]", "enter", "exclamation_mark", "slash")
        await pilot.pause()
        await pilot.press(*"cache", "enter", "escape", "escape")
        await pilot.pause()
        await pilot.press("space")
        assert "Tags #[b]x[/b]" in screen_text(pilot.app)
        assert "What does a page table map?" in screen_text(pilot.app)
    with workspace.database.read() as unit:
        assert [one.flag for one in unit.schedules.all().values()] == [1]


async def test_letters_and_digits_go_into_the_answer_while_it_is_written(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(OPEN).run_test(size=SIZE) as pilot:
        await pilot.press("tab", "u", "1", "space", "w")
        assert pilot.app.screen.query_one(TextArea).text == "u1 w"
        await pilot.press("escape", "space")
        assert "u1 w" in screen_text(pilot.app)
    assert log(workspace) == []


async def test_a_badly_answered_card_comes_back_until_it_is_good(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await pilot.press("space", "1")
        assert "Question · again" in screen_text(pilot.app)
        await pilot.press("space", "2", "space", "3")
        assert isinstance(pilot.app.screen, SummaryScreen)
    assert [review.kind.counts for review in log(workspace)] == [True, False, False]


@pytest.mark.parametrize("key", ["enter", "space", "q", "escape"])
async def test_a_finished_session_is_left_by_any_key_that_leaves(
    review_of: ReviewOf, key: str
) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await pilot.press("space", "3")
        assert isinstance(pilot.app.screen, SummaryScreen)
        await pilot.press(key)
        assert not isinstance(pilot.app.screen, SummaryScreen)


async def test_what_the_footer_has_no_room_for_is_told_by_help(review_of: ReviewOf) -> None:
    async with review_of(PLAIN).run_test(size=(40, 18)) as pilot:
        await pilot.press("space", "3")
        assert "Record" not in screen_text(pilot.app)
        assert "? Help" in screen_text(pilot.app)
        await pilot.press("question_mark", "end")
        assert "Record" in screen_text(pilot.app)
        await pilot.press("question_mark")
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_an_answer_that_is_taken_back_need_not_be_written_again(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("tab", *"by pages", "ctrl+s", "1", "u")
        assert "by pages" in pilot.app.screen.query_one(TextArea).text
        assert "Virtual pages to physical frames." not in screen_text(pilot.app)
        await pilot.press("space", "3")
    assert [(one.grade, one.answer) for one in log(workspace)] == [(Grade.GOOD, "by pages")]


async def test_the_time_on_the_card_is_kept(
    review_of: ReviewOf, workspace: Workspace, clock: HandClock
) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        clock.pass_days(12.5 / 86400)
        await pilot.press("space", "3")
    assert log(workspace)[0].elapsed_ms == 12_500


async def test_formulas_can_be_seen_as_tex(review_of: ReviewOf) -> None:
    async with review_of(SOCRATIC).run_test(size=SIZE) as pilot:
        await pilot.press("space")
        assert "d_k" not in screen_text(pilot.app)
        await pilot.press("x")
        assert r"$2 \cdot L \cdot h \cdot d_k$" in screen_text(pilot.app)


async def test_a_long_answer_is_folded_until_it_is_unfolded(review_of: ReviewOf) -> None:
    long = new_card("Long?", "\n\n".join(f"Paragraph {number}." for number in range(300)))
    async with review_of(long).run_test(size=SIZE) as pilot:
        screen = pilot.app.screen
        await pilot.press("space")
        folded = screen.query_one("#answer").size.height
        await pilot.press("z")
        await pilot.pause()
        assert folded < 80 < screen.query_one("#answer").size.height


async def test_card_info_shows_the_whole_history(review_of: ReviewOf) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await pilot.press("space", "1", "i")
        await pilot.pause()
        screen = screen_text(pilot.app)
        assert "gpu/memory.md:10" in screen
        assert "✗ 2026-03-02 12:00  Again" in screen


async def test_leaving_in_the_middle_loses_nothing(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("space", "3", "q")
        await pilot.pause()
        assert "So far" in screen_text(pilot.app)
    assert len(log(workspace)) == 1


@pytest.mark.parametrize("cards", [(CHOICE,), (PLAIN,), (ABILITY,)])
async def test_every_button_that_is_shown_works(
    review_of: ReviewOf, cards: tuple[Card, ...]
) -> None:
    """The footer shows only what works now: each button's action is enabled."""
    async with review_of(*cards).run_test(size=SIZE) as pilot:
        for stage in ("question", "answer"):
            await pilot.pause()
            screen = pilot.app.screen
            assert isinstance(screen, ReviewScreen)
            for active in screen.active_bindings.values():
                if active.binding.show and active.node is screen:
                    assert active.enabled, (stage, active.binding)
            await pilot.press("0" if cards == (CHOICE,) else "space")


async def test_the_language_changes_while_running(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(SOCRATIC).run_test(size=SIZE) as pilot:
        await pilot.press("h", "f3")
        await pilot.pause()
        assert "提示 1/2" in screen_text(pilot.app)
        assert "看答案" in screen_text(pilot.app)
    assert workspace.settings.language == "zh"


async def test_the_mouse_does_what_the_keys_do(review_of: ReviewOf, workspace: Workspace) -> None:
    async with review_of(CHOICE).run_test(size=SIZE) as pilot:
        text = screen_text(pilot.app).split("\n")
        y = next(y for y, row in enumerate(text) if "2 B  queries" in row)
        await pilot.click(offset=(12, y))
        assert "Suggested: Good · right" in screen_text(pilot.app)
        bar = screen_text(pilot.app).split("\n")[-3]
        await pilot.click(offset=(bar.index("2 Hard") + 1, 22))
        assert log(workspace)[0].grade is Grade.HARD


async def test_without_a_terminal_to_hand_over_the_place_of_a_note_is_said(
    review_of: ReviewOf,
) -> None:
    async with review_of(PLAIN).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("o")
        await pilot.pause()
        assert "/notes/gpu/memory.md:10" in screen_text(pilot.app)


async def test_six_buttons_grade_from_0_to_5(review_of: ReviewOf, workspace: Workspace) -> None:
    app = review_of(PLAIN, TERM)
    async with app.run_test(size=SIZE) as pilot:
        app.action_toggle_buttons()
        await pilot.press("space")
        assert "0 Blackout" in screen_text(app)
        await pilot.press("0", "space", "5")
    assert [review.grade for review in log(workspace)] == [Grade.BLACKOUT, Grade.EASY]


async def test_an_error_of_the_database_is_said_and_the_card_stays(
    review_of: ReviewOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise RecollectError("the deck is locked by another program: try again")

    async with review_of(PLAIN).run_test(size=SIZE, notifications=True) as pilot:
        monkeypatch.setattr(StudySession, "grade", refuse)
        await pilot.press("space", "3")
        await pilot.pause()
        assert "locked by another program" in screen_text(pilot.app)
        assert "What does a page table map?" in screen_text(pilot.app)


async def test_a_session_from_the_command_line_ends_where_it_began(review_of: ReviewOf) -> None:
    app = review_of(PLAIN)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space", "3", "enter")
        await pilot.pause()
    assert app.return_code == 0


async def test_what_is_left_of_today_is_offered_at_the_end(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        elsewhere = replace(TERM, source=replace(TERM.source, path="new.md"))
        await pilot.press("space")
        put(workspace, [elsewhere])
        await pilot.press("3", "m")
        await pilot.pause()
        assert "prefix cache" in screen_text(pilot.app)


async def test_what_was_begun_is_there_when_its_card_shows_again(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        await pilot.press("tab", *"by pag", "ctrl+q")
    app = RecollectApp(workspace, Selection())
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        assert "What you had begun to write is here again." in screen_text(pilot.app)
        await pilot.press("tab", *"es", "ctrl+s", "3")
        assert pilot.app.screen.query_one(TextArea).text == ""
    assert [one.answer for one in log(workspace)] == ["by pages"]
    with workspace.database.read() as unit:
        assert not drafts_of(unit)


async def test_blanks_that_were_begun_are_there_again(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(BLANKS).run_test(size=SIZE) as pilot:
        await pilot.press(*"MHA", "ctrl+q")
    async with RecollectApp(workspace, Selection()).run_test(size=SIZE) as pilot:
        assert [field.value for field in pilot.app.screen.query(Input)] == ["MHA", ""]


@pytest.mark.parametrize("size", [(40, 12), (50, 15), (56, 20)])
async def test_on_a_small_screen_nothing_hides_the_question_or_cuts_the_clock(
    review_of: ReviewOf, size: tuple[int, int]
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=size, notifications=True) as pilot:
        await pilot.press("space", "3", "u")
        head, *below = screen_text(pilot.app).splitlines()
        assert head.lstrip(" ▌").startswith("Answer taken back")
        assert below[0].strip() == PLAIN.question.splitlines()[0]
        pilot.app.clear_notifications()
        await pilot.pause()
        head = screen_text(pilot.app).splitlines()[0]
        assert head.rstrip().endswith("00:00" if size[0] >= 50 else "new 2"), head


async def test_what_is_taken_back_of_a_cloze_does_not_give_its_answer_away(
    review_of: ReviewOf,
) -> None:
    async with review_of(CLOZE).run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("space", "3", "u")
        shown = screen_text(pilot.app)
        assert "Answer taken back · A prefix can be shared" in shown
        assert "requests" not in shown


async def test_tab_goes_from_blank_to_blank_and_back_into_them(review_of: ReviewOf) -> None:
    async with review_of(BLANKS).run_test(size=SIZE) as pilot:
        await pilot.press(*"MH", "tab", *"GQ", "tab", "A", "escape")
        assert "Tab Fill in" in screen_text(pilot.app)
        await pilot.press("tab", "!")
        assert [field.value for field in pilot.app.screen.query(Input)] == ["MHA!", "GQ"]


async def test_what_is_erased_is_discarded(review_of: ReviewOf, workspace: Workspace) -> None:
    async with review_of(PLAIN).run_test(size=SIZE) as pilot:
        await pilot.press("tab", *"no", "escape", "q")
    async with RecollectApp(workspace, Selection()).run_test(size=SIZE) as pilot:
        await pilot.press("tab", "backspace", "backspace", "ctrl+q")
    with workspace.database.read() as unit:
        assert not drafts_of(unit)


async def test_what_is_typed_fast_is_written_before_the_next_key_is_obeyed(
    review_of: ReviewOf, workspace: Workspace
) -> None:
    async with review_of(PLAIN, TERM).run_test(size=SIZE) as pilot:
        press_at_once(pilot.app, "\tby pages")
        pilot.app.post_message(Key("ctrl+s", None))
        await pilot.pause()
        await pilot.press("3")
        press_at_once(pilot.app, "\thalf")
        pilot.app.post_message(Key("ctrl+q", None))
        await pilot.pause()
    assert [one.answer for one in log(workspace)] == ["by pages"]
    with workspace.database.read() as unit:
        assert list(drafts_of(unit).values()) == [("half",)]

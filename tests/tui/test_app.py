"""What holds on every screen: keys, colours, the terminal's peculiarities."""

from __future__ import annotations

from functools import partialmethod

import pytest
from tests.tui import decks
from tests.tui.conftest import ReviewOf, press_at_once, screen_text
from tests.tui.decks import PLAIN
from textual.events import Key
from textual.widgets import Input, TextArea

import recollect.tui
from recollect.app.workspace import Workspace
from recollect.tui.app import RecollectApp, run_app
from recollect.tui.keys import key
from recollect.tui.note.spans import Line
from recollect.tui.screens.home import HomeScreen
from recollect.tui.screens.review import ReviewScreen
from recollect.tui.screens.sheet import Sheet
from recollect.tui.widgets.paper import Paper


@pytest.mark.parametrize(
    ("pressed", "bound"),
    [
        ("1", "1,１"),
        ("u", "u,ｕ"),
        ("space,enter", "space,enter,ideographic_space"),
        ("question_mark", "question_mark,fullwidth_question_mark"),
        ("minus", "minus,fullwidth_hyphen_minus"),
        ("at", "at,fullwidth_commercial_at"),
        ("ctrl+s", "ctrl+s"),
        ("f1", "f1"),
    ],
)
def test_each_key_has_its_full_width_form(pressed: str, bound: str) -> None:
    assert key(pressed, "act").key == bound


@pytest.mark.parametrize(
    ("environment", "disabled"),
    [
        ({"TERM_PROGRAM": "iTerm.app"}, "1"),
        ({"LC_TERMINAL": "iTerm2"}, "1"),
        ({"TERM_PROGRAM": "iTerm.app", "TMUX": "/tmp/x"}, None),
        ({"TERM_PROGRAM": "iTerm.app", "TEXTUAL_DISABLE_KITTY_KEY": "0"}, "0"),
        ({"TERM_PROGRAM": "WezTerm"}, None),
    ],
)
def test_iterm_keeps_what_an_input_method_composes(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], disabled: str | None
) -> None:
    names = ("TERM_PROGRAM", "LC_TERMINAL", "TMUX", "TEXTUAL_DISABLE_KITTY_KEY")
    remembered = {name: environment.get(name, "") for name in names if name in environment}
    fake: dict[str, str] = dict(remembered)
    monkeypatch.setattr(recollect.tui.os, "environ", fake)
    recollect.tui._let_input_methods_work()
    assert fake.get("TEXTUAL_DISABLE_KITTY_KEY") == disabled


async def test_the_theme_is_remembered(workspace: Workspace) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = "textual-light"
        await pilot.pause()
    assert workspace.settings.theme == "textual-light"


def test_an_error_ends_the_app_with_a_line_and_a_status(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: HomeScreen, cells: int) -> list[Line]:
        raise KeyError("a secret from a card")

    monkeypatch.setattr(HomeScreen, "page", fail)
    monkeypatch.setattr(RecollectApp, "run", partialmethod(RecollectApp.run, headless=True))
    with pytest.raises(SystemExit) as caught:
        run_app(workspace)
    assert caught.value.code == 1
    said = " ".join(capsys.readouterr().err.split())
    assert said.startswith("recollect: something went wrong that was not foreseen (KeyError at")
    assert "secret" not in said


async def test_an_unknown_theme_is_no_obstacle(workspace: Workspace) -> None:
    workspace.change_setting("theme", "gone-with-an-update")
    async with RecollectApp(workspace).run_test(size=(80, 24)) as pilot:
        assert "Welcome" in screen_text(pilot.app)


async def test_the_colours_change_while_a_card_is_shown(review_of: ReviewOf) -> None:
    app = review_of(PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        paper = app.screen.query_one("#question", Paper)
        dark = paper.render_line(0)
        app.theme = "textual-light"
        await pilot.pause()
        assert [*paper.render_line(0)] != [*dark]
        assert paper.render_line(0).text == dark.text


async def test_without_colours_the_suggestion_is_still_marked(
    review_of: ReviewOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with review_of(PLAIN).run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        assert "[3 Good 1d]" in screen_text(pilot.app)


@pytest.mark.parametrize("size", [(40, 12), (59, 12), (60, 24), (109, 30), (110, 30), (200, 60)])
async def test_every_size_shows_question_buttons_and_keys(
    review_of: ReviewOf, size: tuple[int, int]
) -> None:
    async with review_of(PLAIN).run_test(size=size) as pilot:
        await pilot.press("space")
        assert isinstance(pilot.app.screen, ReviewScreen)
        shown = screen_text(pilot.app)
        assert all(text in shown for text in ("page table", "Virtual pages", "3 Good", "u Undo"))
        assert max(map(len, shown.split("\n"))) <= size[0]


async def test_a_tiny_window_is_no_obstacle(workspace: Workspace) -> None:
    decks.put(workspace, decks.EVERY_KIND)
    app = RecollectApp(workspace)
    async with app.run_test(size=(10, 3)) as pilot:
        for opened in ["b", "comma", "l", "w", "g", "question_mark", "ctrl+p"]:
            await pilot.press(opened, "down", "escape", "escape")
            assert isinstance(app.screen, HomeScreen)
        await pilot.press("enter", "h", "space")
        await pilot.resize_terminal(80, 24)
        assert "3 Good" in screen_text(app)


async def test_keys_pressed_at_once_lose_nothing_and_find_their_card(review_of: ReviewOf) -> None:
    app = review_of(PLAIN, decks.CHOICE)
    async with app.run_test(size=(80, 24)) as pilot:
        press_at_once(app, " 3wqueue of keys\n")
        await pilot.pause()
        press_at_once(app, "tq3\n")
        await pilot.pause()
        assert isinstance(app.screen, ReviewScreen)
        turn = app.screen.session.turn
        assert turn is not None
        assert turn.study_card.card.question == decks.CHOICE.question
        assert turn.areas == ("queue of keys",)
        assert turn.study_card.schedule.tags == ("q3",)


async def test_a_key_that_does_nothing_on_a_screen_does_nothing_on_the_one_below(
    workspace: Workspace,
) -> None:
    decks.put(workspace, [PLAIN])
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        press_at_once(app, "w\nq")  # there is no weak area that Enter could open
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_keys_pressed_behind_the_one_that_quits_do_nothing(workspace: Workspace) -> None:
    decks.put(workspace, [PLAIN])
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        press_at_once(app, "bqqg")
        await pilot.pause()
    assert app.return_code == 0


async def test_words_pressed_behind_the_key_of_the_search_are_searched(
    workspace: Workspace,
) -> None:
    decks.put(workspace, [PLAIN, decks.CHOICE])
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        press_at_once(app, "/page table")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "page table"


async def test_letters_behind_tab_are_written(review_of: ReviewOf) -> None:
    app = review_of(PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        press_at_once(app, "\tmaps 3 pages")
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "maps 3 pages"


@pytest.mark.parametrize(
    "instant",
    [
        [Key("escape", "\x1b"), Key("i", "i")],
        [Key("alt+i", "i")],  # what a terminal makes of the two within a tenth of a second
    ],
)
async def test_a_key_right_behind_escape_is_not_written(
    review_of: ReviewOf, instant: list[Key]
) -> None:
    app = review_of(PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        press_at_once(app, "\tmaps pages")
        await pilot.pause()
        for pressed in instant:
            app.post_message(pressed)
        await pilot.pause()
        assert isinstance(app.screen, Sheet), "`i` shows the card's details"
        await pilot.press("q")
        assert app.screen.query_one(TextArea).text == "maps pages"


async def test_ctrl_c_says_how_to_quit_in_the_readers_language(workspace: Workspace) -> None:
    workspace.change_setting("language", "zh")
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "按 ^Q 退出" in screen_text(app)


async def test_the_terminals_cursor_follows_a_field_that_moves(review_of: ReviewOf) -> None:
    app = review_of(PLAIN)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space", "w")
        field = app.screen.query_one(Input)
        before = field.region.y
        assert app.cursor_position == field.cursor_screen_offset
        await pilot.press("z")  # no name holds it: the list goes, and the frame shrinks
        await pilot.pause()
        assert field.region.y != before
        assert app.cursor_position == field.cursor_screen_offset

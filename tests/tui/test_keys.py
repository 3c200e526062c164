"""Keys of the learner's own, in the place of the default ones."""

from __future__ import annotations

import re
from datetime import UTC

import pytest
from tests.tui import decks
from tests.tui.conftest import screen_text

from recollect.app.workspace import Workspace
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.tui.app import RecollectApp
from recollect.tui.keys import half_width, key_of, quiz
from recollect.tui.keys.changeable import is_key, own_keys
from recollect.tui.keys.own import SCREENS, key_for, take_keys
from recollect.tui.pages.areas import nothing_weak
from recollect.tui.pages.help import help_page
from recollect.tui.pages.note_parts import View, note
from recollect.tui.screens.quiz_setup import QuizSetup

SIZE = (120, 40)


@pytest.mark.parametrize(
    "stored",
    [
        {"home.fly": "n"},
        {"home.quiz": ""},
        {"home.quiz": "no such key"},
        {"home.quiz": "n,m"},
        {"home.quiz": "q"},
        {"home.quiz": "j"},
        {"home.quiz": "f3"},
        {"home.quiz": "n", "home.report": "n"},
        {"home.quiz": "p", "home.practise_weak": "q"},
    ],
)
def test_a_stored_key_that_is_nonsense_or_taken_is_ignored(stored: dict[str, str]) -> None:
    assert own_keys(SCREENS["home"], stored) == {}


def test_keys_may_change_places_and_work_in_full_width() -> None:
    swapped = {"home.quiz": "p", "home.practise_weak": "t"}
    assert take_keys(swapped) == {"home.quiz": "p,\uff50", "home.practise_weak": "t,\uff54"}


def test_a_key_pressed_in_full_width_is_the_plain_one() -> None:
    assert half_width("\uff4e", "\uff4e") == "n"
    assert half_width("fullwidth_question_mark", "\uff1f") == "question_mark"
    assert half_width("；", "；") == key_of(";") == "semicolon"
    assert half_width("ctrl+s", None) == "ctrl+s"


def test_every_sentence_names_the_learners_key() -> None:
    take_keys(
        {"home.quiz": "n", "home.imports": "L", "review.unfold": "n", "review.mark_weak": "m"}
    )
    for bindings, told in (
        (SCREENS["home"], "n  test yourself"),
        (SCREENS["home"], "L  imports"),
        (quiz.BINDINGS, "n  unfold"),
    ):
        help_lines = help_page({"Keys": bindings}, "", 80)
        assert any(re.sub(" {2,}", "  ", line.plain).startswith(told) for line in help_lines)
    folded = note("One.\n\nTwo.", 80, View(StudyCalendar(UTC), fold_at=1))
    assert "n or a click unfolds it" in folded[-1].plain
    assert "m in a review marks one" in nothing_weak(80)[0].plain
    assert (key_for("review", "w"), key_for("home", "w")) == ("m", "w")


async def test_a_key_is_changed_refused_and_put_back(workspace: Workspace) -> None:
    decks.put(workspace, [decks.PLAIN])
    async with RecollectApp(workspace).run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("comma", "k", "down", "enter", "q")
        await pilot.pause()
        assert "q is taken: Quit." in screen_text(pilot.app)
        await pilot.press("enter", "\uff4e", "escape", "escape")
        assert workspace.settings.keys == {"home.quiz": "n"}
        assert " n Quiz" in screen_text(pilot.app)
        await pilot.press("n")
        assert isinstance(pilot.app.screen, QuizSetup)
        await pilot.press("escape", "comma", "k", "down", "d", "escape", "escape", "t")
        assert workspace.settings.keys == {}
        assert isinstance(pilot.app.screen, QuizSetup)


async def test_a_key_of_the_review_works_in_a_quiz_too(workspace: Workspace) -> None:
    decks.put(workspace, [decks.SOCRATIC])
    workspace.change_setting("keys", {"review.raw_tex": "n"})
    async with RecollectApp(workspace).run_test(size=SIZE) as pilot:
        await pilot.press("t", "enter", "space", "n")
        assert "\\cdot" in screen_text(pilot.app)
        assert " n TeX" in screen_text(pilot.app)


@pytest.mark.parametrize("character", [*"+-_/\\@!?;:.,`~$%^&*()=[]{}<>|\"'# ", "é", "文"])
def test_any_key_that_types_a_character_can_be_chosen(character: str) -> None:
    assert is_key(key_of(character))

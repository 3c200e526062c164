"""The self-test by lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Say

from recollect.app.language import Language, speak
from recollect.app.quiz import past_quizzes
from recollect.app.workspace import Workspace

NOTE = """# Rivers

## Danube

### Q1: Where does the Danube end?

**Answer**: It ends in the Black Sea.

### Q2: Where does the Elbe end?

**Answer**: It ends in the North Sea.

### Q3: Where does the Okavango end?

**Answer**: It ends in a wide desert.

## Odd ones

### Q4: Which river runs below London?

**Answer**: The Fleet
"""


@pytest.fixture(autouse=True)
def imported(say: Say, notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (notes / "rivers.md").write_text(NOTE, encoding="utf-8")
    assert say("import", notes, "--yes").exit_code == 0


def test_asks_tells_and_scores(say: Say) -> None:
    result = say(
        "quiz",
        "--plain",
        "--lecture",
        "danube",
        "--asking",
        "write",
        typed="the sea\n1\n\n3\n0\n\n",
    )
    assert result.exit_code == 0
    for line in (
        "Quiz: rivers › Danube",
        "[1/3] Question",
        "Compare: did you have it?",
        "✗ you said you don't know",
        "1 of 3 points",
        "✓ 1 right   ✗ 1 wrong   ✗ 1 unknown",
        "you   the sea",
        "rivers.md:",
    ):
        assert line in result.output


def test_a_choice_by_number_a_guess_with_g(say: Say) -> None:
    result = say(
        "quiz", "--plain", "--lecture", "danube", "--asking", "choose", typed="7\n1 g\n\nq\n"
    )
    assert "Type the number of an option, or 0." in result.output
    assert "← your choice" in result.output
    assert "Left early" in result.output


def test_feedback_at_the_end_compares_afterwards(say: Say) -> None:
    typed = "first\nsecond\nthird\n3\n3\n2\n"
    result = say(
        *("quiz", "--plain", "--lecture", "danube", "--asking", "write", "--feedback", "end"),
        typed=typed,
    )
    asked, compared = result.output.split("[1/3]")[1:]
    assert "Black Sea" not in asked
    assert "first" in compared
    assert "2.5 of 3 points" in result.output


def test_a_short_answer_is_compared(say: Say) -> None:
    result = say(
        "quiz", "--plain", "--lecture", "odd", "--asking", "write", typed="x\nthe  FLEET.\n\n"
    )
    assert "x → The Fleet" in result.output


def test_a_right_answer_is_a_guess_only_where_that_is_said(say: Say) -> None:
    fleet = ("quiz", "--plain", "--lecture", "odd", "--asking", "write")
    assert "1 of 1 points" in say(*fleet, typed="the  FLEET.\n\n").output
    assert "0.5 of 1 points" in say(*fleet, typed="the  FLEET.\ng\n").output


def test_the_end_of_the_input_loses_nothing(say: Say, address: str) -> None:
    assert say("quiz", "--plain", "--count", 2, typed="0\n").exit_code == 0
    with Workspace.open(address) as workspace:
        (past,) = past_quizzes(workspace)
    assert (past.is_finished, past.score.answered) == (False, 1)
    assert "left early" in say("quiz", "--history").output
    (record,) = json.loads(say("quiz", "--history", "--json").stdout)
    assert (record["finished"], record["points"], record["of"]) == (False, 0, 1)
    assert record["started"].endswith("Z")
    assert record["outcomes"] == {"unknown": 1}


def test_history_without_a_quiz(say: Say) -> None:
    assert say("quiz", "--history").output == "No quiz yet.\n"


def test_grades_move_the_cards(say: Say) -> None:
    typed = "0\n\n" * 4
    say("quiz", "--plain", "--grade", typed=typed)
    assert json.loads(say("due", "--json").stdout)["again"] == 4


def test_one_deck_or_one_area_not_both(say: Say) -> None:
    result = say("quiz", "--plain", "--deck", "notes", "--weak")
    assert result.exit_code == 2
    assert "--deck, --weak: choose one of them" in result.output


def test_an_unknown_deck_is_one_line(say: Say) -> None:
    result = say("quiz", "--plain", "--deck", "chess")
    assert result.exit_code == 1
    assert "chess: no deck is called that" in str(result.exception)


def test_nothing_weak_is_no_error(say: Say) -> None:
    result = say("quiz", "--plain", "--weak")
    assert (result.exit_code, result.output) == (0, "There is nothing here to ask.\n")


def test_speaks_chinese(say: Say, address: str) -> None:
    with Workspace.open(address) as workspace:
        workspace.change_setting("language", "zh")
    assert "自测：rivers" in say("quiz", "--plain", "--lecture", "rivers.md", typed="q\n").output
    speak(Language.ENGLISH)

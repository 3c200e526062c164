"""The review by lines: the same engine, for screen readers, dumb terminals and pipes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result
from tests.conftest import log
from tests.tui import decks

from recollect.app.workspace import Workspace
from recollect.cli.by_lines import read_line
from recollect.cli.main import main
from recollect.core.cards.cards import Card
from recollect.core.scheduling.grades import Grade

Review_ = Callable[..., Result]


@pytest.fixture
def review(workspace: Workspace, address: str) -> Review_:
    """Put cards on the deck and answer them by lines of input."""

    def run(cards: list[Card], *typed: str, options: tuple[str, ...] = ()) -> Result:
        workspace.change_setting("language", "en")
        decks.put(workspace, cards)
        result = CliRunner().invoke(
            main,
            ["--db", address, "review", "--plain", *options],
            input="".join(f"{line}\n" for line in typed),
        )
        assert result.exit_code == 0, result.output
        return result

    return run


def test_enter_shows_the_answer_and_takes_the_suggestion(
    review: Review_, workspace: Workspace
) -> None:
    said = review([decks.PLAIN], "", "").output
    assert "What does a page table map?" in said
    assert "Virtual pages to physical frames." in said
    assert "Done for now" in said
    assert [one.grade for one in log(workspace)] == [Grade.GOOD]


def test_the_gap_of_a_cloze_is_filled(review: Review_) -> None:
    said = review([decks.CLOZE], "", "q").output
    assert "A prefix can be shared between [ … ]." in said
    assert "A prefix can be shared between requests." in said


def test_digits_grade(review: Review_, workspace: Workspace) -> None:
    review([decks.PLAIN], "", "4")
    assert [one.grade for one in log(workspace)] == [Grade.EASY]


def test_hints_and_their_cap(review: Review_, workspace: Workspace) -> None:
    said = review([decks.SOCRATIC], "h", "", "", "q").output
    assert "Hint 1/2  想一想" in said
    assert "Suggested: Hard · 1 hint" in said
    assert log(workspace)[0].grade is Grade.HARD


def test_an_own_answer_is_kept(review: Review_, workspace: Workspace) -> None:
    said = review([decks.OPEN], "fewer requests", "").output
    assert "Your answer\nfewer requests" in said
    assert log(workspace)[0].answer == "fewer requests"


def test_key_points_are_ticked_by_their_letters_and_a_guess_is_said(
    review: Review_, workspace: Workspace
) -> None:
    said = review([decks.PLAIN], "", "a b", "b", "g", "").output
    assert "Suggested: Hard · 1 of 2 points" in said
    assert "Suggested: Hard · right, but a guess · 1 of 2 points" in said
    with workspace.database.read() as unit:
        assert list(unit.areas.names().values()) == ["physical"]


def test_an_own_answer_becomes_that_of_an_open_card(review: Review_, workspace: Workspace) -> None:
    said = review([decks.OPEN], "fewer requests", "s", "2", "", "3").output
    assert "s keeps this answer as the card's own" in said
    assert "Answer, your own\nfewer requests" in said


def test_a_deck_that_there_is_not_is_said(workspace: Workspace, address: str) -> None:
    result = CliRunner().invoke(main, ["--db", address, "review", "--deck", "elsewhere"])
    assert "elsewhere: no deck is called that" in str(result.exception)


def test_choices_blanks_and_ratings(review: Review_, workspace: Workspace) -> None:
    cards = [decks.CHOICE, decks.SEVERAL, decks.BLANKS, decks.ABILITY]
    said = review(cards, "9", "2", "", "1 3", "", "mha; mqa", "", "3").output
    assert "Type the number of an option, or 0." in said
    assert said.count("Suggested: Good · right") == 3
    assert {one.grade for one in log(workspace)} == {Grade.GOOD}


def test_undo_asks_again(review: Review_, workspace: Workspace) -> None:
    said = review([decks.PLAIN], "u", "", "1", "u", "", "3").output
    assert "There is nothing to take back." in said
    assert [one.grade for one in log(workspace)] == [Grade.GOOD]


def test_a_weak_area_is_marked(review: Review_, workspace: Workspace) -> None:
    review([decks.PLAIN], "w page tables", "q")
    with workspace.database.read() as unit:
        assert list(unit.areas.names().values()) == ["page tables"]


def test_the_end_of_the_input_ends_the_session_and_loses_nothing(
    review: Review_, workspace: Workspace
) -> None:
    said = review([decks.PLAIN, decks.TERM], "", "3").output
    assert "So far" in said
    assert len(log(workspace)) == 1


def test_count_bounds_the_session(review: Review_) -> None:
    said = review([decks.PLAIN, decks.TERM], "", "3", options=("--count", "1")).output
    assert "[1/1]" in said
    assert "Done for now" in said


def test_nothing_due_is_said(review: Review_) -> None:
    review([decks.PLAIN], "", "4")
    assert review([]).output == "Nothing is due here now.\n"


def test_a_wish_that_no_card_meets_is_told_from_a_day_without_cards(review: Review_) -> None:
    said = review([decks.PLAIN], options=("--search", "nowhere")).output
    assert said == "No card is like that.\n"


def test_before_there_is_a_card_it_is_said_what_to_do_first(
    review: Review_, workspace: Workspace, address: str
) -> None:
    first = "No cards yet: read some notes with `recollect import FOLDER`.\n"
    assert review([]).output == first
    workspace.change_setting("language", "zh")
    for command in (["review", "--plain"], ["due"]):
        said = CliRunner().invoke(main, ["--db", address, *command]).output
        assert said == "还没有卡片：先用 `recollect import 文件夹` 读入笔记。\n"


def test_no_control_character_and_no_drawing_is_said(review: Review_) -> None:
    hostile = decks.card("a\x1b[2J", "b\x9b31m", insight="\x07")
    said = review([hostile], "", "").output
    assert "a␛[2J" in said
    assert not set("\x1b\x9b\x07─█░") & set(said)


def test_bytes_of_another_encoding_end_no_session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("click.prompt", lambda *_, **__: "\udcd7\udcd4 head ")
    assert read_line("?") == "?? head"


def test_what_was_written_and_not_graded_is_offered_again(
    review: Review_, workspace: Workspace, address: str
) -> None:
    review([decks.PLAIN], "by pages")  # the input ends before the grade
    assert log(workspace) == []
    said = CliRunner().invoke(main, ["--db", address, "review", "--plain"], input="\n3\n").output
    assert "Written before: by pages" in said
    assert "Your answer\nby pages" in said
    assert [one.answer for one in log(workspace)] == ["by pages"]


def test_an_answer_that_is_taken_back_need_not_be_typed_again(
    review: Review_, workspace: Workspace
) -> None:
    said = review([decks.PLAIN], "by pages", "1", "u", "", "3").output
    assert "Written before: by pages · Enter takes it" in said
    assert [(one.grade, one.answer) for one in log(workspace)] == [(Grade.GOOD, "by pages")]


@pytest.mark.parametrize("asked", ["?", "？"])
def test_the_keys_are_told_without_giving_the_answer_away(
    review: Review_, workspace: Workspace, asked: str
) -> None:
    said = review([decks.PLAIN], asked, "ｑ").output
    assert "u undoes" in said
    assert "Virtual pages" not in said
    assert log(workspace) == []

"""What was chosen or typed is judged kindly, and only ever lowers the suggestion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core.asking.judging import (
    Outcome,
    judge_blanks,
    judge_choice,
    judge_points,
    same,
    statement_holds,
    suggest,
)
from recollect.core.cards.items import Option
from recollect.core.scheduling.grades import Grade

ONE_RIGHT = (Option("a", False), Option("b", True), Option("c", False))
TWO_RIGHT = (Option("a", True), Option("b", True), Option("c", False))


@pytest.mark.parametrize(
    ("options", "chosen", "outcome"),
    [
        (ONE_RIGHT, {1}, Outcome.RIGHT),
        (ONE_RIGHT, {0}, Outcome.WRONG),
        (ONE_RIGHT, set(), Outcome.UNKNOWN),
        (TWO_RIGHT, {0, 1}, Outcome.RIGHT),
        (TWO_RIGHT, {0}, Outcome.PARTLY),
        (TWO_RIGHT, {0, 2}, Outcome.WRONG),
        (TWO_RIGHT, {0, 1, 2}, Outcome.WRONG),
    ],
)
def test_a_choice_is_right_when_exactly_the_right_options_are_chosen(
    options: tuple[Option, ...], chosen: set[int], outcome: Outcome
) -> None:
    assert judge_choice(options, chosen) is outcome


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("KV cache", "kv cache"),
        ("KV cache", "KV-Cache。"),
        ("softmax", "ｓｏｆｔｍａｘ"),
        ("拼接", "「拼接」"),
        ("concat / concatenate", "Concatenate"),
        ("x + y", "x+y"),
        ("——", "——"),
    ],
)
def test_width_case_spaces_and_punctuation_do_not_matter(expected: str, typed: str) -> None:
    assert same(expected, typed)


@pytest.mark.parametrize(
    ("expected", "typed"),
    [
        ("拼接", "相加"),
        ("x + y", "x - y"),
        ("512", "51"),
        ("a", ""),
        ("-1", "1"),
        ("0.5", "05"),
        ("1/2", "12"),
    ],
)
def test_another_answer_is_another_answer(expected: str, typed: str) -> None:
    assert not same(expected, typed)


def test_some_blanks_right_is_partly_right() -> None:
    assert judge_blanks(["a", "b"], ["a", "b"]) is Outcome.RIGHT
    assert judge_blanks(["a", "b"], ["a", "x"]) is Outcome.PARTLY
    assert judge_blanks(["a", "b"], ["x", "y"]) is Outcome.WRONG
    assert judge_blanks(["a", "b"], ["", " "]) is Outcome.UNKNOWN


@pytest.mark.parametrize(
    "answer", ["true", "True. Because …", "对，因为", "正确：……", "T", "T.\nIt does."]
)
def test_a_statement_that_holds(answer: str) -> None:
    assert statement_holds(answer)


@pytest.mark.parametrize(
    "answer", ["false", "False: …", "错", "不对", "错误，正确的说法是…", "The tide"]
)
def test_a_statement_that_does_not_hold(answer: str) -> None:
    assert not statement_holds(answer)


@given(
    st.sampled_from(Grade),
    st.none() | st.sampled_from(Outcome),
    st.none() | st.integers(0, 6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
)
def test_a_judgement_never_raises_the_suggestion(
    base: Grade, outcome: Outcome | None, points: tuple[int, int] | None
) -> None:
    assert suggest(base, outcome, points) <= base


def test_missed_key_points_lower_the_suggestion_step_by_step() -> None:
    had = [suggest(Grade.EASY, None, (count, 3)) for count in range(4)]
    assert had == [Grade.AGAIN, Grade.HARD, Grade.GOOD, Grade.EASY]


@pytest.mark.parametrize(
    ("had", "outcome"), [(3, Outcome.RIGHT), (2, Outcome.PARTLY), (0, Outcome.WRONG)]
)
def test_key_points_tell_how_an_answer_went(had: int, outcome: Outcome) -> None:
    assert judge_points(had, 3) is outcome

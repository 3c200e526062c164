"""SM-2: the reference sequences, and what must hold for any history."""

from __future__ import annotations

import csv
from fractions import Fraction
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import LONGEST_WAIT, NEW, Memory
from recollect.core.scheduling.sm2 import EASE_FLOOR, LONGEST_INTERVAL, SM2, round_half_even

SEQUENCES = Path(__file__).parent / "data" / "sm2_sequences.csv"

grades = st.sampled_from(Grade)
passing = st.sampled_from([grade for grade in Grade if grade.passed])
failing = st.sampled_from([grade for grade in Grade if not grade.passed])
histories = st.lists(grades, max_size=40)


def answered(history: list[Grade], *, days_late: int = 0) -> Memory:
    memory = NEW
    for grade in history:
        memory = SM2().graded(memory, grade, (memory.due or 739_000) + days_late)
    return memory


def reference_sequences() -> list[tuple[str, list[dict[str, str]]]]:
    with SEQUENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(name, list(steps)) for name, steps in groupby(rows, lambda row: row["sequence"])]


def test_the_reference_has_18_sequences_of_146_steps() -> None:
    sequences = reference_sequences()
    assert (len(sequences), sum(len(steps) for _, steps in sequences)) == (18, 146)


@pytest.mark.parametrize(("name", "steps"), reference_sequences())
def test_every_step_of_a_reference_sequence_is_met(name: str, steps: list[dict[str, str]]) -> None:
    memory = NEW
    for step in steps:
        memory = SM2().graded(memory, Grade(int(step["grade"])), memory.due or 739_000)
        assert memory.interval == int(step["interval_days"]), (name, step)
        assert Fraction(memory.ease, 100) == Fraction(step["ease_factor"]), (name, step)
        assert memory.repetitions == int(step["repetitions"]), (name, step)


@given(histories, grades)
def test_the_ease_factor_never_falls_below_its_floor(history: list[Grade], grade: Grade) -> None:
    assert SM2().graded(answered(history), grade, 800_000).ease >= EASE_FLOOR


@given(histories)
def test_a_higher_grade_never_gives_a_lower_ease_or_a_shorter_interval(
    history: list[Grade],
) -> None:
    outcomes = [SM2().graded(answered(history), grade, 800_000) for grade in sorted(Grade)]
    assert [memory.ease for memory in outcomes] == sorted(memory.ease for memory in outcomes)
    assert [m.interval for m in outcomes] == sorted(m.interval for m in outcomes)


@given(histories)
def test_all_passing_grades_give_the_same_interval(history: list[Grade]) -> None:
    passing = (grade for grade in Grade if grade.passed)
    intervals = {SM2().graded(answered(history), grade, 800_000).interval for grade in passing}
    assert len(intervals) == 1


@given(histories, failing)
def test_a_failure_starts_the_repetitions_over_at_one_day(
    history: list[Grade], grade: Grade
) -> None:
    after = SM2().graded(answered(history), grade, 800_000)
    assert (after.repetitions, after.interval, after.due) == (0, 1, 800_001)


@given(histories, failing)
def test_only_a_card_that_had_passed_before_can_lapse(history: list[Grade], grade: Grade) -> None:
    before = answered(history)
    had_passed = bool(history) and history[-1].passed
    assert SM2().graded(before, grade, 800_000).lapses == before.lapses + had_passed


@given(histories, grades, st.integers(0, 5000))
def test_lateness_neither_shortens_nor_lengthens_an_interval(
    history: list[Grade], grade: Grade, late: int
) -> None:
    memory = answered(history)
    on = memory.due or 739_000
    in_time, delayed = SM2().graded(memory, grade, on), SM2().graded(memory, grade, on + late)
    assert delayed.interval == in_time.interval
    assert delayed.due == (in_time.due or 0) + late


@given(histories, grades)
def test_a_card_is_due_after_its_answer_and_within_the_longest_wait(
    history: list[Grade], grade: Grade
) -> None:
    after = SM2().graded(answered(history), grade, 800_000)
    assert after.due is not None
    assert 1 <= after.due - 800_000 <= LONGEST_WAIT


def test_the_longest_wait_bounds_the_due_day_and_not_the_interval() -> None:
    after = SM2().graded(
        Memory(interval=3869, ease=330, repetitions=8, last=0, due=1), Grade.GOOD, 1
    )
    assert (after.interval, after.due) == (12768, 3651)


def test_an_interval_stops_growing_where_the_database_could_not_hold_it() -> None:
    assert answered([Grade.EASY] * 60).interval == LONGEST_INTERVAL


def test_the_article_and_the_code_differ_after_a_failure_and_we_follow_the_code() -> None:
    assert SM2().graded(NEW, Grade.AGAIN, 1).ease == 218


@given(st.integers(0, 10**9), st.integers(1, 10**4))
def test_rounding_takes_a_half_to_the_even_neighbour(numerator: int, denominator: int) -> None:
    assert round_half_even(numerator, denominator) == round(Fraction(numerator, denominator))


def test_recall_is_assumed_to_be_nine_in_ten_at_the_end_of_the_interval() -> None:
    memory = Memory(interval=15, last=100, due=116)
    assert SM2().recall(memory, 100) == 1.0
    assert SM2().recall(memory, 115) == pytest.approx(0.9)
    assert SM2().recall(memory, 130) == pytest.approx(0.81)
    assert SM2().recall(NEW, 100) == 0.0

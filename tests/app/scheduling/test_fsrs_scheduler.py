"""FSRS: step for step what the package itself computes, fed by study days."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recollect.app.scheduling.fsrs import FSRS, instant_of
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import LONGEST_WAIT, NEW, Memory
from recollect.core.scheduling.sm2 import SM2

DAY = 739_000

RATINGS = {
    Grade.BLACKOUT: fsrs.Rating.Again,
    Grade.WRONG: fsrs.Rating.Again,
    Grade.AGAIN: fsrs.Rating.Again,
    Grade.HARD: fsrs.Rating.Hard,
    Grade.GOOD: fsrs.Rating.Good,
    Grade.EASY: fsrs.Rating.Easy,
}

answers = st.lists(st.tuples(st.sampled_from(Grade), st.integers(1, 900)), min_size=1, max_size=30)


def the_package(retention: float) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        desired_retention=retention,
        learning_steps=[],
        relearning_steps=[],
        maximum_interval=LONGEST_WAIT,
        enable_fuzzing=False,
    )


@given(answers, st.sampled_from([0.8, 0.9, 0.95]))
def test_every_step_equals_the_packages_own(
    history: list[tuple[Grade, int]], retention: float
) -> None:
    package, card = the_package(retention), fsrs.Card(card_id=1)
    memory, day = NEW, DAY
    moment = datetime(2024, 1, 1, tzinfo=UTC)
    for grade, gap in history:
        recall = package.get_card_retrievability(card, moment)
        assert FSRS(retention).recall(memory, day) == recall
        card, _ = package.review_card(card, RATINGS[grade], moment)
        memory = FSRS(retention).graded(memory, grade, day)
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert memory.interval == (card.due - moment).days
        assert memory.due == day + memory.interval
        day, moment = day + gap, moment + timedelta(days=gap)


@given(answers)
def test_repetitions_and_lapses_are_counted_as_sm2_does(history: list[tuple[Grade, int]]) -> None:
    by_fsrs, by_sm2, day = NEW, NEW, DAY
    for grade, gap in history:
        by_fsrs, by_sm2 = FSRS().graded(by_fsrs, grade, day), SM2().graded(by_sm2, grade, day)
        assert (by_fsrs.repetitions, by_fsrs.lapses) == (by_sm2.repetitions, by_sm2.lapses)
        day += gap


@given(answers)
def test_a_higher_grade_never_gives_a_shorter_interval(history: list[tuple[Grade, int]]) -> None:
    memory, day = NEW, DAY
    for grade, gap in history:
        memory, day = FSRS().graded(memory, grade, day), day + gap
    outcomes = [FSRS().graded(memory, grade, day) for grade in sorted(Grade)]
    intervals = [after.interval for after in outcomes]
    assert intervals == sorted(intervals)
    assert all(day < (after.due or 0) <= day + LONGEST_WAIT for after in outcomes)


def test_a_study_day_is_one_instant_so_whole_days_are_counted() -> None:
    assert instant_of(DAY + 1) - instant_of(DAY) == timedelta(days=1)
    assert instant_of(DAY).tzinfo is UTC


def test_a_memory_that_sm2_left_has_to_be_replayed_first() -> None:
    left_by_sm2 = SM2().graded(NEW, Grade.GOOD, DAY)
    with pytest.raises(ValueError, match="replay"):
        FSRS().graded(left_by_sm2, Grade.GOOD, DAY + 1)


def test_the_ease_factor_passes_through() -> None:
    assert FSRS().graded(Memory(ease=210), Grade.AGAIN, DAY).ease == 210


def test_a_program_that_uses_sm2_never_loads_the_package() -> None:
    code = "import sys, recollect.app.scheduling.fsrs; sys.exit('fsrs' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

"""Replay: a cached schedule is the fold of its log, whatever a learner does."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.load_balance import balanced
from recollect.core.scheduling.memory import Memory, Scheduler
from recollect.core.scheduling.replay import LogEntry, acted, place_in_log, replay
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.scheduling.reviews import Action, ActionKind, Review
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.sm2 import SM2

DAY = 739_000
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)

grades = st.sampled_from(Grade)


@dataclass(frozen=True)
class Doubling:
    """Another scheduler: a pass doubles the interval."""

    name: str = "doubling/1"

    def graded(self, memory: Memory, grade: Grade, on: int) -> Memory:
        interval = max(1, memory.interval * 2) if grade.passed else 1
        return memory._replace(interval=interval, last=on, due=on + interval)

    def outcomes(self, memory: Memory, on: int) -> dict[Grade, Memory]:
        return {grade: self.graded(memory, grade, on) for grade in Grade}

    def recall(self, memory: Memory, on: int) -> float:
        return 0.5


class RenamedSM2(SM2):
    """SM-2's intervals under another name."""

    @property
    def name(self) -> str:
        return "another/1"


@dataclass
class Desk:
    """A learner with one card: keeps the cached schedule as the program does."""

    scheduler: Scheduler = field(default_factory=SM2)
    schedule: Schedule = field(default_factory=Schedule)
    log: list[LogEntry] = field(default_factory=list)
    voided: set[str] = field(default_factory=set)
    today: int = DAY
    moment: datetime = NOON
    chance: random.Random = field(default_factory=lambda: random.Random(7))

    @property
    def memory(self) -> Memory:
        return self.schedule.memory

    def _next_id(self) -> str:
        self.moment += timedelta(seconds=20)
        return f"{len(self.log):08}"

    def answer(self, grade: Grade, kind: ReviewKind = ReviewKind.SCHEDULED) -> None:
        before = after = self.memory
        if kind.counts:
            load = {self.today + wait: self.chance.randrange(4) for wait in range(400)}
            graded = self.scheduler.graded(before, grade, self.today)
            after = balanced(graded, load, card_id="card", reviews=len(self.log))
        self.log.append(
            Review(
                id=self._next_id(),
                card_id="card",
                instant=self.moment,
                study_day=self.today,
                grade=grade,
                kind=kind,
                scheduler=self.scheduler.name,
                before=before,
                after=after,
            )
        )
        self.schedule = self.schedule._replace(memory=after)

    def act(self, kind: ActionKind, value: int | None = None) -> None:
        self.log.append(
            Action(
                id=self._next_id(),
                card_id="card",
                instant=self.moment,
                study_day=self.today,
                kind=kind,
                value=value,
            )
        )
        self.schedule = acted(self.schedule, kind, value)

    def switch(self, scheduler: Scheduler) -> None:
        self.scheduler = scheduler
        self.schedule = self.folded()

    def undo(self) -> None:
        self.voided.add(self.standing()[-1].id)
        self.schedule = self.folded()

    def folded(self) -> Schedule:
        return replay(self.standing(), self.scheduler)

    def standing(self) -> list[LogEntry]:
        return [entry for entry in self.log if entry.id not in self.voided]


def desk_after(history: Sequence[Grade]) -> Desk:
    """A desk where each answer was given on the day the card was due."""
    desk = Desk()
    for grade in history:
        desk.today = desk.memory.due or desk.today
        desk.answer(grade)
    return desk


histories = st.lists(grades, min_size=1, max_size=12)


@given(histories)
def test_the_fold_of_a_log_has_the_due_day_that_was_balanced(history: list[Grade]) -> None:
    desk = desk_after(history)
    assert desk.folded() == desk.schedule


@given(histories)
def test_the_order_in_which_entries_are_read_does_not_matter(history: list[Grade]) -> None:
    desk = desk_after(history)
    assert replay(reversed(desk.log), SM2()) == desk.schedule


@given(histories)
def test_switching_away_and_back_is_as_if_one_had_never_left(history: list[Grade]) -> None:
    desk = desk_after(history)
    before = desk.schedule
    desk.switch(Doubling())
    assert desk.memory.due == (desk.memory.last or 0) + desk.memory.interval
    desk.switch(SM2())
    assert desk.schedule == before


@given(histories, grades)
def test_undo_takes_exactly_the_last_answer_back(history: list[Grade], grade: Grade) -> None:
    desk = desk_after(history)
    before = desk.memory
    desk.today = before.due or DAY
    desk.answer(grade)
    desk.undo()
    assert desk.memory == before


@given(histories, grades, st.sampled_from([kind for kind in ReviewKind if not kind.counts]))
def test_redrills_quizzes_and_crams_change_no_schedule(
    history: list[Grade], grade: Grade, kind: ReviewKind
) -> None:
    desk = desk_after(history)
    before = desk.schedule
    desk.answer(grade, kind)
    assert desk.folded() == before


@given(histories, histories)
def test_two_machines_logs_come_to_the_same_in_either_order(
    mine: list[Grade], yours: list[Grade]
) -> None:
    here, there = desk_after(mine), desk_after(yours)
    theirs = [entry._replace(id=f"other {entry.id}") for entry in there.log]
    merged = replay([*here.log, *theirs], SM2())
    assert merged == replay([*theirs, *here.log], SM2())
    assert merged.memory.last == max(here.memory.last or 0, there.memory.last or 0)


def test_of_two_machines_answers_on_one_day_the_first_counts() -> None:
    here = desk_after([Grade.GOOD])
    (first,) = here.log
    hour_later = here.moment + timedelta(hours=1)
    later = first._replace(id="other", instant=hour_later, grade=Grade.AGAIN)
    assert replay([later, first], SM2()) == here.schedule


def test_a_due_day_that_was_balanced_for_another_interval_is_not_taken_over() -> None:
    desk = desk_after([Grade.GOOD, Grade.GOOD, Grade.GOOD])
    without_the_first = replay(desk.log[1:], SM2()).memory
    assert without_the_first.interval == 6
    assert without_the_first.due == (without_the_first.last or 0) + 6


def test_a_due_day_that_was_balanced_under_another_scheduler_is_not_taken_over() -> None:
    desk = desk_after([Grade.GOOD] * 4)
    assert desk.memory.due != DAY + 1 + 6 + 15 + 38
    elsewhere = replay(desk.log, RenamedSM2()).memory
    assert elsewhere == desk.memory.due_on((desk.memory.last or 0) + 38)


def test_a_reset_card_is_new_and_its_next_answer_counts_on_the_same_day() -> None:
    desk = desk_after([Grade.GOOD, Grade.GOOD])
    desk.act(ActionKind.RESET)
    assert desk.folded() == Schedule()
    desk.answer(Grade.EASY)
    assert desk.folded() == desk.schedule
    assert (desk.memory.last, desk.memory.repetitions) == (desk.today, 1)


def test_a_due_day_set_by_hand_stays_after_the_last_answer() -> None:
    desk = desk_after([Grade.GOOD, Grade.GOOD])
    desk.act(ActionKind.SET_DUE, desk.today + 3)
    assert desk.folded().memory.due == desk.today + 3
    desk.act(ActionKind.SET_DUE, desk.today - 5)
    assert desk.folded().memory.due == desk.today + 1
    with pytest.raises(ValueError, match="needs a value"):
        acted(Schedule(), ActionKind.SET_DUE)


def test_a_new_card_has_no_due_day_to_set() -> None:
    assert acted(Schedule(), ActionKind.SET_DUE, DAY + 3) == Schedule()


def test_suspending_burying_and_flagging_leave_the_memory_alone() -> None:
    desk = desk_after([Grade.GOOD, Grade.GOOD])
    memory = desk.memory
    desk.act(ActionKind.SUSPEND)
    desk.act(ActionKind.BURY, desk.today + 1)
    desk.act(ActionKind.FLAG, 2)
    assert desk.folded() == Schedule(
        memory=memory, suspended=True, buried_until=desk.today + 1, flag=2
    )
    desk.act(ActionKind.UNSUSPEND)
    desk.act(ActionKind.UNBURY)
    desk.act(ActionKind.FLAG, 0)
    assert desk.folded() == Schedule(memory=memory)


def test_a_log_is_ordered_by_study_day_before_the_clock() -> None:
    desk = desk_after([Grade.GOOD, Grade.GOOD])
    first, second = desk.log
    clock_set_back = second._replace(instant=first.instant - timedelta(days=30))
    assert sorted([clock_set_back, first], key=place_in_log) == [first, clock_set_back]
    assert replay([clock_set_back, first], SM2()) == desk.schedule


class DeskMachine(RuleBasedStateMachine):
    """Anything a learner does, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = Desk()
        self.befores: list[Schedule] = []
        """The schedule before each entry that can be undone, under the present scheduler."""

    @precondition(lambda self: self.desk.memory.counts_on(self.desk.today))
    @rule(grade=grades)
    def answer(self, grade: Grade) -> None:
        self.befores.append(self.desk.schedule)
        self.desk.answer(grade)
        assert (self.desk.memory.due or 0) > self.desk.today

    @rule(grade=grades)
    def drill_again(self, grade: Grade) -> None:
        self.befores.append(self.desk.schedule)
        self.desk.answer(grade, ReviewKind.REDRILL)
        assert self.desk.schedule == self.befores[-1]

    @rule(days=st.integers(0, 40))
    def wait(self, days: int) -> None:
        self.desk.today += days

    @rule(hours=st.integers(-400, 400))
    def set_the_clock_overnight(self, hours: int) -> None:
        # Within a study day the machine's clock orders the log.
        self.desk.today += 1
        self.desk.moment += timedelta(hours=hours)

    @precondition(lambda self: len(self.desk.log) > len(self.desk.voided))
    @rule()
    def undo(self) -> None:
        self.desk.undo()
        if self.befores:
            assert self.desk.schedule == self.befores.pop()

    @rule()
    def reset(self) -> None:
        self.befores.append(self.desk.schedule)
        self.desk.act(ActionKind.RESET)

    @rule(days=st.integers(-5, 60))
    def set_due(self, days: int) -> None:
        self.befores.append(self.desk.schedule)
        self.desk.act(ActionKind.SET_DUE, self.desk.today + days)

    @rule(kind=st.sampled_from([ActionKind.SUSPEND, ActionKind.UNSUSPEND, ActionKind.UNBURY]))
    def put_aside_or_back(self, kind: ActionKind) -> None:
        self.befores.append(self.desk.schedule)
        self.desk.act(kind)

    @rule(kind=st.sampled_from([ActionKind.BURY, ActionKind.FLAG]), value=st.integers(0, 7))
    def bury_or_flag(self, kind: ActionKind, value: int) -> None:
        self.befores.append(self.desk.schedule)
        self.desk.act(kind, value)

    @rule(scheduler=st.sampled_from([SM2(), Doubling()]))
    def switch(self, scheduler: Scheduler) -> None:
        self.befores.clear()
        self.desk.switch(scheduler)

    @invariant()
    def the_cached_schedule_is_the_fold_of_the_log(self) -> None:
        assert self.desk.schedule == self.desk.folded()


TestDeskMachine = DeskMachine.TestCase
TestDeskMachine.settings = settings(max_examples=60, stateful_step_count=20)


@pytest.mark.long
def test_no_long_history_parts_a_schedule_from_its_log() -> None:
    run_state_machine_as_test(
        DeskMachine, settings=settings(max_examples=2000, stateful_step_count=50)
    )

"""Anything a learner does, in any order, on a real database: nothing parts a schedule from its log.

The machine answers, undoes, puts cards aside, resets them, switches the scheduler, restarts,
imports edited notes and moves the clock. What must hold stands in its rules and invariants.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.conftest import FOUND, HandClock, careless

from recollect.app.cards.actions import act
from recollect.app.importing import apply_import, plan_import
from recollect.app.scheduling.grading import schedulers, use_scheduler
from recollect.app.scheduling.queueing import todays_queue
from recollect.app.study import Selection, StudySession, Turn
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.replay import replay
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.core.scheduling.reviews import ActionKind, Review
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.sm2 import EASE_FLOOR

QUESTIONS = ("keys", "queries", "values", "heads", "masks")
DECK = "notes"
NEW_A_DAY = 3
STATE = (
    "SELECT * FROM schedule ORDER BY card_id",
    "SELECT * FROM card_area WHERE origin = 'mark' ORDER BY card_id, area_id",
    "SELECT id FROM mark WHERE id NOT IN (SELECT target_id FROM void) ORDER BY id",
    "SELECT id FROM own_answer WHERE review_id NOT IN (SELECT target_id FROM void) ORDER BY id",
)
"""All that a deed can change, as the database has it."""

grades = st.sampled_from(Grade)
SELECTIONS = (
    Selection(),
    Selection(count=2),
    Selection(search="head"),
    Selection(forgotten_days=3),
    Selection(cram=True),
)


def write_note(folder: Path, edits: dict[str, str] | None = None) -> None:
    wording = dict.fromkeys(QUESTIONS, "?") | (edits or {})
    (folder / "attention.md").write_text(
        "# Attention\n\n"
        + "\n".join(
            f"### Q{number}: What do the {name} of a head do{wording[name]}\n\n"
            f"**Answer**: The {name} do their part {number}.\n"
            for number, name in enumerate(QUESTIONS, start=1)
        ),
        encoding="utf-8",
    )


def copy_rows(source: Path, target: Path) -> None:
    """Make the database at `target` what the one at `source` is, whoever has it open."""
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        other.execute("PRAGMA synchronous = OFF")
        one.backup(other)


class LearnerMachine(RuleBasedStateMachine):
    """One learner with five cards."""

    template: Path
    """A database into which the notes beside it were imported."""
    clock = HandClock()
    workspace: Workspace | None = None
    """Opened once for all examples: an engine that is used again has its statements compiled."""

    def __init__(self) -> None:
        super().__init__()
        self.notes = self.template.with_name("notes")
        self.path = self.template.with_name("deck.db")
        write_note(self.notes)
        copy_rows(self.template, self.path)
        self.clock.instant = datetime(2026, 3, 2, 12, tzinfo=UTC)
        self.befores: list[list[Any] | None] = []
        """The state before each deed; None where a switch of the scheduler has changed it since."""
        self.edits: dict[str, str] = {}
        if self.workspace is None:
            LearnerMachine.workspace = careless(Workspace.open(str(self.path), clock=self.clock))
        self.session = StudySession(self.workspace)

    def rows(self, statement: str) -> list[Any]:
        with self.workspace.database.read() as unit:
            return [tuple(row) for row in unit.settings._connection.exec_driver_sql(statement)]

    def state(self) -> list[Any]:
        return [self.rows(statement) for statement in STATE]

    def log(self) -> dict[str, list[Review]]:
        with self.workspace.database.read() as unit:
            return {card_id: list(reviews) for card_id, reviews in unit.reviews.by_card()}

    def has_entries_after(self, card_id: str, day: int) -> bool:
        with self.workspace.database.read() as unit:
            last = unit.log.past_of(card_id).last
        return last is not None and last[0] > day

    def kind_of_the_last_answer(self) -> ReviewKind:
        # Not what the turn said: the night may have passed since the card was shown.
        return ReviewKind(self.rows("SELECT kind FROM review ORDER BY seq DESC LIMIT 1")[0][0])

    @property
    def turn(self) -> Turn:
        assert self.session.turn is not None
        return self.session.turn

    def schedule(self, card_id: str) -> Schedule:
        with self.workspace.database.read() as unit:
            return unit.schedules.of(card_id)

    # --- What a learner does ---------------------------------------------------------------

    @precondition(lambda self: self.session.turn is not None)
    @rule(grade=grades, words=st.sampled_from(["", "my words"]), missed=st.booleans())
    def answer(self, grade: Grade, words: str, missed: bool) -> None:
        self.befores.append(self.state())
        turn, today = self.turn, self.workspace.today()
        card_id, before = turn.study_card.card.id, turn.study_card.schedule
        promised = turn.outcomes[grade]
        weak = ["concatenation"] if missed else []
        ahead = self.has_entries_after(card_id, today)
        self.session.grade(grade, elapsed_ms=9_000, answer=words, missed=weak)
        after = self.schedule(card_id)
        if ahead:
            return  # The clock had been days ahead: the answer stands before what was done then.
        if self.kind_of_the_last_answer() is ReviewKind.SCHEDULED:
            memory = after.memory
            assert memory.due is not None
            assert memory.due > today == memory.last
            if turn.study_day == today:
                assert memory == promised, "a button does what it says"
            if not grade.passed:
                assert (memory.repetitions, memory.interval) == (0, 1) or self.by_fsrs()
        else:
            assert after == before, "drills and crams change no schedule"

    @precondition(lambda self: self.session.turn is not None)
    @rule(grade=st.sampled_from([-1, 6, 2.5]))
    def answer_with_what_is_no_grade(self, grade: Any) -> None:
        before = self.state(), self.log()
        with pytest.raises(ValueError, match="Grade"):
            self.session.grade(grade)
        assert (self.state(), self.log()) == before

    @rule()
    def undo(self) -> None:
        now = self.state()
        taken_back = self.session.undo()
        if not self.befores:
            assert taken_back is None
            assert self.state() == now
            return
        before = self.befores.pop()
        assert self.session.taken_back is not None
        assert before is None or self.state() == before, "undo ∘ deed = identity"

    @precondition(lambda self: self.session.turn is not None)
    @rule(
        deed=st.sampled_from(["suspend", "bury", "flag", "mark"]),
        name=st.sampled_from(["multi-head concatenation", "masking"]),
    )
    def do_to_the_card_at_hand(self, deed: str, name: str) -> None:
        self.befores.append(self.state())
        card_id = self.turn.study_card.card.id
        match deed:
            case "flag":
                self.session.flag(2)
                assert self.schedule(card_id).flag == 2
            case "mark":
                self.session.mark_weak(name)
                assert name in self.turn.areas
            case "suspend":
                self.session.suspend()
                assert self.schedule(card_id).suspended
            case "bury":
                self.session.bury()
                assert self.schedule(card_id).buried_until == self.workspace.today() + 1

    @rule(
        kind=st.sampled_from(ActionKind),
        which=st.sets(st.integers(0, len(QUESTIONS) - 1), min_size=1),
        days=st.integers(-3, 40),
    )
    def do_to_cards_by_command(self, kind: ActionKind, which: set[int], days: int) -> None:
        self.befores.append(self.state())
        values = {
            ActionKind.BURY: self.workspace.today() + 1,
            ActionKind.FLAG: 1,
            ActionKind.SET_DUE: self.workspace.today() + days,
        }
        with self.workspace.database.write() as unit:
            ids = [card.id for card in unit.cards.all()]
            act(
                self.workspace,
                unit,
                [ids[number] for number in sorted(which)],
                kind,
                values.get(kind),
            )
        self.session = StudySession(self.workspace)

    @rule(name=st.sampled_from(["sm2", "fsrs", None]))
    def switch_the_scheduler(self, name: str | None) -> None:
        with self.workspace.database.write() as unit:
            use_scheduler(unit, DECK, name)
        self.befores = [None] * len(self.befores)
        self.session = StudySession(self.workspace)

    @rule(selection=st.sampled_from(SELECTIONS))
    def open_another_session(self, selection: Selection) -> None:
        self.session = StudySession(self.workspace, selection)

    @rule()
    def restart(self) -> None:
        before = self.state()
        self.workspace.close()
        # The database's engine stays: it holds no state but the statements that it compiled.
        database, settings = self.workspace.database, self.workspace.settings
        LearnerMachine.workspace = Workspace(self.workspace.address, settings, self.clock)
        self.workspace.database = database
        self.workspace.database.before_writing = lambda: None
        self.session = StudySession(self.workspace)
        assert self.state() == before

    @rule(name=st.sampled_from(QUESTIONS), wording=st.sampled_from(["？", " then?", "?"]))
    def import_an_edit(self, name: str, wording: str) -> None:
        self.edits[name] = wording
        write_note(self.notes, self.edits)
        before = self.state()
        plan = plan_import(self.workspace, [self.notes])
        assert (plan.counts["new"], plan.counts["retired"]) == (0, 0)
        apply_import(self.workspace, plan)
        assert self.state() == before
        self.session = StudySession(self.workspace)

    @rule(hours=st.sampled_from([1, 7, 24, 24 * 6, 24 * 40]))
    def time_passes(self, hours: int) -> None:
        before = self.workspace.today()
        self.clock.instant += timedelta(hours=hours)
        assert before <= self.workspace.today() <= before + hours // 24 + 1

    @rule(hours=st.sampled_from([1, 30, 24 * 20]))
    def the_clock_is_set_back(self, hours: int) -> None:
        before = self.workspace.today()
        self.clock.instant -= timedelta(hours=hours)
        assert self.workspace.today() <= before

    # --- What always holds -----------------------------------------------------------------

    def by_fsrs(self) -> bool:
        with self.workspace.database.read() as unit:
            return schedulers(unit)(DECK).name.startswith("fsrs")

    @invariant()
    def every_cached_schedule_is_the_fold_of_its_log(self) -> None:
        with self.workspace.database.read() as unit:
            decks, scheduler_of = unit.decks.of_cards(), schedulers(unit)
            folded = {
                card_id: replay(entries, scheduler_of(decks[card_id]))
                for card_id, entries in unit.log.by_card()
            }
            cached = unit.schedules.all()
            assert unit.schedules.wrongly_marked() == []
        assert {card_id: one for card_id, one in folded.items() if one != Schedule()} == cached
        for one in cached.values():
            assert one.memory.ease >= EASE_FLOOR
            assert one.memory.interval >= 0
            if one.memory.last is not None:
                assert (one.memory.due or 0) > one.memory.last

    @invariant()
    def the_days_limit_of_new_cards_holds(self) -> None:
        today = self.workspace.today()
        with self.workspace.database.read() as unit:
            queue = todays_queue(unit.agenda, self.workspace.settings, today)
            done = sum(one.was_new for one in unit.agenda.answers(today) if one.kind == "scheduled")
        assert len(queue.new_ids) <= max(0, NEW_A_DAY - done)

    @precondition(lambda self: self.session.turn is not None)
    @invariant()
    def a_better_grade_is_never_worse_for_the_card(self) -> None:
        outcomes = [self.turn.outcomes[grade] for grade in sorted(Grade)]
        eases = [outcome.ease for outcome in outcomes]
        intervals = [outcome.interval for outcome in outcomes]
        assert eases == sorted(eases)
        assert intervals == sorted(intervals)
        if not self.by_fsrs():
            assert len({one.interval for one in outcomes[Grade.HARD :]}) == 1


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[type[LearnerMachine]]:
    folder = tmp_path_factory.mktemp("machine")
    (folder / "notes").mkdir()
    write_note(folder / "notes")
    LearnerMachine.template = folder / "template.db"
    with Workspace.open(str(LearnerMachine.template), clock=HandClock()) as workspace:
        workspace.change_setting("zone", "UTC")
        workspace.change_setting("new_a_day", NEW_A_DAY)
        apply_import(workspace, plan_import(workspace, [folder / "notes"]))
    yield LearnerMachine
    if LearnerMachine.workspace is not None:
        LearnerMachine.workspace.close()
        LearnerMachine.workspace = None


RELAXED = settings(database=FOUND, suppress_health_check=list(HealthCheck))


def test_nothing_parts_a_schedule_from_its_log(machine: type[LearnerMachine]) -> None:
    run_state_machine_as_test(
        machine, settings=settings(RELAXED, max_examples=60, stateful_step_count=8)
    )


@pytest.mark.long
def test_nothing_parts_a_schedule_from_its_log_in_long_histories(
    machine: type[LearnerMachine],
) -> None:
    run_state_machine_as_test(
        machine, settings=settings(RELAXED, max_examples=2000, stateful_step_count=50)
    )

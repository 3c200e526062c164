"""Any life of a deck: whatever is done in whatever order, the log only grows and is obeyed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from tests.conftest import FOUND
from tests.faults.decks import NOW, state_of, write_note

from recollect.app.areas.evidence import keep_evidence
from recollect.app.backups import all_backups, go_back_to
from recollect.app.cards.identity import purge, relink
from recollect.app.deck_changes import NameNotFree, choose_scheduler, rename_deck
from recollect.app.doctor import diagnose
from recollect.app.importing import apply_import, plan_import
from recollect.app.scheduling.grading import SCHEDULERS
from recollect.app.study import CardIsGone, StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import CardStatus
from recollect.core.scheduling.grades import Grade

topics = st.integers(0, 12).map(lambda number: f"What is the word {number} worth")


class Life(RuleBasedStateMachine):
    """A learner, notes that are edited, a clock that also goes back, a program that restarts."""

    @initialize()
    def begin(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.folder = Path(self.place.name)
        self.at = NOW
        self.workspace = self.opened()
        self.workspace.change_setting("zone", "UTC")
        self.session: StudySession | None = None
        self.logged = 0
        write_note(self.folder, "first.md", ["What is the word 0 worth"])

    def opened(self) -> Workspace:
        return Workspace.open(str(self.folder / "deck.db"), clock=lambda: self.at)

    @rule(name=st.sampled_from(["first.md", "second.md"]), asked=st.lists(topics, max_size=5))
    def edit_a_note(self, name: str, asked: list[str]) -> None:
        write_note(self.folder, name, asked)

    @rule()
    def import_the_notes(self) -> None:
        apply_import(self.workspace, plan_import(self.workspace, [self.folder / "notes"]))

    @rule(hours=st.integers(-30, 80))
    def time_passes(self, hours: int) -> None:
        self.at += timedelta(hours=hours)

    @rule()
    def sit_down(self) -> None:
        self.session = StudySession(self.workspace)

    @rule()
    def restart(self) -> None:
        self.workspace.close()
        self.workspace = self.opened()
        self.session = None

    def at_hand(self) -> bool:
        return self.session is not None and self.session.turn is not None

    @rule(name=st.sampled_from(["notes", "moved", "moved/below"]))
    def rename_the_deck(self, name: str) -> None:
        for deck in self.decks()[:1]:
            with suppress(NameNotFree):
                rename_deck(self.workspace, deck, name)

    @rule(scheduler=st.sampled_from([*SCHEDULERS, None]))
    def choose_a_scheduler(self, scheduler: str | None) -> None:
        for deck in self.decks()[:1]:
            choose_scheduler(self.workspace, deck, scheduler)

    def decks(self) -> list[str]:
        with self.workspace.database.read() as unit:
            return [*unit.decks.ids()]

    @rule(is_purged=st.booleans())
    def see_to_a_retired_card(self, is_purged: bool) -> None:
        with self.workspace.database.read() as unit:
            asked = [card.id for card in unit.cards.all()]
            retired = [card.id for card in unit.cards.all(CardStatus.RETIRED)]
        if retired and is_purged:
            purge(self.workspace, retired[:1])
            self.logged = 0
        elif retired and asked:
            relink(self.workspace, retired[0], asked[0])

    @precondition(at_hand)
    @rule(grade=st.sampled_from(Grade), answer=st.text(max_size=8), hints=st.integers(0, 2))
    def answer(self, grade: Grade, answer: str, hints: int) -> None:
        assert self.session is not None
        for _ in range(hints):
            self.session.open_hint()
        self.session.reveal()
        self.session.grade(grade, answer=answer.replace("\0", ""))

    @precondition(at_hand)
    @rule(
        act=st.sampled_from(
            [
                StudySession.suspend,
                StudySession.bury,
                lambda session: session.mark_weak("a word's worth"),
                StudySession.undo,
            ]
        )
    )
    def act(self, act: Callable[[StudySession], object]) -> None:
        assert self.session is not None
        with suppress(CardIsGone):  # removed beside the session: said in one line, nothing written
            act(self.session)

    @rule(which=st.integers(0, 3))
    def go_back(self, which: int) -> None:
        address = str(self.folder / "deck.db")
        backups = all_backups(address)
        if which < len(backups):
            go_back_to(address, backups[which].path, lambda: self.at)
            self.session = None
            self.logged = 0

    @invariant()
    def all_that_is_kept_is_what_the_log_comes_to(self) -> None:
        if hasattr(self, "workspace"):
            keep_evidence(self.workspace)
            found = diagnose(self.workspace)
            assert (found.drifts, found.wrong_days, found.damage) == ((), (), ())

    @invariant()
    def the_log_only_grows_and_holds_no_negative_interval(self) -> None:
        if hasattr(self, "workspace"):
            state = state_of(self.folder / "deck.db")
            assert state is not None
            assert len(state["review"]) >= self.logged
            self.logged = len(state["review"])
            with self.workspace.database.read() as unit:
                intervals = [one.memory.interval for one in unit.schedules.all().values()]
            assert all(interval >= 0 for interval in intervals)

    def teardown(self) -> None:
        if hasattr(self, "workspace"):
            self.workspace.close()
            self.place.cleanup()


@pytest.mark.parametrize(
    ("lives", "steps"), [(4, 20), pytest.param(150, 60, marks=pytest.mark.long)]
)
def test_whatever_is_done_in_whatever_order(lives: int, steps: int) -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=lives,
            stateful_step_count=steps,
            deadline=None,
            database=FOUND,
            suppress_health_check=list(HealthCheck),
        ),
    )

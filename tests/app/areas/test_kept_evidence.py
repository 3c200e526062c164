"""The evidence of days that are over is kept, and whatever changes, it tells what the log tells."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import HandClock, careless

from recollect.app.areas.evidence import keep_evidence
from recollect.app.areas.membership import add_cards
from recollect.app.areas.model import Area
from recollect.app.areas.opening import current_areas
from recollect.app.cards.actions import undo
from recollect.app.importing import apply_import, plan_import
from recollect.app.merging import NothingToMerge, merge
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.areas.evidence_log import EvidenceDay
from recollect.core.scheduling.grades import Grade

NOTE = "\n".join(f"### Q{n}: Why does head {n} attend?\n\n**Answer**: It may.\n" for n in range(5))


class Learner:
    """Two machines with the same notes; what is kept is kept on the first."""

    def __init__(self, folder: Path, empty_deck: Path) -> None:
        self.clock = HandClock()
        (folder / "notes").mkdir()
        (folder / "notes" / "heads.md").write_text(NOTE, encoding="utf-8")
        self.desktop, self.laptop = (
            self._machine(folder, folder / name, empty_deck) for name in ("desktop", "laptop")
        )

    def _machine(self, folder: Path, path: Path, empty_deck: Path) -> Workspace:
        shutil.copyfile(empty_deck, path)
        workspace = careless(Workspace.open(str(path), clock=self.clock))
        apply_import(workspace, plan_import(workspace, [folder / "notes"]))
        return workspace

    def answer(self, grade: Grade) -> None:
        session = StudySession(self.desktop)
        if session.turn is not None:
            session.grade(grade)

    def answer_with_a_missed_point(self) -> None:
        session = StudySession(self.desktop)
        if session.turn is not None:
            session.mark_weak("attention")
            session.grade(Grade.HARD, missed=["masks"])

    def answer_elsewhere(self) -> None:
        session = StudySession(self.laptop)
        if session.turn is not None:
            session.grade(Grade.AGAIN)

    def merge(self) -> None:
        with suppress(NothingToMerge):
            merge(self.desktop, Path(self.laptop.address))

    def purge(self) -> None:
        with self.desktop.database.write() as unit:
            unit.cards.purge([card.id for card in unit.cards.all()][:1])


DEEDS: dict[str, Callable[[Learner], object]] = {
    "again": lambda one: one.answer(Grade.AGAIN),
    "good": lambda one: one.answer(Grade.GOOD),
    "a mark, and a missed point": Learner.answer_with_a_missed_point,
    "elsewhere": Learner.answer_elsewhere,
    "merge": Learner.merge,
    "undo": lambda one: undo(one.desktop),
    "purge": Learner.purge,
    "a day": lambda one: one.clock.pass_days(1),
    "keep": lambda one: keep_evidence(one.desktop),
}


def told(workspace: Workspace) -> list[EvidenceDay]:
    with workspace.database.read() as unit:
        return [day for day in unit.evidence.all() if day.cards]


def logged(workspace: Workspace) -> list[EvidenceDay]:
    with workspace.database.read() as unit:
        return [*unit.evidence.of_log(unit.evidence.stamps())]


@given(st.lists(st.sampled_from(list(DEEDS)), max_size=14))
@settings(max_examples=settings().max_examples // 3)  # two machines each
def test_what_is_kept_is_what_the_log_tells(empty_deck: Path, deeds: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        learner = Learner(Path(folder), empty_deck)
        for deed in deeds:
            DEEDS[deed](learner)
            assert told(learner.desktop) == logged(learner.desktop)
        for workspace in (learner.desktop, learner.laptop):
            workspace.close()


@pytest.fixture
def learner(tmp_path: Path, empty_deck: Path) -> Learner:
    return Learner(tmp_path, empty_deck)


def whole(workspace: Workspace) -> list[tuple[Area, object, object]]:
    return [(area, area.cards, area.evidence) for area in current_areas(workspace)]


def test_areas_are_the_same_from_what_is_kept(learner: Learner) -> None:
    with learner.desktop.database.read() as unit:
        add_cards(learner.desktop, "heads", unit.cards.all())
    for _ in range(3):
        learner.answer_with_a_missed_point()
        learner.answer(Grade.AGAIN)
        learner.clock.pass_days(1)
    before = whole(learner.desktop)
    keep_evidence(learner.desktop)
    with learner.desktop.database.read() as unit:
        assert not unit.evidence.stale()
    assert whole(learner.desktop) == before
    assert {"heads", "masks", "attention"} <= {area.name for area, *_ in before}


def test_only_days_that_are_over_are_kept(learner: Learner) -> None:
    learner.answer(Grade.GOOD)
    keep_evidence(learner.desktop)
    with learner.desktop.database.read() as unit:
        assert unit.evidence.stale() == {learner.desktop.today()}
    learner.clock.pass_days(1)
    keep_evidence(learner.desktop)
    with learner.desktop.database.read() as unit:
        assert not unit.evidence.stale()


def test_answers_to_a_card_that_joined_another_one_are_told_of_that_one(learner: Learner) -> None:
    learner.answer(Grade.AGAIN)
    learner.clock.pass_days(1)
    keep_evidence(learner.desktop)
    with learner.desktop.database.write() as unit:
        first, second = [card.id for card in unit.cards.all()][:2]
        unit.cards.join(first, second)
    assert told(learner.desktop) == logged(learner.desktop)
    assert [area.cards[0].card_id for area in current_areas(learner.desktop)] == [second]

"""Killed, failing or interrupted at any step, the deck is as before or as after, never between."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.faults.decks import NOW, State, assert_sound, make_deck, opened, state_of, write_note
from tests.faults.faulting import Arm, End, Fault, Outcome, run

from recollect.app.backups import all_backups, back_up_now, go_back_to
from recollect.app.importing import apply_import, plan_import
from recollect.app.study import StudySession
from recollect.core.grades import BUTTONS, Grade

Act = Callable[[Path, Arm], object]


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder with a deck and its notes that can be set up again, at the same path."""

    folder: Path
    kept: Path

    def fresh(self) -> Path:
        shutil.rmtree(self.folder, ignore_errors=True)
        return Path(shutil.copytree(self.kept, self.folder))

    @property
    def state(self) -> State | None:
        return state_of(self.folder / "deck.db")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    stage = Stage(*(tmp_path_factory.mktemp("stage") / name for name in ("deck", "kept")))
    stage.folder.mkdir()
    make_deck(stage.folder)
    shutil.copytree(stage.folder, stage.kept)
    return stage


def answers(grade: Grade) -> Act:
    def act(folder: Path, arm: Arm) -> None:
        with opened(folder) as workspace:
            session = StudySession(workspace)
            arm()
            session.grade(grade, elapsed_ms=2500, answer="in my words")

    return act


def first_answer_of_a_day(folder: Path, arm: Arm) -> None:
    with opened(folder, days=1) as workspace:
        session = StudySession(workspace)
        arm()
        session.grade(Grade.GOOD)


def undoes(folder: Path, arm: Arm) -> None:
    with opened(folder) as workspace:
        session = StudySession(workspace)
        arm()
        session.undo()


def marks_weak(folder: Path, arm: Arm) -> None:
    with opened(folder) as workspace:
        session = StudySession(workspace)
        arm()
        session.mark_weak("spring tides")


def suspends(folder: Path, arm: Arm) -> None:
    with opened(folder) as workspace:
        session = StudySession(workspace)
        arm()
        session.suspend()


def imports(folder: Path, arm: Arm) -> None:
    """Import one new, one changed and one deleted note."""
    write_note(folder, "wind.md", ["Why does wind blow", "What is a gust", "Who named the knots"])
    write_note(folder, "tides.md", ["Why do tides come twice a day", "What is a neap tide"])
    (folder / "notes" / "rivers.md").unlink(missing_ok=True)
    with opened(folder) as workspace:
        plan = plan_import(workspace, [folder / "notes"])
        arm()
        apply_import(workspace, plan)


def opens(folder: Path, arm: Arm) -> None:
    arm()
    with opened(folder) as workspace:
        StudySession(workspace)


def backs_up(folder: Path, arm: Arm) -> None:
    arm()
    back_up_now(str(folder / "deck.db"), clock=lambda: NOW)


def restores(folder: Path, arm: Arm) -> None:
    address = str(folder / "deck.db")
    oldest = all_backups(address)[-1].path
    with opened(folder) as workspace:
        StudySession(workspace).grade(Grade.GOOD)
    arm()
    go_back_to(address, oldest, clock=lambda: NOW)


def makes_a_deck(folder: Path, arm: Arm) -> None:
    (folder / "deck.db").unlink(missing_ok=True)
    opens(folder, arm)


ACTS: dict[str, Act] = {
    **{f"answer {grade.name.lower()}": answers(grade) for grade in BUTTONS},
    "first answer of a day": first_answer_of_a_day,
    "undo": undoes,
    "mark weak": marks_weak,
    "suspend": suspends,
    "import": imports,
    "open": opens,
    "make a deck": makes_a_deck,
    "back up": backs_up,
    "restore": restores,
}
QUICK = ("answer again", "answer easy", "first answer of a day", "undo", "import", "restore")


def acts(*quick: str) -> list[Any]:
    return [
        pytest.param(act, id=name, marks=[] if name in quick else pytest.mark.long)
        for name, act in ACTS.items()
    ]


@pytest.mark.parametrize("act", acts(*QUICK))
def test_killed_at_any_step_all_or_nothing_is_left(stage: Stage, act: Act) -> None:
    strike_everywhere(stage, act, Fault.KILL)


@pytest.mark.parametrize("act", acts("answer good", "import"))
def test_failing_at_any_step_all_or_nothing_is_left(stage: Stage, act: Act) -> None:
    strike_everywhere(stage, act, Fault.FAIL)


@pytest.mark.parametrize("act", acts("import"))
def test_interrupted_at_any_step_all_or_nothing_is_left(stage: Stage, act: Act) -> None:
    strike_everywhere(stage, act, Fault.INTERRUPT)


def strike_everywhere(stage: Stage, act: Act, fault: Fault) -> None:
    """Strike before each step, and behind the last; what was acknowledged must be there."""
    whole = run(lambda arm: act(stage.fresh(), arm))
    assert whole.end is End.DONE
    after = stage.state
    before = run(lambda arm: act(stage.fresh(), arm), Fault.KILL, 1) and stage.state
    for step in range(1, whole.steps + 2):
        outcome = run(lambda arm: act(stage.fresh(), arm), fault, step)
        left = stage.state
        assert left in (before, after), f"torn at step {step} of {whole.steps}"
        if outcome.end is End.DONE:
            assert left == after, f"acknowledged, but lost at step {step}"
        assert_one_line(outcome)
    assert_sound(stage.folder)


def assert_one_line(outcome: Outcome) -> None:
    assert (outcome.end is End.SAID) == bool(outcome.line)
    assert "\n" not in outcome.line

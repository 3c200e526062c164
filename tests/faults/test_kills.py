"""Killed, failing or interrupted at any step, the deck is as before or as after, never between."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tests.faults.acts import ACTS, Act
from tests.faults.decks import State, assert_sound, make_deck, state_of
from tests.faults.faulting import End, Fault, Outcome, run


@dataclass(frozen=True, slots=True)
class Stage:
    """A folder with a deck and its notes that can be set up again, at the same path."""

    folder: Path
    kept: Path

    def fresh(self) -> Path:
        shutil.rmtree(self.folder, ignore_errors=True)
        return Path(shutil.copytree(self.kept, self.folder))

    @property
    def state(self) -> tuple[State | None, Sequence[bytes]]:
        """Return every row of the deck, and what the learner's reports hold."""
        reports = [path.read_bytes() for path in self.folder.glob("reports/*.md")]
        return state_of(self.folder / "deck.db"), reports


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    stage = Stage(*(tmp_path_factory.mktemp("stage") / name for name in ("deck", "kept")))
    stage.folder.mkdir()
    make_deck(stage.folder)
    make_deck(stage.folder / "other")
    shutil.copytree(stage.folder, stage.kept)
    return stage


SAMPLE = 7
"""How many steps of an act are struck in the suite; the long run strikes each."""


def acts(*quick: str) -> list[Any]:
    """Return acts with how many of their steps to strike: a sample in the suite, else all."""
    sampled = [pytest.param(ACTS[name], SAMPLE, id=f"some steps of {name}") for name in quick]
    return sampled + [
        pytest.param(act, 10_000, id=f"every step of {name}", marks=pytest.mark.long)
        for name, act in ACTS.items()
    ]


@pytest.mark.parametrize(
    ("act", "strikes"), acts("answer again", "first answer of a day", "import", "merge", "restore")
)
def test_killed_at_any_step_all_or_nothing_is_left(stage: Stage, act: Act, strikes: int) -> None:
    strike(stage, act, Fault.KILL, strikes)


@pytest.mark.parametrize(("act", "strikes"), acts("answer easy", "undo import"))
def test_failing_at_any_step_all_or_nothing_is_left(stage: Stage, act: Act, strikes: int) -> None:
    strike(stage, act, Fault.FAIL, strikes)


@pytest.mark.parametrize(("act", "strikes"), acts("import", "answer good"))
def test_interrupted_at_any_step_all_or_nothing_is_left(
    stage: Stage, act: Act, strikes: int
) -> None:
    strike(stage, act, Fault.INTERRUPT, strikes)


def spread(steps: int, strikes: int) -> Sequence[int]:
    """Return about so many of the steps, evenly, always with those that begin and that commit.

    One step more than there are stands for the moment when all is done.
    """
    stride = -(-steps // strikes)
    ends = {1, 2, 3, steps - 1, steps, steps + 1}
    return sorted({*range(1, steps + 1, stride), *ends} & {*range(1, steps + 2)})


def strike(stage: Stage, act: Act, fault: Fault, strikes: int) -> None:
    """Strike before steps, and behind the last; what was acknowledged must be there."""
    whole = run(lambda arm: act(stage.fresh(), arm))
    assert whole.end is End.DONE
    after = stage.state
    before = run(lambda arm: act(stage.fresh(), arm), Fault.KILL, 1) and stage.state
    points = spread(whole.steps, strikes)
    for step in points:
        outcome = run(lambda arm: act(stage.fresh(), arm), fault, step)
        left = stage.state
        assert left in (before, after), f"torn at step {step} of {whole.steps}"
        if outcome.end is End.DONE:
            assert left == after, f"acknowledged, but lost at step {step}"
        assert_one_line(outcome)
    assert_sound(stage.folder)
    print(f"{fault.value} at {len(points)} of {whole.steps + 1} moments: whole each time")


def assert_one_line(outcome: Outcome) -> None:
    assert (outcome.end is End.SAID) == bool(outcome.line)
    assert "\n" not in outcome.line

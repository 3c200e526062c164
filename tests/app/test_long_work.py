"""Long work tells how far it is, and what is stopped leaves everything as it was."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.app.conftest import answer_all

from recollect.app.backups import all_backups, back_up_now, go_back_to
from recollect.app.deck_changes import choose_scheduler, rename_deck
from recollect.app.doctor import diagnose, surroundings
from recollect.app.importing import apply_import, plan_import, undo_import
from recollect.app.merging import merge
from recollect.app.reports import weakness_report
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress
from recollect.store.files import backups

pytestmark = pytest.mark.usefixtures("ten_cards")

Work = Callable[[Workspace, Progress], object]


def import_again(workspace: Workspace, progress: Progress) -> None:
    apply_import(workspace, plan_import(workspace, (), progress), progress)


def replay(workspace: Workspace, progress: Progress) -> None:
    choose_scheduler(workspace, "notes", "sm2", progress=progress)


def take_over(workspace: Workspace, progress: Progress) -> None:
    merge(workspace, all_backups(workspace.address)[-1].path, progress)


def go_back(workspace: Workspace, progress: Progress) -> None:
    go_back_to(workspace.address, all_backups(workspace.address)[-1].path, progress=progress)


def report(workspace: Workspace, progress: Progress) -> None:
    weakness_report(workspace, progress=progress)


def undo(workspace: Workspace, progress: Progress) -> None:
    undo_import(workspace, progress)


def move(workspace: Workspace, progress: Progress) -> None:
    rename_deck(workspace, "notes", "lectures", progress)


WORK = (import_again, replay, take_over, go_back, diagnose, report, undo, move)


@pytest.fixture
def studied(
    workspace: Workspace, write_questions: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> Workspace:
    """Ten answered cards under FSRS, a backup of before that, and a note that was not read yet."""
    monkeypatch.setattr(backups, "_PAGES_A_STEP", 16)
    back_up_now(workspace.address)
    choose_scheduler(workspace, "notes", "fsrs")
    answer_all(StudySession(workspace))
    write_questions(4, "more.md")
    return workspace


def contents(workspace: Workspace) -> list[str]:
    with workspace.database.read() as unit:
        cards = sorted(repr(one) for one in unit.cards.all())
        schedules = sorted(map(repr, unit.schedules.all().items()))
        return [*cards, *schedules, *map(repr, unit.reviews.by_card())]


@pytest.mark.parametrize("work", WORK)
def test_progress_goes_up_to_the_whole(studied: Workspace, work: Work) -> None:
    steps: list[tuple[int, int, str]] = []
    work(studied, lambda *step: steps.append(step))
    assert steps
    assert all(0 <= done <= total for done, total, _ in steps)


class Stopped(Exception):
    """The learner wants no more of it."""


def stopping_after(steps: int) -> Progress:
    left = iter(range(steps))

    def progress(done: int, total: int, what: str) -> None:
        if done < total and next(left, None) is None:
            raise Stopped

    return progress


@pytest.mark.parametrize("work", WORK)
def test_what_is_stopped_leaves_the_deck_as_it_was(studied: Workspace, work: Work) -> None:
    before = contents(studied)
    for steps in range(100):
        try:
            work(studied, stopping_after(steps))
        except Stopped:
            assert contents(studied) == before
        else:
            break
    assert steps > 0, "it can be stopped"


def test_backups_in_a_folder_that_cannot_be_read_are_not_said_to_be_none(
    workspace: Workspace,
) -> None:
    folder = Path(workspace.address).parent / "backups"
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_text("not a folder")
    with pytest.raises(RecollectError, match="cannot be read"):
        all_backups(workspace.address)
    assert "cannot be read" in str(surroundings(workspace)["backups"])


def test_a_merge_removes_what_a_killed_one_left(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, young = tmp_path / "recollect-merge-old", tmp_path / "recollect-merge-young"
    for folder in (left, young):
        folder.mkdir()
        (folder / "other.db").write_text("half")
    os.utime(left, (0, 0))
    merge(workspace, back_up_now(workspace.address))
    assert not left.exists()
    assert young.exists()

"""A deck of any release comes up to date wholly or not at all, with every row it had."""

from __future__ import annotations

import os
import shutil
import sqlite3
import warnings
from contextlib import closing
from pathlib import Path

import pytest
from tests.faults.aged import CARDS, NEXT, REVIEWS, make_aged, release_next, revision_of, row_counts
from tests.faults.faulting import Arm, End, Fault, run

from recollect.store.database import Database
from recollect.store.errors import StoreError
from recollect.store.files import location
from recollect.store.files.backup_files import backups_of

RELEASED = location.REVISIONS


@pytest.fixture(params=RELEASED)
def aged(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A deck of an earlier release, which this program must bring up to date."""
    path = tmp_path / "deck.db"
    make_aged(path, request.param)
    return path


def open_and_close(path: Path) -> None:
    Database.open(str(path)).close()


def test_every_row_survives_and_a_backup_is_made_first(
    aged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, revision = row_counts(aged), revision_of(aged)
    release_next(monkeypatch)
    open_and_close(aged)
    assert row_counts(aged) == rows
    assert rows["review"] == REVIEWS
    with closing(sqlite3.connect(aged)) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    (backup,) = backups_of(aged)
    assert (revision_of(aged), revision_of(backup.path)) == (NEXT, revision)
    assert row_counts(backup.path) == rows


def test_what_is_learnt_is_known_afterwards(aged: Path) -> None:
    with closing(Database.open(str(aged))) as database, database.read() as unit:
        assert unit.schedules.wrongly_marked() == []
        (deck,) = unit.agenda.decks(739_618)
    assert (deck.cards, deck.due, deck.new) == (CARDS, CARDS // 2, CARDS // 2)


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("ALTER TABLE card DROP COLUMN critique", "card.critique is missing"),
        ("DROP TABLE rejection", "rejection.id is missing"),
        ("ALTER TABLE area ADD COLUMN into_id TEXT", "duplicate column name: into_id"),
    ],
)
def test_a_deck_from_before_the_first_release_is_refused_in_one_line_and_left_as_it_is(
    tmp_path: Path, statement: str, named: str
) -> None:
    path = tmp_path / "deck.db"
    make_aged(path, RELEASED[0])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    rows = row_counts(path)
    with pytest.raises(StoreError, match=named) as caught:
        open_and_close(path)
    assert str(caught.value).startswith(f"{path}: its tables are not those of any release")
    assert "\n" not in str(caught.value)
    assert (revision_of(path), row_counts(path)) == (RELEASED[0], rows)


@pytest.mark.parametrize("fault", [pytest.param(Fault.KILL), pytest.param(Fault.FAIL)])
@pytest.mark.parametrize(
    "every", [70, pytest.param(1, marks=pytest.mark.long)], ids=["some steps", "every step"]
)
def test_struck_anywhere_it_is_wholly_old_or_wholly_new_and_the_next_try_works(
    aged: Path, monkeypatch: pytest.MonkeyPatch, fault: Fault, every: int
) -> None:
    rows, revision = row_counts(aged), revision_of(aged)
    kept = Path(shutil.copy(aged, aged.with_name("kept.db")))
    release_next(monkeypatch)

    def migrate(arm: Arm) -> None:
        for left in aged.parent.glob("deck.db*"):
            left.unlink()
        shutil.rmtree(aged.parent / "backups", ignore_errors=True)
        shutil.copy(kept, aged)
        arm()
        open_and_close(aged)

    steps = run(migrate).steps
    points = sorted({*range(1, steps + 1, every), steps, steps + 1})
    for step in points:
        outcome = run(migrate, fault, step)
        assert revision_of(aged) in (revision, NEXT), f"step {step} of {steps}"
        assert row_counts(aged) == rows, f"step {step} of {steps}"
        assert "\n" not in outcome.line
        if outcome.end is not End.DONE:
            open_and_close(aged)
        assert (revision_of(aged), row_counts(aged)) == (NEXT, rows), f"retry after step {step}"
    print(f"{fault.value} at {len(points)} of {steps + 1} moments: wholly old or new each time")


@pytest.mark.parametrize("rounds", [1, pytest.param(4, marks=pytest.mark.long)])
def test_six_programs_that_migrate_at_once_all_succeed(
    aged: Path, monkeypatch: pytest.MonkeyPatch, rounds: int
) -> None:
    rows = row_counts(aged)
    kept = Path(shutil.copy(aged, aged.with_name("kept.db")))
    release_next(monkeypatch)
    for _ in range(rounds):
        shutil.copy(kept, aged)
        programs = [fork(aged) for _ in range(6)]
        assert [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in programs] == [0] * 6
        assert (revision_of(aged), row_counts(aged)) == (NEXT, rows)


def fork(path: Path) -> int:
    """Open the deck in a process of its own."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        try:
            open_and_close(path)
        except BaseException:
            os._exit(1)
        os._exit(0)
    return child


def test_a_deck_of_a_later_release_is_refused_in_one_line_and_left_as_it_is(
    aged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        release_next(later)
        open_and_close(aged)
    before = aged.read_bytes()
    with pytest.raises(StoreError, match="newer than this Recollect") as caught:
        open_and_close(aged)
    assert "\n" not in str(caught.value)
    assert aged.read_bytes() == before

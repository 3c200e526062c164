"""Whatever happened to the file: one line that names it and the newest backup, and no change."""

from __future__ import annotations

import os
import random
import re
import resource
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path

import pytest
from tests.faults.decks import NOW, assert_sound, make_deck, opened, state_of
from tests.faults.faulting import End, Fault, run

from recollect.app.figures.today import today
from recollect.app.scheduling.due import due_today
from recollect.app.study import StudySession
from recollect.app.unforeseen import explained
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.scheduling.grades import Grade
from recollect.store.files import engines


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    make_deck(folder)
    return folder


@pytest.fixture
def folder(sound: Path, tmp_path: Path) -> Path:
    """A folder with a deck and its backup."""
    return Path(shutil.copytree(sound, tmp_path / "deck"))


def use(folder: Path) -> None:
    """Do what a day does with a deck."""
    due_today(str(folder / "deck.db"), lambda: NOW)
    with opened(folder) as workspace:
        today(workspace)
        session = StudySession(workspace)
        session.grade(Grade.GOOD)
        session.undo()


def what_is_said(folder: Path) -> str | None:
    """Use a deck and return the line that is said of it, None if nothing is."""
    deck = str(folder / "deck.db")
    line = None
    try:
        use(folder)
    except Exception as error:
        line = str(explained(error, deck))
    assert line is None or (deck in line and "\n" not in line)
    return line


def assert_refused(folder: Path) -> None:
    """The deck is refused in a line that names its newest backup, and stays as it was."""
    before = (folder / "deck.db").read_bytes()
    line = what_is_said(folder)
    assert line is not None
    (backup,) = (folder / "backups").glob("deck-*.db")
    assert str(backup) in line
    assert (folder / "deck.db").read_bytes() == before


@pytest.mark.parametrize("count", [12, pytest.param(100, marks=pytest.mark.long)])
def test_a_truncated_deck_is_refused(folder: Path, count: int) -> None:
    with closing(sqlite3.connect(folder / "deck.db")) as deck, deck:
        # Its end holds what is not looked at in a day.
        last = "seq = (SELECT max(seq) FROM card)"
        deck.execute(f"UPDATE card SET answer = ? WHERE {last}", ["long " * 9_000])
    whole = (folder / "deck.db").read_bytes()
    for size in [*(len(whole) * number // count for number in range(count)), len(whole) - 1]:
        (folder / "deck.db").write_bytes(whole[:size])
        assert_refused(folder)


@pytest.mark.parametrize("count", [12, pytest.param(100, marks=pytest.mark.long)])
def test_a_deck_with_a_page_of_zeros_is_refused_or_works(folder: Path, count: int) -> None:
    whole = (folder / "deck.db").read_bytes()
    pages = random.Random(1).choices(range(len(whole) // 4096), k=count - 1)
    refused = 0
    for page in [0, *pages]:
        spoilt = bytearray(whole)
        spoilt[page * 4096 : (page + 1) * 4096] = bytes(4096)
        refused += refused_or_works(folder, bytes(spoilt))
    print(f"{count} pages of zeros: {refused} refused in a line, {count - refused} worked")
    assert refused


@pytest.mark.parametrize("count", [12, pytest.param(300, marks=pytest.mark.long)])
def test_a_deck_with_a_flipped_bit_is_refused_or_works(folder: Path, count: int) -> None:
    whole = (folder / "deck.db").read_bytes()
    chance, refused = random.Random(2), 0
    for _ in range(count):
        spoilt = bytearray(whole)
        spoilt[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        refused += refused_or_works(folder, bytes(spoilt))
    print(f"{count} flipped bits: {refused} refused in a line, {count - refused} worked")


def refused_or_works(folder: Path, spoilt: bytes) -> bool:
    """Use the deck; tell whether it was refused. Damage that nothing reads may go unseen."""
    (folder / "deck.db").write_bytes(spoilt)
    line = what_is_said(folder)
    (backup,) = (folder / "backups").glob("deck-*.db")
    assert line is None or str(backup) in line
    for left in ("deck.db-wal", "deck.db-shm"):
        (folder / left).unlink(missing_ok=True)
    return line is not None


def test_a_locked_deck_is_said_to_be_in_use(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_TIMEOUT_MS", 20)
    with closing(sqlite3.connect(folder / "deck.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        line = what_is_said(folder)
        other.execute("ROLLBACK")
    assert line is not None
    assert "another program is writing" in line
    assert what_is_said(folder) is None


def test_a_deck_that_is_gone_while_its_log_is_left_is_not_made_anew(folder: Path) -> None:
    """SQLite would fold the old log into the new deck."""
    workspace = opened(folder)
    StudySession(workspace).grade(Grade.GOOD)
    kept = (folder / "deck.db").rename(folder / "kept.db")
    log = (folder / "deck.db-wal").read_bytes()
    with pytest.raises(RecollectError, match=r"deck\.db-wal is still there"):
        opened(folder)
    assert (folder / "deck.db-wal").read_bytes() == log
    kept.rename(folder / "deck.db")
    workspace.close()
    assert_sound(folder)


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
def test_an_answer_to_a_deck_that_lost_its_name_is_refused(folder: Path, fate: str) -> None:
    """As when a program that syncs files puts another machine's deck in its place."""
    deck, kept = folder / "deck.db", folder / "kept.db"
    with opened(folder) as workspace:
        session = StudySession(workspace)
        deck.rename(kept)
        if fate == "replaced":
            shutil.copy(kept, deck)
        with pytest.raises(RecollectError, match="while it was open") as caught:
            session.grade(Grade.GOOD)
    assert str(deck) in str(caught.value)
    assert "\n" not in str(caught.value)


# --- The disk is full ----------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [Fault.FAIL])
def test_a_disk_that_fails_says_so_in_one_line(folder: Path, fault: Fault) -> None:
    def answer(arm: Callable[[], None]) -> None:
        with opened(folder) as workspace:
            session = StudySession(workspace)
            arm()
            session.grade(Grade.GOOD)

    outcome = run(answer, fault, 2)
    assert outcome.end is End.SAID
    assert "the disk reported an error" in outcome.line


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond a size in bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("steps", [4, pytest.param(20, marks=pytest.mark.long)])
def test_a_disk_without_room_loses_nothing_that_was_acknowledged(folder: Path, steps: int) -> None:
    """From no room at all to room enough."""
    before = state_of(folder / "deck.db")
    assert before is not None
    kept = folder.rename(folder.with_name("kept"))
    finished: list[int] = []
    for step in range(steps):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(kept, folder)
        acknowledged = answer_all(folder, room_for(4096 * 40 * step // steps))
        state = state_of(folder / "deck.db")
        assert state is not None
        assert len(state["review"]) == len(before["review"]) + acknowledged
        assert_sound(folder)
        finished.append(acknowledged)
    assert finished[0] == 0 < finished[-1]


def answer_all(folder: Path, trouble: AbstractContextManager[None]) -> int:
    """Answer until no card is left, or it cannot be done; return how many were acknowledged."""
    acknowledged = 0
    with suppress(RecollectError), trouble, opened(folder) as workspace:
        session = StudySession(workspace)
        while session.turn is not None:
            session.grade(Grade.EASY)
            acknowledged += 1
    return acknowledged


def test_a_full_database_is_said_to_have_a_full_disk(folder: Path) -> None:
    def fill(workspace: Workspace) -> None:
        with workspace.database.write() as unit:
            unit.settings._connection.exec_driver_sql("PRAGMA max_page_count = 1")
            for number in range(2000):
                unit.settings.put(f"key {number}", "x" * 1000)

    with opened(folder) as workspace, pytest.raises(RecollectError, match="disk is full") as caught:
        fill(workspace)
    assert "\n" not in str(caught.value)
    assert_sound(folder)


# --- Whose file it is ----------------------------------------------------------------------------

NOBODY = 65534


def as_somebody_else(folder: Path) -> str | None:
    """Use the deck as another user would; return the line that is said."""
    with closing_pipe() as (read, write):
        child = os.fork()
        if child == 0:
            os._exit(_said_to_nobody(folder, write))
        os.close(write)
        line = os.read(read, 4096).decode()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, line
    return line or None


@contextmanager
def closing_pipe() -> Iterator[tuple[int, int]]:
    read, write = os.pipe()
    try:
        yield read, write
    finally:
        os.close(read)


def _said_to_nobody(folder: Path, write: int) -> int:
    try:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setresuid(NOBODY, NOBODY, NOBODY)
        os.write(write, (what_is_said(folder) or "").encode())
    except BaseException as error:
        os.write(write, repr(error).encode())
        return 1
    return 0


@pytest.fixture
def reachable(folder: Path) -> Iterator[Path]:
    """A deck in a folder that every user may enter."""
    place = Path("/tmp") if Path("/tmp").is_dir() else folder.parent
    reachable = place / f"recollect-test-{os.getpid()}"
    shutil.copytree(folder, reachable)
    reachable.chmod(0o755)
    yield reachable
    for path in [reachable, *reachable.rglob("*")]:
        path.chmod(0o755)
    shutil.rmtree(reachable)


@pytest.mark.parametrize("mode", [0o000, 0o444], ids=["not readable", "read-only"])
def test_a_deck_of_somebody_else_is_refused(reachable: Path, mode: int) -> None:
    deck = reachable / "deck.db"
    before = deck.read_bytes()
    deck.chmod(mode)
    reachable.chmod(0o555)
    line = as_somebody_else(reachable)
    assert line is not None
    assert re.search(r"permission|Permission|yours", line)
    assert deck.read_bytes() == before


def test_a_folder_that_cannot_be_written_gets_no_deck(tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("in the way")
    with pytest.raises(RecollectError) as caught:
        Workspace.open(str(blocked / "deck.db"))
    assert str(blocked) in str(caught.value)

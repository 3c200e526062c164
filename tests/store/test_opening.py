"""Opening a database: ours is made or opened, anything else is named and left as it was."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recollect.store.database import Database
from recollect.store.errors import StoreError
from recollect.store.files.backups import back_up


def test_a_new_database_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deck.db"
    Database.open(str(path)).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_making_a_database_leaves_nothing_else_behind(tmp_path: Path) -> None:
    Database.open(str(tmp_path / "deck.db")).close()
    assert [path.name for path in tmp_path.iterdir()] == ["deck.db"]


PUT = """
import sys
from recollect.store.database import Database
with Database.open(sys.argv[1]).write() as unit:
    unit.settings.put(sys.argv[2], True)
"""


def test_programs_that_make_the_same_database_at_once_share_it(tmp_path: Path) -> None:
    path = str(tmp_path / "deck.db")
    keys = ["one", "two"]
    programs = [subprocess.Popen([sys.executable, "-c", PUT, path, key]) for key in keys]
    assert [program.wait() for program in programs] == [0] * 2
    with Database.open(path).read() as unit:
        assert set(unit.settings.of(keys)) == set(keys)


def an_empty_file(path: Path) -> None:
    path.write_bytes(b"")


def a_text_file(path: Path) -> None:
    path.write_text("not a database, but a note of some length " * 50)


def a_foreign_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE shopping (item TEXT)")


def a_newer_database(path: Path) -> None:
    Database.open(str(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def a_truncated_database(path: Path) -> None:
    Database.open(str(path)).close()
    path.write_bytes(path.read_bytes()[:3000])


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (an_empty_file, "empty, 0 bytes"),
        (a_text_file, "no sound database"),
        (a_foreign_database, "another program"),
        (a_newer_database, "newer than this Recollect"),
        (a_truncated_database, "no sound database"),
    ],
)
def test_what_is_not_our_database_is_named_and_left_as_it_was(
    tmp_path: Path, make: object, said: str
) -> None:
    path = tmp_path / "deck.db"
    assert callable(make)
    make(path)
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Database.open(str(path))
    assert said in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == before


def test_a_directory_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="not a file"):
        Database.open(str(tmp_path))


def test_a_damaged_database_names_the_newest_backup(tmp_path: Path) -> None:
    path = tmp_path / "deck.db"
    Database.open(str(path)).close()
    backup = back_up(path)
    path.write_bytes(b"")
    with pytest.raises(StoreError, match=backup.name):
        Database.open(str(path))


def test_a_backup_holds_what_is_still_in_the_write_ahead_log(tmp_path: Path) -> None:
    path = tmp_path / "deck.db"
    database = Database.open(str(path))
    with database.write() as unit:
        unit.settings.put("kept", True)
    backup = back_up(path)  # the database is still open
    database.close()
    with Database.open(str(backup)).read() as unit:
        assert unit.settings.get("kept") is True
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_failing_transaction_leaves_nothing(tmp_path: Path) -> None:
    database = Database.open(str(tmp_path / "deck.db"))

    def fail() -> None:
        with database.write() as unit:
            unit.settings.put("half", 1)
            raise RuntimeError("stopped in the middle")

    with pytest.raises(RuntimeError):
        fail()
    with database.read() as unit:
        assert unit.settings.get("half") is None


def test_connections_that_were_lost_are_met_once(tmp_path: Path) -> None:
    database, lost = Database.open(str(tmp_path / "deck.db")), []
    with database.read() as one, database.read() as other:
        for unit in (one, other):
            driver = unit.settings._connection.connection.driver_connection
            assert driver is not None
            lost.append(driver)
    for driver in lost:
        driver.close()
    with pytest.raises(StoreError), database.read():
        pass
    with database.write() as unit:
        unit.settings.put("zone", "UTC")
    assert database.writes == 1


def test_a_reader_that_turns_writer_does_not_meet_a_lock(tmp_path: Path) -> None:
    """A deferred transaction would fail here at once, whatever the busy timeout."""
    path = str(tmp_path / "deck.db")
    first, second = Database.open(path), Database.open(path)

    def count_up(database: Database) -> None:
        for _ in range(25):
            with database.write() as unit:
                unit.settings.put("n", (unit.settings.get("n") or 0) + 1)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(count_up, (first, second)))
    with first.read() as unit:
        assert unit.settings.get("n") == 50

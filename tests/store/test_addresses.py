"""What an address names, and what is said of one that names nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from recollect.store.database import Database
from recollect.store.errors import StoreError
from recollect.store.files.addresses import file_of, shown
from recollect.store.files.location import Found, examine


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk() -> None:
    """Here it is waited for."""


@pytest.mark.parametrize("url", ["sqlite:///{}", "sqlite+pysqlite:///{}", "sqlite:///{}?timeout=3"])
def test_sqlites_url_names_a_file_that_is_guarded_like_any(tmp_path: Path, url: str) -> None:
    path = tmp_path / "deck.db"
    with_url = Database.open(url.format(path))
    assert with_url.file == path
    with with_url.read() as unit:
        pragmas = [
            unit.settings._connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    with_url.close()
    assert pragmas == ["wal", 2, 1]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "path", ["a b.db", "a%20b.db", "a?b.db", "a#b.db", "学习.db", "a'\"b.db", "\udcff.db"]
)
def test_a_path_is_taken_as_it_is(tmp_path: Path, path: str) -> None:
    for found in (Found.NOTHING, Found.CURRENT):
        assert examine(tmp_path / path) is found
        Database.open(str(tmp_path / path)).close()
    assert [one.name for one in tmp_path.iterdir()] == [path]


def test_a_home_that_nobody_has_is_part_of_the_name() -> None:
    assert file_of("~nobody-of-this-name/deck.db") == Path.cwd() / "~nobody-of-this-name/deck.db"


@pytest.mark.parametrize(
    "url", ["nonsense://anna:secret@host/deck", "http://[::1", "oracle://anna:secret@host/deck"]
)
def test_a_url_that_leads_nowhere_is_one_line_without_the_password(url: str) -> None:
    assert file_of(url) is None
    with pytest.raises(StoreError, match="URL") as caught:
        Database.open(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_servers_address_is_shown_without_who_and_password() -> None:
    assert shown("postgresql://anna:secret@host/deck") == "postgresql://host/deck"
    assert shown("/home/anna@work/deck.db") == "/home/anna@work/deck.db"

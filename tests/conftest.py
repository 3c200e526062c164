"""What most tests share: a clock that stands still until told otherwise, a deck, some notes."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase
from sqlalchemy import Engine

from recollect.app.importing import apply_import, plan_import
from recollect.app.workspace import Workspace
from recollect.core.scheduling.reviews import Review
from recollect.store.files import engines

# Timing is never asserted: the machine may be slow, and a library is imported when first needed.
UNHURRIED = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("short", UNHURRIED, max_examples=30)
settings.register_profile("long", UNHURRIED, max_examples=1000)
settings.load_profile("short")

FOUND = DirectoryBasedExampleDatabase(Path(__file__).parent / "found")
"""What fuzzing once failed on is kept beside the tests, and tried again first."""


@dataclass
class HandClock:
    """A clock that is moved by hand."""

    instant: datetime = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.instant

    def pass_days(self, days: float) -> None:
        self.instant += timedelta(days=days)


def careless(workspace: Workspace) -> Workspace:
    """Make no backup of the day, in tests of what is written in many steps."""
    workspace.database.before_writing = lambda: None
    return workspace


@pytest.fixture(autouse=True, scope="session")
def _statements_compiled_once() -> Iterator[None]:
    """Let every database of a run use what SQLAlchemy compiled for another one."""
    make = engines.create_engine
    first = make("sqlite://")
    first.connect().close()  # what it asks a database about itself is known from then on

    def alike(*about: Any, **options: Any) -> Engine:
        engine = make(*about, **options)
        engine.dialect, engine._compiled_cache = first.dialect, first._compiled_cache
        return engine

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engines, "create_engine", alike)
        yield
    first.dispose()


@pytest.fixture(autouse=True)
def _without_waiting_for_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commits return before they are on the disk: no test takes the power away."""
    prepare = engines._prepare

    def hurried(connection: sqlite3.Connection, record: object) -> None:
        prepare(connection, record)
        connection.execute("PRAGMA synchronous = OFF")

    monkeypatch.setattr(engines, "_prepare", hurried)


def log(workspace: Workspace) -> list[Review]:
    """Return the reviews on the disk, without those taken back, card by card."""
    with workspace.database.read() as unit:
        return [review for card in unit.cards.all() for review in unit.reviews.of_card(card.id)]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def address(tmp_path: Path) -> str:
    return str(tmp_path / "deck.db")


def new_deck(folder: Path, **settings: object) -> Path:
    """Make a deck whose learner lives in UTC."""
    path = folder / "deck.db"
    with Workspace.open(str(path), clock=HandClock()) as opened:
        for key, value in ({"zone": "UTC"} | settings).items():
            opened.change_setting(key, value)
    return path


@pytest.fixture(scope="session")
def empty_deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Migrated once; each test works on a copy."""
    return new_deck(tmp_path_factory.mktemp("empty"))


@pytest.fixture
def workspace(address: str, clock: HandClock, empty_deck: Path) -> Iterator[Workspace]:
    """A deck of the test's own."""
    shutil.copyfile(empty_deck, address)
    with Workspace.open(address, clock=clock) as opened:
        yield opened


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """An empty folder for notes."""
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


@pytest.fixture
def write_questions(notes: Path) -> Callable[[int], Path]:
    """Write a note that asks so many questions, each with an answer and two hints."""

    def write(count: int, name: str = "attention.md") -> Path:
        note = notes / name
        note.write_text(
            "# Attention\n\n"
            + "\n".join(
                f"### Q{number}: Why does head {number} of {name} attend to {number}?\n\n"
                f"> **Hint**:\n> - Hint one of {number}\n> - Hint two of {number}\n\n"
                f"**Answer**: Because weight {number} is the largest.\n"
                for number in range(1, count + 1)
            ),
            encoding="utf-8",
        )
        return note

    return write


@pytest.fixture
def import_notes(workspace: Workspace, notes: Path) -> Callable[[], dict[str, int]]:
    """Import the folder of notes and return the counts."""

    def run() -> dict[str, int]:
        plan = plan_import(workspace, [notes])
        apply_import(workspace, plan)
        return dict(plan.counts)

    return run

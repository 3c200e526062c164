"""Where a benchmark keeps its files, and how long it may take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile

from benchmarks.generate import clock, make_deck, write_notes
from recollect.app.workspace import Workspace


@dataclass
class Bench:
    """What every row is given."""

    folder: Path
    quick: bool
    notes: Path | None = None
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1_000_000)))

    @property
    def sizes(self) -> list[tuple[int, int]]:
        """Return the decks to measure on, as (cards, reviews)."""
        small = [(1_000, 5_000), (10_000, 50_000)]
        return small if self.quick else [*small, (100_000, 1_000_000)]

    def path(self, name: str) -> Path:
        """Return a path that was not used before."""
        return self.folder / f"{next(self.numbers)}-{name}"

    def rounds(self, many: int) -> int:
        return max(3, many // 10) if self.quick else many

    def notes_folder(self) -> Path:
        """Return real notes where they were named, else generated ones."""
        if self.notes is not None:
            return self.notes
        folder = self.path("notes")
        write_notes(folder, files=16 if self.quick else 48)
        return folder

    def deck(self, cards: int, reviews: int = 0) -> Workspace:
        """Open a deck of its own; each size is made once and copied."""
        made = self.folder / f"{cards}-{reviews}.db"
        if not made.exists():
            make_deck(made, cards=cards, reviews=reviews)
        path = self.path("deck.db")
        copyfile(made, path)
        return Workspace.open(str(path), clock=clock)

"""The rows of the table: each names its work, does it our way and Anki's, and states its target."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks import anki_peer
from benchmarks.generate import clock, located, make_deck, write_notes
from benchmarks.measure import Row, Timing, interleaved
from benchmarks.terminal import key_to_screen
from recollect.app.importing import apply_import, plan_import
from recollect.app.importing.apply import BATCH
from recollect.app.study import Selection, StudySession
from recollect.app.today import today
from recollect.app.workspace import Workspace
from recollect.core.grades import Grade


@dataclass
class Bench:
    """Where the benchmark keeps its files, and how long it may take."""

    folder: Path
    quick: bool
    notes: Path | None = None
    numbers: Iterator[int] = field(default_factory=lambda: iter(range(1_000_000)))

    def path(self, name: str) -> Path:
        """Return a path that was not used before."""
        return self.folder / f"{next(self.numbers)}-{name}"

    def rounds(self, many: int) -> int:
        return max(3, many // 4) if self.quick else many

    def notes_folder(self) -> Path:
        """Return real notes where they were named, else generated ones."""
        if self.notes is not None:
            return self.notes
        folder = self.path("notes")
        write_notes(folder)
        return folder

    def deck(self, cards: int, reviews: int = 0) -> Workspace:
        path = self.path("deck.db")
        make_deck(path, cards=cards, reviews=reviews)
        return Workspace.open(str(path), clock=clock)


def first_import(bench: Bench) -> list[Row]:
    notes = bench.notes_folder()
    with Workspace.open(str(bench.path("deck.db")), clock=clock) as workspace:
        apply_import(workspace, plan_import(workspace, [notes]))
        with workspace.database.read() as unit:
            cards = [(card.question, card.answer) for card in unit.cards.all()]
    collection_path = bench.path("peer.anki2")

    def ours() -> None:
        with Workspace.open(str(bench.path("deck.db")), clock=clock) as workspace:
            apply_import(workspace, plan_import(workspace, [notes]))

    def theirs() -> None:
        # The peer is handed the questions that we found: it cannot find them.
        collection = anki_peer.new_collection(collection_path)
        file = collection_path.with_suffix(".csv")
        rendered = [(_rendered(front), _rendered(back)) for front, back in cards]
        anki_peer.write_csv(file, rendered)
        anki_peer.import_csv(collection, file)
        collection.close()

    timing = interleaved(ours, theirs, bench.rounds(8))
    return [Row("first import, extraction included", *timing, "≤ 0.67×", 0.67)]


def _rendered(text: str) -> str:
    return str(MarkdownIt().render(text))


def unchanged_import(bench: Bench) -> list[Row]:
    notes = bench.notes_folder()
    workspace = Workspace.open(str(bench.path("deck.db")), clock=clock)
    apply_import(workspace, plan_import(workspace, [notes]))
    with workspace.database.read() as unit:
        cards = [(card.question, card.answer) for card in unit.cards.all()]
    path = bench.path("peer.anki2")
    collection = anki_peer.ready_to_answer(path, cards)

    def ours() -> None:
        apply_import(workspace, plan_import(workspace))

    def theirs() -> None:
        anki_peer.import_csv(collection, path.with_suffix(".csv"))

    timing = interleaved(ours, theirs, bench.rounds(12))
    workspace.close()
    collection.close()
    return [Row("unchanged notes imported again", *timing, "≤ 0.14×", 0.14)]


def cards_stored(bench: Bench) -> list[Row]:
    texts = [(f"Why is {number} so?", "Because. " * 25) for number in range(10_000)]
    cards = located(texts)
    collection_path = bench.path("peer.anki2")
    anki_peer.write_csv(collection_path.with_suffix(".csv"), texts)
    decks = [bench.deck(0) for _ in range(bench.rounds(8) + 1)]
    collections = [
        anki_peer.new_collection(bench.path("peer.anki2")) for _ in range(bench.rounds(8) + 1)
    ]

    def ours() -> None:
        with decks.pop() as workspace, workspace.database.write() as unit:
            writer = unit.imports.writer(unit.imports.begin(clock(), ["/notes"], {}))
            for start in range(0, len(cards), BATCH):
                writer.add_cards(cards[start : start + BATCH], clock())

    def theirs() -> None:
        with contextlib.closing(collections.pop()) as collection:
            anki_peer.import_csv(collection, collection_path.with_suffix(".csv"))

    timing = interleaved(ours, theirs, bench.rounds(8))
    return [Row("10,000 new cards stored", *timing, "≤ 0.5×", 0.5)]


def answer(bench: Bench) -> list[Row]:
    rows = [_answers(bench, 10_000, 50_000, 400)]
    if not bench.quick:
        rows.append(_answers(bench, 100_000, 1_000_000, 1000))
    return [
        one
        for row in rows
        for one in (row, Row(f"{row.name}, p99", row.ours, row.theirs, "≤ 0.5×", 0.5, "p99"))
    ]


def _answers(bench: Bench, cards: int, reviews: int, rounds: int) -> Row:
    workspace = bench.deck(cards, reviews)
    workspace.change_setting("new_a_day", rounds * 2)
    session = StudySession(workspace, Selection(count=rounds * 2))
    texts = [(f"Why {number}?", "Because. " * 25) for number in range(10_000)]
    collection = anki_peer.ready_to_answer(bench.path("peer.anki2"), texts)

    def ours() -> None:
        assert session.turn is not None
        session.grade(Grade.GOOD, elapsed_ms=4_000)

    timing = interleaved(ours, lambda: anki_peer.answer_good(collection), rounds, warm_up=20)
    workspace.close()
    collection.close()
    return Row(f"answer, {cards:,} cards, {reviews:,} reviews", *timing, "≤ 1×", 1)


def due_process(bench: Bench) -> list[Row]:
    workspace = bench.deck(10_000, 50_000)
    environment = {**os.environ, "RECOLLECT_DB": workspace.address}
    workspace.close()
    program = str(Path(sys.executable).with_name("recollect"))
    collection_path = bench.path("peer.anki2")
    texts = [(f"Why {number}?", "Because.") for number in range(10_000)]
    anki_peer.ready_to_answer(collection_path, texts).close()
    peer = (
        "from anki.collection import Collection; "
        f"c = Collection({str(collection_path)!r}); print(c.sched.counts()); c.close()"
    )

    def run(*command: str) -> Callable[[], object]:
        return lambda: subprocess.run(command, env=environment, capture_output=True, check=True)

    timing = interleaved(run(program, "due"), run(sys.executable, "-c", peer), bench.rounds(10))
    return [
        Row("`recollect due`, whole process", *timing, "≤ 0.2×", 0.2),
        Row("`recollect due`, whole process", timing[0], None, "≤ 60 ms", 60),
    ]


def dashboard_figures(bench: Bench) -> list[Row]:
    sizes = [(10_000, 50_000)] if bench.quick else [(10_000, 50_000), (100_000, 1_000_000)]
    rows = []
    for cards, reviews in sizes:
        with contextlib.closing(bench.deck(cards, reviews)) as workspace:
            timing, _ = interleaved(lambda: today(workspace), None, bench.rounds(6))
        rows.append(Row(f"dashboard figures, {cards:,} cards", timing))
    return rows


def next_card(bench: Bench) -> list[Row]:
    with contextlib.closing(bench.deck(10_000, 50_000)) as workspace:
        address = workspace.address
    next_cards, answers = key_to_screen(address, bench.rounds(60))
    return [
        Row(f"{name}, 10,000 cards", Timing(tuple(runs)), None, "≤ 50 ms", 50)
        for name, runs in (("grade to next card", next_cards), ("key to answer", answers))
    ]


ROWS: tuple[Callable[[Bench], list[Row]], ...] = (
    first_import,
    unchanged_import,
    cards_stored,
    answer,
    due_process,
    dashboard_figures,
    next_card,
)

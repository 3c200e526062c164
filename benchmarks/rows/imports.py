"""Rows about reading notes and storing what they ask."""

from __future__ import annotations

import contextlib
from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks import anki_peer
from benchmarks.generate import clock, located, write_notes
from benchmarks.measure import Row, interleaved
from benchmarks.rows.bench import Bench
from recollect.app.importing import apply_import, plan_import
from recollect.app.importing.apply import BATCH
from recollect.app.workspace import Workspace

A_NOTE = 50
"""Questions of one note, where the number of notes grows."""


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


def import_growth(bench: Bench) -> list[Row]:
    """The same import of ever more notes: a question should take no longer among many."""
    rows = []
    sizes = bench.sizes[:1] if bench.quick else bench.sizes  # 10,000 take ten seconds
    for questions, _ in sizes:
        notes = bench.path("notes")
        write_notes(notes, files=questions // A_NOTE, questions=A_NOTE)

        def whole(notes: Path = notes) -> None:
            with Workspace.open(str(bench.path("deck.db")), clock=clock) as workspace:
                apply_import(workspace, plan_import(workspace, [notes]))

        timing, _ = interleaved(whole, None, 1, warm_up=0)
        rows.append(Row(f"import of {questions:,} questions", timing))
    return rows


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

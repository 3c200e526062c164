"""The same work by Anki's own library, headless."""

from __future__ import annotations

import csv
import time
from collections.abc import Sequence
from pathlib import Path

from anki.collection import Collection, ImportCsvRequest


def new_collection(path: Path) -> Collection:
    """Make an empty collection at `path` (its files are removed first)."""
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()
    return Collection(str(path))


def write_csv(path: Path, rows: Sequence[tuple[str, str]]) -> None:
    """Write fronts and backs as Anki imports them."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def import_csv(collection: Collection, path: Path) -> None:
    """Import such a file with Anki's defaults."""
    metadata = collection.get_csv_metadata(str(path), None)
    collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))


def ready_to_answer(path: Path, rows: Sequence[tuple[str, str]]) -> Collection:
    """Return a collection of these cards, opened anew, whose limits never end a run.

    An import leaves a long write-ahead log, and what is written over one is sooner on the disk than
    what makes it longer: closed, either program begins with an empty one.
    """
    collection = new_collection(path)
    file = path.with_suffix(".csv")
    write_csv(file, rows)
    import_csv(collection, file)
    config = collection.decks.get_config(1)
    assert config is not None
    config["new"]["perDay"] = config["rev"]["perDay"] = 9999
    collection.decks.update_config(config)
    collection.close()
    return Collection(str(path))


def add_reviews(collection: Collection, reviews: int) -> None:
    """Let every card have been reviewed about equally often, over the last year."""
    cards = collection.db.list("select id from cards order by id")
    now = int(time.time() * 1000)
    step = 365 * 86_400_000 // reviews
    rows = [
        (now - number * step, cards[number % len(cards)], -1, 3, 10, 5, 2500, 4000, 1)
        for number in range(reviews)
    ]
    collection.db.executemany("insert into revlog values (?,?,?,?,?,?,?,?,?)", rows)
    collection.db.execute("update cards set type=2, queue=2, ivl=10, factor=2500, reps=10, due=5")


def graphs_of_a_year(collection: Collection) -> object:
    """Compute all figures of the statistics screen."""
    return collection._backend.graphs(search="", days=365)


def answer_good(collection: Collection) -> None:
    """Answer the card at hand with Good, and fetch the next one."""
    card = collection.sched.getCard()
    assert card is not None
    collection.sched.answerCard(card, 3)

"""What an import writes, row by row kept as it was before, so that it can be undone exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, insert

from recollect.store.cards.card_rows import LocatedCard
from recollect.store.cards.cards import Cards
from recollect.store.cards.decks import Decks
from recollect.store.cards.notes import NoteRecord, Notes
from recollect.store.imports.before_images import BeforeImages
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.log.reviews import own_answer_row
from recollect.store.rows.row_changes import RowChange
from recollect.store.tables import card, deck, locator, note, own_answer, rejection, root


class ImportWriter:
    """Writes for one import run."""

    def __init__(self, connection: Connection, run_id: str) -> None:
        self._connection = connection
        self._run_id = run_id
        self._images = BeforeImages(connection, run_id)
        self._notes = Notes(connection)
        self._cards = Cards(connection)
        self._decks = Decks(connection)

    def add_root(self, path: str, at: datetime, options: Mapping[str, Any]) -> str:
        """Add a root by its absolute path and return its id."""
        root_id = self._notes.add_root(path, at, options)
        self._images.keep(root, [root_id], new=True)
        return root_id

    def set_root_options(self, root_id: str, options: Mapping[str, Any]) -> None:
        """Set what the learner wants for a root."""
        self._images.keep(root, [root_id])
        self._notes.set_options(root_id, options)

    def add_notes(self, records: Sequence[NoteRecord]) -> None:
        """Store notes that were not known before."""
        self._images.keep(note, [record.id for record in records], new=True)
        self._notes.add(records, self._run_id)

    def update_notes(self, records: Sequence[NoteRecord]) -> None:
        """Store what known notes look like now."""
        self._images.keep(note, [record.id for record in records])
        self._notes.update(records, self._run_id)

    def add_cards(self, cards: Sequence[LocatedCard], at: datetime) -> None:
        """Store new cards, in the order given."""
        self._ensure_decks(cards)
        self._images.keep(card, [one.card.id for one in cards], new=True)
        self._cards.add(cards, at)

    def update_cards(self, cards: Sequence[LocatedCard]) -> None:
        """Store what known cards say and where they stand now."""
        self._ensure_decks(cards)
        ids = [one.card.id for one in cards]
        self._images.keep(card, ids)
        self._images.keep(locator, ids)
        self._cards.update(cards)

    def keep_own_answers(self, texts: Sequence[tuple[str, str]], at: datetime) -> None:
        """Keep answers in the learner's words that stand in the notes: card id and text."""
        rows = [own_answer_row(DEFAULT_LEARNER, card_id, at, text) for card_id, text in texts]
        if rows:
            self._images.keep(own_answer, [str(row["id"]) for row in rows], new=True)
            self._connection.execute(insert(own_answer), rows)

    def reject(self, questions: Mapping[str, str], at: datetime) -> None:
        """Remember questions, by their fingerprints, that shall not come back."""
        rows = [
            {"id": str(uuid4()), "question_print": key, "question": text, "rejected_at": at}
            for key, text in questions.items()
        ]
        if rows:
            self._images.keep(rejection, [str(row["id"]) for row in rows], new=True)
            self._connection.execute(insert(rejection), rows)

    def remember(self, changes: Iterable[RowChange]) -> None:
        """Take changes to other rows, made within this import, into what its undo puts back."""
        self._images.keep_written(changes)

    def _ensure_decks(self, cards: Sequence[LocatedCard]) -> None:
        missing = {one.card.deck for one in cards} - self._decks.ids().keys()
        new = {name: str(uuid4()) for name in sorted(missing)}
        self._images.keep(deck, new.values(), new=True)
        self._decks.add(new)

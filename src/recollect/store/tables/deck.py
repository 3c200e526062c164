"""What stands in the deck, whoever studies it: notes, cards, imports."""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    text,
)

from recollect.store.tables.making import key_to, table, to, uuid_key
from recollect.store.tables.types import Instant, Json, Truth, Whole, Word

deck = table(
    "deck",
    uuid_key(),
    Column("name", Text, nullable=False, unique=True),
    Column("options", Json, nullable=False),
)
# Few decks have any, and each answer asks for them all: the index holds those few alone.
_HAS_OPTIONS = text("options <> '{}'")
Index("ix_deck_with_options", deck.c.name, sqlite_where=_HAS_OPTIONS)

root = table(
    "root",
    uuid_key(),
    Column("path", Text, nullable=False, unique=True),
    Column("options", Json, nullable=False),
    Column("added_at", Instant, nullable=False),
)

import_run = table(
    "import_run",
    uuid_key(),
    Column("started_at", Instant, nullable=False),
    Column("roots", Json, nullable=False),
    Column("counts", Json, nullable=False),
    Column("undone_at", Instant),
)

# What rows were before an import touched them (null: not there): undo puts them back. `row_keys`
# and `before` are lists of one length, so that thousands of new cards take a few rows.
import_change = table(
    "import_change",
    key_to("import_run"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("entity", Text, nullable=False),
    Column("row_keys", Json, nullable=False),
    Column("before", Json, nullable=False),
)

note = table(
    "note",
    uuid_key(),
    to("root"),
    Column("path", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("size", Whole, nullable=False),
    Column("mtime_ns", Whole, nullable=False),
    Column("landmarks", Text, nullable=False),
    to("import_run", nullable=True),
    UniqueConstraint("root_id", "path"),
)

card = table(
    "card",
    # The order in which the cards were met in the notes: new cards are asked in it.
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    to("deck"),
    Column("kind", Word, nullable=False),
    Column("question", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("part", Integer, nullable=False),
    Column("hints", Json, nullable=False),
    Column("options", Json, nullable=False),
    Column("deletions", Json, nullable=False),
    Column("critique", Text, nullable=False),
    Column("insight", Text, nullable=False),
    Column("difficulty", Text),
    Column("tags", Json, nullable=False),
    Column("references", Json, nullable=False),
    Column("dialect", Text, nullable=False),
    Column("status", Word, nullable=False),
    Column("retired_because", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    # Whether any learner has learnt it: kept with the schedules, so that new cards need no search.
    Column("learnt", Truth, nullable=False, server_default="0"),
    # Of a follow-up, the question that it follows.
    Column("follows", Text, nullable=False, server_default=""),
    CheckConstraint("status in ('active', 'retired')", name="status"),
)

Index("ix_card_deck", card.c.deck_id, card.c.learnt)
_IS_UNLEARNT = text("learnt = 0")
Index("ix_card_unlearnt", card.c.seq, sqlite_where=_IS_UNLEARNT)

# The few that are retired are left out of counts without a look at the others.
IS_RETIRED = text("status = 'retired'")
Index("ix_card_retired", card.c.id, sqlite_where=IS_RETIRED)

# Where a card was last seen in the notes.
locator = table(
    "locator",
    key_to("card"),
    to("note", index=True),
    Column("line", Integer, nullable=False),
    Column("end_line", Integer, nullable=False),
    Column("heading_path", Json, nullable=False),
    Column("label", Text),
    Column("position", Integer, nullable=False),
    Column("question_print", Text, nullable=False),
    Column("answer_print", Text, nullable=False),
)

# An item that the learner rejected for good does not come back.
rejection = table(
    "rejection",
    uuid_key(),
    Column("question_print", Text, nullable=False, unique=True),
    Column("question", Text, nullable=False),
    Column("rejected_at", Instant, nullable=False),
)

"""What is weak, the evidence for it, and what the notes tell of the studying itself."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Text

from recollect.store.tables.making import key_to, log_entry, table, to, uuid_key
from recollect.store.tables.types import Day, Instant, Json, Truth

# `into_id`: the area that this one is part of, since the learner said that the two are one.
area = table(
    "area",
    uuid_key(),
    Column("name", Text, nullable=False),
    Column("name_fold", Text, nullable=False, unique=True),
    Column("created_at", Instant, nullable=False),
    Column("into_id", Text, ForeignKey("area.id"), index=True),
)

alias = table(
    "alias",
    Column("name_fold", Text, primary_key=True),
    to("area", index=True),
    Column("name", Text, nullable=False),
)

card_area = table(
    "card_area",
    key_to("card"),
    key_to("area", index=True),
    Column("origin", Text, nullable=False),
)

mark = table(
    "mark",
    *log_entry(),
    to("area", index=True),
    to("card", nullable=True),
    Column("instant", Instant, nullable=False),
    Column("study_day", Integer, nullable=False),
    Column("origin", Text, nullable=False),
    Column("failed", Truth, nullable=False),
    Column("text", Text, nullable=False),
    Column("deed", Integer, index=True),
)

# What a learner called areas: `before` holds the rows of areas and aliases as they were.
naming = table(
    "naming",
    *log_entry(),
    Column("instant", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("before", Json, nullable=False),
    Column("deed", Integer, nullable=False, index=True),
)

# What a note says is not mastered yet: derived from the note, replaced with it.
seed = table(
    "seed",
    uuid_key(),
    to("note", index=True),
    to("area", index=True),
    Column("line", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("concept", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("said_on", Day),
    Column("first_seen", Instant, nullable=False),
)

# A row of a progress table or catalogue in the notes: derived from the note, replaced with it.
study_entry = table(
    "study_entry",
    key_to("note"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("stages", Json, nullable=False),
    Column("topic", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("started_on", Day),
    Column("ended_on", Day),
    Column("tested", Truth, nullable=False),
    Column("tested_on", Day),
    Column("target", Text, nullable=False),
    Column("content", Text, nullable=False),
)

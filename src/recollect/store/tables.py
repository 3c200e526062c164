"""The tables. The review log is the truth; a schedule is its cached fold and can be rebuilt.

Cards and notes belong to the deck; schedules, reviews, own answers and marks to a learner, so that
several learners can share one database. Whatever a learner did (a review, an action, a mark, the
naming of an area) is appended under a UUID; taking it back appends a `void`. A `deed` numbers what
was done at once, over all of them in the order of doing: undo takes the last one back. It is 0 or
below for what a merge brought from another machine, and NULL for a mark that nobody set by hand.
Nothing here is particular to SQLite.
"""

from __future__ import annotations

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem

from recollect.store.types import Day, Instant, Json, Real, Truth, Whole

# Named constraints: a migration can only change what has a name.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *columns: SchemaItem) -> Table:
    return Table(name, metadata, *columns, sqlite_strict=True)


def _id() -> Column[str]:
    """Return a UUID key: rows of two machines can be united without renumbering."""
    return Column("id", Text, primary_key=True)


def _to(target: str, *, nullable: bool = False, index: bool = False) -> Column[str]:
    return Column(f"{target}_id", Text, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


learner = _table(
    "learner",
    _id(),
    Column("name", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

deck = _table(
    "deck",
    _id(),
    Column("name", Text, nullable=False, unique=True),
    Column("options", Json, nullable=False),
)
# Few decks have any, and each answer asks for them all: the index holds those few alone.
_HAS_OPTIONS = text("options <> '{}'")
Index("ix_deck_with_options", deck.c.name, sqlite_where=_HAS_OPTIONS, postgresql_where=_HAS_OPTIONS)

root = _table(
    "root",
    _id(),
    Column("path", Text, nullable=False, unique=True),
    Column("options", Json, nullable=False),
    Column("added_at", Instant, nullable=False),
)

import_run = _table(
    "import_run",
    _id(),
    Column("started_at", Instant, nullable=False),
    Column("roots", Json, nullable=False),
    Column("counts", Json, nullable=False),
    Column("undone_at", Instant),
)

# What rows were before an import touched them (null: not there): undo puts them back. `row_keys`
# and `before` are lists of one length, so that thousands of new cards take a few rows.
import_change = _table(
    "import_change",
    Column("import_run_id", Text, ForeignKey("import_run.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("entity", Text, nullable=False),
    Column("row_keys", Json, nullable=False),
    Column("before", Json, nullable=False),
)

note = _table(
    "note",
    _id(),
    _to("root"),
    Column("path", Text, nullable=False),
    Column("content_hash", Text, nullable=False),
    Column("size", Whole, nullable=False),
    Column("mtime_ns", Whole, nullable=False),
    Column("landmarks", Text, nullable=False),
    _to("import_run", nullable=True),
    UniqueConstraint("root_id", "path"),
)

card = _table(
    "card",
    # The order in which the cards were met in the notes: new cards are asked in it.
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _to("deck", index=True),
    Column("kind", Text, nullable=False),
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
    Column("status", Text, nullable=False),
    Column("retired_because", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    CheckConstraint("status in ('active', 'retired')", name="status"),
)

# The few that are retired are left out of counts without a look at the others.
IS_RETIRED = text("status = 'retired'")
Index("ix_card_retired", card.c.id, sqlite_where=IS_RETIRED, postgresql_where=IS_RETIRED)

# Where a card was last seen in the notes.
locator = _table(
    "locator",
    Column("card_id", Text, ForeignKey("card.id"), primary_key=True),
    _to("note", index=True),
    Column("line", Integer, nullable=False),
    Column("end_line", Integer, nullable=False),
    Column("heading_path", Json, nullable=False),
    Column("label", Text),
    Column("position", Integer, nullable=False),
    Column("question_print", Text, nullable=False, index=True),
    Column("answer_print", Text, nullable=False),
)

# An item that the learner rejected for good does not come back.
rejection = _table(
    "rejection",
    _id(),
    Column("question_print", Text, nullable=False, unique=True),
    Column("question", Text, nullable=False),
    Column("rejected_at", Instant, nullable=False),
)

schedule = _table(
    "schedule",
    Column("learner_id", Text, ForeignKey("learner.id"), primary_key=True),
    Column("card_id", Text, ForeignKey("card.id"), primary_key=True),
    Column("interval", Integer, nullable=False),
    Column("ease", Integer, nullable=False),
    Column("repetitions", Integer, nullable=False),
    Column("lapses", Integer, nullable=False),
    Column("last_day", Integer),
    Column("due_day", Integer),
    Column("stability", Real),
    Column("difficulty", Real),
    Column("suspended", Truth, nullable=False),
    Column("buried_until", Integer),
    Column("flag", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("tags", Json, nullable=False),
    CheckConstraint("ease >= 130", name="ease"),
)
# Suspended cards are no load: the index alone tells how much is due on a day.
Index("ix_schedule_due", schedule.c.learner_id, schedule.c.due_day, schedule.c.suspended)

review = _table(
    "review",
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _to("learner"),
    _to("card"),
    Column("instant", Instant, nullable=False),
    Column("study_day", Integer, nullable=False),
    Column("grade", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("hints", Integer, nullable=False),
    Column("elapsed_ms", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("before", Json, nullable=False),
    Column("after", Json, nullable=False),
    Column("scheduler", Text, nullable=False),
    Column("deed", Integer, nullable=False, index=True),
    CheckConstraint("grade between 0 and 5", name="grade"),
)
Index(
    "ix_review_card",
    review.c.card_id,
    review.c.learner_id,
    review.c.study_day,
    review.c.instant,
)
Index("ix_review_learner", review.c.learner_id, review.c.seq)
Index("ix_review_day", review.c.learner_id, review.c.study_day)

# What a learner did to a card besides answering it: suspend, bury, flag, reset, set due, adopt an
# answer, tag. `text` holds the answer or the tag.
action = _table(
    "action",
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _to("learner"),
    _to("card", index=True),
    Column("instant", Instant, nullable=False),
    Column("study_day", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Integer),
    Column("text", Text, nullable=False),
    Column("deed", Integer, nullable=False, index=True),
)

# The undo of a review, an action, a mark or a naming: the log itself never loses a row.
void = _table(
    "void",
    Column("target_id", Text, primary_key=True),
    _to("learner"),
    Column("instant", Instant, nullable=False),
)

own_answer = _table(
    "own_answer",
    _id(),
    _to("learner"),
    _to("card", index=True),
    Column("instant", Instant, nullable=False),
    Column("text", Text, nullable=False),
    Column("from_notes", Truth, nullable=False),
    Column("review_id", Text),
)

# `into_id`: the area that this one is part of, since the learner said that the two are one.
area = _table(
    "area",
    _id(),
    Column("name", Text, nullable=False),
    Column("name_fold", Text, nullable=False, unique=True),
    Column("into_id", Text, ForeignKey("area.id"), index=True),
    Column("created_at", Instant, nullable=False),
)

alias = _table(
    "alias",
    Column("name_fold", Text, primary_key=True),
    _to("area", index=True),
    Column("name", Text, nullable=False),
)

card_area = _table(
    "card_area",
    Column("card_id", Text, ForeignKey("card.id"), primary_key=True),
    Column("area_id", Text, ForeignKey("area.id"), primary_key=True, index=True),
    Column("origin", Text, nullable=False),
)

mark = _table(
    "mark",
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _to("learner"),
    _to("area", index=True),
    _to("card", nullable=True),
    Column("instant", Instant, nullable=False),
    Column("study_day", Integer, nullable=False),
    Column("origin", Text, nullable=False),
    Column("failed", Truth, nullable=False),
    Column("text", Text, nullable=False),
    Column("deed", Integer, index=True),
)

# What a learner called areas: `before` holds the rows of areas and aliases as they were.
naming = _table(
    "naming",
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    _to("learner"),
    Column("instant", Instant, nullable=False),
    Column("kind", Text, nullable=False),
    Column("before", Json, nullable=False),
    Column("deed", Integer, nullable=False, index=True),
)

# What a note says is not mastered yet: derived from the note, replaced with it.
seed = _table(
    "seed",
    _id(),
    _to("note", index=True),
    _to("area", index=True),
    Column("line", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("concept", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("said_on", Day),
    Column("first_seen", Instant, nullable=False),
)

# A row of a progress table or catalogue in the notes: derived from the note, replaced with it.
study_entry = _table(
    "study_entry",
    Column("note_id", Text, ForeignKey("note.id"), primary_key=True),
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

# A self-test. `asked` is NULL when the time alone decides how long it is, `ended_at` when the
# learner left in the middle.
quiz_attempt = _table(
    "quiz_attempt",
    _id(),
    _to("learner", index=True),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("plan", Json, nullable=False),
    Column("seed", Text, nullable=False),
    Column("asked", Integer),
)

# A question of a self-test as it was asked. Its answer as evidence stands in the review log.
quiz_answer = _table(
    "quiz_answer",
    Column("quiz_attempt_id", Text, ForeignKey("quiz_attempt.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _to("card", index=True),
    Column("kind", Text, nullable=False),
    Column("options", Json, nullable=False),
    Column("given", Text, nullable=False),
    Column("outcome", Text),
    Column("elapsed_ms", Integer, nullable=False),
    Column("instant", Instant, nullable=False),
    _to("review", nullable=True),
)

# What the log of a study day comes to, kept so that figures need not go through it again. `stamp`
# names the log that was counted: where the day's log has another one, this is out of date.
counted_day = _table(
    "counted_day",
    Column("learner_id", Text, ForeignKey("learner.id"), primary_key=True),
    Column("study_day", Integer, primary_key=True, autoincrement=False),
    Column("stamp", Text, nullable=False),
    Column("ms", Whole, nullable=False),
    Column("grades", Json, nullable=False),
)

# Of the same days: the first answers to learnt cards, those that are alike counted together.
counted_recall = _table(
    "counted_recall",
    Column("seq", Integer, primary_key=True),
    Column("learner_id", Text, ForeignKey("learner.id"), nullable=False),
    Column("study_day", Integer, nullable=False),
    Column("deck_id", Text, nullable=False),
    Column("age", Text, nullable=False),
    Column("scheduler", Text, nullable=False),
    Column("place", Integer),
    Column("predicted", Real, nullable=False),
    Column("passed", Integer, nullable=False),
    Column("answers", Integer, nullable=False),
)
Index("ix_counted_recall_day", counted_recall.c.learner_id, counted_recall.c.study_day)

setting = _table(
    "setting",
    Column("key", Text, primary_key=True),
    Column("value", Json, nullable=False),
)

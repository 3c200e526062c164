"""What a learner did: the log of answers and actions, schedules, self-tests."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, Index, Integer, LargeBinary, Text

from recollect.store.tables.making import key_to, log_entry, table, to, uuid_key
from recollect.store.tables.types import Instant, Json, Real, Remembered, Truth, Whole, Word

learner = table(
    "learner",
    uuid_key(),
    Column("name", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)

schedule = table(
    "schedule",
    key_to("learner"),
    key_to("card"),
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
    # The card's own, which never changes: in an index it takes a tenth of what the id takes.
    Column("card_seq", Integer, nullable=False, server_default="0"),
    CheckConstraint("ease >= 130", name="ease"),
)
# The index alone tells how much is due, after which intervals, and of which cards.
Index(
    "ix_schedule_due",
    schedule.c.learner_id,
    schedule.c.due_day,
    schedule.c.interval,
    schedule.c.suspended,
    schedule.c.buried_until,
    schedule.c.card_seq,
)

review = table(
    "review",
    *log_entry(),
    to("card"),
    Column("instant", Instant, nullable=False),
    Column("study_day", Integer, nullable=False),
    Column("grade", Integer, nullable=False),
    Column("kind", Word, nullable=False),
    Column("hints", Integer, nullable=False),
    Column("elapsed_ms", Integer, nullable=False),
    Column("answer", Text, nullable=False),
    Column("before", Remembered, nullable=False),
    Column("after", Remembered, nullable=False),
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
Index("ix_review_day", review.c.learner_id, review.c.study_day)

# What a learner did to a card besides answering it: suspend, bury, flag, reset, set due, adopt an
# answer, tag. `text` holds the answer or the tag.
action = table(
    "action",
    *log_entry(),
    to("card", index=True),
    Column("instant", Instant, nullable=False),
    Column("study_day", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Integer),
    Column("text", Text, nullable=False),
    Column("deed", Integer, nullable=False, index=True),
)

# The undo of a review, an action, a mark or a naming: the log itself never loses a row.
void = table(
    "void",
    Column("target_id", Text, primary_key=True),
    to("learner"),
    Column("instant", Instant, nullable=False),
)

own_answer = table(
    "own_answer",
    uuid_key(),
    to("learner"),
    to("card", index=True),
    Column("instant", Instant, nullable=False),
    Column("text", Text, nullable=False),
    Column("from_notes", Truth, nullable=False),
    Column("review_id", Text),
)

# A self-test. `asked` is NULL when the time alone decides how long it is, `ended_at` when the
# learner left in the middle.
quiz_attempt = table(
    "quiz_attempt",
    uuid_key(),
    to("learner", index=True),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("plan", Json, nullable=False),
    Column("seed", Text, nullable=False),
    Column("asked", Integer),
)

# A question of a self-test as it was asked. Its answer as evidence stands in the review log.
quiz_answer = table(
    "quiz_answer",
    key_to("quiz_attempt"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    to("card", index=True),
    Column("kind", Text, nullable=False),
    Column("options", Json, nullable=False),
    Column("given", Text, nullable=False),
    Column("outcome", Text),
    Column("elapsed_ms", Integer, nullable=False),
    Column("instant", Instant, nullable=False),
    to("review", nullable=True),
)

# What the log of a study day comes to, kept so that figures need not go through it again. `stamp`
# names the log that was counted: where the day's log has another one, this is out of date.
counted_day = table(
    "counted_day",
    key_to("learner"),
    Column("study_day", Integer, primary_key=True, autoincrement=False),
    Column("stamp", Text, nullable=False),
    Column("ms", Whole, nullable=False),
    Column("grades", Json, nullable=False),
)

# Of the same days: the first answers to learnt cards, those that are alike counted together.
counted_recall = table(
    "counted_recall",
    Column("seq", Integer, primary_key=True),
    to("learner"),
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

# The evidence of a study day, packed (see `evidence_days`). `stamp` names the log it was read from.
evidence_day = table(
    "evidence_day",
    key_to("learner"),
    Column("study_day", Integer, primary_key=True, autoincrement=False),
    Column("stamp", Text, nullable=False),
    Column("answers", LargeBinary, nullable=False),
)

setting = table(
    "setting",
    Column("key", Text, primary_key=True),
    Column("value", Json, nullable=False),
)

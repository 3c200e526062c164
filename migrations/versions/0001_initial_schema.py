"""initial schema

Revision ID: 0001
Revises: none
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_fold", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_area")),
        sa.UniqueConstraint("name_fold", name=op.f("uq_area_name_fold")),
        sqlite_strict=True,
    )
    op.create_table(
        "deck",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deck")),
        sa.UniqueConstraint("name", name=op.f("uq_deck_name")),
        sqlite_strict=True,
    )
    op.create_table(
        "import_run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("roots", sa.Text(), nullable=False),
        sa.Column("counts", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_run")),
        sqlite_strict=True,
    )
    op.create_table(
        "learner",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learner")),
        sqlite_strict=True,
    )
    op.create_table(
        "rejection",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("question_print", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("rejected_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejection")),
        sa.UniqueConstraint("question_print", name=op.f("uq_rejection_question_print")),
        sqlite_strict=True,
    )
    op.create_table(
        "root",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("added_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_root")),
        sa.UniqueConstraint("path", name=op.f("uq_root_path")),
        sqlite_strict=True,
    )
    op.create_table(
        "setting",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_setting")),
        sqlite_strict=True,
    )
    op.create_table(
        "alias",
        sa.Column("name_fold", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_alias_area_id_area")),
        sa.PrimaryKeyConstraint("name_fold", name=op.f("pk_alias")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_alias_area_id"), ["area_id"], unique=False)

    op.create_table(
        "card",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("hints", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("deletions", sa.Text(), nullable=False),
        sa.Column("critique", sa.Text(), nullable=False),
        sa.Column("insight", sa.Text(), nullable=False),
        sa.Column("difficulty", sa.Text(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("references", sa.Text(), nullable=False),
        sa.Column("dialect", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("retired_because", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.CheckConstraint("status in ('active', 'retired')", name=op.f("ck_card_status")),
        sa.ForeignKeyConstraint(["deck_id"], ["deck.id"], name=op.f("fk_card_deck_id_deck")),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_card")),
        sa.UniqueConstraint("id", name=op.f("uq_card_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("card", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_card_deck_id"), ["deck_id"], unique=False)

    op.create_table(
        "import_change",
        sa.Column("import_run_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("row_keys", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["import_run_id"],
            ["import_run.id"],
            name=op.f("fk_import_change_import_run_id_import_run"),
        ),
        sa.PrimaryKeyConstraint("import_run_id", "position", name=op.f("pk_import_change")),
        sqlite_strict=True,
    )
    op.create_table(
        "note",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("root_id", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mtime_ns", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("landmarks", sa.Text(), nullable=False),
        sa.Column("import_run_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_run_id"], ["import_run.id"], name=op.f("fk_note_import_run_id_import_run")
        ),
        sa.ForeignKeyConstraint(["root_id"], ["root.id"], name=op.f("fk_note_root_id_root")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("root_id", "path", name=op.f("uq_note_root_id_path")),
        sqlite_strict=True,
    )
    op.create_table(
        "quiz_attempt",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("started_at", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=True),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_quiz_attempt_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quiz_attempt")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("quiz_attempt", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_quiz_attempt_learner_id"), ["learner_id"], unique=False
        )

    op.create_table(
        "void",
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("instant", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_void_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("target_id", name=op.f("pk_void")),
        sqlite_strict=True,
    )
    op.create_table(
        "action",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("instant", sa.Text(), nullable=False),
        sa.Column("study_day", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("deed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_action_card_id_card")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_action_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_action")),
        sa.UniqueConstraint("id", name=op.f("uq_action_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_action_card_id"), ["card_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_action_deed"), ["deed"], unique=False)

    op.create_table(
        "card_area",
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_card_area_area_id_area")),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_card_area_card_id_card")),
        sa.PrimaryKeyConstraint("card_id", "area_id", name=op.f("pk_card_area")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("card_area", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_card_area_area_id"), ["area_id"], unique=False)

    op.create_table(
        "locator",
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("end_line", sa.Integer(), nullable=False),
        sa.Column("heading_path", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question_print", sa.Text(), nullable=False),
        sa.Column("answer_print", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_locator_card_id_card")),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_locator_note_id_note")),
        sa.PrimaryKeyConstraint("card_id", name=op.f("pk_locator")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("locator", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_locator_note_id"), ["note_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_locator_question_print"), ["question_print"], unique=False
        )

    op.create_table(
        "mark",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=True),
        sa.Column("instant", sa.Text(), nullable=False),
        sa.Column("study_day", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("failed", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("deed", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_mark_area_id_area")),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_mark_card_id_card")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_mark_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_mark")),
        sa.UniqueConstraint("id", name=op.f("uq_mark_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("mark", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mark_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_mark_deed"), ["deed"], unique=False)

    op.create_table(
        "own_answer",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("instant", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("from_notes", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_own_answer_card_id_card")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_own_answer_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_answer")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("own_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_own_answer_card_id"), ["card_id"], unique=False)

    op.create_table(
        "review",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("instant", sa.Text(), nullable=False),
        sa.Column("study_day", sa.Integer(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("hints", sa.Integer(), nullable=False),
        sa.Column("elapsed_ms", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("scheduler", sa.Text(), nullable=False),
        sa.Column("deed", sa.Integer(), nullable=False),
        sa.CheckConstraint("grade between 0 and 5", name=op.f("ck_review_grade")),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_review_card_id_card")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_review_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_review")),
        sa.UniqueConstraint("id", name=op.f("uq_review_id")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("review", schema=None) as batch_op:
        batch_op.create_index(
            "ix_review_card", ["card_id", "learner_id", "study_day", "instant"], unique=False
        )
        batch_op.create_index("ix_review_day", ["learner_id", "study_day"], unique=False)
        batch_op.create_index(batch_op.f("ix_review_deed"), ["deed"], unique=False)
        batch_op.create_index("ix_review_learner", ["learner_id", "seq"], unique=False)

    op.create_table(
        "schedule",
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("interval", sa.Integer(), nullable=False),
        sa.Column("ease", sa.Integer(), nullable=False),
        sa.Column("repetitions", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Integer(), nullable=True),
        sa.Column("due_day", sa.Integer(), nullable=True),
        sa.Column("stability", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("difficulty", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True),
        sa.Column("suspended", sa.Integer(), nullable=False),
        sa.Column("buried_until", sa.Integer(), nullable=True),
        sa.Column("flag", sa.Integer(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.CheckConstraint("ease >= 130", name=op.f("ck_schedule_ease")),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_schedule_card_id_card")),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_schedule_learner_id_learner")
        ),
        sa.PrimaryKeyConstraint("learner_id", "card_id", name=op.f("pk_schedule")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("schedule", schema=None) as batch_op:
        batch_op.create_index(
            "ix_schedule_due", ["learner_id", "due_day", "suspended"], unique=False
        )

    op.create_table(
        "seed",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("area_id", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("concept", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("first_seen", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_id"], ["area.id"], name=op.f("fk_seed_area_id_area")),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_seed_note_id_note")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seed")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("seed", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seed_area_id"), ["area_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_seed_note_id"), ["note_id"], unique=False)

    op.create_table(
        "study_entry",
        sa.Column("note_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("started_on", sa.Text(), nullable=True),
        sa.Column("ended_on", sa.Text(), nullable=True),
        sa.Column("tested", sa.Integer(), nullable=False),
        sa.Column("tested_on", sa.Text(), nullable=True),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_study_entry_note_id_note")),
        sa.PrimaryKeyConstraint("note_id", "position", name=op.f("pk_study_entry")),
        sqlite_strict=True,
    )
    op.create_table(
        "quiz_answer",
        sa.Column("quiz_attempt_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("card_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("elapsed_ms", sa.Integer(), nullable=False),
        sa.Column("instant", sa.Text(), nullable=False),
        sa.Column("review_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["card_id"], ["card.id"], name=op.f("fk_quiz_answer_card_id_card")),
        sa.ForeignKeyConstraint(
            ["quiz_attempt_id"],
            ["quiz_attempt.id"],
            name=op.f("fk_quiz_answer_quiz_attempt_id_quiz_attempt"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_quiz_answer_review_id_review")
        ),
        sa.PrimaryKeyConstraint("quiz_attempt_id", "position", name=op.f("pk_quiz_answer")),
        sqlite_strict=True,
    )
    with op.batch_alter_table("quiz_answer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quiz_answer_card_id"), ["card_id"], unique=False)
    op.execute(
        sa.text("INSERT INTO learner (id, name, created_at) VALUES (:id, :name, :now)").bindparams(
            id="00000000-0000-4000-8000-000000000001",
            name="me",
            now=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ"),
        )
    )


def downgrade() -> None:
    raise NotImplementedError("Recollect does not downgrade: restore a backup instead")

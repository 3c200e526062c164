"""The naming of areas can be taken back; what a study day comes to is kept.

The few decks with options, and the few retired cards, have an index of their own.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    into = sa.Column("into_id", sa.Text(), sa.ForeignKey("area.id", name="fk_area_into_id_area"))
    op.add_column("area", into, inline_references=True)
    op.create_index("ix_area_into_id", "area", ["into_id"])
    op.create_table(
        "naming",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("instant", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("deed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name="fk_naming_learner_id_learner"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_naming"),
        sa.UniqueConstraint("id", name="uq_naming_id"),
        sqlite_strict=True,
    )
    op.create_index("ix_naming_deed", "naming", ["deed"])
    op.create_index(
        "ix_deck_with_options",
        "deck",
        ["name"],
        sqlite_where=sa.text("options <> '{}'"),
        postgresql_where=sa.text("options <> '{}'"),
    )
    op.create_index(
        "ix_card_retired",
        "card",
        ["id"],
        sqlite_where=sa.text("status = 'retired'"),
        postgresql_where=sa.text("status = 'retired'"),
    )
    _count_by_day()


def _count_by_day() -> None:
    op.create_table(
        "counted_day",
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("study_day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.Column("ms", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("grades", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name="fk_counted_day_learner_id_learner"
        ),
        sa.PrimaryKeyConstraint("learner_id", "study_day", name="pk_counted_day"),
        sqlite_strict=True,
    )
    op.create_table(
        "counted_recall",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("study_day", sa.Integer(), nullable=False),
        sa.Column("deck_id", sa.Text(), nullable=False),
        sa.Column("age", sa.Text(), nullable=False),
        sa.Column("scheduler", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=True),
        sa.Column("predicted", sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=False),
        sa.Column("passed", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name="fk_counted_recall_learner_id_learner"
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_counted_recall"),
        sqlite_strict=True,
    )
    op.create_index("ix_counted_recall_day", "counted_recall", ["learner_id", "study_day"])


def downgrade() -> None:
    raise NotImplementedError("Recollect does not downgrade: restore a backup instead")

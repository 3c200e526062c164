"""The naming of areas can be taken back; the few decks with options have an index of their own.

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


def downgrade() -> None:
    raise NotImplementedError("Recollect does not downgrade: restore a backup instead")

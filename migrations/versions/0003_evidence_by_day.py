"""The evidence of each study day is kept in a few bytes an answer.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "evidence_day",
        sa.Column("learner_id", sa.Text(), nullable=False),
        sa.Column("study_day", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.Text(), nullable=False),
        sa.Column("answers", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name="fk_evidence_day_learner_id_learner"
        ),
        sa.PrimaryKeyConstraint("learner_id", "study_day", name="pk_evidence_day"),
        sqlite_strict=True,
    )


def downgrade() -> None:
    raise NotImplementedError("Recollect does not downgrade: restore a backup instead")

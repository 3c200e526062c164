"""What is new and what is due is told by indexes alone, however many cards are neither.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("card", sa.Column("learnt", sa.Integer(), server_default="0", nullable=False))
    op.execute(
        "UPDATE card SET learnt = 1 "
        "WHERE id IN (SELECT card_id FROM schedule WHERE due_day IS NOT NULL)"
    )
    op.drop_index("ix_card_deck_id", "card")
    op.create_index("ix_card_deck", "card", ["deck_id", "learnt"])
    op.create_index(
        "ix_card_unlearnt",
        "card",
        ["seq"],
        sqlite_where=sa.text("learnt = 0"),
        postgresql_where=sa.text("learnt = 0"),
    )
    op.add_column(
        "schedule", sa.Column("card_seq", sa.Integer(), server_default="0", nullable=False)
    )
    op.execute("UPDATE schedule SET card_seq = (SELECT seq FROM card WHERE id = card_id)")
    op.drop_index("ix_schedule_due", "schedule")
    op.create_index(
        "ix_schedule_due",
        "schedule",
        ["learner_id", "due_day", "interval", "suspended", "buried_until", "card_seq"],
    )


def downgrade() -> None:
    raise NotImplementedError("Recollect does not downgrade: restore a backup instead")

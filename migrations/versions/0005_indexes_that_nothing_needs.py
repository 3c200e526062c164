"""Two indexes go that every new card and every answer had to keep, and nothing needs.

Revision ID: 0005
Revises: 0004
"""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_locator_question_print", "locator")
    op.drop_index("ix_review_learner", "review")


def downgrade() -> None:
    raise NotImplementedError("Recollect does not downgrade: restore a backup instead")

"""A follow-up knows the question that it follows; notes that are read again say which.

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("card", sa.Column("follows", sa.Text(), server_default="", nullable=False))


def downgrade() -> None:
    raise NotImplementedError("Recollect does not downgrade: restore a backup instead")

"""A migration as a later release may bring one: it rebuilds tables that others refer to."""

import sqlalchemy as sa
from alembic import op

from recollect.store.files.location import REVISIONS

revision = "next"
down_revision = next(name for name in reversed(REVISIONS) if name != revision)
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("card", recreate="always") as card:
        card.add_column(sa.Column("source_url", sa.Text(), nullable=False, server_default=""))
    with op.batch_alter_table("deck", recreate="always") as deck:
        deck.add_column(sa.Column("colour", sa.Text()))
    op.execute("UPDATE card SET source_url = 'https://example.org/' || id")
    op.create_index("ix_card_source_url", "card", ["source_url"])

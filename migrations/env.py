"""Runs the migrations on the connection that the program, or a test, hands over.

There is no alembic.ini and no address here: whoever migrates has opened the database, begun the
transaction and switched foreign keys off (see `recollect.store.migrating`), because a table that
SQLite rebuilds with foreign keys on takes the rows that refer to it along.
"""

from typing import Any

from alembic import context
from sqlalchemy.types import TypeDecorator

from recollect.store.tables import metadata


def plain_type(kind: str, thing: Any, _autogen: object) -> str | bool:
    """Write a column's database type into a migration, not the type of today's models."""
    if kind == "type" and isinstance(thing, TypeDecorator):
        return f"sa.{thing.impl_instance!r}"
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    render_item=plain_type,
)
with context.begin_transaction():
    context.run_migrations()

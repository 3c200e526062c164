"""How every table is made."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
from sqlalchemy.schema import SchemaItem

# Named constraints: a migration can only change what has a name.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def table(name: str, *columns: SchemaItem) -> Table:
    """Return a table of these columns; SQLite checks their types (STRICT)."""
    return Table(name, metadata, *columns, sqlite_strict=True)


def uuid_key() -> Column[str]:
    """Return a UUID key: rows of two machines can be united without renumbering."""
    return Column("id", Text, primary_key=True)


def to(target: str, *, nullable: bool = False, index: bool = False) -> Column[str]:
    """Return a reference to a row of another table, `<target>_id`."""
    return Column(f"{target}_id", Text, ForeignKey(f"{target}.id"), nullable=nullable, index=index)


def key_to(target: str, *, index: bool = False) -> Column[str]:
    """Return a reference that is (a part of) the row's own key."""
    return Column(f"{target}_id", Text, ForeignKey(f"{target}.id"), primary_key=True, index=index)


def log_entry() -> tuple[Column[int], Column[str], Column[str]]:
    """Return what every entry of a log has: its place, a UUID for undo, its learner."""
    return (
        Column("seq", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        to("learner"),
    )

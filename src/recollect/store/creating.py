"""Making a database: the tables as they are now, at once.

To go through all releases takes four times as long, and Alembic, which does that, longer to load.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, insert

from recollect.store.files.backups import remove, sync_folder
from recollect.store.files.engines import begin_writing, sqlite_engine
from recollect.store.files.location import HEAD
from recollect.store.learners import DEFAULT_LEARNER
from recollect.store.tables import learner, metadata

_release = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, from which it goes on."""


def create(path: Path) -> None:
    """Make a new database at `path`, readable by its owner alone.

    It is made beside and linked into place whole, so a kill leaves no half database, and of two
    programs that do this at once the first wins and the other opens that one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(".new", f".{path.name}.", path.parent)  # 0600 by design
    os.close(handle)
    draft = Path(name)
    try:
        engine = sqlite_engine(draft)
        with engine.connect() as connection:
            begin_writing(connection)
            _fill(connection)
            connection.commit()
        engine.dispose()
        with suppress(FileExistsError):
            os.link(draft, path)
        sync_folder(path.parent)
    finally:
        remove(draft)


def _fill(connection: Connection) -> None:
    metadata.create_all(connection, checkfirst=False)
    _release.create(connection)
    connection.execute(insert(_release).values(version_num=HEAD))
    me = {"id": DEFAULT_LEARNER, "name": "me", "created_at": datetime.now(UTC)}
    connection.execute(insert(learner).values(me))

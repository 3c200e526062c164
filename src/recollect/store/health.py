"""Whether a database holds together, as far as the database itself can tell."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, inspect, text

from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import Said, phrase
from recollect.store.files.engines import file_driver
from recollect.store.files.long_statements import watched
from recollect.store.shelf import Shelf
from recollect.store.tables import metadata

_ORPHANED_VOIDS = text("""
    SELECT count(*) FROM void
    WHERE NOT EXISTS (SELECT 1 FROM review WHERE review.id = void.target_id)
    AND NOT EXISTS (SELECT 1 FROM action WHERE action.id = void.target_id)
    AND NOT EXISTS (SELECT 1 FROM mark WHERE mark.id = void.target_id)
    AND NOT EXISTS (SELECT 1 FROM naming WHERE naming.id = void.target_id)
""")

_AHEAD = text("""
    SELECT
        (SELECT count(*) FROM review WHERE study_day > :day)
        + (SELECT count(*) FROM action WHERE study_day > :day)
""")


def missing_columns(connection: Connection) -> Sequence[str]:
    """Return the columns that the database lacks and this program needs, as `card.answer`."""
    database = inspect(connection)
    there = {table: database.get_columns(table) for table in database.get_table_names()}
    found = {(table, column["name"]) for table, columns in there.items() for column in columns}
    return [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if (table.name, column.name) not in found
    ]


class Health(Shelf):
    """What can be checked without knowing what a schedule is."""

    def damage(self, progress: Progress = unwatched) -> Sequence[Said]:
        """Return what SQLite finds wrong with the file and its references, a line each."""
        driver = file_driver(self._connection)
        if driver is None:
            return ()  # A server looks after itself.
        with watched(driver, lambda: progress(0, 1, "the file itself")):
            lines = [row[0] for row in driver.execute("PRAGMA integrity_check")]
            references = driver.execute("PRAGMA foreign_key_check").fetchall()
        return [
            *(
                phrase("{what} is missing", what=column)
                for column in missing_columns(self._connection)
            ),
            *(line for line in lines if line != "ok"),
            *(
                phrase("a row of {table} refers to no row of {other}", table=row[0], other=row[2])
                for row in references
            ),
        ]

    def orphaned_voids(self) -> int:
        """Return how many undos take back what is not in the log."""
        return int(self._connection.execute(_ORPHANED_VOIDS).scalar_one())

    def entries_after(self, day: int) -> int:
        """Return how many answers and actions are dated after a study day."""
        return int(self._connection.execute(_AHEAD, {"day": day}).scalar_one())

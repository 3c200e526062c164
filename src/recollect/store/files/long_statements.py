"""Statements of SQLite that take long: a person who waits for one can stop it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STEPS = 200_000
"""Steps of SQLite's machine between two looks: some milliseconds."""


@contextmanager
def watched(driver: sqlite3.Connection, look: Callable[[], object]) -> Iterator[None]:
    """Call `look` now and then while statements run; what it raises, or Ctrl-C, ends them."""
    raised: list[BaseException] = []

    def is_stopped() -> bool:
        try:
            look()
        except BaseException as reason:
            raised.append(reason)
        return bool(raised)

    driver.set_progress_handler(is_stopped, STEPS)
    try:
        yield
    except sqlite3.OperationalError as error:
        if str(error) != "interrupted":
            raise
        # Ctrl-C that comes as the handler begins is lost to the driver, which only stops.
        raise raised[0] if raised else KeyboardInterrupt from None
    finally:
        driver.set_progress_handler(None, 0)

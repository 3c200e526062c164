"""What a database's address names: a file, or a place on a server."""

from __future__ import annotations

import os
import re
from pathlib import Path

_URL = re.compile(r"[A-Za-z][\w+.-]*://")
_SQLITE = re.compile(r"sqlite(?:\+pysqlite)?:///(?P<path>[^?]+)(?:\?.*)?")
_SECRET = re.compile(r"(?<=://)[^/@]*@")


def file_of(address: str) -> Path | None:
    """Return the absolute path of the file that an address names; None where a server keeps it.

    SQLite's own URL names a file as a path does: whatever guards a deck's file guards that too.
    """
    sqlite = _SQLITE.fullmatch(address)
    if sqlite is None and _URL.match(address):
        return None
    # Not Path.expanduser, which raises where a `~name` is nobody's.
    return Path(os.path.expanduser(sqlite["path"] if sqlite else address)).absolute()


def shown(address: str) -> str:
    """Return an address as it may be seen by others: without the user's name and password."""
    return _SECRET.sub("", address)

"""Reading and writing a file of the learner's: whole, or not at all."""

from __future__ import annotations

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase

LARGEST = 2_000_000
"""In bytes. Nothing that a person writes is larger."""


class CannotWrite(RecollectError):
    """A file cannot be written; the message says why, and what next."""


def read_whole(path: Path) -> bytes:
    """Return what a file holds; raises OSError, also for one that is larger, or without an end."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise OSError(errno.EFBIG, f"larger than {LARGEST // 1_000_000} MB", str(path))
    return data


def write_whole(path: Path, data: bytes) -> None:
    """Make `data` what the file at `path` holds, in one step: killed or failing, it is as it was.

    A new file is readable by its owner alone, for it may hold what the learner wrote; an old one
    stays readable to whom it was. A device or a pipe is written to as it is. Raises CannotWrite.
    """
    try:
        place = Path(os.path.realpath(path))  # Path.resolve raises for links in a circle
        if place.exists() and not place.is_file():
            place.write_bytes(data)
        else:
            _replace(place, data)
    except OSError as error:
        raise CannotWrite(
            phrase(
                "{path} cannot be written ({why}): choose another place",
                path=path,
                why=error.strerror or error,
            )
        ) from error


def _replace(place: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(".part", f".{place.name[:100]}.", place.parent)  # 0600
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            draft.chmod(place.stat().st_mode & 0o7777)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)

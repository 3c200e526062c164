"""Files in TOML that a learner may write, in the user's configuration directory."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

import platformdirs

from recollect.app.whole_files import read_whole
from recollect.core.errors import RecollectError
from recollect.core.phrases import Said, phrase


class OwnFileError(RecollectError):
    """A file of the learner's cannot be used; the message says which, why, and what next."""

    def __init__(self, file: Path, reason: Said) -> None:
        super().__init__(
            phrase("{file}: {why}; correct the file, or remove it", file=file, why=reason)
        )
        self.file = file
        self.reason = reason


def own_file(name: str, variable: str) -> Path:
    """Return the file that an environment variable names, else that of a name; it may not exist."""
    chosen = os.environ.get(variable)
    return Path(chosen or Path(platformdirs.user_config_dir("recollect")) / name)


def text_in(file: Path) -> str:
    """Return what a file says, nothing where there is none; raises OwnFileError."""
    try:
        return read_whole(file).decode() if file.exists() else ""
    except (OSError, UnicodeDecodeError) as error:
        raise OwnFileError(file, phrase("cannot be read: {why}", why=error)) from None


def table_of(file: Path, text: str) -> dict[str, Any]:
    """Return the table that the text of a file holds; raises OwnFileError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OwnFileError(file, str(error)) from None

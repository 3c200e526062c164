"""Which files are notes, for every folder: patterns in a file that the learner writes."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from recollect.app.whole_files import read_whole
from recollect.core.errors import RecollectError

PATTERNS_VARIABLE = "RECOLLECT_NOTES"


class PatternsError(RecollectError):
    """The file of patterns cannot be used; the message says why, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePatterns:
    """Patterns as in a .gitignore: what is left out, and (if any) what alone is left in."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


def patterns_file() -> Path:
    """Return the file of patterns: `RECOLLECT_NOTES`, or `notes.toml` in the user's configuration
    directory; it need not exist.
    """
    chosen = os.environ.get(PATTERNS_VARIABLE)
    return Path(chosen or Path(platformdirs.user_config_dir("recollect")) / "notes.toml")


def note_patterns() -> NotePatterns:
    """Return the patterns for all folders: `exclude = ["drafts/", "*.slides.md"]`.

    Raises PatternsError for a file that cannot be read or says something else.
    """
    place = patterns_file()
    try:
        values = tomllib.loads(read_whole(place).decode())
    except FileNotFoundError:
        return NotePatterns()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PatternsError(f"{place}: {error}; correct the file, or remove it") from None
    for name, value in values.items():
        if name not in ("include", "exclude"):
            raise PatternsError(f"{place}: `{name}` is not known; it knows include and exclude")
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise PatternsError(f"{place}: `{name}` must be a list of patterns")
    return NotePatterns(**{name: tuple(value) for name, value in values.items()})

"""The learner's own words for the parts of a note, in a file that they write."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import platformdirs

from recollect.app.whole_files import read_whole
from recollect.parsing import Vocabulary, default, extended


class VocabularyError(Exception):
    """The learner's vocabulary file cannot be used; the message says why, in one line."""

    def __init__(self, file: Path, reason: str) -> None:
        super().__init__(reason)
        self.file = file


def vocabulary_file() -> Path:
    """Return the file that extends the vocabulary: `RECOLLECT_VOCABULARY`, or in the user's
    configuration directory; it need not exist.
    """
    chosen = os.environ.get("RECOLLECT_VOCABULARY")
    return Path(chosen or Path(platformdirs.user_config_dir("recollect")) / "vocabulary.toml")


def learner_vocabulary() -> Vocabulary:
    """Return the built-in vocabulary with the learner's own words.

    Raises `VocabularyError` for a file that is no TOML, or names a table or key that is not there.
    """
    place = vocabulary_file()
    try:
        text = read_whole(place).decode()
    except FileNotFoundError:
        return default()
    except (OSError, UnicodeDecodeError) as error:
        raise VocabularyError(place, f"cannot be read: {error}") from None
    try:
        return extended(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValueError) as error:
        raise VocabularyError(place, str(error)) from None

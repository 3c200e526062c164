"""The learner's own words for the parts of a note, in a file that they write."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recollect.app.notes.own_files import OwnFileError, own_file, table_of, text_in
from recollect.parsing import Vocabulary, default, extended


def vocabulary_file() -> Path:
    """Return the file that extends the vocabulary; it need not exist."""
    return own_file("vocabulary.toml", "RECOLLECT_VOCABULARY")


def learner_vocabulary() -> Vocabulary:
    """Return the built-in vocabulary with the learner's own words.

    Raises OwnFileError for a file that is no TOML, or names a table or key that is not there.
    """
    file = vocabulary_file()
    own = table_of(file, text_in(file))
    return with_words(file, own) if own else default()


def with_words(file: Path, own: Mapping[str, Any]) -> Vocabulary:
    """Return the built-in vocabulary with the words of a file; raises OwnFileError."""
    try:
        return extended(own)
    except ValueError as error:
        raise OwnFileError(file, str(error)) from None

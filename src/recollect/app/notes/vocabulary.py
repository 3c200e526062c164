"""The learner's own words for the parts of a note, in a file that they write."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recollect.app.notes.own_files import OwnFileError, own_file, table_of, text_in
from recollect.core.phrases import said_by
from recollect.parsing.words.tables import tables_with


def vocabulary_file() -> Path:
    """Return the file that extends the vocabulary; it need not exist."""
    return own_file("vocabulary.toml", "RECOLLECT_VOCABULARY")


def learner_words() -> Mapping[str, Any]:
    """Return the learner's own words, laid out as the built-in tables.

    Raises OwnFileError for a file that is no TOML, or names a table or key that is not there.
    """
    file = vocabulary_file()
    return words_in(file, text_in(file))


def words_in(file: Path, text: str) -> Mapping[str, Any]:
    """Return the words that the text of a file holds; raises OwnFileError."""
    own = table_of(file, text)
    if own:
        try:
            tables_with(own)
        except ValueError as error:
            raise OwnFileError(file, said_by(error)) from None
    return own

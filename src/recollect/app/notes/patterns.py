"""Which files are notes, for every folder: patterns in a file that the learner writes."""

from __future__ import annotations

from dataclasses import dataclass

from recollect.app.notes.own_files import OwnFileError, own_file, table_of, text_in
from recollect.core.phrases import phrase

PATTERNS_VARIABLE = "RECOLLECT_NOTES"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePatterns:
    """Patterns as in a .gitignore: what is left out, and (if any) what alone is left in."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


def note_patterns() -> NotePatterns:
    """Return the patterns for all folders: `exclude = ["drafts/", "*.slides.md"]`.

    Raises OwnFileError for a file that cannot be read or says something else.
    """
    file = own_file("notes.toml", PATTERNS_VARIABLE)
    values = table_of(file, text_in(file))
    for name, value in values.items():
        if name not in ("include", "exclude"):
            said = phrase("`{name}` is not known; it knows include and exclude", name=name)
            raise OwnFileError(file, said)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise OwnFileError(file, phrase("`{name}` must be a list of patterns", name=name))
    return NotePatterns(**{name: tuple(value) for name, value in values.items()})

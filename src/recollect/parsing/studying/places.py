"""Where something stands in a note: the headings above it, the year that is meant there."""

from __future__ import annotations

import re

from recollect.core.text.bare_titles import unadorned
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Section
from recollect.parsing.words.study_words import StudyWords

_SUFFIX = re.compile(r"(?<!\s)\s+[-–—|]\s+([^-–—|]{1,12})$")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")


def stages_of(section: Section, note: Outline, words: StudyWords) -> tuple[str, ...]:
    """Return the headings around a place, the widest first, without the note's own title."""
    path = section.path
    titles = path[1:] if path and note.root.children == 1 else path
    return tuple(title_of(title, words) for title in titles)


def title_of(heading: str, words: StudyWords) -> str:
    """Return a heading without its emoji, its markup, and a status at its end: ` - 进行中`."""
    title = unadorned(heading)
    match = _SUFFIX.search(title)
    return title[: match.start()] if match and words.status(match[1]) else title


def year_of(section: Section, note: Outline) -> int | None:
    """Return the year that the headings around a place, or the note's path, name."""
    for text in (*reversed(section.path), note.path):
        if match := _YEAR.search(text):
            return int(match[1])
    return None

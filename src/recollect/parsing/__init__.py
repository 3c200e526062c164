"""Markdown text to items: what a note asks, whatever way it is written.

`read_note` reads one note and knows nothing of the others; `link` then finds answers across notes.
"""

from recollect.parsing.decoding import UndecodableNote, decode
from recollect.parsing.landmarks import Landmarks, Mention
from recollect.parsing.linking import link
from recollect.parsing.reading import ParsedNote, read_note
from recollect.parsing.vocabulary import Role, Vocabulary, default, extended

__all__ = [
    "Landmarks",
    "Mention",
    "ParsedNote",
    "Role",
    "UndecodableNote",
    "Vocabulary",
    "decode",
    "default",
    "extended",
    "link",
    "read_note",
]

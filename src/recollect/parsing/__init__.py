"""Markdown text to items: what a note asks, whatever way it is written.

`read_note` reads one note and knows nothing of the others; `link` then finds answers across notes.
"""

from recollect.parsing.across.duplicates import untranslated
from recollect.parsing.across.linking import LeftOut, Linked, link
from recollect.parsing.across.scopes import ties
from recollect.parsing.explaining import Explained, Explanation, Rival, explain
from recollect.parsing.landmarks import Landmarks, Mention
from recollect.parsing.markup.decoding import UndecodableNote, decode
from recollect.parsing.reading import ParsedNote, read_note, suggest_terms
from recollect.parsing.words.remembering import forget
from recollect.parsing.words.vocabulary import Role, Vocabulary, default, extended

__all__ = [
    "Explained",
    "Explanation",
    "Landmarks",
    "LeftOut",
    "Linked",
    "Mention",
    "ParsedNote",
    "Rival",
    "Role",
    "UndecodableNote",
    "Vocabulary",
    "decode",
    "default",
    "explain",
    "extended",
    "forget",
    "link",
    "read_note",
    "suggest_terms",
    "ties",
    "untranslated",
]

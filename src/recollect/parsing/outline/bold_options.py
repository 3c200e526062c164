"""Options of which the right ones stand in bold: lists, but for the others in the note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from recollect.parsing.outline.options import MOST, Letters, alphabet
from recollect.parsing.outline.pieces import HEADING, TEXT, Piece

BOLD = re.compile(r"(?:\*{2,3})?[^*\n]+\*{2,3}[.。]?$")
"""An option all in bold, or in bold italics; its letter may stand in the bold as well."""
_FEW = 3
"""Lists of which some entries are bold, one and all, that make a note a quiz."""


def bold_rows(pieces: Sequence[Piece]) -> Iterator[dict[int, Letters]]:
    """Yield the lists right below a text or a heading of which some, and not all, are in bold.

    Only whole entries are, in the few lists of a quiz: a word in bold is a term or a point.
    """
    lists: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        if len(piece.marker) == 1 and piece.kind == TEXT and piece.box is None and piece.listing:
            lists[piece.listing].append(piece)
    found = [entries for entries in lists.values() if _is_row(pieces, entries)]
    if len(found) >= _FEW:
        for entries in found:
            names = zip(entries, alphabet(len(entries)), strict=True)
            yield {piece.index: ((letter, piece.text),) for piece, letter in names}


def _is_row(pieces: Sequence[Piece], entries: Sequence[Piece]) -> bool:
    """Tell whether the entries of a list stand by themselves, below what may ask."""
    marked = [piece for piece in entries if "**" in piece.text]
    if not 0 < len(marked) < len(entries):
        return False
    first, behind = entries[0].index, entries[-1].index + 1
    if not 1 < len(entries) <= MOST or not first or behind - first != len(entries):
        return False
    goes_on = behind < len(pieces) and pieces[behind].holder is entries[-1].holder
    if goes_on or pieces[first - 1].kind not in (TEXT, HEADING):
        return False
    return all(piece.text.startswith("**") and BOLD.match(piece.text) for piece in marked)

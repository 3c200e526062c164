"""How the lines in bold of a note ask together, where none of them is sure to by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from recollect.parsing.items.lines.asked import Asked, Company
from recollect.parsing.items.lines.bold import is_signed
from recollect.parsing.items.titles import promises_questions
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece

_MANY = 5
"""Lines in bold that end in a pictogram: where this many of them ask, the others do too."""
_MOST = 4
"""Bold lines that ask, by words alone or by their end, to each that does not."""
_FEW = 3
"""Bold questions without number or answer label: only where a note has this many of them, or a
section this many more than it has other lines in bold."""


Found = Sequence[tuple[Piece, Asked]]
"""Lines, and what each asks."""


def company_of(note: Outline, found: Found) -> set[Company | None]:
    """Return which company a note's bold lines have where none of them is a question by itself."""
    met: set[Company | None] = {None, *_of_lines(note, found)}
    if _is_list_of_questions(note, found):
        met.add(Company.LISTED)
    if sum(asked.company is Company.COUNTED for _, asked in found) > 1:
        met.add(Company.COUNTED)
    numbered = sum(asked.bold_number for _, asked in found)
    told = sum(a.company is Company.NUMBER and not a.bold_number for _, a in found)
    if numbered >= _FEW or numbered > max(told, 1):
        met.add(Company.NUMBER)
    return met


def _of_lines(note: Outline, found: Found) -> Iterator[Company]:
    """Yield which company lines have that are all in bold: of such ends, of a sign, of words."""
    worded = (Company.WORDS, Company.LISTED)
    alone = [piece for piece, asked in found if asked.alone and asked.company not in worded]
    bold = sum(not piece.marker for piece in _in_bold(note))
    counted = sum(asked.bold_number and not piece.marker for piece, asked in found)
    wordy = sum(asked.company is Company.WORDS for _, asked in found)
    if len(alone) >= _FEW and 2 * (len(alone) + counted) >= bold - wordy:
        yield Company.ASKING
        if sum(is_signed(piece.text) for piece in alone) >= _MANY:
            yield Company.SIGN
        if len(alone) >= wordy:
            yield Company.WORDS
    asking = wordy + len(alone)
    if asking >= _MOST * max(bold - asking, 1):
        yield Company.WORDS


def _in_bold(note: Outline) -> Iterator[Piece]:
    """Yield what begins with a label in bold."""
    return (note.pieces[index] for index, label in note.marks.labels.items() if label.bold)


def crowded_sections(note: Outline, found: Found) -> set[int]:
    """Return the sections in which what asks in bold outnumbers what tells by some lines."""
    asking = Counter(p.section.piece for p, asked in found if asked.company is Company.ASKING)
    stated = Counter(piece.section.piece for piece in _in_bold(note))
    return {section for section, count in asking.items() if 2 * count - stated[section] >= _FEW}


def _is_list_of_questions(note: Outline, found: Found) -> bool:
    """Tell whether most entries of lists that are all in bold ask, some by their end.

    Where a title promises questions, their words are enough.
    """
    entries = [(piece, asked) for piece, asked in found if asked.alone and piece.marker]
    asking = sum(a.company is Company.ASKING or promises_questions(note, p) for p, a in entries)
    if asking < _FEW:
        return False
    bold = sum(bool(p.marker) and not note.marks.labels[p.index].rest for p in _in_bold(note))
    return 5 * len(entries) >= 3 * bold


def lists_of_statements(note: Outline, found: Found) -> set[int]:
    """Return the lists in which most of what stands in bold asks nothing."""
    asking = Counter(piece.listing for piece, asked in found if asked.bold_number and piece.marker)
    stated = Counter(piece.listing for piece in _in_bold(note) if piece.marker)
    return {listing for listing, count in asking.items() if 2 * count < stated[listing]}

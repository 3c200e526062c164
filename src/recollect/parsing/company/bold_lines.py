"""How the lines in bold of a note ask together, where none of them is sure to by itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from recollect.parsing.items.lines.asked import Asked, Company
from recollect.parsing.items.lines.bold import is_signed
from recollect.parsing.items.titles import promises_questions
from recollect.parsing.outline.outline import Outline

_MANY = 5
"""Lines in bold that end in a pictogram: where this many of them ask, the others do too."""
_MOST = 4
"""Bold lines that ask, by words alone or by their end, to each that does not."""
_FEW = 3
"""Bold questions without number or answer label: only where a note has this many of them, or a
section this many more than it has other lines in bold."""


def company_of(note: Outline, found: list[tuple[int, Asked]]) -> set[Company | None]:
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


def _of_lines(note: Outline, found: list[tuple[int, Asked]]) -> Iterator[Company]:
    """Yield which company lines have that are all in bold: of such ends, of a sign, of words."""
    worded = (Company.WORDS, Company.LISTED)
    alone = [index for index, asked in found if asked.alone and asked.company not in worded]
    bold = [i for i, label in note.marks.labels.items() if label.bold and not note.pieces[i].marker]
    counted = [i for i, asked in found if asked.bold_number and not note.pieces[i].marker]
    wordy = sum(asked.company is Company.WORDS for _, asked in found)
    if len(alone) >= _FEW and 2 * (len(alone) + len(counted)) >= len(bold) - wordy:
        yield Company.ASKING
        if sum(is_signed(note.pieces[index].text) for index in alone) >= _MANY:
            yield Company.SIGN
        if len(alone) >= wordy:
            yield Company.WORDS
    asking = wordy + len(alone)
    if asking >= _MOST * max(len(bold) - asking, 1):
        yield Company.WORDS


def crowded_sections(note: Outline, found: list[tuple[int, Asked]]) -> set[int]:
    """Return the sections in which what asks in bold outnumbers what tells by some lines."""
    asking = Counter(
        note.pieces[index].section.piece
        for index, asked in found
        if asked.company is Company.ASKING
    )
    bold = (note.pieces[i] for i, label in note.marks.labels.items() if label.bold)
    stated = Counter(piece.section.piece for piece in bold)
    return {section for section, count in asking.items() if 2 * count - stated[section] >= _FEW}


def _is_list_of_questions(note: Outline, found: list[tuple[int, Asked]]) -> bool:
    """Tell whether most entries of lists that are all in bold ask, some by their end.

    Where a title promises questions, their words are enough.
    """
    entries = [(i, asked) for i, asked in found if asked.alone and note.pieces[i].marker]
    asking = sum(
        asked.company is Company.ASKING or promises_questions(note, note.pieces[i])
        for i, asked in entries
    )
    if asking < _FEW:
        return False
    bold = sum(
        label.bold and not label.rest and bool(note.pieces[i].marker)
        for i, label in note.marks.labels.items()
    )
    return 5 * len(entries) >= 3 * bold


def place_of(note: Outline, index: int) -> tuple[int, int]:
    """Return where a numbered line stands: its list, if it has one, and its section."""
    piece = note.pieces[index]
    return piece.listing, piece.section.piece


def lists_of_statements(note: Outline, found: list[tuple[int, Asked]]) -> set[int]:
    """Return the lists in which most of what stands in bold asks nothing."""
    entries = (index for index, asked in found if asked.bold_number and note.pieces[index].marker)
    asking = Counter(note.pieces[index].listing for index in entries)
    labels = note.marks.labels.items()
    bold = (i for i, label in labels if label.bold and note.pieces[i].marker)
    stated = Counter(note.pieces[index].listing for index in bold)
    return {listing for listing, count in asking.items() if 2 * count < stated[listing]}

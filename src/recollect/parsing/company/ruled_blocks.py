"""The blocks between a note's rules as a row: each may open with what it asks, like a card."""

from __future__ import annotations

from collections.abc import Iterator

from recollect.parsing.company.rows import Layout, Row, Setting, degree_of
from recollect.parsing.items.titles import is_exercise_title, promises_questions
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import RULE, TEXT, Piece
from recollect.parsing.words.labels import answered_below


def ruled_row(note: Outline) -> Row[Piece] | None:
    """Return the texts that open blocks between rules, where most blocks open with one.

    A title over the first block is none of it; below one of exercises others ask as well. Numbers
    and labels ask by themselves.
    """
    opening = [*_opening(note)]
    found = [piece for piece in opening if _is_plain(note, piece)]
    if not found or 2 * len(found) <= len(opening):
        return None
    promised = promises_questions(note, found[0])
    degrees = [degree_of(answered_below(piece.text)[0], note.words) for piece in found]
    setting = Setting.PROMISED if promised else Setting.NEUTRAL
    return Row(found, degrees, Layout.HEADINGS, setting)


def _opening(note: Outline) -> Iterator[Piece]:
    """Yield the piece that opens each block: behind a rule, or first in the note but for a title.

    Where nothing is parted there is no block.
    """
    first = 1 if note.pieces and note.pieces[0].level == 1 else 0
    behind = [rule + 1 for rule in note.reach.rules]
    for index in sorted({first, *behind}) if behind else ():
        if index < len(note.pieces) and note.pieces[index].kind != RULE:
            yield note.pieces[index]


def _is_plain(note: Outline, piece: Piece) -> bool:
    marks, index = note.marks, piece.index
    counted = marks.numbers, marks.questions, marks.options, marks.asked
    if piece.kind != TEXT or piece.holder or any(index in each for each in counted):
        return False
    return not note.is_below(piece.section, is_exercise_title)

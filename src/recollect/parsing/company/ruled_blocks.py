"""The blocks between a note's rules as a row: each may open with what it asks, like a card."""

from __future__ import annotations

import re

from recollect.parsing.company.rows import Degree, Layout, Row, Setting, degree_of
from recollect.parsing.items.titles import is_exercise_title, promises_questions
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, RULE, TEXT, Piece
from recollect.parsing.words.labels import answered_below

_JUDGED = re.compile(
    r"[（(][ 　]*(?:(?:[A-H][ 　、,，]{0,2}){1,8}|[TF√×✓✗对错])[ 　]*[)）][ 　]*[。.]?$"
)
"""What a statement ends with whose gap is filled: the right options, true or false."""


def ruled_row(note: Outline) -> Row[Piece] | None:
    """Return the texts that open blocks between rules, where most blocks open with one.

    A title over the first block is none of it; below one of exercises others ask as well. Numbers
    and labels ask by themselves.
    """
    opening = [piece for piece in map(_opens, note.pieces, [None, *note.pieces]) if piece]
    found = [piece for piece in opening if _is_plain(note, piece)]
    if not found or 2 * len(found) <= len(opening):
        return None
    promised = promises_questions(note, found[0])
    degrees = [_degree(note, piece) for piece in found]
    setting = Setting.PROMISED if promised else Setting.NEUTRAL
    return Row(found, degrees, Layout.HEADINGS, setting)


def _opens(piece: Piece, before: Piece | None) -> Piece | None:
    """Return a piece if it opens a block: behind a rule, or first in the note but for its title."""
    if piece.kind == RULE:
        return None
    if before is None:
        return None if piece.level == 1 else piece
    titled = before.kind == HEADING and before.level == 1 and before.index == 0
    return piece if titled or (before.kind == RULE and not before.holder) else None


def _is_plain(note: Outline, piece: Piece) -> bool:
    marks, index = note.marks, piece.index
    counted = index in marks.numbers or index in marks.questions or index in marks.options
    if piece.kind != TEXT or piece.holder or counted:
        return False
    return not any(is_exercise_title(title, note.words) for title in piece.section.path)


def _degree(note: Outline, piece: Piece) -> Degree:
    text, _ = answered_below(piece.text)
    return Degree.ASKS if _JUDGED.search(text.rstrip("*_ ")) else degree_of(text, note.words)

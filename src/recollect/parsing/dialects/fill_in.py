"""Texts with blanks: `注意力的复杂度是 ______`, with the answers below, split at `；`."""

from __future__ import annotations

from collections.abc import Iterator

from recollect.core.cards.items import Kind
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.ends import end_of
from recollect.parsing.items.questions import label_for, question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, OPEN, Piece
from recollect.parsing.words.asking import has_blank
from recollect.parsing.words.vocabulary import Role, reveal_role


def find(note: Outline) -> Iterator[Claim]:
    """Yield a claim for each line with a blank and an answer.

    A line with blanks is an item where an answer follows, or where it is numbered.
    """
    for piece in (*note.marks.texts, *note.marks.headings):
        if not (has_blank(piece.text) and _is_answered(note, piece)):
            continue
        yield Claim(
            start=piece.index,
            end=end_of(note, piece.index),
            question=question_of(note, piece),
            label=label_for(note, piece),
            kind=Kind.BLANK,
            why="a text with a blank, and an answer below",
        )


def _is_answered(note: Outline, piece: Piece) -> bool:
    for below in note.pieces[piece.index + 1 : piece.index + 4]:
        if below.index in note.marks.options or below.index in note.marks.numbers:
            return False
        if below.kind == HEADING and note.words.mentions("key", below.text):
            return False
        if note.marks.roles.get(below.index) is Role.ANSWER:
            return True
        if below.kind in (OPEN, HEADING):
            return reveal_role(below.text, note.words) is Role.ANSWER
    return False


DIALECT = Dialect("fill-in", 81, find)

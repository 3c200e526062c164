"""What broke, and how it was mended: told as a problem with its solution, as exercises are."""

from __future__ import annotations

from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT, Piece
from recollect.parsing.words.asking import asks_somewhere
from recollect.parsing.words.folding import folded
from recollect.parsing.words.vocabulary import Role

SOLVING = frozenset(["solution", "solutions", "solution steps", "sol", "解"])
"""Words that name what solves a problem, and no sure answer to a question."""
_NEAR = 3
"""Pieces below what broke in which its cause or its cure may stand."""


def has_a_cause(note: Outline, piece: Piece) -> bool:
    """Tell whether a cause or a cure is told below, after a text or a report: something broke."""
    return cause_below(note, piece) is not None


def cause_below(note: Outline, piece: Piece) -> int | None:
    """Return the label of the cause or the cure that is told below what broke, if one is."""
    for below in note.pieces[piece.index + 1 : piece.index + 1 + _NEAR]:
        if below.kind not in (TEXT, CODE) or below.index in note.marks.questions:
            return None
        word = folded(note.marks.label(below.index).word)
        if word in note.words.troubles:
            return below.index
        if note.marks.roles.get(below.index) is Role.ANSWER and word not in SOLVING:
            return None  # a cause below is told in the answer
    return None


def is_reported(note: Outline, index: int) -> bool:
    """Tell whether a label's text states what went wrong: with a solution right below it, or right
    behind a quotation, what is wrong with that.

    An exercise has both too, but some sentence of it asks or sets a task.
    """
    text, quoted = note.marks.labels[index].rest, note.pieces[index].quoted
    if text and not quoted and any(above.quoted for above in note.pieces[index - 1 : index]):
        return not asks_somewhere(text, note.words)
    if note.marks.roles.get(index + 1) is not Role.ANSWER:
        return False
    if folded(note.marks.labels[index + 1].word) not in SOLVING:
        return False
    return not asks_somewhere(text, note.words)

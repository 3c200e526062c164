"""`> Why …?` and a text below: a quotation of nothing but a question, as interviews are retold."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from recollect.core.phrases import phrase
from recollect.parsing.items.claims import WORDED, Claim, Dialect
from recollect.parsing.items.questions import question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.labels import answered_below, bare

_ARROWS = "→⇒=> "
_FEW = 3
"""Quotations of one question each in a note, half of its quotations of one paragraph."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the quotations of nothing but a question, answered below, where others are in the note.

    Its further lines may answer as well: `> → by hand`.
    """
    alone = [piece for piece in note.marks.texts if _is_alone(piece)]
    answered = {p.index: said for p in alone if (said := answered_below(p.text)[1])}
    asking = [p for p in alone if p.index in answered or ends_as_question(p.text)]
    if len(asking) < _FEW or 2 * len(asking) < len(alone):
        return
    for index, following in pairwise([*(piece.index for piece in asking), len(note.pieces)]):
        piece, said = note.pieces[index], answered.get(index, "")
        yield Claim(
            start=index,
            end=index + 1 if said else min(following, note.reach.to_next_item(index)),
            question=bare(answered_below(question_of(note, piece))[0]),
            said=said.lstrip(_ARROWS),
            strength=WORDED,
            why=phrase("a quotation that asks, as {n} of {all} do", n=len(asking), all=len(alone)),
        )


def _is_alone(piece: Piece) -> bool:
    """Tell whether a text is a quotation by itself, at the margin."""
    holder = piece.holder
    if holder is None or holder.kind != "quote":
        return False
    return holder.parent is None and (piece.start, piece.end) == (holder.start, holder.end)


DIALECT = Dialect("quoted-question", 30, find)

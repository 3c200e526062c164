"""`## Short answer questions` and paragraphs that ask, each parted from the next by a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from recollect.parsing.items.claims import WORDED, Claim
from recollect.parsing.items.questions import question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import RULE, TEXT, Piece
from recollect.parsing.words.asking import asks_somewhere, only_states

_FEW = 2
_FILLED = re.compile(r"[（(][^()（）\n]+[)）]")


def parted_exercises(note: Outline, section: Sequence[Piece]) -> Sequence[Claim]:
    """Return a claim for each paragraph that asks, where two thirds of what rules part do."""
    blocks = list(_blocks(section))
    asked = [(_asked(note, block), block) for block in blocks]
    asking = [(piece, block[-1].index + 1) for piece, block in asked if piece is not None]
    if len(asking) < _FEW or 3 * len(asking) < 2 * len(blocks):
        return []
    said = ((p, end) for p, end in asking if not only_states(p.text, note.words))
    return [_claim(note, piece, end) for piece, end in said]  # a farewell may have a word that asks


def _blocks(section: Sequence[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield what rules part from each other in a section."""
    block: list[Piece] = []
    for piece in section:
        if piece.kind != RULE:
            block.append(piece)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _asked(note: Outline, block: Sequence[Piece]) -> Piece | None:
    """Return the paragraph that asks: the last of those at a block's start that do.

    Else the first, if its gap is filled: `Water boils at (100) degrees.`
    """
    marks = note.marks
    plain = [
        *takewhile(
            lambda p: p.kind == TEXT and p.holder is None and p.index not in marks.options, block
        )
    ]
    asking = [p for p in plain if asks_somewhere(p.text, note.words)]
    if not asking and plain and _FILLED.search(plain[0].text):
        asking = plain[:1]
    if not asking or any(p.index in marks.numbers or p.index in marks.roles for p in asking):
        return None
    return asking[-1]


def _claim(note: Outline, piece: Piece, end: int) -> Claim:
    return Claim(
        start=piece.index,
        end=end,
        question=question_of(note, piece),
        strength=WORDED,
        why="a paragraph that asks, parted from others below a title of exercises",
    )

"""`## Short answer questions` and paragraphs that ask, each parted from the next by a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from recollect.parsing.items.claims import WORDED, Claim
from recollect.parsing.items.keys import names_answers
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.titles import is_exercise_title
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import RULE, TEXT, Piece
from recollect.parsing.words.asking import asks_somewhere

_FEW = 2


def parted_exercises(note: Outline) -> Iterator[Claim]:
    """Yield a claim for each paragraph that asks, where two thirds of what rules part do."""
    for heading in note.marks.headings:
        if not is_exercise_title(heading.text, note.words):
            continue
        if any(names_answers(title, note.words) for title in heading.section.path):
            continue
        blocks = list(_blocks(note, heading))
        asked = [(_asked(note, block), block) for block in blocks]
        asking = [(piece, block[-1].index + 1) for piece, block in asked if piece is not None]
        if len(asking) >= _FEW and 3 * len(asking) >= 2 * len(blocks):
            yield from (_claim(note, piece, end) for piece, end in asking)


def _blocks(note: Outline, heading: Piece) -> Iterator[Sequence[Piece]]:
    """Yield what rules part from each other below a heading."""
    block: list[Piece] = []
    for piece in note.pieces[heading.index + 1 : note.reach.to_heading(heading.index)]:
        if piece.kind != RULE:
            block.append(piece)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _asked(note: Outline, block: Sequence[Piece]) -> Piece | None:
    """Return the paragraph that asks: the last of those at a block's start that do."""
    marks = note.marks
    plain = takewhile(
        lambda p: p.kind == TEXT and p.holder is None and p.index not in marks.options, block
    )
    asking = [p for p in plain if asks_somewhere(p.text, note.words)]
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

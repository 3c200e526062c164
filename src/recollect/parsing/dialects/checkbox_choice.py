"""Multiple choice with boxes: a question, then `- [ ]` and `- [x]` lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.openers import choice_claim, numbered_or_heading, question_before
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import asks
from recollect.parsing.words.folding import folded
from recollect.parsing.words.vocabulary import Vocabulary

_FEW = 3
"""Lists of boxes below questions that make a note a quiz, where any heading, number or entry
with boxes in it counts.

A statement to judge, with the boxes "true" and "false", counts below one question already.
"""


def find(note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield a claim for each list of boxes below a question.

    A list with ticked and empty boxes below a question; else it is a to-do list.
    """
    lists: dict[int, list[Piece]] = defaultdict(list)
    for piece in note.marks.boxes:
        if piece.holder is not None:
            lists[piece.holder.listing].append(piece)
    floor = 0
    found: list[tuple[int, int, bool, bool, bool]] = []
    for boxes in lists.values():
        if {piece.box for piece in boxes} != {" ", "x"}:
            continue
        at = question_before(note, boxes[0].index, floor, vocabulary)
        floor = boxes[-1].index
        if at is not None:
            lettered = all(piece.index in note.marks.options for piece in boxes)
            judges = all(folded(piece.text) in vocabulary.truths for piece in boxes)
            asked = lettered or _is_question(note, note.pieces[at], vocabulary)
            holds = note.marks.parents.get(boxes[0].index) == at
            stands_out = holds or numbered_or_heading(note, note.pieces[at])
            found.append((at, floor, asked, judges, stands_out))
    asking = sum(asked for _, _, asked, *_ in found)
    company = asking >= _FEW and 2 * asking >= len(found)
    why = "a question above ticked and empty boxes"
    for at, last, asked, judges, stands_out in found:
        if asked or (stands_out and (company or (judges and asking))):
            yield choice_claim(note, at, last, why, vocabulary)


def _is_question(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    if piece.index in note.marks.questions:
        return True
    return asks(piece.text, vocabulary) or "___" in piece.text


DIALECT = Dialect("checkbox-choice", 85, find)

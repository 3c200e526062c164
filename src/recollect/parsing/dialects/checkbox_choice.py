"""Multiple choice with boxes: a question, then `- [ ]` and `- [x]` lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.items.claims import Claim
from recollect.parsing.items.ends import end_of
from recollect.parsing.items.openers import numbered_or_heading, question_before
from recollect.parsing.items.questions import label_for, question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, Piece
from recollect.parsing.words.asking import asks
from recollect.parsing.words.folding import folded
from recollect.parsing.words.vocabulary import Vocabulary

_FEW = 3
"""Lists of boxes below questions that make a note a quiz, where any heading counts.

A statement to judge, with the boxes "true" and "false", counts below one question already.
"""


@dataclass(frozen=True, slots=True)
class CheckboxChoice:
    """A list with ticked and empty boxes below a question; else it is a to-do list."""

    name: str = "checkbox-choice"
    specificity: int = 85

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each list of boxes below a question."""
        lists: dict[int, list[Piece]] = defaultdict(list)
        for piece in note.marks.boxes:
            if piece.holder is not None:
                lists[piece.holder.listing].append(piece)
        floor = 0
        found: list[tuple[int, bool, bool]] = []
        for boxes in lists.values():
            if {piece.box for piece in boxes} != {" ", "x"}:
                continue
            at = question_before(note, boxes[0].index, floor, vocabulary)
            floor = boxes[-1].index
            if at is not None:
                lettered = all(piece.index in note.marks.options for piece in boxes)
                judges = all(folded(piece.text) in vocabulary.truths for piece in boxes)
                asked = lettered or _is_question(note, note.pieces[at], vocabulary)
                found.append((at, asked, judges))
        asking = sum(asked for _, asked, _ in found)
        company = asking >= _FEW and 2 * asking >= len(found)
        for at, asked, judges in found:
            among = company or (judges and asking)
            if asked or (among and note.pieces[at].kind == HEADING):
                yield _claim(note, at)


def _claim(note: Outline, at: int) -> Claim:
    first = note.pieces[at]
    by_itself = numbered_or_heading(note, first)
    return Claim(
        start=at,
        head=at + 1,
        end=end_of(note, at) if by_itself else note.reach.to_next_item(at),
        question=question_of(note, first),
        label=label_for(note, first),
        why="a question above ticked and empty boxes",
    )


def _is_question(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    if piece.index in note.marks.questions:
        return True
    return asks(piece.text, vocabulary) or "___" in piece.text


DIALECT = CheckboxChoice()

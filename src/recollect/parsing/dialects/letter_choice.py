"""Multiple choice with letters: `A. …`, `B. …`, and an answer that names them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import ends_as_question
from recollect.parsing.claims import Claim
from recollect.parsing.openers import (
    end_of,
    label_for,
    numbered_or_heading,
    question_before,
    question_of,
    to_heading,
)
from recollect.parsing.options import letters_in
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import CODE, HEADING, OPEN, Piece
from recollect.parsing.vocabulary import Role, Vocabulary, reveal_role

_NEAR = 6


@dataclass(frozen=True, slots=True)
class LetterChoice:
    """A row of options A, B, … below a question, or followed by an answer that names letters."""

    name: str = "letter-choice"
    specificity: int = 84

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each row of lettered options."""
        floor = 0
        for run in note.marks.runs:
            at = question_before(note, run[0], floor, vocabulary)
            floor = run[-1] + 1
            if at is None:
                continue
            first = note.pieces[at]
            answered = _is_answered(note, run[-1], vocabulary)
            if not answered and not _is_question(note, first):
                continue
            loose = to_heading(note, run[-1])
            end = end_of(note, at, run[-1] + 1) if numbered_or_heading(note, first) else loose
            yield Claim(
                start=at,
                head=at + 1,
                end=end,
                question=question_of(note, first),
                label=label_for(note, first),
                why="lettered options below a question",
            )


def _is_answered(note: Outline, last: int, vocabulary: Vocabulary) -> bool:
    """Tell whether an answer follows the last option: a label, a heading, a fold, a fence."""
    for piece in note.pieces[last + 1 : last + 1 + _NEAR]:
        label = note.marks.labels.get(piece.index)
        if label and vocabulary.role(label.word) is Role.ANSWER:
            return bool(letters_in(label.rest)) or not label.rest
        if piece.kind in (HEADING, OPEN):
            return reveal_role(piece.text, vocabulary) is Role.ANSWER
        if piece.kind == CODE and piece.info in ("fence", "text", "txt"):
            return True
    return False


def _is_question(note: Outline, piece: Piece) -> bool:
    numbered = piece.index in note.marks.questions or piece.index in note.marks.numbers
    blank = "___" in piece.text or "（ ）" in piece.text or "( )" in piece.text
    return numbered or blank or ends_as_question(piece.text)


DIALECT = LetterChoice()

"""`### question` + `#### Answer`, and `## Q. …`: headings that say which part is which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import asks
from recollect.parsing.claims import Claim
from recollect.parsing.openers import label_for, question_of
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import HEADING, Piece
from recollect.parsing.vocabulary import Role, Vocabulary, reveal_role

_LETTER_Q = re.compile(
    r"[^\w\s]{0,4}\s*(?:\*\*)?(?:Q|问|Question)\s*(?:\*\*)?[.:：、]+\s*(?:\*\*)?\s*(?P<rest>\S.*)",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True)
class AnswerHeading:
    """A heading is a question when one that names the answer stands below it in its section."""

    name: str = "answer-heading"
    specificity: int = 75

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each heading with an answer's heading below, and each `Q.` heading."""
        headings = note.marks.headings
        for i, piece in enumerate(headings):
            lettered = _LETTER_Q.match(piece.text)
            if lettered:
                yield _claim(
                    note, piece, lettered["rest"], "a heading that starts with Q", vocabulary
                )
            elif _is_answered(headings, i, vocabulary):
                text = question_of(note, piece)
                yield _claim(
                    note, piece, text, "a heading with an answer's heading below", vocabulary
                )


def _is_answered(headings: list[Piece], i: int, vocabulary: Vocabulary) -> bool:
    piece = headings[i]
    if reveal_role(piece.text, vocabulary) is not None:
        return False
    for below in headings[i + 1 : i + 4]:
        role = reveal_role(below.text, vocabulary)
        if below.level < piece.level or role is None:
            return False
        if role is Role.ANSWER:
            return below.level > piece.level or asks(piece.text, vocabulary)
    return False


def _claim(note: Outline, piece: Piece, text: str, why: str, vocabulary: Vocabulary) -> Claim:
    return Claim(
        start=piece.index,
        head=piece.index + 1,
        end=_end(note, piece.index, vocabulary),
        question=text,
        label=label_for(note, piece),
        why=why,
    )


def _end(note: Outline, index: int, vocabulary: Vocabulary) -> int:
    """Return where the section ends; an answer's heading of the same rank goes on with it."""
    level = note.pieces[index].level
    end = note.reach.of_heading(index)
    while end < len(note.pieces):
        following = note.pieces[end]
        if following.kind != HEADING or following.level != level:
            break
        role = reveal_role(following.text, vocabulary)
        if role is None or role is Role.QUESTION:
            break
        end = note.reach.of_heading(end)
    return end


DIALECT = AnswerHeading()

"""`### question` + `#### Answer`, and `## Q. …`: headings that say which part is which."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from recollect.parsing.asking import asks, sets_task
from recollect.parsing.claims import Claim
from recollect.parsing.folding import folded
from recollect.parsing.openers import is_exercise_title, label_for, question_of, stated_at
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import Piece
from recollect.parsing.troubles import SOLVING
from recollect.parsing.vocabulary import Role, Vocabulary, reveal_role

_LETTER_Q = re.compile(
    r"[^\w\s]{0,4}\s*(?:\*\*)?(?:Qn?|问|Question)\s*(?:\*\*)?[.:：、)）]+\s*(?:\*\*)?\s*(?P<rest>\S.*)",
    re.I | re.S,
)
_OF_SEVERAL = SOLVING | {"answers"}
"""Titles that may stand below problems, and below many of them: only what asks is a question."""


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
            if lettered and piece.index not in note.marks.questions:
                yield _claim(
                    note, piece, lettered["rest"], "a heading that starts with Q", vocabulary
                )
                continue
            below = _answer_below(headings, i, note.marks.questions, vocabulary)
            if below is not None and not _asks_below(note, piece, below, vocabulary):
                why = "a heading with an answer's heading below"
                yield _claim(note, piece, question_of(note, piece), why, vocabulary)
            elif _is_answered_below(note, piece, vocabulary):
                why = "a heading with an answer below"
                yield _claim(note, piece, question_of(note, piece), why, vocabulary)


def _answer_below(
    headings: list[Piece], i: int, numbers: Container[int], vocabulary: Vocabulary
) -> Piece | None:
    """Return the heading that names a heading's answer, among the next few."""
    piece = headings[i]
    if reveal_role(piece.text, vocabulary) not in (None, Role.QUESTION):
        return None
    if is_exercise_title(piece.text, vocabulary) and not _names_question(piece, vocabulary):
        return None
    for below in headings[i + 1 : i + 4]:
        role = reveal_role(below.text, vocabulary)
        if below.level > piece.level and role is Role.QUESTION and vocabulary.sets_work(below.text):
            continue  # `#### Tasks`: what the heading above it sets
        if below.level < piece.level or role in (None, Role.QUESTION):
            return None
        if role is Role.ANSWER:
            deeper = below.level > piece.level and folded(below.text) not in _OF_SEVERAL
            sure = deeper or piece.index in numbers or _names_question(piece, vocabulary)
            return below if sure or asks(piece.text, vocabulary) else None
    return None


def _names_question(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading only says that a question stands below: `### 问题`."""
    is_role = vocabulary.role(piece.text) is Role.QUESTION
    return is_role and not vocabulary.sets_work(piece.text)


def _asks_below(note: Outline, piece: Piece, below: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading is the title of a quiz: its questions stand between it and the key."""
    if piece.index in note.marks.questions:
        return False
    between = range(piece.index + 1, below.index)
    asked = [
        i
        for i in between
        if i in note.marks.questions
        or (i in note.marks.numbers and asks(note.pieces[i].text, vocabulary))
    ]
    return len(asked) > 1 or vocabulary.mentions("key", below.text)


def _is_answered_below(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading that asks or sets a task has an answer's label right below."""
    if note.marks.roles.get(piece.index + 1) is not Role.ANSWER:
        return False
    text = question_of(note, piece)
    return asks(text, vocabulary) or sets_task(text, vocabulary)


def _claim(note: Outline, piece: Piece, text: str, why: str, vocabulary: Vocabulary) -> Claim:
    stated = stated_at(note, piece.index + 1, vocabulary)
    return Claim(
        start=piece.index,
        head=piece.index + (2 if stated else 1),
        end=note.reach.of_heading_with_parts(piece.index),
        question=stated or ("" if _names_question(piece, vocabulary) else text),
        topic=text if stated else "",
        label=label_for(note, piece),
        group=_names_question(piece, vocabulary),
        why=why,
    )


DIALECT = AnswerHeading()

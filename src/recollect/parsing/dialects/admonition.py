"""`??? success "Answer"` with an indented body, callouts, and a quotation below `1）…？`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import ends_as_question
from recollect.parsing.claims import Claim
from recollect.parsing.keys import answered_by
from recollect.parsing.labels import bare, number_of, numbered_label
from recollect.parsing.openers import end_of, question_before, question_of
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT, Piece
from recollect.parsing.vocabulary import Role, Vocabulary, reveal_role

_ASKING_TYPES = frozenset(["question", "faq", "help", "quiz", "exercise", "问题"])
_SENTENCE = 5
"""Words in a title that is no mere name: it says what is asked."""
_REVEALING = (Role.ANSWER, Role.EXPLANATION)


@dataclass(frozen=True, slots=True)
class Admonition:
    """An admonition answers the question before it, or asks in its title; so does a callout."""

    name: str = "admonition"
    specificity: int = 88

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each question with an admonition, a callout or a quotation."""
        floor = 0
        for fold in note.marks.folds:
            if fold.info == "details":
                continue
            role = reveal_role(fold.text, vocabulary)
            if role in _REVEALING:
                at = question_before(note, fold.index, floor, vocabulary)
                floor, before = fold.partner, floor
                if at is not None:
                    yield from answered_by(note, fold, before, at, "answered in an admonition")
            elif ends_as_question(fold.text) or fold.info in _ASKING_TYPES:
                yield from _asking(note, fold)
        yield from _quoted(note)


def _asking(note: Outline, fold: Piece) -> Iterator[Claim]:
    """Yield the claim of an admonition that asks, in its title or in its first line."""
    numbered = numbered_label(fold.text) or number_of(fold.text)
    title = numbered.rest if numbered else bare(fold.text)
    if ends_as_question(fold.text) or (numbered and title) or len(title.split()) >= _SENTENCE:
        yield Claim(
            start=fold.index,
            head=fold.index + 1,
            end=fold.partner,
            question=title,
            label=numbered.label if numbered else None,
            firm=True,
            why="the title of an admonition asks",
        )
        return
    first = note.pieces[fold.index + 1]
    template = first.text[:1] in "_*" and first.text[-1:] == first.text[:1]
    if first.kind == TEXT and first.index < fold.partner and not template:
        yield Claim(
            start=fold.index,
            head=fold.index + 2,
            end=fold.partner,
            question=question_of(note, first),
            firm=True,
            why="an admonition that asks",
        )


def _quoted(note: Outline) -> Iterator[Claim]:
    for index, number in note.marks.numbers.items():
        piece = note.pieces[index]
        if piece.kind != TEXT or not ends_as_question(piece.text) or index + 1 >= len(note.pieces):
            continue
        below = note.pieces[index + 1]
        if below.quoted and not piece.quoted:
            yield Claim(
                start=index,
                head=index + 1,
                end=end_of(note, index),
                question=question_of(note, piece),
                label=number.label,
                why="a numbered question with a quotation below it",
            )


DIALECT = Admonition()

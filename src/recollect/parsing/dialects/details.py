"""Answers folded away: `<details><summary>What is X?</summary>`, or a question and its fold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import asks
from recollect.parsing.claims import Claim
from recollect.parsing.labels import bare
from recollect.parsing.openers import end_of, label_for, question_before, question_of
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import Piece
from recollect.parsing.vocabulary import Role, Vocabulary, reveal_role

_FEW = 2
_REVEALING = (Role.ANSWER, Role.EXPLANATION)


@dataclass(frozen=True, slots=True)
class Details:
    """A summary that asks is the question; one that says "answer" answers what stands before."""

    name: str = "details"
    specificity: int = 90

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each fold that asks, and for each question before a fold."""
        floor = 0
        asking = _mostly_ask(note, vocabulary)
        for fold in note.marks.folds:
            if fold.info != "details":
                continue
            role = reveal_role(fold.text, vocabulary)
            if role is None:
                yield from _asking(fold, asking or asks(fold.text, vocabulary))
            elif role in _REVEALING:
                claim = revealed(note, fold, floor, vocabulary)
                floor = fold.partner
                if claim:
                    yield claim


def _mostly_ask(note: Outline, vocabulary: Vocabulary) -> bool:
    """Tell whether a note folds questions: then a title that only names a task is one too."""
    titles = [fold.text for fold in note.marks.folds if fold.info == "details"]
    titles = [title for title in titles if reveal_role(title, vocabulary) is None]
    asking = sum(asks(title, vocabulary) for title in titles)
    return asking >= _FEW and 2 * asking >= len(titles)


def _asking(fold: Piece, asks_: bool) -> Iterator[Claim]:
    text = bare(fold.text)
    if text and asks_:
        yield Claim(
            start=fold.index,
            head=fold.index + 1,
            end=fold.partner,
            question=text,
            firm=True,
            why="the title of a fold asks",
        )


def revealed(note: Outline, fold: Piece, floor: int, vocabulary: Vocabulary) -> Claim | None:
    """Return the claim of the question that a fold answers."""
    at = question_before(note, fold.index, floor, vocabulary)
    if at is None:
        return None
    first = note.pieces[at]
    return Claim(
        start=at,
        head=at + 1,
        end=end_of(note, at, fold.partner + 1),
        question=question_of(note, first),
        label=label_for(note, first),
        why="a question with its answer folded away",
    )


DIALECT = Details()

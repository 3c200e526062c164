"""Answer keys: what answers a list of questions one by one, by their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recollect.parsing.claims import Claim
from recollect.parsing.openers import end_of, label_for, question_of
from recollect.parsing.outline import Outline
from recollect.parsing.parts import verbatim
from recollect.parsing.pieces import HEADING, RULE, Piece

_FEW = 2


def answered_by(note: Outline, fold: Piece, floor: int, at: int, why: str) -> Iterator[Claim]:
    """Yield the claim of the question at `at` that a fold answers; of each that a key answers."""
    found: dict[int, str] = keyed(note, at, fold, floor)
    for index in found or (at,):
        first, answer = note.pieces[index], found.get(index)
        yield Claim(
            start=index,
            head=index + 1,
            end=_end(note, index, fold.partner + 1 if index == at else 0),
            question=question_of(note, first),
            label=label_for(note, first),
            answer=answer,
            why=why if answer is None else "a question that a key answers by its number",
        )


def _end(note: Outline, index: int, behind: int) -> int:
    """Return how far an item reaches: not over a rule that parts its fold from what follows."""
    if 0 < behind < len(note.pieces) and note.pieces[behind].kind == RULE:
        return behind
    return end_of(note, index, behind)


def keyed(note: Outline, at: int, fold: Piece, floor: int) -> dict[int, str]:
    """Return the answer to each numbered line of the list that ends in `at`, by piece.

    Nothing where the fold does not answer just the numbers that stand above it, two at least.
    """
    piece = note.pieces[at]
    if piece.kind == HEADING or _number(note, at) < 0:
        return {}
    places = range(max(floor, piece.section.piece + 1), fold.index)
    asked = [i for i in places if _number(note, i) >= 0 and note.pieces[i].depth == piece.depth]
    return paired(note, asked, range(fold.index + 1, fold.partner))


def paired(note: Outline, asked: Sequence[int], key: range, few: int = _FEW) -> dict[int, str]:
    """Return the answers that the pieces of a key give to questions, by their numbers.

    Nothing where the numbers differ, or are fewer than `few`.
    """
    answers = numbered(note, key)
    numbers = [_number(note, index) for index in asked]
    if len(asked) < few or numbers != [_number(note, index) for index in answers]:
        return {}
    ends = [*answers[1:], key.stop]
    texts = [_answer(note, note.pieces[i:end]) for i, end in zip(answers, ends, strict=True)]
    return dict(zip(asked, texts, strict=True))


def numbered(note: Outline, places: range) -> list[int]:
    """Return the numbered lines among some pieces that stand in no other."""
    lines = [i for i in places if _number(note, i) >= 0 and note.pieces[i].kind != HEADING]
    shallow = min((note.pieces[index].depth for index in lines), default=0)
    return [index for index in lines if note.pieces[index].depth == shallow]


def _number(note: Outline, index: int) -> int:
    found = note.marks.questions.get(index) or note.marks.numbers.get(index)
    return found.value if found else -1


def _answer(note: Outline, pieces: Sequence[Piece]) -> str:
    index = pieces[0].index
    found = note.marks.questions.get(index) or note.marks.numbers[index]
    first = "\n".join(filter(None, (found.rest.strip(), found.said)))
    below = verbatim(pieces[1:], note)
    return f"{first}\n{below}" if below else first

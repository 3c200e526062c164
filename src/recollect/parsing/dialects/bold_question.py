"""`**Q1**: …`, `**问题**: …`, `1. **…？**`: a line with a question's label, or bold and asking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import asks, ends_as_question
from recollect.parsing.claims import MARKED, WORDED, Claim
from recollect.parsing.labels import Label, bare
from recollect.parsing.openers import end_of
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT, Piece
from recollect.parsing.vocabulary import Role, Vocabulary, folded

_ANSWERING = (Role.ANSWER, Role.HINT, Role.OWN_ANSWER, Role.EXPLANATION)
_FEW = 3
"""Bold questions without number or answer label: only where a note has this many of them."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a line asks, and how it says so; `said` is an answer that starts on the same line."""

    text: str
    why: str
    label: str | None = None
    said: str = ""
    alone: bool = False
    """Neither numbered nor answered by a label: it takes company to be a question."""
    below: bool = False
    """The label stands alone, and the question on the line below it."""


@dataclass(frozen=True, slots=True)
class BoldQuestion:
    """The question is in the bold, or follows its bold label; what stands below belongs to it."""

    name: str = "bold-question"
    specificity: int = 60

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each line with a bold label that asks, or whose bold part asks."""
        labelled = sorted(note.marks.labels.keys() | note.marks.questions.keys())
        texts = [note.pieces[index] for index in labelled if note.pieces[index].kind == TEXT]
        found = [
            (piece.index, asked) for piece in texts if (asked := _asked(note, piece, vocabulary))
        ]
        company = _company(note, [index for index, asked in found if asked.alone])
        for index, asked in found:
            if company or not asked.alone:
                yield _claim(note, index, asked)


def _company(note: Outline, alone: list[int]) -> bool:
    """Tell whether bold questions without number or answer label are how a note asks."""
    bold = [i for i, label in note.marks.labels.items() if label.bold and not note.pieces[i].marker]
    return len(alone) >= _FEW and 2 * len(alone) >= len(bold)


def _claim(note: Outline, index: int, asked: _Asked) -> Claim:
    return Claim(
        start=index,
        head=index + 1 + asked.below,
        end=end_of(note, index),
        question=asked.text,
        label=asked.label,
        said=asked.said,
        strength=WORDED if asked.alone else MARKED,
        why=asked.why,
    )


def _asked(note: Outline, piece: Piece, vocabulary: Vocabulary) -> _Asked | None:
    numbered = note.marks.questions.get(piece.index)
    label = note.marks.labels.get(piece.index)
    bold = label is not None and label.bold
    if numbered is not None:
        if (piece.marker or not bold) and not _is_stated(note, piece, numbered.rest, vocabulary):
            return None
        why = f"a line labelled {numbered.label}"
        if numbered.rest:
            return _Asked(numbered.rest, why, numbered.label)
        return _below(note, piece, why, numbered.label)
    if label is None:
        return None
    if vocabulary.role(label.word) is Role.QUESTION:
        return _labelled(note, piece, label, vocabulary)
    return _bold(note, piece, label, vocabulary) if bold else None


def _labelled(note: Outline, piece: Piece, label: Label, vocabulary: Vocabulary) -> _Asked | None:
    why = f"a line labelled {label.word}"
    number = label.word if any(letter.isdigit() for letter in label.word) else None
    if not label.rest:
        return _below(note, piece, why, number) if not piece.marker else None
    if not label.closed and number is None:
        return None
    if not label.bold and not _is_stated(note, piece, label.rest, vocabulary):
        return None
    if piece.marker and not _is_answered(note, piece.index + 1, vocabulary):
        return None
    if number or _is_stated(note, piece, label.rest, vocabulary):
        return _Asked(label.rest, why, number)
    return None


def _below(note: Outline, piece: Piece, why: str, number: str | None) -> _Asked | None:
    """Return the question on the line below a label that stands alone."""
    index = piece.index + 1
    if index >= len(note.pieces) or note.pieces[index].kind != TEXT:
        return None
    if index in note.marks.labels and note.marks.labels[index].closed:
        return None
    text = note.pieces[index].text
    return _Asked(text, why, number, below=True) if number or ends_as_question(text) else None


def _is_stated(note: Outline, piece: Piece, text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a labelled text asks, leads on to what asks, or is answered; not what broke."""
    if ends_as_question(text) or text.rstrip().endswith((":", "：")):
        return True
    following = note.marks.labels.get(piece.index + 1)
    if following and folded(following.word) in vocabulary.troubles:
        return False
    return asks(text, vocabulary) or _is_answered(note, piece.index + 1, vocabulary)


def _bold(note: Outline, piece: Piece, label: Label, vocabulary: Vocabulary) -> _Asked | None:
    """Return a line whose bold part asks: numbered, answered by a label, or among others."""
    text = bare(piece.text)
    whole = text != piece.text.strip() and "**" not in text
    said = "" if whole else label.rest
    if not whole:
        text = label.word
        if label.closed or not said:
            return None
    if not ends_as_question(text):
        return None
    number = note.marks.numbers.get(piece.index)
    if number is not None:
        stated = bare(number.rest) if whole else text
        return _Asked(stated, "a numbered line in bold that asks", number.label, said)
    if whole and _is_answered(note, piece.index + 1, vocabulary):
        return _Asked(text, "a line in bold that asks, with a labelled answer")
    if piece.quoted:
        return None
    return _Asked(text, "a line in bold that asks, among others", said=said, alone=True)


def _is_answered(note: Outline, index: int, vocabulary: Vocabulary) -> bool:
    following = note.marks.labels.get(index)
    role = vocabulary.role(following.word) if following and following.closed else None
    return role in _ANSWERING


DIALECT = BoldQuestion()

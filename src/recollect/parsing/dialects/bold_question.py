"""`**Q1**: …`, `**Q1: …**`, `**问题**: …`, `1. **…？**`: a line whose bold part asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import asks, ends_as_question
from recollect.parsing.claims import Claim
from recollect.parsing.labels import Label, Numbered, bare
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT, Piece
from recollect.parsing.vocabulary import Role, Vocabulary, folded

_ANSWERING = (Role.ANSWER, Role.HINT, Role.OWN_ANSWER, Role.EXPLANATION)


@dataclass(frozen=True, slots=True)
class BoldQuestion:
    """The question is in the bold, or follows its bold label; what stands below belongs to it."""

    name: str = "bold-question"
    specificity: int = 60

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each line with a bold label that asks, or that is bold and asks."""
        for index, label in note.marks.labels.items():
            piece = note.pieces[index]
            if piece.kind != TEXT or not label.bold:
                continue
            found = _labelled(note, piece, label, vocabulary) or _bold(note, piece, vocabulary)
            if found:
                text, name, why = found
                yield Claim(
                    start=index,
                    head=index + 1,
                    end=note.reach.of_line(index),
                    question=text,
                    label=name,
                    why=why,
                )


def _labelled(
    note: Outline, piece: Piece, label: Label, vocabulary: Vocabulary
) -> tuple[str, str | None, str] | None:
    numbered: Numbered | None = note.marks.questions.get(piece.index)
    if numbered is not None and numbered.rest:
        if piece.marker and not _is_stated(note, piece, numbered.rest, vocabulary):
            return None
        return numbered.rest, numbered.label, f"a line labelled {numbered.label}"
    if numbered is not None or vocabulary.role(label.word) is not Role.QUESTION or not label.rest:
        return None
    if piece.marker and not _is_answered(note, piece, vocabulary):
        return None
    if _is_stated(note, piece, label.rest, vocabulary):
        return label.rest, None, f"a line labelled {label.word}"
    return None


def _is_stated(note: Outline, piece: Piece, text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a labelled text asks, leads on to what asks, or is answered; not what broke."""
    if ends_as_question(text) or text.rstrip().endswith((":", "：")):
        return True
    following = note.marks.labels.get(piece.index + 1)
    if following and folded(following.word) in vocabulary.troubles:
        return False
    return asks(text, vocabulary) or _is_answered(note, piece, vocabulary)


def _bold(
    note: Outline, piece: Piece, vocabulary: Vocabulary
) -> tuple[str, str | None, str] | None:
    """Return a line that is bold as a whole and asks, where it is numbered or answered."""
    text = bare(piece.text)
    if text == piece.text.strip() or not ends_as_question(text) or "**" in text:
        return None
    number = note.marks.numbers.get(piece.index)
    if number is not None:
        return bare(number.rest), number.label, "a numbered line in bold that asks"
    if _is_answered(note, piece, vocabulary):
        return text, None, "a line in bold that asks, with a labelled answer"
    return None


def _is_answered(note: Outline, piece: Piece, vocabulary: Vocabulary) -> bool:
    following = note.marks.labels.get(piece.index + 1)
    role = vocabulary.role(following.word) if following and following.closed else None
    return role in _ANSWERING


DIALECT = BoldQuestion()

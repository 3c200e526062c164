"""`### Q7: …`: a heading that carries a question's label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import asks
from recollect.parsing.claims import Claim
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT, Piece
from recollect.parsing.vocabulary import Role, Vocabulary


@dataclass(frozen=True, slots=True)
class LabelledHeading:
    """The heading is the question; where it is only a topic, a `**问题**:` line below asks."""

    name: str = "labelled-heading"
    specificity: int = 70

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each heading with a label."""
        for piece in note.marks.headings:
            found = _label(note, piece, vocabulary)
            if found is None:
                continue
            label, text, numbered = found
            stated = _stated(note, piece.index + 1, vocabulary)
            topic = not numbered or not asks(text, vocabulary)
            yield Claim(
                start=piece.index,
                head=piece.index + (2 if stated else 1),
                end=note.reach.of_heading(piece.index),
                question=stated or text or piece.text,
                label=label,
                topic=text if stated else "",
                group=topic and not stated,
                why=f"a heading labelled {label}",
            )


def _label(note: Outline, piece: Piece, vocabulary: Vocabulary) -> tuple[str, str, bool] | None:
    """Return a heading's label, what follows it, and whether it is a question's own number."""
    numbered = note.marks.questions.get(piece.index)
    if numbered is not None:
        return numbered.label, numbered.rest, True
    label = note.marks.labels.get(piece.index)
    if label is None or not label.closed or not label.rest:
        return None
    if vocabulary.role(label.word) is not Role.QUESTION:
        return None
    following = note.marks.labels.get(piece.index + 1)
    answered = following and following.closed and vocabulary.role(following.word) is not None
    if not answered and not any(letter.isdigit() for letter in label.word):
        return None
    return label.word.strip("*_ "), label.rest, False


def _stated(note: Outline, index: int, vocabulary: Vocabulary) -> str:
    """Return the question of a `**问题**: …` line right below a heading, or nothing."""
    if index >= len(note.pieces) or note.pieces[index].kind != TEXT:
        return ""
    label = note.marks.labels.get(index)
    if index in note.marks.questions or label is None or not label.closed:
        return ""
    return label.rest if vocabulary.role(label.word) is Role.QUESTION else ""


DIALECT = LabelledHeading()

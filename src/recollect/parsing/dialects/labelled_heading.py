"""`### Q7: …`: a heading that carries a question's label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import asks
from recollect.parsing.claims import Claim
from recollect.parsing.labels import label_of, numbered_label
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import HEADING, TEXT
from recollect.parsing.vocabulary import Role, Vocabulary


@dataclass(frozen=True, slots=True)
class LabelledHeading:
    """The heading is the question; where it is only a topic, a `**问题**:` line below asks."""

    name: str = "labelled-heading"
    specificity: int = 70

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each heading with a label."""
        for piece in note.pieces:
            if piece.kind != HEADING:
                continue
            label = numbered_label(piece.text)
            if label is None:
                continue
            stated = _stated(note, piece.index + 1, vocabulary)
            yield Claim(
                start=piece.index,
                head=piece.index + (2 if stated else 1),
                end=note.reach.of_heading(piece.index),
                question=stated or label.rest,
                label=label.label,
                group=not stated and not asks(label.rest, vocabulary),
                why=f"a heading labelled {label.label}",
            )


def _stated(note: Outline, index: int, vocabulary: Vocabulary) -> str:
    """Return the question of a `**问题**: …` line right below a heading, or nothing."""
    if index >= len(note.pieces) or note.pieces[index].kind != TEXT:
        return ""
    label = label_of(note.pieces[index].text)
    asked = label and label.closed and vocabulary.role(label.word) is Role.QUESTION
    return label.rest if label and asked else ""


DIALECT = LabelledHeading()

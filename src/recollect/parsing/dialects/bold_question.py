"""`**Q1**: …`, `**Q1: …**`, `**问题**: …`: a line whose bold label says that it asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.claims import Claim
from recollect.parsing.labels import label_of, numbered_label
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT
from recollect.parsing.vocabulary import Role, Vocabulary


@dataclass(frozen=True, slots=True)
class BoldQuestion:
    """The question follows its label on the same line; what stands below belongs to it."""

    name: str = "bold-question"
    specificity: int = 60

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each line with a bold question label."""
        for piece in note.pieces:
            if piece.kind != TEXT or "**" not in piece.text[:12]:
                continue
            label = label_of(piece.text)
            if label is None or not label.bold or not label.rest:
                continue
            numbered = numbered_label(piece.text)
            if numbered is None and vocabulary.role(label.word) is not Role.QUESTION:
                continue
            yield Claim(
                start=piece.index,
                head=piece.index + 1,
                end=note.reach.of_line(piece.index),
                question=numbered.rest if numbered else label.rest,
                label=numbered.label if numbered else None,
                why=f"a line labelled {label.word}",
            )


DIALECT = BoldQuestion()

"""`<details><summary>What is X?</summary> … </details>`: the summary asks, the body answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import asks
from recollect.parsing.claims import Claim
from recollect.parsing.outline import Outline
from recollect.parsing.parts import reveal_role
from recollect.parsing.pieces import OPEN
from recollect.parsing.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Details:
    """Whatever a fold's title says is the question, unless it only says what is inside."""

    name: str = "details"
    specificity: int = 80

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each fold whose title asks."""
        for piece in note.pieces:
            if piece.kind != OPEN or piece.info != "details" or not piece.text:
                continue
            if reveal_role(piece.text, vocabulary) is None and asks(piece.text, vocabulary):
                yield Claim(
                    start=piece.index,
                    head=piece.index + 1,
                    end=piece.partner,
                    question=piece.text,
                    firm=True,
                    why="the title of a fold asks",
                )


DIALECT = Details()

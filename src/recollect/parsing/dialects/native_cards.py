"""`Q: … / A: …`: cards written as cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.claims import Claim
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import TEXT
from recollect.parsing.vocabulary import Vocabulary

_QUESTION = re.compile(r"(?:Q|问|问题)[ \t]*[:：][ \t]*(?P<rest>.*)", re.S | re.I)


@dataclass(frozen=True, slots=True)
class NativeCards:
    """A line that starts with `Q:`; the answer starts at `A:`. Without one the question is open."""

    name: str = "native-cards"
    specificity: int = 50

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each line that starts with `Q:`."""
        for piece in note.pieces:
            if piece.kind != TEXT:
                continue
            match = _QUESTION.match(piece.text)
            if match and match["rest"].strip():
                yield Claim(
                    start=piece.index,
                    head=piece.index + 1,
                    end=note.reach.of_line(piece.index),
                    question=match["rest"],
                    why="a line that starts with Q:",
                )


DIALECT = NativeCards()

"""A numbered line, then its answer in a fence that holds text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recollect.parsing.asking import asks
from recollect.parsing.claims import Claim
from recollect.parsing.openers import end_of, question_of
from recollect.parsing.outline import Outline
from recollect.parsing.pieces import CODE, TEXT, Piece
from recollect.parsing.vocabulary import Vocabulary

_TEXT_INFOS = frozenset(["text", "txt", "plain", "plaintext"])
_HAN = re.compile(r"[一-鿿]")
_PROSE = re.compile(r"[A-Za-z]{2} [a-z]{2,} [a-z]{2}")


@dataclass(frozen=True, slots=True)
class FencedAnswer:
    """The fence says `text`, or says nothing and holds prose: people keep line breaks that way."""

    name: str = "fenced-answer"
    specificity: int = 55

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each numbered line with a fence of text below it."""
        for index, number in note.marks.numbers.items():
            piece = note.pieces[index]
            if piece.kind != TEXT or index + 1 >= len(note.pieces):
                continue
            fence = note.pieces[index + 1]
            if fence.kind == CODE and _holds_text(fence, piece, vocabulary):
                yield Claim(
                    start=index,
                    head=index + 1,
                    end=end_of(note, index),
                    question=question_of(note, piece),
                    label=number.label,
                    why="a numbered line with a fence of text below it",
                )


def _holds_text(fence: Piece, line: Piece, vocabulary: Vocabulary) -> bool:
    if fence.info in _TEXT_INFOS:
        return True
    if fence.info != "fence" or line.text.rstrip().endswith((":", "：")):
        return False
    prose = _HAN.search(fence.text) or _PROSE.search(fence.text)
    return bool(prose) and asks(line.text, vocabulary)


DIALECT = FencedAnswer()

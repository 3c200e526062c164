"""`3. Who may sail? **Answer:** anybody.`, `Who?` over `: anybody`: answered where it is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recollect.parsing.items.claims import Claim
from recollect.parsing.items.ends import end_of
from recollect.parsing.items.questions import label_for, question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.words.asking import asks, ends_as_question
from recollect.parsing.words.vocabulary import Role, Vocabulary

_LABEL = re.compile(
    r"[ \t](?<=[^\s*][ \t])[ \t]*(?P<mark>\*\*|__)(?P<word>[^*_:：\n]{1,24})"
    r"(?:[:：](?P=mark)|(?P=mark)[:：])"
    r"[ \t]*(?=\S)"
)
_DEFINED = re.compile(r"(?P<asked>[^\n]*[?？])[ \t]*\n:[ \t]+(?P<said>\S.*)", re.S)
"""A list of definitions that defines what is asked."""
_FEW = 2
"""Lines with a labelled answer that need no question mark: statements to judge stand among them."""


class InlineAnswer:
    """A bold label within a line parts its question from its answer; so does `: ` below it."""

    name = "inline-answer"
    specificity = 58

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each line that a label parts, and each definition of a question."""
        found = [parted for piece in note.pieces if (parted := _parted(note, piece, vocabulary))]
        for piece, asked, said in found:
            if len(found) >= _FEW or asks(asked, vocabulary):
                why = "a line that tells its answer behind a label"
                yield _claim(note, piece, asked, said, why)
        for piece in note.pieces:
            if piece.kind == TEXT and "\n: " in piece.text and not piece.marker:
                defined = _DEFINED.match(piece.text)
                if defined and ends_as_question(defined["asked"]):
                    why = "a question in a list of definitions"
                    yield _claim(note, piece, defined["asked"], defined["said"], why)


def _parted(note: Outline, piece: Piece, vocabulary: Vocabulary) -> tuple[Piece, str, str] | None:
    """Return a line with its question and its answer, if a label for an answer parts them."""
    if piece.kind != TEXT or ":" not in piece.text or ("**" not in piece.text):
        return None
    index, marks = piece.index, note.marks
    if index in marks.options or index in marks.questions or index in marks.roles:
        return None
    text = question_of(note, piece)
    for label in _LABEL.finditer(text):
        if vocabulary.role(label["word"]) is Role.ANSWER:
            return piece, text[: label.start()].strip(), text[label.end() :].strip()
    return None


def _claim(note: Outline, piece: Piece, asked: str, said: str, why: str) -> Claim:
    return Claim(
        start=piece.index,
        head=piece.index + 1,
        end=end_of(note, piece.index) if piece.marker else piece.index + 1,
        question=asked,
        said=said,
        label=label_for(note, piece),
        why=why,
    )


DIALECT = InlineAnswer()

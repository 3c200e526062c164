"""Plain lines that ask, one below the other, without bullet or number: a list jotted down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from recollect.parsing.items.claims import HIGHLIGHTED, WORDED, Claim
from recollect.parsing.items.titles import is_set_aside, promises_questions
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT, Piece
from recollect.parsing.words.asking import asks, asks_among_others
from recollect.parsing.words.vocabulary import Vocabulary

_MANY = 5
"""Lines that ask in a section of which most lines do."""
_CROWD = 10
"""Lines that ask, among which most others do by what they set or name."""

_Line = tuple[Piece, int, str]


class QuestionLines:
    """A section's plain lines ask where three quarters of them do, and nothing else stands there.

    Lines of a block that is only set off, and not fenced, are plain lines as well. What a note's
    titles promise as questions is judged together, three fifths are enough, and a quotation
    answers. Among a crowd that asks, what sets a task or names a topic asks as well. Numbered lines
    beside them ask by themselves.
    """

    name = "question-lines"
    specificity = 8

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each line that asks, in sections of such lines."""
        sections: dict[int, list[Piece]] = defaultdict(list)
        for piece in note.pieces:
            if piece.kind in (TEXT, CODE):
                sections[piece.section.piece].append(piece)
        promised: list[Piece] = []
        for pieces in sections.values():
            quoted = sum(piece.quoted for piece in pieces)
            plain = [piece for piece in pieces if _is_plain(note, piece)]
            counted = sum(_is_counted(note, piece) for piece in pieces)
            if len(plain) + quoted + counted < len(pieces):
                continue
            if promises_questions(note, pieces[0]):
                promised += plain
            elif quoted:
                continue
            elif len(lines := list(_lines(plain))) >= _MANY:
                asking = _mostly_asking(lines, vocabulary)
                yield from _claims(asking, len(lines), 15, vocabulary)
        yield from _promised(note, promised, vocabulary)


def _promised(note: Outline, plain: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield the lines that ask of those that titles promise to, each with what answers it.

    Where most are followed by a paragraph that does not ask, that answers; else quotations do.
    """
    asked = {piece.index: asks(piece.text, vocabulary) for piece in plain}
    told = sum(asked[index] and asked.get(index + 1) is False for index in asked)
    alternate = 2 * told > sum(asked.values())
    answers = {piece.index for piece in note.pieces if piece.quoted}
    if alternate:
        answers |= {index for index in asked if not asked[index]}
    lines = list(_lines([piece for piece in plain if piece.index not in answers]))
    asking = [line for line in lines if asks_among_others(line[2], vocabulary)]
    for claim in _claims(asking, len(lines), 12, vocabulary):
        claim.strength = WORDED  # it ends the numbered line above it
        while claim.end in answers:
            claim.own_lines = (claim.own_lines or (0, 0))[0], note.pieces[claim.end].end
            claim.end += 1
        yield claim


def _is_counted(note: Outline, piece: Piece) -> bool:
    """Tell whether a line at the margin has a number: it asks by itself, beside others."""
    return piece.holder is None and piece.index in note.marks.numbers


def _is_plain(note: Outline, piece: Piece) -> bool:
    if piece.holder is not None or piece.index in note.marks.numbers:
        return False
    if piece.kind == TEXT:
        return True
    return note.lines[piece.start].lstrip()[:3] not in ("```", "~~~")


def _lines(pieces: Sequence[Piece]) -> Iterator[_Line]:
    """Yield each line that says something, and how far below the start of its piece it stands."""
    for piece in pieces:
        for offset, line in enumerate(piece.text.split("\n")):
            if line.strip():
                yield piece, offset, line.strip()


def _mostly_asking(lines: Sequence[_Line], vocabulary: Vocabulary) -> Sequence[_Line]:
    """Return the lines that ask, but none where more than two fifths of them do not.

    In a crowd, what sets a task or names a topic is among them.
    """
    asking: list[_Line] = []
    for seen, line in enumerate(lines, 1):
        if asks(line[2], vocabulary):
            asking.append(line)
        elif 5 * (seen - len(asking)) > 2 * len(lines):
            return ()
    if len(asking) < _CROWD:
        return asking
    return [line for line in lines if asks_among_others(line[2], vocabulary)]


def _claims(
    asking: Sequence[_Line], count: int, twentieths: int, vocabulary: Vocabulary
) -> Iterator[Claim]:
    if len(asking) < _MANY or 20 * len(asking) < twentieths * count:
        return
    for piece, offset, line in asking:
        if any(is_set_aside(title, vocabulary) for title in piece.section.path):
            continue
        at = piece.start + offset
        yield Claim(
            start=piece.index,
            head=piece.index + 1,
            end=piece.index + 1,
            question=line,
            own_lines=(at, at + 1),
            strength=HIGHLIGHTED,
            why=f"a plain line that asks, as {len(asking)} of {count} do",
        )


DIALECT = QuestionLines()

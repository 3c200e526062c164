"""Exercises that bold letters count: `**a)** Draw …`, `**b)** Show …`, with what they are about."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from recollect.parsing.items.claims import WORDED, Claim
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import asks_somewhere
from recollect.parsing.words.titles import is_exercise_title

_LETTERED = re.compile(r"\*\*[(（]?(?P<letter>[a-z])[)）.]\*\*[ \t]+(?P<rest>\S.*)", re.S)
_FEW = 2

_Found = tuple[Piece, re.Match[str]]


def lettered_exercises(note: Outline) -> Iterator[Claim]:
    """Yield the paragraphs of each section that bold letters count from a on, if most set a task.

    Their note, or a title over them, says "exercises": elsewhere they are parts of one.
    """
    sections: dict[int, list[_Found]] = defaultdict(list)
    for piece in note.marks.texts:
        found = _LETTERED.match(piece.text) if piece.text[:2] == "**" else None
        if found and not piece.holder and _is_titled(note, piece):
            sections[piece.section.piece].append((piece, found))
    rows = [row for row in sections.values() if len(row) >= _FEW and row[0][1]["letter"] == "a"]
    setting = [asks_somewhere(found["rest"], note.words) for row in rows for _, found in row]
    if 2 * sum(setting) > len(setting):
        for row in rows:
            yield from _claims(note, row)


def _is_titled(note: Outline, piece: Piece) -> bool:
    named = is_exercise_title(note.name, note.words)
    return named or note.is_below(piece.section, is_exercise_title)


def _claims(note: Outline, row: Sequence[_Found]) -> Iterator[Claim]:
    ends = [piece.index for piece, _ in row[1:]] + [note.reach.to_heading(row[-1][0].index)]
    for (piece, found), end in zip(row, ends, strict=True):
        yield Claim(
            start=piece.index,
            end=end,
            question=found["rest"],
            label=found["letter"],
            strength=WORDED,
            firm=True,
            asks_on=True,
            why="a bold letter counts it among exercises",
        )

"""Exercises that bold letters count: `**a)** Draw …`, `**b)** Show …`, with what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from recollect.core.grouping import grouped
from recollect.parsing.items.claims import WORDED, Claim
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import asks_somewhere
from recollect.parsing.words.titles import is_exercise_title

_LETTERED = re.compile(r"\*\*[(（]?(?P<letter>[a-z])[)）.]\*\*[ \t]+(?P<rest>\S.*)", re.S)
_FEW = 2


def lettered_exercises(note: Outline) -> Iterator[Claim]:
    """Yield the paragraphs of each section that bold letters count from a on, if most set a task.

    Their note, or a title over them, says "exercises": elsewhere they are parts of one.
    """
    plain = (p for p in note.marks.texts if p.text[:2] == "**" and not p.holder)
    matched = ((p, begun) for p in plain if (begun := _LETTERED.match(p.text)))
    sections = grouped((p.section.piece, (p, m)) for p, m in matched if _is_titled(note, p))
    rows = [row for row in sections.values() if len(row) >= _FEW and row[0][1]["letter"] == "a"]
    found = [*chain(*rows)]
    if 2 * sum(asks_somewhere(match["rest"], note.words) for _, match in found) <= len(found):
        return
    following = [*(piece.index for piece, _ in found[1:]), len(note.pieces)]
    for (piece, match), end in zip(found, following, strict=False):
        yield Claim(
            start=piece.index,
            end=min(end, note.reach.to_heading(piece.index)),
            question=match["rest"],
            label=match["letter"],
            strength=WORDED,
            firm=True,
            asks_on=True,
            why="a bold letter counts it among exercises",
        )


def _is_titled(note: Outline, piece: Piece) -> bool:
    named = is_exercise_title(note.name, note.words)
    return named or note.is_below(piece.section, is_exercise_title)

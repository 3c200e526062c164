"""`## Problem 1: Knots` over `### (a) Why …?`, `### (b) …`: headings that ask in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recollect.parsing.items.claims import Claim
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.options import alphabet
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, Piece
from recollect.parsing.words.asking import asks_somewhere

_PART = re.compile(r"(?:Part[ \t]+)?[(（]?(?P<letter>[A-Ha-h])[)）.:：]+[ \t]*(?P<text>\S.*)", re.I)


def lettered_parts(note: Outline, heading: Piece, label: str) -> list[Claim]:
    """Return what the headings right below one ask that count its parts by letters, if most do.

    What stands above the parts is the stem of each; the first begins with it. `label` names the
    question; without one there is none.
    """
    if not label:
        return []
    inside = note.pieces[heading.index + 1 : note.reach.of_heading(heading.index)]
    parts = list(_counted(heading, inside))
    if 2 * sum(asks_somewhere(found["text"], note.words) for _, found in parts) <= len(parts):
        return []
    stem = note.pieces[heading.index + 1 : parts[0][0].index]
    asked = verbatim(stem, note)
    return [
        Claim(
            start=heading.index if stem and part is parts[0][0] else part.index,
            head=part.index + 1,
            end=note.reach.of_heading(part.index),
            question="\n\n".join(filter(None, (asked, found["text"]))),
            label=f"{label}({found['letter'].lower()})",
            why=f"a part of what {label} asks",
        )
        for part, found in parts
    ]


def _counted(heading: Piece, inside: Sequence[Piece]) -> Iterator[tuple[Piece, re.Match[str]]]:
    """Yield the headings right below one that its parts' letters count, from A on."""
    below = [p for p in inside if p.kind == HEADING and p.section.parent is heading.section]
    for piece, letter in zip(below, alphabet(len(below)), strict=True):
        found = _PART.match(piece.text)
        if found is None or found["letter"].upper() != letter:
            return
        yield piece, found

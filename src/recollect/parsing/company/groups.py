"""Runs of entries and signed lines, which are judged together, and the titles over each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, RULE, TEXT, Piece, Section

SIGNS = "□☐☑◻▢"
"""Boxes that are written as signs."""


def groups_of(note: Outline) -> Iterator[tuple[tuple[str, ...], Sequence[Piece]]]:
    """Yield the runs of list entries and signed lines, with the titles that stand over them.

    A line right above some headings that has all below them told is over each: `Able to explain:`.
    """
    groups: dict[int, tuple[tuple[str, ...], list[Piece]]] = {}
    intro, run, leading = "", -1, dict[int, str]()
    for piece in note.pieces:
        if piece.kind in (HEADING, RULE):
            if piece.kind == HEADING and run < 0 and note.words.mentions("answering", intro):
                leading[note.pieces[piece.index - 1].section.piece] = intro
            intro = ""
            run = -1
        elif piece.kind != TEXT:
            continue
        elif piece.marker or piece.text[:1] in SIGNS:
            if run < 0:
                run = piece.index
                groups[run] = _titles_over(piece.section, leading, intro), []
            groups[run][1].append(piece)
        elif not piece.holder or piece.depth == piece.holder.quotes:
            intro, run = piece.text, -1
    yield from groups.values()


def _titles_over(section: Section, leading: Mapping[int, str], intro: str) -> tuple[str, ...]:
    """Return the titles over a section's list, and the lines that lead to it, the nearest last."""
    above = leading.get(section.parent.piece) if section.parent else None
    path = (*section.path[:-1], above, section.title) if above else section.path
    return (*path, intro) if intro else path

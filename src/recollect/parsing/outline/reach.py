"""How far an item may reach: to the next heading of its rank, the end of its list item or fold."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set

from recollect.parsing.outline.pieces import (
    CLOSE,
    HEADING,
    HTML,
    OPEN,
    RULE,
    TEXT,
    Piece,
)

_FEW = 3
"""Lines at a note's foot, at most."""
_SHORT = 200
"""Letters of each, at most."""


class Reach:
    """Answers "where does this end" for any piece of a note by bisection."""

    def __init__(self, pieces: Sequence[Piece], parts: Set[int] = frozenset()) -> None:
        """Take the pieces of a note, and which of its headings name parts of the item above."""
        self.pieces = pieces
        self._starts = [piece.start for piece in pieces]
        self._ranked: list[list[int]] = [[] for _ in range(7)]
        """By rank 1 to 6: the headings of this rank or a higher one."""
        self.rules: list[int] = []
        opens = False
        for piece in pieces:
            if piece.kind == HEADING:
                for rank in range(piece.level, 7):
                    self._ranked[rank].append(piece.index)
            elif piece.kind == RULE and not piece.holder:
                self.rules.append(piece.index)
            elif piece.kind == OPEN:
                opens = True
        self._closes = _closes(pieces) if opens else []
        self._headings = _headings_behind(pieces)
        self._end = _foot(pieces, self.rules)
        self._next_item: dict[int, int] = {}
        self._section_end: dict[int, int] = {}
        for part in sorted(parts, reverse=True):  # each builds on those below it
            self._next_item[part] = self.to_next_item(part)
            self._section_end[part] = self.of_heading_with_parts(part)

    def of_heading(self, index: int) -> int:
        """Return where a heading's section ends: a heading of its rank or a higher one."""
        return min(self._next(self._ranked[self.pieces[index].level], index), self._close(index))

    def of_heading_with_parts(self, index: int) -> int:
        """Return where a heading's section ends, going on over parts of its own rank."""
        end = self.of_heading(index)
        goes_on = end in self._section_end and self.pieces[end].level == self.pieces[index].level
        return self._section_end[end] if goes_on else end

    def of_line(self, index: int) -> int:
        """Return where what a line starts may end: at a heading, a rule, its container's end.

        A heading below the line's own section goes on with it: it is a heading within the item.
        Not so below the note's title, which is no section of its own.
        """
        piece = self.pieces[index]
        if piece.holder is not None:
            return min(self.at_line(piece.holder.end), self._close(index))
        section = piece.section
        while section.piece in self._section_end and section.parent is not None:
            section = section.parent  # it stands below the answer to what is asked before it
        level = section.level
        heading = self._next(self._ranked[level if level > 1 else 6], index)
        return min(heading, self._next(self.rules, index), self._close(index))

    def at_line(self, line: int) -> int:
        """Return the first piece that starts at a line, 0-based, or behind it."""
        return bisect_left(self._starts, line)

    def to_heading(self, index: int) -> int:
        """Return the next heading of any rank, or the end of the fold."""
        end = self._end if index < self._end else len(self.pieces)
        return min(self._headings[index], end, self._close(index))

    def to_next_item(self, index: int) -> int:
        """Return the next heading that starts something else: one that names a part goes on."""
        end = self.to_heading(index)
        return self._next_item.get(end, end)

    def _next(self, places: Sequence[int], index: int) -> int:
        at = bisect_right(places, index)
        end = self._end if index < self._end else len(self.pieces)
        return min(places[at], end) if at < len(places) else end

    def _close(self, index: int) -> int:
        return self._closes[index] if self._closes else len(self.pieces)


def _foot(pieces: Sequence[Piece], rules: Sequence[int]) -> int:
    """Return the rule over what a note ends with that is of all of it: `*Written in May.*`

    It stands behind a section, as no other rule does amid one, and a few lines are below it.
    """
    last = rules[-1] if rules else len(pieces)
    below = pieces[last + 1 :]
    plain = (p.kind in (TEXT, HTML) and not p.marker and len(p.text) <= _SHORT for p in below)
    if not 0 < len(below) <= _FEW or not all(plain):
        return len(pieces)
    section = pieces[last].section
    apart = all(pieces[at + 1].kind == HEADING for at in rules[:-1])
    beside = section.parent is not None and section.parent.children > 1
    return last if apart and beside and section.piece < last - 1 else len(pieces)


def _headings_behind(pieces: Sequence[Piece]) -> list[int]:
    """Return, for each piece, the next heading; for what follows the last one, and -1, too."""
    behind = following = len(pieces)
    found = [behind] * (behind + 2)
    for piece in reversed(pieces):
        found[piece.index] = following
        if piece.kind == HEADING:
            following = piece.index
    found[-1] = following
    return found


def _closes(pieces: Sequence[Piece]) -> list[int]:
    """Return, for each piece, where the fold around it closes; for what follows the last one, too.

    A title may be the last line: what is asked of the piece below it is asked of the end.
    """
    around = len(pieces)
    stack: list[int] = []
    closes = [around] * (around + 1)
    for piece in reversed(pieces):
        if piece.kind == CLOSE:
            stack.append(piece.index)
        elif piece.kind == OPEN:
            stack.pop()
        closes[piece.index] = stack[-1] if stack else around
    return closes

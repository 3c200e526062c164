"""How far an item may reach: to the next heading of its rank, the end of its list item or fold."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from recollect.parsing.pieces import CLOSE, HEADING, OPEN, RULE, Container, Piece


class Reach:
    """Answers "where does this end" for any piece of a note in constant time (or a bisection)."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self.pieces = pieces
        self._starts = [piece.start for piece in pieces]
        n = len(pieces)
        self._heading = [[n] * (n + 1) for _ in range(7)]
        self._rule = [n] * (n + 1)
        self._close = [n] * (n + 1)
        self._sweep(n)

    def _sweep(self, n: int) -> None:
        closes: list[int] = []
        for i in range(n - 1, -1, -1):
            piece = self.pieces[i]
            for rank in range(1, 7):
                hit = piece.kind == HEADING and piece.level <= rank
                self._heading[rank][i] = i if hit else self._heading[rank][i + 1]
            self._rule[i] = i if piece.kind == RULE and not piece.holder else self._rule[i + 1]
            if piece.kind == CLOSE:
                closes.append(i)
            elif piece.kind == OPEN and closes:
                closes.pop()
            self._close[i] = closes[-1] if closes else n

    def of_heading(self, index: int) -> int:
        """Return where a heading's section ends: a heading of its rank or a higher one."""
        rank = self.pieces[index].level
        return min(self._heading[rank][index + 1], self._close[index])

    def of_line(self, index: int) -> int:
        """Return where what a line starts may end: at a heading, a rule, its container's end.

        A heading below the line's own section goes on with it: it is a heading within the item.
        """
        piece = self.pieces[index]
        if piece.holder is not None:
            return min(self.of_holder(piece.holder), self._close[index])
        rank = piece.section.level
        heading = self._heading[rank][index + 1] if rank else self._heading[6][index + 1]
        return min(heading, self._rule[index + 1], self._close[index])

    def of_holder(self, holder: Container) -> int:
        """Return the first piece behind a list item or quotation."""
        return bisect_left(self._starts, holder.end)

    def to_heading(self, index: int) -> int:
        """Return the next heading of any rank, or the end of the fold."""
        return min(self._heading[6][index + 1], self._close[index])

"""Counts at the margin that stand between two numbers of another one, which goes on behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.pieces import RULE, TEXT, Piece
from recollect.parsing.words.asking import asks_or_sets
from recollect.parsing.words.vocabulary import Vocabulary

_DEEPEST = 4
"""Counts within each other."""
_OUTER_AND_INNER = 2


def within_counts(marks: Marks) -> Iterator[tuple[int, int]]:
    """Yield the lines that count anew between two numbers, each with the line of the first.

    `2. Which conditions must hold?`, a text, `1. …`, `2. …`, then `3. What …`: Markdown knows but
    one list. Where both counts may go on, what asks belongs to the one that does. What begins anew
    right below a rule counts for itself.
    """
    sections: dict[tuple[int, int], list[int]] = defaultdict(list)
    ruled = 0
    for index, number in marks.numbers.items():
        piece = marks.pieces[index]
        if piece.kind == TEXT and number.value > 0 and not _is_deep(piece):
            ruled += number.value == 1 and index > 0 and marks.pieces[index - 1].kind == RULE
            sections[piece.section.piece, ruled].append(index)
    for numbered in sections.values():
        yield from _within(marks, numbered)


def _within(marks: Marks, numbered: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the same for the numbers of a section; where there are some, the last counts within."""
    counts: list[list[int]] = [[]]
    found = False
    for index in numbered:
        resumed = _resumed(marks, counts, index)
        if resumed == len(counts):
            counts = [*counts[1 - _DEEPEST :], []]
            resumed = len(counts) - 1
        for inner in counts[resumed + 1 :]:
            found = True
            yield from ((told, counts[resumed][-1]) for told in inner)
        del counts[resumed + 1 :]
        counts[resumed].append(index)
    if found and len(counts) == _OUTER_AND_INNER:
        yield from ((told, counts[0][-1]) for told in counts[1])


def is_bracketed(piece: Piece) -> bool:
    """Tell whether a line counts in brackets, in no list: `(1) …`."""
    return not piece.marker and piece.text.lstrip("*_ ").startswith(("(", "（"))


def _is_deep(piece: Piece) -> bool:
    """Tell whether a number stands in an entry, or in brackets: that is another count."""
    return is_bracketed(piece) or piece.depth > bool(piece.listing)


def _resumed(marks: Marks, counts: Sequence[Sequence[int]], index: int) -> int:
    """Return which count a number goes on with: the nearest below it; a new one behind them."""
    value = marks.numbers[index].value
    if value == 1 or not counts[-1]:
        return len(counts) - (not counts[-1])
    gaps = [value - marks.numbers[count[-1]].value for count in counts]
    nearest = min((gap for gap in gaps if gap > 0), default=gaps[-1])
    tied = [at for at, gap in enumerate(gaps) if gap == nearest]
    if len(tied) == 1:
        return tied[0]
    above = marks.pieces[counts[tied[-1]][-1]]
    outer = _asks(marks.pieces[index], marks.words) and not _asks(above, marks.words)
    return tied[-2] if outer else tied[-1]


def _asks(piece: Piece, vocabulary: Vocabulary) -> bool:
    return asks_or_sets(piece.text, vocabulary)


def part_lists(entries: Sequence[Piece], within: Mapping[int, int]) -> None:
    """Make lists of their own of the entries that count within others, and of those behind."""
    last: dict[int, tuple[int | None, int]] = {}
    for piece in entries:
        if piece.holder is None:
            continue
        listing, around = piece.listing, within.get(piece.index)
        before, own = last.get(listing, (around, listing))
        if around != before:
            own = -piece.start - 1
        last[listing] = around, own
        piece.holder.listing = own

"""Tables: columns aligned as the note says, cells wrapped when the page is narrow.

Where not even that fits, a table becomes a list of records: `column: value`.
"""

from __future__ import annotations

from collections.abc import Sequence

from recollect.tui.note.spans import BLANK, Line, Span, cell_len, hang, join, width
from recollect.tui.note.wrap import wrap

Cell = list[Span]
_GAP = Span(" │ ", "muted")
_NARROWEST = 6
"""A column narrower than this, in cells, says nothing in Chinese or English."""
_LONGEST_WORD = 16
"""Words of up to this many cells stay whole where the table has room for them."""


def table_lines(rows: Sequence[Sequence[Cell]], aligns: Sequence[str], cells: int) -> list[Line]:
    """Return a table whose first row is its head; `aligns` holds `right`, `center` or anything."""
    columns = [[row[i] for row in rows] for i in range(len(rows[0]))]
    natural = [max(map(width, column)) for column in columns]
    free = cells - len(_GAP.text) * (len(natural) - 1)
    whole_words = [min(max(map(_longest_word, column)), _LONGEST_WORD) for column in columns]
    sizes = _sizes(natural, whole_words, free) or _sizes(natural, [0] * len(natural), free)
    if sizes is None:
        return _records(rows, cells)
    head = [[span.also("strong") for span in cell] for cell in rows[0]]
    underline = Line((Span("─┼─".join("─" * size for size in sizes), "muted"),))
    body = [line for row in rows[1:] for line in _row(row, sizes, aligns)]
    return [*_row(head, sizes, aligns), underline, *body]


def _sizes(natural: list[int], least: list[int], cells: int) -> list[int] | None:
    """Return each column's width: its own where all fit, else the widest ones give way.

    None gets narrower than its `least`; None where that is not enough.
    """
    sizes = [max(size, 1) for size in natural]
    while sum(sizes) > cells:
        giving = [i for i, size in enumerate(sizes) if size > max(least[i], _NARROWEST)]
        if not giving:
            return None
        sizes[max(giving, key=sizes.__getitem__)] -= 1
    return sizes


def _longest_word(cell: Cell) -> int:
    """Return the width of what no line break parts, at most."""
    texts = "".join(span.text for span in cell).split()
    return max((cell_len(word) for word in texts if word.isascii()), default=0)


def _row(row: Sequence[Cell], sizes: list[int], aligns: Sequence[str]) -> list[Line]:
    columns = [
        [_aligned(line, size, align) for line in wrap(cell, size)]
        for cell, size, align in zip(row, sizes, aligns, strict=True)
    ]
    lines: list[Line] = []
    for index in range(max(map(len, columns))):
        spans: list[Span] = []
        for number, (column, size) in enumerate(zip(columns, sizes, strict=True)):
            spans += [_GAP] if number else []
            spans += column[index] if index < len(column) else [Span(" " * size)]
        lines.append(Line(tuple(spans)))
    return lines


def _aligned(line: Line, size: int, align: str) -> list[Span]:
    free = max(size - width(line.spans), 0)
    left = {"right": free, "center": free // 2}.get(align, 0)
    return [Span(" " * left), *line.spans, Span(" " * (free - left))]


def _records(rows: Sequence[Sequence[Cell]], cells: int) -> list[Line]:
    def field(name: Cell, value: Cell) -> list[Line]:
        label = [span.also("strong") for span in name]
        return hang(wrap([*label, Span(": "), *value], max(cells - 2, 2)), [], [Span("  ")])

    records = [
        [
            line
            for name, value in zip(rows[0], row, strict=True)
            if value
            for line in field(name, value)
        ]
        for row in rows[1:]
    ]
    return join(records, between=(BLANK,)) or [
        line for name in rows[0] for line in wrap(name, cells)
    ]

"""Options in a table whose first column is A, B, C, …: right ones in colour, bold or ticked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recollect.parsing.markup.tables import cells
from recollect.parsing.outline.marked_options import TICKED
from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.options import MOST, Letters, alphabet
from recollect.parsing.outline.pieces import HEADING, TEXT
from recollect.parsing.words.asking import ends_as_question, has_blank

_SIGN = r"(?:</?(?:font|span|mark|strong|b|u)\b[^<>]*>|\*\*|==)"
_SIGNS = re.compile(_SIGN, re.I)
_SET_OFF = re.compile(rf"{_SIGN}.*{_SIGN}$", re.I)
"""A cell that is set off, one and all."""


def tabled_rows(marks: Marks) -> Iterator[dict[int, Letters]]:
    """Yield the tables of options: those called so, or some of which, and not all, are marked.

    They stand right below what may ask. A table of grades has letters as well.
    """
    for table in marks.tables:
        if not _may_ask(marks, table.index - 1):
            continue
        header, _, *rows = map(cells, table.text.split("\n"))
        named = any(marks.words.is_called("options", cell) for cell in header[-1:])
        rows = [header, *rows] if [*map(_plain, header[:1])] == ["A"] else rows
        if not _are_lettered(rows):
            continue
        marked = [any(map(_is_marked, row)) for row in rows]
        if named or 0 < sum(marked) < len(rows):
            texts = (
                f"**{_plain(row[1])}**" if m else _plain(row[1])
                for row, m in zip(rows, marked, strict=True)
            )
            yield {table.index: tuple(zip(alphabet(len(rows)), texts, strict=True))}


def _may_ask(marks: Marks, index: int) -> bool:
    """Tell whether a piece is a heading, a counted text, or one that asks or has a gap."""
    if index < 0 or marks.pieces[index].kind not in (TEXT, HEADING):
        return False
    above = marks.pieces[index]
    asks = ends_as_question(above.text) or has_blank(above.text)
    return asks or above.kind == HEADING or index in marks.numbers


def _are_lettered(rows: Sequence[Sequence[str]]) -> bool:
    """Tell whether rows are a letter and a text each, A, B, … in turn."""
    if not 1 < len(rows) <= MOST or any(len(row) != 2 or not row[1] for row in rows):
        return False
    return [_plain(row[0]).rstrip(".、") for row in rows] == alphabet(len(rows))


def _plain(cell: str) -> str:
    """Return a cell without what sets it off."""
    return TICKED.sub("", _SIGNS.sub("", cell)).strip()


def _is_marked(cell: str) -> bool:
    return _SET_OFF.match(cell) is not None or TICKED.search(cell) is not None

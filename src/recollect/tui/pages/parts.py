"""What pages are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from recollect.core.text.safe_text import safe_line, safe_text
from recollect.tui.note.spans import BLANK, Line, Span, cell_len, hang, join, left_in, line, width
from recollect.tui.note.wrap import clip, wrap

NARROW = 50
"""A page of fewer cells goes without ornament."""

TWO_TEXTS = 78
"""The least width, in cells, at which two texts have room side by side."""

WIDE = 100
"""The least width, in cells, for every column, and for two lists side by side."""


def section(title: str, lines: Sequence[Line], cells: int) -> list[Line]:
    """Return lines under a title; nothing without lines."""
    if not lines:
        return []
    free = 0 if cells < NARROW else cells - cell_len(title) - 1
    *above, last = wrap([Span(title, "heading")], cells)
    return [
        *above,
        Line((*last.spans, Span(f" {'─' * free}" if free > 0 else "", "muted"))),
        *lines,
    ]


Titled = tuple[str, Sequence[Line]]
"""Lines, and what stands above them."""


def side_by_side(left: Titled, right: Titled, cells: int) -> list[Line]:
    """Return two columns under titles; `columns` says how wide their lines are."""
    one, other = ([line(Span(title, "heading")), *lines] for title, lines in (left, right))
    return beside(one, other, columns(cells)[0])


def columns(cells: int) -> tuple[int, int]:
    """Return the widths of two columns: what is one's own is mostly shorter than the note's."""
    left = cells * 2 // 5 - 1
    return left, cells - left - 3


def sentence(text: str, cells: int, role: str = "") -> list[Line]:
    """Return a text of our own, or one safe line of a note's, as plain words."""
    return wrap([Span(safe_line(text), role)], cells) if text else []


def gauge(share: float, cells: int) -> list[Span]:
    """Return how far something is, 0 to 1, for the head of a screen of so many cells."""
    size = 7 if cells < NARROW else max(10, cells // 8)
    filled = round(share * size)
    return [Span("▓" * filled, "accent"), Span("░" * (size - filled), "muted")]


def hashtag(tag: str) -> str:
    """Return a tag as notes write it."""
    return f"#{tag.lstrip('#')}"


def row(left: Sequence[Span], right: Sequence[Span], cells: int, *, action: str = "") -> Line:
    """Return one line with a text at either edge; the left one gives way."""
    left, right = ([_in_one_line(span) for span in side] for side in (left, right))
    free = cells - width(right) - (1 if right else 0)
    kept: list[Span] = []
    for span in left:
        text = clip(span.text, free)
        kept.append(Span(text, span.role))
        free -= cell_len(text)
    return line(*kept, Span(" " * (free + (1 if right else 0))), *right, action=action)


def _in_one_line(span: Span) -> Span:
    return span._replace(text=safe_text(span.text).replace("\n", " "))


def flow(facts: Sequence[str], cells: int) -> list[Line]:
    """Return facts of our own behind each other; a line breaks between two of them."""
    lines: list[str] = []
    for fact in facts:
        if lines and cell_len(f"{lines[-1]}  ·  {fact}") <= cells:
            lines[-1] += f"  ·  {fact}"
        else:
            lines.append(fact)
    return [item for text in lines for item in sentence(text, cells)]


def beside(left: Sequence[Line], right: Sequence[Line], left_cells: int) -> list[Line]:
    """Return two columns; a click does what the left one offers, else the right one."""
    bar = Span(" │ ", "muted")
    return [
        Line(
            (*here.spans, Span(" " * (left_cells - width(here.spans))), bar, *other.spans),
            action=here.action or other.action,
        )
        for here, other in zip_longest(left, right, fillvalue=BLANK)
    ]


def stacked(blocks: Iterable[Sequence[Line]], cells: int) -> list[Line]:
    """Return blocks below each other, set off by a line where the page is not narrow."""
    return join(blocks) if cells >= NARROW else join(blocks, between=())


def pointer(here: bool) -> Span:
    """Return what stands before a row of a list: a mark where the cursor is."""
    return Span("▸ " if here else "  ", "accent")


def trail(name: str) -> str:
    """Return a deck's name as a way from the outermost deck to it."""
    return name.replace("/", " › ")


def listed(rows: Sequence[tuple[str, str]], cells: int, role: str = "muted") -> list[Line]:
    """Return names, in a role, each beside what it stands for, if it stands for anything."""
    size = max((cell_len(name) for name, _ in rows), default=0) + 2
    return [
        item
        for name, text in rows
        for item in hang(sentence(text, max(cells - size, 8)), [Span(left_in(size, name), role)])
    ]

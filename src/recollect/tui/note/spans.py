"""Spans and lines: what the typesetter makes and a screen paints.

A span is text in a role, such as `strong` or `code math`: words that a stylesheet (or a test, or a
terminal without colour) gives a look. Widths are terminal cells: a Chinese character takes two.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from rich.cells import cell_len as cell_len

_CLUSTER = re.compile(r".(?:[\u0300-\u036f\u20d0-\u20ff\ufe0e\ufe0f]|\u200d.)*", re.S)


class Span(NamedTuple):
    """A stretch of text in one look; `role` holds roles, separated by spaces.

    Whoever paints it knows how each role looks.
    """

    text: str
    role: str = ""

    def also(self, role: str) -> Span:
        """Return the same text in a further role."""
        return Span(self.text, f"{self.role} {role}".strip())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the screen, already short enough for it.

    `action` names what a click on the line does; it is set by our own code alone, never by text.
    """

    spans: tuple[Span, ...] = ()
    action: str = field(default="", kw_only=True)

    @property
    def plain(self) -> str:
        """Return the text without its roles."""
        return "".join(span.text for span in self.spans)

    def indented(self, first: Sequence[Span]) -> Line:
        """Return the line behind some spans."""
        return replace(self, spans=(*first, *self.spans))


BLANK = Line()


def clusters(text: str) -> list[str]:
    """Return what is drawn as one sign each: characters with the marks that change them."""
    return list(text) if text.isascii() else _CLUSTER.findall(text)


def width(spans: Iterable[Span]) -> int:
    """Return how many cells some spans take."""
    return sum(cell_len(span.text) for span in spans)


def left_in(cells: int, text: str) -> str:
    """Return a text at the left of so many cells."""
    return text + " " * (cells - cell_len(text))


def right_in(cells: int, text: str) -> str:
    """Return a text at the right of so many cells."""
    return " " * (cells - cell_len(text)) + text


def line(*spans: Span | str, action: str = "") -> Line:
    """Return a line of spans and plain texts."""
    return Line(
        tuple(Span(span) if isinstance(span, str) else span for span in spans), action=action
    )


def rule(cells: int) -> Line:
    """Return a line across the page."""
    return Line((Span("─" * cells, "muted"),))


def hang(
    lines: Iterable[Line], first: Sequence[Span], rest: Sequence[Span] | None = None
) -> list[Line]:
    """Put `first` before the first line and `rest`, else as many blanks, before each other."""
    rest = [Span(" " * width(first))] if rest is None else rest
    return [item.indented(rest if index else first) for index, item in enumerate(lines)]


def join(blocks: Iterable[Sequence[Line]], between: Sequence[Line] = (BLANK,)) -> list[Line]:
    """Return the lines of all blocks that have any, with lines between each two."""
    return list(joined(blocks, between))


def joined(blocks: Iterable[Sequence[Line]], between: Sequence[Line] = (BLANK,)) -> Iterator[Line]:
    """Yield what `join` returns, block after block, as it is asked for."""
    begun = False
    for block in blocks:
        if block and begun:
            yield from between
        begun = begun or bool(block)
        yield from block

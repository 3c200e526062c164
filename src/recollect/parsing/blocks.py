"""The blocks of a Markdown text, by the rules of CommonMark, and tables; read line by line.

Open while a line is read are containers (quotations and list items, one in the other) and at most
one leaf in the innermost: a paragraph, code … A line is first held against the containers. What is
left of it goes on with the leaf, or opens containers and a leaf of its own. A paragraph goes on
also where some containers don't hold the line, if that starts nothing; all else ends with its
container.

Left out is what notes don't mean: link definitions, and titles that a rule underlines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.common.utils import MD_TRIM_CHARS

from recollect.parsing.block_starts import (
    ITEM,
    QUOTE,
    Start,
    ends_text,
    heads_table,
    html_end,
    started_by,
)
from recollect.parsing.pieces import CODE, HEADING, HTML, RULE, TABLE, TEXT, Container

INDENTED, FENCED = "code_block", "fence"
"""What is said of code that has no info string."""
_INDENT = 4
"""Columns by which code stands in: nothing else starts there."""
_DEEPEST = 20
"""Containers in one another: nobody writes deeper."""
_VERBATIM = (CODE, HTML)
_NEVER = 1_000_000
"""The width of a list item that has ended: no line stands in so far."""
_PREFIX = re.compile(r"(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])[ \t])*")
"""The part of a line in which a tab stands for columns that count."""
_CLOSING_SIGNS = re.compile(r"(?<![^ \t])#+[ \t]*$")


@dataclass(eq=False, slots=True)
class Block:
    """A leaf: a heading, a paragraph, code …; lines are 0-based and half-open."""

    kind: str
    start: int
    end: int = 0
    holder: Container | None = None
    texts: list[str] = field(default_factory=list)
    """Of a paragraph, its lines; of a heading, its title."""
    level: int = 0
    """The rank of a heading."""
    info: str = ""
    """Of code: its info string, else `INDENTED` or `FENCED`."""
    closing: re.Pattern[str] | None = None
    """What ends it: of a fence, or of HTML that may hold blank lines."""


def blocks(lines: Sequence[str]) -> list[Block]:
    """Return the leaves of a text with these lines, each with its container."""
    count = len(lines) - (not lines[-1].strip(" \t"))
    reader = _Reader([_untabbed(line) if "\t" in line else line for line in lines[:count]])
    for number in range(count):
        reader.read(number)
    reader.close(0, count)
    return reader.found


def _untabbed(line: str) -> str:
    """Return a line whose containers are told by spaces alone."""
    end = _PREFIX.match(line).end()  # type: ignore[union-attr]
    return line[:end].expandtabs(4) + line[end:]


class _Reader:
    """What is open while the lines of a text are read, and the leaves found so far."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.found: list[Block] = []
        self.leaf: Block | None = None
        self.open: list[Container] = []
        self.widths: list[int] = []
        """Of each open container: by how many columns its lines stand in; 0 for a quotation."""
        self.lists = 0
        self.bare_item: int | None = None
        """The last line that opens a list item and holds nothing else."""
        self.run = ""
        """The sign of an open fence that stands in no container: code goes on to such a sign."""

    def read(self, number: int) -> None:
        """Read the next line."""
        line = self.lines[number]
        if self.run and self.run not in line:
            return
        depth, at = self._held(line, len(self.open)) if self.open else (0, 0)
        bare = line[at:].lstrip(" ")
        indent = len(line) - at - len(bare)
        held = depth == len(self.open)
        leaf = self.leaf
        if leaf and held and leaf.kind in _VERBATIM and self._keeps(leaf, number, bare, indent):
            return
        start = started_by(bare) if indent < _INDENT else None
        if leaf and leaf.kind == TEXT and bare and not self._ends_text(number, bare, start, held):
            leaf.texts.append(bare)
        elif leaf and leaf.kind == TABLE and held and self._is_row(leaf, number, bare, start):
            return
        elif bare:
            self._start(number, line, depth, at, start)
        else:
            if held and self.bare_item == number - 1:
                self.widths[-1] = _NEVER
            self.close(depth, number)

    def close(self, depth: int, number: int) -> None:
        """End the leaf, and the containers from a depth on, before a line."""
        leaf = self.leaf
        if leaf is not None:
            leaf.end = leaf.end or number
            if leaf.kind == TEXT:
                leaf.texts[0] = leaf.texts[0].lstrip(MD_TRIM_CHARS)
                leaf.texts[-1] = leaf.texts[-1].rstrip(MD_TRIM_CHARS)
            self.leaf = None
            self.run = ""
        for container in self.open[depth:]:
            container.end = number
        del self.open[depth:], self.widths[depth:]

    def _held(self, line: str, most: int) -> tuple[int, int]:
        """Return how many of the open containers hold a line, and where what they hold begins."""
        at = 0
        for depth in range(most):
            width = self.widths[depth]
            bare = line[at:].lstrip(" ")
            indent = len(line) - at - len(bare)
            if not width and bare[:1] == ">":
                at += indent + 1 + (bare[1:2] == " ")
            elif width and indent >= width:
                at += width
            elif bare or not width:
                return depth, at
        return most, at

    def _keeps(self, leaf: Block, number: int, bare: str, indent: int) -> bool:
        """Let code or HTML go on over a line that stands in its container, if it does."""
        if leaf.kind == CODE and leaf.closing is None:
            if bare and indent >= _INDENT:
                leaf.end = number + 1
            return not bare or indent >= _INDENT
        if leaf.closing is None:
            return bool(bare)
        if leaf.closing.search(bare) and (leaf.kind == HTML or indent < _INDENT):
            self.close(len(self.open), number + 1)
        return True

    def _is_row(self, table: Block, number: int, bare: str, start: Start | None) -> bool:
        is_dashes = number == table.start + 1
        return is_dashes or bool(bare and not (start and ends_text(start, held=False)))

    def _ends_text(self, number: int, bare: str, start: Start | None, held: bool) -> bool:
        """Tell whether a line ends the open paragraph, for what it starts."""
        if start is not None and ends_text(start, held=held):
            return True
        return self._heads_table(number, bare, len(self.open))

    def _start(self, number: int, line: str, depth: int, at: int, start: Start | None) -> None:
        """Open what a line starts: containers, one in the other, and then a leaf."""
        before = self.open[depth] if depth < len(self.open) else None
        self.close(depth, number)
        while True:
            bare = line[at:].lstrip(" ")
            indent = len(line) - at - len(bare)
            joins = start is not None and _joins(start, before)
            if indent < _INDENT and not joins and self._heads_table(number, bare, len(self.open)):
                return self._add(Block(TABLE, number))
            if start is None or len(self.open) >= _DEEPEST:
                break
            if start[0] == QUOTE:
                self._enter(Container(QUOTE, number, 0, self._innermost()), 0)
                at += indent + start[1].end()
            elif start[0] == ITEM:
                at += indent + self._enter_item(number, start[1], indent, before if joins else None)
            else:
                return self._add_started(number, start)
            before = None
            rest = line[at:].lstrip(" ")
            start = started_by(rest) if len(line) - at - len(rest) < _INDENT else None
        if not bare:
            self.bare_item = number if self.widths[-1] else None
        elif indent < _INDENT:
            self._add(Block(TEXT, number, texts=[bare]))
        else:
            self._add(Block(CODE, number, number + 1, info=INDENTED))

    def _innermost(self) -> Container | None:
        return self.open[-1] if self.open else None

    def _enter(self, container: Container, width: int) -> None:
        self.open.append(container)
        self.widths.append(width)

    def _enter_item(
        self, number: int, match: re.Match[str], indent: int, before: Container | None
    ) -> int:
        """Open a list item; return where behind its marker's start its content begins.

        Code may stand in it: then its content begins one column behind the marker.
        """
        marker, gap = match["marker"], len(match["gap"] or "")
        if before is None:
            self.lists += 1
        listing = before.listing if before else self.lists
        content = len(marker) + (gap if 1 <= gap <= _INDENT else 1)
        item = Container(ITEM, number, 0, self._innermost(), marker, listing)
        self._enter(item, indent + content)
        return content

    def _add_started(self, number: int, start: Start) -> None:
        """Add the leaf that a line starts; most are this line alone."""
        kind, match = start
        block = Block(kind, number)
        if kind == HEADING:
            block.level = len(match["signs"])
            block.texts = [_CLOSING_SIGNS.sub("", match["title"]).strip()]
        elif kind == CODE:
            run = match["run"]
            block.info = match["info"].strip() or FENCED
            block.closing = re.compile(rf"^{run[0]}{{{len(run)},}}[ \t]*$")
            self.run = run if not self.open else ""
        elif kind == HTML:
            block.closing = html_end(match)
        self._add(block)
        whole = block.closing.search(match.string) if kind == HTML and block.closing else None
        if kind in (HEADING, RULE) or whole:
            self.close(len(self.open), number + 1)

    def _add(self, block: Block) -> None:
        block.holder = self._innermost()
        self.found.append(block)
        self.leaf = block

    def _heads_table(self, number: int, bare: str, depth: int) -> bool:
        """Tell whether a line is the head of a table that stands in some of the containers."""
        if "|" not in bare or number + 1 == len(self.lines):
            return False
        below = self.lines[number + 1]
        held, at = self._held(below, depth)
        dashes = below[at:].lstrip(" ")
        indent = len(below) - at - len(dashes)
        return held == depth and indent < _INDENT and heads_table(bare, dashes)


def _joins(start: Start, before: Container | None) -> bool:
    """Tell whether a line starts the next item of the list in which the one `before` stands."""
    kind, match = start
    return kind == ITEM and before is not None and before.marker[-1:] == match["marker"][-1]

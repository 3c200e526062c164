"""The blocks of a Markdown text, by the rules of CommonMark, and tables; read line by line.

Open while a line is read are containers (quotations and list items, one in the other) and at most
one leaf in the innermost: a paragraph, code … A line is first held against the containers. What is
left of it goes on with the leaf, or opens containers and a leaf of its own. A paragraph goes on
also where some containers don't hold the line, if that starts nothing; all else ends with its
container.

Left out is what notes don't mean: link definitions, and titles that a rule underlines. Bullets
right below a text are a list, however far they stand in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it.common.utils import MD_TRIM_CHARS

from recollect.parsing.outline.block_starts import (
    ITEM,
    QUOTE,
    STARTING,
    Start,
    ends_text,
    heads_table,
    html_end,
    started_by,
)
from recollect.parsing.outline.pieces import CODE, HEADING, HTML, RULE, TABLE, TEXT, Container

INDENTED, FENCED = "code_block", "fence"
"""What is said of code that has no info string."""
_INDENT = 4
"""Columns by which code stands in: nothing else starts there."""
_DEEPEST = 20
"""Containers in one another: nobody writes deeper."""
_VERBATIM = (CODE, HTML)
_TELLING = STARTING | {" "}
"""The signs with which a line may start that is not all text."""
_BULLETS = ("- ", "* ", "+ ")
"""With what an entry starts that ends a text, however far it stands in."""
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
    texts: list[str] = field(default_factory=list)
    """The lines of a paragraph, or the title of a heading."""
    end: int = 0
    holder: Container | None = None
    level: int = 0
    """The rank of a heading."""
    info: str = ""
    """The info string of code, else `INDENTED` or `FENCED`."""
    closing: re.Pattern[str] | None = None
    """What ends it: of a fence, or of HTML that may hold blank lines."""


def blocks(lines: Sequence[str]) -> Sequence[Block]:
    """Return the leaves of a text with these lines, each with its container."""
    count = len(lines) - (not lines[-1].strip(" \t"))
    reader = _Reader([_untabbed(line) if "\t" in line else line for line in lines[:count]])
    for number, line in enumerate(reader.lines):
        if reader.run in line:  # else it is code: only a line with its sign may end it
            reader.read(number, line)
    reader.close(0, count)
    return reader.found


def _untabbed(line: str) -> str:
    """Return a line whose containers are told by spaces alone."""
    end = _PREFIX.match(line).end()  # type: ignore[union-attr]
    return line[:end].expandtabs(4) + line[end:]


class _Reader:
    """What is open while the lines of a text are read, and the leaves found."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.found: list[Block] = []
        self.leaf: Block | None = None
        self.open: list[Container] = []
        self.innermost: Container | None = None
        self.widths: list[int] = []
        """Of each open container: by how many columns its lines stand in; 0 for a quotation."""
        self.lists = 0
        self.bare_item: int | None = None
        """The last line that opens a list item and holds nothing else."""
        self.run = ""
        """The sign of an open fence that stands in no container: code goes on to such a sign."""

    def read(self, number: int, line: str) -> None:
        """Read the next line that may end what is open; most stand and start in nothing."""
        leaf = self.leaf
        if self.open or line[:1] in _TELLING or "|" in line or (leaf and leaf.kind != TEXT):
            self._read_within(number, line)
        elif not line:
            self.close(0, number)
        elif leaf:
            leaf.texts.append(line)
        else:
            self._add(Block(TEXT, number, [line]))

    def _read_within(self, number: int, line: str) -> None:
        """Read a line that may stand in what is open, and may start anything."""
        depth, bare, indent = self._held(line)
        held = depth == len(self.open)
        leaf = self.leaf
        if leaf and held and leaf.kind in _VERBATIM and self._keeps(leaf, number, bare, indent):
            return
        if not bare:
            if held and self.bare_item == number - 1:
                self.widths[-1] = _NEVER
            self.close(depth, number)
            return
        may_start = indent < _INDENT or (leaf and leaf.kind == TEXT and bare.startswith(_BULLETS))
        start = started_by(bare) if bare[0] in STARTING and may_start else None
        if leaf and leaf.kind == TEXT and not self._ends_text(number, bare, start, depth):
            leaf.texts.append(bare)
        elif not (leaf and leaf.kind == TABLE and held and self._is_row(leaf, number, start)):
            self._start(number, bare, indent, depth, start)

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
        if depth < len(self.open):
            for container in self.open[depth:]:
                container.end = number
            del self.open[depth:], self.widths[depth:]
            self.innermost = self.open[-1] if self.open else None

    def _held(self, line: str) -> tuple[int, str, int]:
        """Return how many of the open containers hold a line, and what of it, bare; how far in."""
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        for depth, width in enumerate(self.widths):
            if not width and bare[:1] == ">":
                rest = bare[1:].removeprefix(" ")
                bare = rest.lstrip(" ")
                indent = len(rest) - len(bare)
            elif width and indent >= width:
                indent -= width
            elif bare or not width:
                return depth, bare, indent
        return len(self.open), bare, indent

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

    def _is_row(self, table: Block, number: int, start: Start | None) -> bool:
        is_dashes = number == table.start + 1
        return is_dashes or not (start and ends_text(start, held=False))

    def _ends_text(self, number: int, bare: str, start: Start | None, depth: int) -> bool:
        """Tell whether a line ends the open paragraph, for what it starts.

        One that goes on with a quotation's text without the sign of it heads no table.
        """
        held = depth == len(self.open)
        if start is not None and ends_text(start, held=held):
            return True
        lazy = not held and not self.widths[depth]
        return "|" in bare and not lazy and self._heads_table(number, bare)

    def _start(self, number: int, bare: str, indent: int, depth: int, start: Start | None) -> None:
        """Open what the bare rest of a line starts: containers, one in the other, then a leaf."""
        before = self.open[depth] if depth < len(self.open) else None
        if before or self.leaf:
            self.close(depth, number)
        while True:
            kind = start and start.lastgroup
            if before and not (
                start and kind == ITEM and start["marker"][-1] == before.marker[-1:]
            ):
                before = None
            if "|" in bare and not before and indent < _INDENT and self._heads_table(number, bare):
                return self._add(Block(TABLE, number))
            if start is None or len(self.open) >= _DEEPEST:
                break
            if kind == ITEM:
                rest = bare[self._enter_item(number, start, indent, before) :]
            elif kind == QUOTE:
                self._enter(Container(QUOTE, number, 0, self.innermost), 0)
                rest = bare[start.end() :]
            else:
                return self._add_started(number, start)
            before = None
            bare = rest.lstrip(" ")
            indent = len(rest) - len(bare)
            start = started_by(bare) if bare[:1] in STARTING and indent < _INDENT else None
        if not bare:
            self.bare_item = number if self.widths[-1] else None
        elif indent < _INDENT:
            self._add(Block(TEXT, number, [bare]))
        else:
            self._add(Block(CODE, number, end=number + 1, info=INDENTED))

    def _enter(self, container: Container, width: int) -> None:
        self.open.append(container)
        self.innermost = container
        self.widths.append(width)

    def _enter_item(self, number: int, start: Start, indent: int, before: Container | None) -> int:
        """Open a list item; return where behind its marker's start its content begins.

        Code may stand in it: then its content begins one column behind the marker.
        """
        marker, gap = start["marker"], len(start["gap"] or "")
        if before is None:
            self.lists += 1
        listing = before.listing if before else self.lists
        content = len(marker) + (gap if 1 <= gap <= _INDENT else 1)
        alike = before.alike + 1 if before and before.marker == marker else 1
        if before and alike == 1:
            before.alike = 1  # this one counts on from it
        item = Container(ITEM, number, 0, self.innermost, marker, listing, alike)
        self._enter(item, indent + content)
        return content

    def _add_started(self, number: int, start: Start) -> None:
        """Add the leaf that a line starts; most are this line alone."""
        kind = start.lastgroup or HTML
        block = Block(kind, number)
        if kind == HEADING:
            signs, title = start["signs"], start["title"].strip()
            block.level = len(signs)
            block.texts = [_CLOSING_SIGNS.sub("", title).rstrip() if title[-1:] == "#" else title]
        elif kind == CODE:
            run = start["run"]
            block.info = start["info"].strip() or FENCED
            block.closing = _closing(run[0], len(run))
            self.run = run if not self.open else ""
        elif kind == HTML:
            block.closing = html_end(start)
        self._add(block)
        whole = kind == HTML and block.closing and block.closing.search(start.string)
        if kind in (HEADING, RULE) or whole:
            block.end = number + 1
            self.leaf = None

    def _add(self, block: Block) -> None:
        block.holder = self.innermost
        self.found.append(block)
        self.leaf = block

    def _heads_table(self, number: int, bare: str) -> bool:
        """Tell whether a line with a bar heads a table that stands in the open containers."""
        if number + 1 == len(self.lines):
            return False
        depth, dashes, indent = self._held(self.lines[number + 1])
        return depth == len(self.open) and indent < _INDENT and heads_table(bare, dashes)


@lru_cache(maxsize=64)
def _closing(sign: str, length: int) -> re.Pattern[str]:
    """Return what ends a fence that so many signs open."""
    return re.compile(rf"^{sign}{{{length},}}[ \t]*$")

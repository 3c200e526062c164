"""Markdown to lines of a given width: one rule for each type of block."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from recollect.tui.note.code import BARS, code_lines
from recollect.tui.note.html import html_as_markdown
from recollect.tui.note.inline import inline_spans
from recollect.tui.note.markdown import read
from recollect.tui.note.spans import BLANK, Line, Span, cell_len, hang, join, joined, rule
from recollect.tui.note.table import table_lines
from recollect.tui.note.tex import to_unicode
from recollect.tui.note.wrap import wrap

_TASK = re.compile(r"\[([ xX])\](?: +|$)")
_BULLETS = ("•", "◦", "▪")
_NARROWEST = 12
"""Nested blocks get no narrower than this, in cells: deeper levels stop indenting."""


class Box(NamedTuple):
    """A box before an item of a list, which a click ticks."""

    mark: Span
    action: str


def typeset(text: str, cells: int, *, raw_tex: bool = False) -> list[Line]:
    """Return a Markdown text as lines of at most `cells` cells."""
    return list(lines_of(text, cells, raw_tex=raw_tex))


def lines_of(
    text: str, cells: int, *, raw_tex: bool = False, boxes: Iterable[Box] = ()
) -> Iterator[Line]:
    """Yield the lines of a Markdown text, block after block, as they are asked for.

    The items of its outer lists stand behind the boxes, in order, as far as these go.
    """
    setter = _Typesetter(raw_tex, boxes)
    begun = False
    for node in read(text):
        for number, line in enumerate(setter.stream(node, max(cells, 2))):
            if begun and number == 0:
                yield BLANK
            begun = True
            yield line


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Return a Markdown text as one line without its marks."""
    lines = lines_of(text, 10_000)
    shown = ("".join(span.text for span in line.spans if span not in BARS) for line in lines)
    return " ".join(" ".join(shown).split())


class _Typesetter:
    """The rules, found by the name of a node's type."""

    def __init__(self, raw_tex: bool, boxes: Iterable[Box] = ()) -> None:
        self.raw_tex = raw_tex
        self._boxes = iter(boxes)

    def stream(self, node: SyntaxTreeNode, cells: int) -> Iterable[Line]:
        """Return the lines of a block; those of a long one are made as they are asked for."""
        found: Iterable[Line] = getattr(self, node.type, self.other)(node, cells)
        return found

    def block(self, node: SyntaxTreeNode, cells: int) -> list[Line]:
        return list(self.stream(node, cells))

    def blocks(self, nodes: Sequence[SyntaxTreeNode], cells: int) -> list[Line]:
        return join(self.block(node, cells) for node in nodes)

    def spans(self, node: SyntaxTreeNode) -> list[Span]:
        spans = inline_spans(node.children, raw_tex=self.raw_tex)
        if spans and _opens_item(node):  # its box became the item's mark
            spans[0] = Span(_TASK.sub("", spans[0].text, count=1), spans[0].role)
        return spans

    def other(self, node: SyntaxTreeNode, cells: int) -> list[Line]:
        if node.children:
            return self.blocks(node.children, cells)
        return wrap([Span(node.content)], cells) if node.content else []

    def inline(self, node: SyntaxTreeNode, cells: int) -> list[Line]:
        spans = self.spans(node)
        return wrap(spans, cells) if spans else []

    def heading(self, node: SyntaxTreeNode, cells: int) -> list[Line]:
        spans = [span.also("heading") for child in node.children for span in self.spans(child)]
        return wrap(spans, cells)

    def hr(self, node: SyntaxTreeNode, cells: int) -> list[Line]:
        return [rule(min(cells, 24))]

    def blockquote(self, node: SyntaxTreeNode, cells: int) -> list[Line]:
        mark = [Span("▎ ", "muted")]
        return hang(self.blocks(node.children, max(cells - 2, _NARROWEST)), mark, mark)

    def bullet_list(self, node: SyntaxTreeNode, cells: int) -> Iterable[Line]:
        bullet = _BULLETS[min(_depth(node), len(_BULLETS) - 1)]
        return self.items(node, cells, [f"{bullet} "] * len(node.children))

    def ordered_list(self, node: SyntaxTreeNode, cells: int) -> Iterable[Line]:
        first = int(node.attrs.get("start", 1))
        return self.items(node, cells, [f"{first + i}. " for i in range(len(node.children))])

    def items(self, node: SyntaxTreeNode, cells: int, marks: list[str]) -> Iterable[Line]:
        loose = any(
            child.type == "paragraph" and not child.hidden
            for item in node.children
            for child in item.children
        )
        size = max(map(cell_len, marks), default=0)
        is_outer = node.parent is None or node.parent.is_root
        items = (
            self.boxed(item, cells, mark.rjust(size), next(self._boxes, None) if is_outer else None)
            for item, mark in zip(node.children, marks, strict=True)
        )
        return joined(items, between=(BLANK,) if loose else ())

    def boxed(self, node: SyntaxTreeNode, cells: int, mark: str, box: Box | None) -> list[Line]:
        if box is None:
            return self.item(node, cells, mark)
        mark = "" if mark.strip() in _BULLETS else mark  # the box stands in its place
        lines = self.item(node, cells - cell_len(box.mark.text), mark)
        return [Line(line.spans, action=box.action) for line in hang(lines, [box.mark])]

    def item(self, node: SyntaxTreeNode, cells: int, mark: str) -> list[Line]:
        task = _task(node)
        if task is not None:
            mark = "☑ " if task else "☐ "
        size = cell_len(mark)
        tight = (
            (BLANK,) if any(not c.hidden for c in node.children if c.type == "paragraph") else ()
        )
        blocks = [self.block(child, max(cells - size, _NARROWEST)) for child in node.children]
        lines = join(blocks, between=tight) or [BLANK]
        return hang(lines, [Span(mark, "accent")])

    def fence(self, node: SyntaxTreeNode, cells: int) -> Iterable[Line]:
        return code_lines(node.content, (node.info or "").split(" ")[0].strip("{}"), cells)

    def code_block(self, node: SyntaxTreeNode, cells: int) -> Iterable[Line]:
        return code_lines(node.content, "", cells)

    def math_block(self, node: SyntaxTreeNode, cells: int) -> Iterable[Line]:
        shown = None if self.raw_tex else to_unicode(node.content)
        if shown is None:
            return code_lines(node.content.strip("\n"), "tex", cells)
        indent = [Span("  " if cells < 40 else "    ")]
        rows = [wrap([Span(row, "math")], cells - len(indent[0].text)) for row in shown.split("\n")]
        return [line.indented(indent) for row in rows for line in row]

    math_block_label = math_block_eqno = math_block

    def table(self, node: SyntaxTreeNode, cells: int) -> list[Line]:
        rows = [row for part in node.children for row in part.children]
        texts = [
            [self.spans(cell.children[0]) if cell.children else [] for cell in row.children]
            for row in rows
        ]
        styles = [str(cell.attrs.get("style", "")) for cell in rows[0].children]
        return table_lines(texts, [style.removeprefix("text-align:") for style in styles], cells)

    def html_block(self, node: SyntaxTreeNode, cells: int) -> list[Line]:
        inner = html_as_markdown(node.content)
        if inner == node.content.strip():  # nothing that we know: show it as it is
            return [line for row in inner.split("\n") for line in wrap([Span(row)], cells)]
        return self.blocks(read(inner), cells)


def _depth(node: SyntaxTreeNode) -> int:
    """Return in how many lists a list stands."""
    depth, parent = 0, node.parent
    while parent is not None:
        depth += parent.type == "bullet_list"
        parent = parent.parent
    return depth


def _task(item: SyntaxTreeNode) -> bool | None:
    """Return whether a list item's box is ticked, None for an item without a box."""
    text = next((node for node in item.walk() if not node.children and node.content), None)
    match = _TASK.match(text.content) if text is not None and text.type == "text" else None
    return None if match is None else match[1] in "xX"


def _opens_item(node: SyntaxTreeNode) -> bool:
    """Tell whether an inline node is the first text of a list item."""
    paragraph = node.parent
    item = paragraph.parent if paragraph is not None else None
    return item is not None and item.type == "list_item" and item.children[0] is paragraph

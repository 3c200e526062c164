"""The blocks of a note to its pieces, in reading order, each with its section and its holder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Set
from itertools import count

from markdown_it.token import Token

from recollect.parsing.pieces import (
    CODE,
    HEADING,
    HTML,
    RULE,
    TABLE,
    TEXT,
    Container,
    Piece,
    Section,
)

_NEW_PIECE = re.compile(
    r"(?:>[ ]?)*(?:\*\*|__|[【［]|[QqAaCc问答][\d.:：]|[□☐☑❌✅✔✓✗]|\d{1,3}[.、)）．]"
    r"|[（(](?:\d{1,3}|[A-Ha-h])[)）]|[A-Ha-hＡ-Ｈ][.、:：)）．]|[①-⑧❶-❽Ⓐ-Ⓗⓐ-ⓗ]|[^\s:：]{1,14}[:：]"
    r"|(?:Ans(?:wer)?|ANS|Sol(?:ution)?)[ \t]?[.–—-][ \t])"
)
"""What begins a piece within a paragraph: a label, a number, an option's letter, a sign."""
_BOX = re.compile(r"[\[(]([ xX✓✔√])[\])][ \t]+")
_SHARP = re.compile(r" {0,3}(#{2,6})([^#\s].*)")
"""A title whose author left out the space behind the signs."""


def pieces_of(
    blocks: Iterable[Token], lines: list[str], root: Section, parted: Set[int]
) -> list[Piece]:
    """Return the pieces of a note with these lines; its sections are added below `root`.

    No piece of a paragraph goes on over one of the `parted` lines.
    """
    builder = _Builder(lines, root, parted)
    for block in blocks:
        take = _TAKEN_BY.get(block.type)
        if take is not None:
            take(builder, block)
    return builder.pieces


class _Builder:
    """Keeps the section, the list and the list item or quotation that the next piece stands in."""

    def __init__(self, lines: list[str], root: Section, parted: Set[int]) -> None:
        self.lines = lines
        self.parted = parted
        self.pieces: list[Piece] = []
        self.section = root
        self.holder: Container | None = None
        self.fresh: Container | None = None
        """A list item whose first piece is still to come: that one gets its marker."""
        self.lists: list[int] = []
        self.numbers = count(1)

    def open_list(self, _: Token) -> None:
        self.lists.append(next(self.numbers))

    def close_list(self, _: Token) -> None:
        self.lists.pop()

    def open_item(self, block: Token) -> None:
        start, end = _span(block)
        marker = block.info + block.markup
        self.holder = Container("item", start, end, self.holder, marker, self.lists[-1])
        self.fresh = self.holder

    def open_quote(self, block: Token) -> None:
        self.holder = Container("quote", *_span(block), self.holder)

    def leave(self, _: Token) -> None:
        self.holder = self.holder.parent if self.holder else None
        self.fresh = None

    def heading(self, block: Token) -> None:
        self._title(int(block.tag[1]), block.content, *_span(block))

    def paragraph(self, block: Token) -> None:
        """Add the text of a paragraph, parted where a line begins a piece or is a title."""
        start, end = _span(block)
        text = block.content
        if "\n" not in text and text[:2] != "##":
            self._add(TEXT, start, end, text)
            return
        lines = [line.lstrip(" \t") for line in text.split("\n")]
        begin = 0
        for i, line in enumerate(lines):
            title = _SHARP.match(line)
            if i > begin and (title or start + i in self.parted or _NEW_PIECE.match(line)):
                self._add(TEXT, start + begin, start + i, "\n".join(lines[begin:i]))
                begin = i
            if title:
                self._title(len(title[1]), title[2], start + i, start + i + 1)
                begin = i + 1
        if begin < len(lines):
            self._add(TEXT, start + begin, start + len(lines), "\n".join(lines[begin:]))

    def code(self, block: Token) -> None:
        start, end = _span(block)
        while end > start + 1 and not self.lines[end - 1].strip():
            end -= 1
        first = start + (block.type == "fence")
        piece = self._add(CODE, start, end, "\n".join(self.lines[first:end]))
        piece.info = block.info.strip() or block.type

    def html(self, block: Token) -> None:
        self._verbatim(HTML, block)

    def table(self, block: Token) -> None:
        self._verbatim(TABLE, block)

    def rule(self, block: Token) -> None:
        self._add(RULE, *_span(block), "")

    def _verbatim(self, kind: str, block: Token) -> None:
        start, end = _span(block)
        self._add(kind, start, end, "\n".join(self.lines[start:end]))

    def _title(self, level: int, text: str, start: int, end: int) -> None:
        above = self.section
        while above.level >= level and above.parent is not None:
            above = above.parent
        self.section = Section(level, text.strip(), len(self.pieces), above)
        above.children.append(self.section)
        self._add(HEADING, start, end, text.strip()).level = level

    def _add(self, kind: str, start: int, end: int, text: str) -> Piece:
        piece = Piece(len(self.pieces), kind, start, end, text, self.section, self.holder)
        if self.fresh is not None and self.fresh is self.holder:
            piece.marker = self.fresh.marker
            if kind == TEXT and text[:1] in "[(" and (match := _BOX.match(text)):
                piece.box = " " if match[1] == " " else "x"
                piece.text = text[match.end() :]
        self.fresh = None
        self.pieces.append(piece)
        return piece


def _span(block: Token) -> tuple[int, int]:
    assert block.map is not None
    return block.map[0], block.map[1]


_TAKEN_BY: Mapping[str, Callable[[_Builder, Token], None]] = {
    "heading_open": _Builder.heading,
    "paragraph_open": _Builder.paragraph,
    "fence": _Builder.code,
    "code_block": _Builder.code,
    "html_block": _Builder.html,
    "table_open": _Builder.table,
    "hr": _Builder.rule,
    "bullet_list_open": _Builder.open_list,
    "bullet_list_close": _Builder.close_list,
    "ordered_list_open": _Builder.open_list,
    "ordered_list_close": _Builder.close_list,
    "list_item_open": _Builder.open_item,
    "list_item_close": _Builder.leave,
    "blockquote_open": _Builder.open_quote,
    "blockquote_close": _Builder.leave,
}

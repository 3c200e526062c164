"""A note as a sequence of pieces in reading order, each with its place: section, list, fold.

One block tokenisation serves every dialect. A piece is the smallest thing that may begin an item or
a part of one: a heading, a line of a paragraph that starts with a label or a number, a fence …
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from recollect.parsing.folds import Fold
from recollect.parsing.marks import Marks, marks_of
from recollect.parsing.masking import mask
from recollect.parsing.pieces import (
    CLOSE,
    CODE,
    HEADING,
    HTML,
    OPEN,
    RULE,
    TABLE,
    TEXT,
    Container,
    Piece,
    Section,
)
from recollect.parsing.reach import Reach
from recollect.parsing.vocabulary import Vocabulary

_NEW_PIECE = re.compile(
    r"(?:>[ ]?)*(?:\*\*|__|[【［]|[QqAaCc问答][\d.:：]|[□☐☑❌✅✔✓✗]|\d{1,3}[.、)）．]"
    r"|[（(]\d{1,3}[)）]|[A-Ha-hＡ-Ｈ][.、:：)）．]|[^\s:：]{1,14}[:：]"
    r"|(?:Ans(?:wer)?|ANS|Sol(?:ution)?)[ \t]?[.–—-][ \t])"
)
"""What begins a piece within a paragraph: a label, a number, an option's letter, a sign."""
_BOX = re.compile(r"\[([ xX✓✔√])\][ \t]+")
_SHARP = re.compile(r" {0,3}(#{2,6})([^#\s].*)")
_ITEM_LEAD = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*")


@dataclass(eq=False, slots=True)
class Outline:
    """A note, read once: its lines as they are, and its pieces."""

    path: str
    lines: list[str]
    pieces: list[Piece]
    root: Section
    reach: Reach
    marks: Marks

    def source(self, start: int, end: int, holder: Container | None = None) -> str:
        """Return lines `start` to `end` without quotation marks and common indentation, trimmed."""
        lines = self.lines[start:end]
        quotes = 0
        while holder:
            quotes += holder.kind == "quote"
            holder = holder.parent
        return dedented([_unquoted(line, quotes) for line in lines] if quotes else lines)


def dedented(lines: Sequence[str]) -> str:
    """Join lines without the indentation that all of them share, blank ends cut."""
    filled = [line for line in lines if line.strip()]
    if not filled:
        return ""
    indents = [line[: len(line) - len(line.lstrip())] for line in filled]
    # The common prefix of some texts is that of the least and the greatest of them.
    low, high = min(indents), max(indents)
    margin = next((i for i, letter in enumerate(low) if letter != high[i]), len(low))
    if margin:
        lines = [line[margin:] if line.strip() else "" for line in lines]
    return "\n".join(lines).strip("\n").rstrip()


def _unquoted(line: str, times: int) -> str:
    for _ in range(times):
        bare = line.lstrip(" ")
        if not bare.startswith(">"):
            break
        line = bare[1:].removeprefix(" ")
    return line


@cache
def _parser(tables: bool, html: bool, quotes: bool) -> MarkdownIt:
    """Return a block parser without the rules that a note has no use for: each looks at each line.

    Underlined titles are read before; link definitions and inline markup are nobody's question.
    """
    parser = MarkdownIt("commonmark").disable(["inline", "text_join", "reference", "lheading"])
    wanted = {"table": tables, "html_block": html, "blockquote": quotes}
    parser.enable([name for name, needed in wanted.items() if needed])
    return parser.disable([name for name, needed in wanted.items() if not needed])


def outline(path: str, text: str, vocabulary: Vocabulary) -> Outline:
    """Read a note into pieces."""
    if "\r" in text:  # markdown-it ends lines there, and we count lines as it does
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    masked = mask(text)
    root = Section(0, "", -1, None)
    builder = _Builder(masked.lines, root, masked.folds)
    parser = _parser("|" in masked.text, "<" in masked.text, ">" in masked.text)
    builder.walk(parser.parse(masked.text))
    pieces = _with_folds(builder.pieces, masked.folds, root)
    return Outline(path, masked.lines, pieces, root, Reach(pieces), marks_of(pieces, vocabulary))


class _Builder:
    """Turns markdown-it's tokens into pieces, one pass."""

    def __init__(self, lines: list[str], root: Section, folds: Sequence[Fold]) -> None:
        self.lines = lines
        self.parted = {line for fold in folds for line in (fold.start, fold.end)}
        self.pieces: list[Piece] = []
        self.section = root
        self.holder: Container | None = None
        self.lists: list[int] = []
        self.count = 0
        self.fresh: Container | None = None

    def walk(self, tokens: Sequence[Token]) -> None:
        i, n = 0, len(tokens)
        while i < n:
            token = tokens[i]
            kind = token.type
            if kind == "paragraph_open":
                self._paragraph(token, tokens[i + 1])
                i += 2
            elif kind == "heading_open":
                self._heading(token, tokens[i + 1])
                i += 2
            elif kind == "table_open":
                i = self._table(tokens, i)
            else:
                self._other(token)
            i += 1

    def _other(self, token: Token) -> None:
        kind = token.type
        if kind == "list_item_open":
            marker = f"{token.info}{token.markup}" if token.info else token.markup
            self._enter("item", token, marker)
            self.fresh = self.holder
        elif kind == "blockquote_open":
            self._enter("quote", token)
        elif kind in ("list_item_close", "blockquote_close"):
            self.holder = self.holder.parent if self.holder else None
            self.fresh = None
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self.count += 1
            self.lists.append(self.count)
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind in ("fence", "code_block"):
            start, end = self._span(token)
            while end > start + 1 and not self.lines[end - 1].strip():
                end -= 1
            text = "\n".join(self.lines[start + (kind == "fence") : end])
            self._add(CODE, start, end, text, info=token.info.strip() or kind)
        elif kind == "html_block":
            start, end = self._span(token)
            self._add(HTML, start, end, "\n".join(self.lines[start:end]))
        elif kind == "hr":
            self._add(RULE, *self._span(token), "")

    @staticmethod
    def _span(token: Token) -> tuple[int, int]:
        assert token.map is not None
        return token.map[0], token.map[1]

    def _enter(self, kind: str, token: Token, marker: str = "") -> None:
        start, end = self._span(token)
        listing = self.lists[-1] if self.lists and kind == "item" else 0
        self.holder = Container(kind, start, end, self.holder, marker, listing)

    def _add(self, kind: str, start: int, end: int, text: str, **more: object) -> Piece:
        piece = Piece(len(self.pieces), kind, start, end, text, self.section, self.holder)
        for name, value in more.items():
            setattr(piece, name, value)
        if self.fresh is not None and self.fresh is self.holder:
            piece.marker = self.fresh.marker
            if kind == TEXT and text[:1] == "[" and (match := _BOX.match(text)):
                piece.box = " " if match[1] == " " else "x"
                piece.text = text[match.end() :]
        self.fresh = None
        self.pieces.append(piece)
        return piece

    def _heading(self, token: Token, inline: Token) -> None:
        start, end = self._span(token)
        self._title(int(token.tag[1]), inline.content, start, end)

    def _title(self, level: int, text: str, start: int, end: int) -> None:
        parent: Section | None = self.section
        while parent is not None and parent.level >= level and parent.parent is not None:
            parent = parent.parent
        section = Section(level, text.strip(), len(self.pieces), parent)
        if parent is not None:
            parent.children.append(section)
        piece = self._add(HEADING, start, end, text.strip(), level=level)
        piece.section = section
        self.section = section

    def _paragraph(self, token: Token, inline: Token) -> None:
        start, end = self._span(token)
        text = inline.content
        if "\n" not in text and text[:2] != "##":
            self._add(TEXT, start, end, text)
            return
        lines = text.split("\n")
        begin = 0
        for i in range(len(lines) + 1):
            at_end = i == len(lines)
            sharp = None if at_end else _SHARP.match(lines[i])
            starts = at_end or sharp or start + i in self.parted or _NEW_PIECE.match(lines[i])
            if i > begin and starts:
                self._add(TEXT, start + begin, start + i, "\n".join(lines[begin:i]))
                begin = i
            if sharp:
                self._title(len(sharp[1]), sharp[2], start + i, start + i + 1)
                begin = i + 1

    def _table(self, tokens: Sequence[Token], i: int) -> int:
        start, end = self._span(tokens[i])
        self._add(TABLE, start, end, "\n".join(self.lines[start:end]))
        while tokens[i].type != "table_close":
            i += 1
        return i


def _with_folds(pieces: list[Piece], folds: Sequence[Fold], root: Section) -> list[Piece]:
    """Put a piece where each fold opens and closes, in reading order, and number all pieces."""
    if not folds:
        return pieces
    result = list(_merged(pieces, folds, root))
    openings: list[Piece] = []
    for index, piece in enumerate(result):
        if piece.section.piece == piece.index and piece.kind == HEADING:
            piece.section.piece = index
        piece.index = index
        if piece.kind == OPEN:
            openings.append(piece)
        elif piece.kind == CLOSE:
            openings.pop().partner = index
    return result


def _merged(pieces: Sequence[Piece], folds: Sequence[Fold], root: Section) -> Iterator[Piece]:
    waiting = list(reversed(folds))
    stack: list[tuple[Fold, Section, Container | None]] = []
    section, holder = root, None
    for piece in [*pieces, None]:
        line = piece.start if piece else float("inf")
        while True:
            # A fold that ends on the line where another begins ends first.
            opens = waiting[-1].start if waiting else float("inf")
            closes = stack[-1][0].end if stack else float("inf")
            if stack and closes <= min(line, opens):
                fold, sec, hold = stack.pop()
                yield Piece(-1, CLOSE, fold.end - 1, fold.end, "", sec, hold, fold=fold)
            elif waiting and opens <= line:
                fold = waiting.pop()
                stack.append((fold, section, holder))
                yield Piece(
                    -1,
                    OPEN,
                    fold.start,
                    fold.body + 1,
                    fold.title,
                    section,
                    holder,
                    info=fold.kind,
                    fold=fold,
                )
            else:
                break
        if piece:
            section, holder = piece.section, piece.holder
            yield piece

"""The blocks of a note to its pieces, in reading order, each with its section and its holder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from itertools import takewhile

from recollect.core.text.scripts import either
from recollect.parsing.outline.block_starts import ITEM
from recollect.parsing.outline.blocks import INDENTED, Block
from recollect.parsing.outline.options import MOST, alphabet
from recollect.parsing.outline.pieces import (
    CODE,
    HEADING,
    RULE,
    TEXT,
    Container,
    Piece,
    Section,
)

_NEW_PIECE = re.compile(
    either(
        r"(?:>[ ]?)*(?:[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?[ \t]*"
        r"(?:\*\*|__|[^\n:：*_]{1,24}[:：])"
        r"|\*\*|__|[*_][^*_:：]{1,24}[:：]|(?:={3,}|-{3,})[ \t]*[^\W_]"
        r"|[【〔［]|[QqAaCc问答][\d.:：]|[□☐☑❌✅✔✓✗○●]"
        r"|\d{1,3}(?:\\?[.、)）．，]|[ ]\.[ ]|\ufe0f?\u20e3)|🔟"
        r"|[（(](?:[ \t]?(?:\d{1,3}|[A-Ha-h]|[√✓×✗TF])[ \t]?[)）]|[ \t　]{0,4}[)）][ \t　]*\d)"
        r"|(?:==|Option[ ]|[选選][项項][ ]?)?[A-Ha-hＡ-Ｈ][.、:：)）．]|[①-⑧❶-❽Ⓐ-Ⓗⓐ-ⓗ]"
        r"|(?:[▸▹►▶▪•●◦‣➤➢»›→⇒][ \t]*)?[^\s:：]{1,14}[:：]"
        r"|(?:Ans(?:wer)?|ANS|Sol(?:ution)?)[ \t]?[.)–—-](?!\S)"
        r"|(?:Ans(?:wer)?|Sol(?:ution)?|Question)[ \t]?#?\d{1,3}[ \t]?[:：.)—–-]"
        r"|(?:[A-Za-z]{2,10}[ ]){1,2}[Aa]nswers?[ \t]?[:：]"
        r"|(?:[A-Za-z]{2,10}[ ]){1,2}(?:[Ss]olution|[Oo]ption|[Cc]hoice)s?[ \t]?[:：]"
        r"|\d{1,3}[ \t]?/[ \t]?\d{1,3}[ \t]points?\b)"
    )
)
"""What begins a piece within a paragraph: a label, a number, an option's letter, a sign."""
_NUMBER = re.compile(r"(\d{1,3}[.)])[ \t]+(?=\S)")
_COUNTED_ON = re.compile(r"(\d{1,3})[ \t]?([.．、)）])[ \t]*(?=[^\s\d])")
"""An entry of a list that Markdown takes for the text above it: `3.《…》`, `4 . …`."""
_BOX = re.compile(
    r"\[?(?:\[[ \t]{0,2}(?P<mark>[xX✓✔√yY*]?)[ \t]{0,2}\]|[\[(](?P<narrow>[ xX✓✔√])[\])])\]?"
    r"(?:[ \t]+|(?<!\[\])$)"
)
"""A box to tick, or ticked; a blank may stand beside the tick, or be missing: `[x ]`, `[] …`.

LiaScript sets what has to be chosen in brackets of its own: `[(X)]`, `[[ ]]`.
"""
_BOXED = re.compile(r"[-*+](?=\[[ xX]\][ \t]+\S)")
"""The sign of an entry right before its box: `-[ ] …`."""
_NEXT = re.compile(
    either(
        r"(?:\*\*|__)?(?:(?:Q|Question|问题?|题目?)[ \t]?\d{0,3}(?:\*\*)?[.:：、)）]"
        r"|(?:\d{1,3}[.、)）．]|(?<=\*\*))[^*\n]+[?？](?:\*\*|__)?[ \t]*$)"
    )
)
"""What asks anew right below a bullet or a quotation, and lazily goes on with it to Markdown."""
_OPTION = re.compile(r"(?:\*\*)?[(（\[]?[A-Ha-hＡ-Ｈ][.、:：)）．\]]")
_SET_IN = re.compile(r"[(（]?[A-Ha-h](?:[.)）][ \t]+|[、．])[ \t]*\S")
"""The same, where it stands in as code does: `a.b` is code, and so is `a: 1`."""
_SHARP = re.compile(r" {0,3}(#{2,6})([^#\s].*)")
"""A title whose author left out the space behind the signs."""
_ANCHOR = re.compile(
    r"<[aA]\b[^<>\n]*>[ \t]*</[aA]>[ \t]*"
    r"|(?<=\S)[ \t]*(?:\{#[\w.-]{1,80}\}|<[A-Z]\w{0,40}\b[^<>`\n]*/>"
    r"|(?::[a-z]\w{1,40}:){1,5})[ \t]*$"
)
"""What a title may be linked to by, and what a site shows behind it.

That is `{#id}`, `<Badge … />`, and pictograms by their names: `:star:`.
"""

_SET_OFF = re.compile(r"(\*{1,3}(?=[^*\s])|_{1,3}(?=[^_\s]))((?:(?!\1).)+)\1")
"""A title all in italics or bold: `*1. Why reef?*`, `**Q2: Why?**`."""
_LEADS_BACK = re.compile(
    either(
        r"(?<=\S)[ \t]+\[[^\[\]\n]{0,12}(?:返回|回到|目录|top|back|[⬆↑🔝])[^\[\]\n]{0,12}\]"
        r"\([^()\n]*\)$"
    ),
    re.I,
)
"""What may stand behind a title: a link to where all of them are listed."""
_BREAK = re.compile(r"(?<=\S)[ \t]*<br[ \t]*/?>[ \t]*(?=\S)", re.I)
"""What breaks a line in HTML, amid it."""
_BARE_A = ("A ", "A\t", "A\u3000")
"""How an option may start where no sign follows its letter."""


def pieces_of(
    blocks: Iterable[Block], lines: list[str], root: Section, parted: Set[int]
) -> list[Piece]:
    """Return the pieces of a note with these lines; its sections are added below `root`.

    No piece of a paragraph goes on over one of the `parted` lines.
    """
    builder = _Builder(lines, root, parted)
    for block in blocks:
        builder.take(block)
    return builder.pieces


_COUNTED_PICTURE = re.compile(r"[ \t>]*\d{1,9}[.)][ \t]+(?P<tag><img\b[^<>]*>)\s*$")
"""An entry that is a picture: what it says is counted as a text is."""


_DRAWN = re.compile(r"<!--[-=*#]{5,}-*>\s*")
"""A comment that draws a line, and parts what stands around it."""


class _Builder:
    """Keeps the section that the next piece stands in."""

    def __init__(self, lines: list[str], root: Section, parted: Set[int]) -> None:
        self.lines = lines
        self.parted = parted
        self.pieces: list[Piece] = []
        self.section = root
        self.holder: Container | None = None

    def take(self, block: Block) -> None:
        """Add the pieces of a block."""
        self.holder = block.holder
        if block.kind == TEXT:
            self._paragraph(block)
        elif block.kind == HEADING:
            if block.texts[0]:  # signs alone set lines apart
                self._title(block.level, block.texts[0], block.start, block.end)
        elif block.kind == CODE:
            self._code(block)
        else:
            text = "\n".join(self.lines[block.start : block.end])
            picture = _COUNTED_PICTURE.match(text)
            kind, text = (TEXT, picture["tag"]) if picture else (block.kind, text)
            kind = RULE if _DRAWN.fullmatch(text) else kind
            self._add(kind, block.start, block.end, text)

    def _paragraph(self, block: Block) -> None:
        """Add the text of a paragraph, parted where a line begins a piece or is a title."""
        start, lines = block.start, block.texts
        if len(lines) == 1 and lines[0][:2] != "##" and not _BOXED.match(lines[0]):
            self._add(TEXT, start, block.end, lines[0])
            return
        begin = 0
        for i, line in enumerate(lines):
            if line[:2] in _BARE_A and len(lines) > i + 2:
                _point(lines, i)
            elif line[:1] in ("(", "[") and _BOX.match(line):
                _letter(lines, i)
            line = lines[i]
            title = _SHARP.match(line)
            parted = start + i in self.parted or _NEW_PIECE.match(line) or _BOXED.match(line)
            if i > begin and (title or parted):
                self._text(block, begin, i)
                begin = i
            if title:
                self._title(len(title[1]), title[2], start + i, start + i + 1)
                begin = i + 1
        if begin < len(lines):
            self._text(block, begin, len(lines))

    def _text(self, block: Block, begin: int, end: int) -> None:
        """Add some lines of a paragraph; set off behind a list item's, a number counts within it.

        CommonMark lets a list in a list begin below a text with 1 alone.
        """
        start, texts = block.start + begin, block.texts[begin:end]
        self.holder = holder = block.holder
        first = block.texts[0]
        option = _OPTION.match(first) or _BOX.match(first) or texts[0].startswith(("(", "（"))
        if begin and holder and ((holder.marker and option) or _NEXT.match(texts[0])):
            self.holder = holder = self._around(holder, start, texts[0])
        number = _NUMBER.match(texts[0]) if begin and holder and holder.marker else None
        if holder and number and self._indent(start) > self._indent(holder.start) + 1:
            listing = -block.start - 1
            self.holder = Container(ITEM, start, block.start + end, holder, number[1], listing)
            texts[0] = texts[0][number.end() :]
        elif _BOXED.match(texts[0]):
            self.holder = Container(
                ITEM, start, block.start + end, holder, texts[0][0], -block.start - 1
            )
            texts[0] = texts[0][1:]
        elif begin and (entry := self._next_entry(start, block.start + end, texts[0])):
            self.holder = entry
            texts[0] = _COUNTED_ON.sub("", texts[0], count=1)
        self._add(TEXT, start, block.start + end, "\n".join(texts).rstrip())

    def _next_entry(self, start: int, end: int, text: str) -> Container | None:
        """Return the entry that a line begins which counts on from that which it would go on."""
        above, counted = self.pieces[-1].holder, _COUNTED_ON.match(text)
        if not (above and counted and above.marker[:-1] == str(int(counted[1]) - 1)):
            return None
        if self._indent(start) > self._indent(above.start) + 1:  # it counts within that
            return None
        return Container(ITEM, start, end, above.parent, counted[1] + counted[2], above.listing)

    def _around(self, holder: Container, line: int, text: str) -> Container | None:
        """Return what a line stands in that goes on lazily below an option: no answer is its."""
        around: Container | None = holder
        while around and not self._holds(around, line):
            around = around.parent
        return holder if _OPTION.match(text) else around

    def _holds(self, around: Container, line: int) -> bool:
        """Tell whether a line stands in a list item or a quotation by its own first signs."""
        if around.marker:
            return self._indent(line) > self._indent(around.start)
        return self.lines[line].lstrip().startswith(">")

    def _indent(self, line: int) -> int:
        return len(self.lines[line]) - len(self.lines[line].lstrip())

    def _code(self, block: Block) -> None:
        """Add code; options that stand in so far are none."""
        start, end = block.start, block.end
        while end > start + 1 and not self.lines[end - 1].strip():
            end -= 1
        texts = [line.strip() for line in self.lines[start:end]]
        if block.info == INDENTED and len(texts) > 1 and all(map(_SET_IN.match, texts)):
            self._paragraph(Block(TEXT, start, texts, end, block.holder))
            return
        first = start + (block.closing is not None)  # a fence's own line is no code
        piece = self._add(CODE, start, end, "\n".join(self.lines[first:end]))
        piece.info = block.info

    def _title(self, level: int, text: str, start: int, end: int) -> None:
        text = text.strip()
        text = text.rstrip("#").rstrip() if text.endswith("##") else text  # closed without a blank
        adorned = "<" in text or "{#" in text or text.endswith(":")
        text = _ANCHOR.sub("", text).strip() if adorned else text
        text = _LEADS_BACK.sub("", text) if text.endswith(")") else text
        if text[:1] in "*_" and (set_off := _SET_OFF.fullmatch(text)):
            text = set_off[2]
        above = self.section
        while above.level >= level and above.parent is not None:
            above = above.parent
        self.section = Section(level, text, len(self.pieces), above)
        above.children += 1
        self._add(HEADING, start, end, text).level = level

    def _add(self, kind: str, start: int, end: int, text: str) -> Piece:
        holder = self.holder
        if kind == TEXT and start + 1 == end and "<br" in text and "`" not in text:
            text = _BREAK.sub("\n", text)
        piece = Piece(len(self.pieces), kind, start, end, text, self.section, holder)
        begins = holder and (not self.pieces or self.pieces[-1].start < holder.start)
        if holder is not None and holder.kind == ITEM and begins:
            lazy = holder.alike > 1 and holder.marker[0] == "1"
            piece.marker = f"{holder.alike}{holder.marker[-1]}" if lazy else holder.marker
            if kind == TEXT and text[:1] in "[(" and (match := _BOX.match(text)):
                piece.box = "x" if (match["mark"] or match["narrow"] or "").strip() else " "
                piece.text = text[match.end() :]
        self.pieces.append(piece)
        return piece


def _letter(lines: list[str], first: int) -> None:
    """Put letters for the boxes that start lines in no list, of which some are ticked: `(x) …`."""
    found = takewhile(bool, map(_BOX.match, lines[first : first + MOST]))
    marks = [(each["mark"] or each["narrow"] or "").strip() for each in found if each]
    if len(marks) > 1 and any(marks) and not all(marks):
        for i, (letter, mark) in enumerate(zip(alphabet(len(marks)), marks, strict=True), first):
            text = _BOX.sub("", lines[i], count=1).rstrip()
            lines[i] = f"{letter}. {text}{' ✅' if mark else ''}"


def _point(lines: list[str], first: int) -> None:
    """Put a point behind the bare letters of options, three lines at least: `A …`, `B …`, `C …`."""
    run = [
        line
        for line, letter in zip(lines[first:], "ABCDEFGH", strict=False)
        if line[:1] == letter and line[1:2].isspace()
    ]
    if len(run) > 2 and run == lines[first : first + len(run)]:
        lines[first : first + len(run)] = [f"{line[0]}. {line[2:].lstrip()}" for line in run]

"""What a note folds away or sets apart: `<details>`, admonitions, callouts.

Each reader takes the wrapper out of the lines it is given, in place, and returns the folds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from recollect.parsing.fences import Fence

_TAG = re.compile(r"<(/?)(details|summary)\b[^<>\n]*>", re.I)
_WRAPPER = re.compile(r"</?(?:p|b|strong|br|div|blockquote|center|font|h[1-6])\b[^<>\n]*>", re.I)
_CALLOUT = re.compile(r"(?P<lead>[ \t]*>[ \t]?)\[!(?P<type>[\w-]+)\][+-]?[ \t]*(?P<title>.*)$")
_CONTAINER = re.compile(r"[ \t]*:{3,}[ \t]*(?P<type>\w[\w-]*)[ \t]*(?P<title>[^{}\n]*)$")
_CONTAINER_END = re.compile(r"[ \t]*:{3,}[ \t]*$")
_ADMONITION = re.compile(
    r"^(?P<indent>[ \t]*)(?:\?\?\?\+?|!!!|===)[ \t]+(?P<type>\w[\w-]*(?: \w[\w-]*){0,5})?"
    r"[ \t]*(?:\"(?P<title>[^\"\n]*)\")?[ \t]*$",
    re.M,
)


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that the note folds away, with its title; lines are 0-based and half-open.

    The body runs from `body` to `end`; the title's line is `start`.
    """

    start: int
    body: int
    end: int
    title: str
    kind: str
    depth: int


class Free:
    """Tells which lines are outside fences."""

    def __init__(self, lines: list[str], found: list[Fence]) -> None:
        self.fenced = bytearray(len(lines) + 1)
        for fence in found:
            self.fenced[fence.start : fence.end] = b"\1" * (fence.end - fence.start)

    def __contains__(self, line: int) -> bool:
        return not self.fenced[line]


@dataclass(slots=True)
class _Opening:
    """A `<details>` that is not closed yet."""

    start: int
    body: int
    titles: list[str] = field(default_factory=list)
    in_summary: bool = False

    def fold(self, end: int, depth: int) -> Fold:
        title = _WRAPPER.sub(" ", " ".join(self.titles))
        return Fold(self.start, self.body, end, " ".join(title.split()), "details", depth)


class _Details:
    """Pairs `<details>` with their ends by state; they nest, and one line may hold several."""

    def __init__(self) -> None:
        self.folds: list[Fold] = []
        self.stack: list[_Opening] = []

    def line(self, i: int, line: str) -> str:
        """Take one line; return what of it is no wrapper."""
        kept, position = "", 0
        for match in _TAG.finditer(line):
            kept += self._text(line[position : match.start()])
            position = match.end()
            self._tag(i, match[2].lower(), closing=match[1] == "/")
        kept += self._text(line[position:])
        return kept if _WRAPPER.sub("", kept).strip() else ""

    def _text(self, text: str) -> str:
        """Keep a text, or add it to the title that is open."""
        if self.stack and self.stack[-1].in_summary:
            self.stack[-1].titles.append(text.strip())
            return ""
        return text

    def _tag(self, i: int, tag: str, *, closing: bool) -> None:
        if tag == "details" and not closing:
            self.stack.append(_Opening(i, i))
        elif self.stack and tag == "summary" and (closing or not self.stack[-1].titles):
            self.stack[-1].in_summary = not closing
            self.stack[-1].body = i
        elif self.stack and tag == "details":
            opening = self.stack.pop()
            self.folds.append(opening.fold(i + 1, len(self.stack)))


def details(lines: list[str], free: Free) -> list[Fold]:
    """Read `<details>` with their summaries; one left open runs to the end of the note."""
    reader = _Details()
    for i, line in enumerate(lines):
        summary = bool(reader.stack) and reader.stack[-1].in_summary
        if i in free and ("<" in line or summary):
            lines[i] = reader.line(i, line)
    while reader.stack:
        opening = reader.stack.pop()
        reader.folds.append(opening.fold(len(lines), len(reader.stack)))
    return reader.folds


def admonitions(lines: list[str], free: Free) -> list[Fold]:
    """Read `??? type "Title"` with its indented body, and take the indentation away."""
    folds: list[Fold] = []
    for i in range(len(lines)):
        mark = lines[i].lstrip()[:3]
        if mark not in ("???", "!!!", "===") or i not in free:
            continue
        match = _ADMONITION.match(lines[i])
        if match is None:
            continue
        width = len(match["indent"].expandtabs(4)) + 4
        end = i + 1
        while end < len(lines) and _belongs(lines[end], width):
            end += 1
        while end > i + 1 and not lines[end - 1].strip():
            end -= 1
        words = match["type"] or "note"
        title = words if match["title"] is None else match["title"]
        folds.append(Fold(i, i, end, title, words.split()[0].lower(), 0))
        lines[i] = ""
        for j in range(i + 1, end):
            lines[j] = lines[j].expandtabs(4)[4:] if lines[j].strip() else ""
    return folds


def _belongs(line: str, width: int) -> bool:
    stripped = line.lstrip()
    return not stripped or len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip()) >= width


def containers(lines: list[str], free: Free) -> list[Fold]:
    """Read `::: type Title` up to its `:::`; they nest."""
    folds: list[Fold] = []
    stack: list[tuple[int, str, str]] = []
    for i, line in enumerate(lines):
        if not line.lstrip().startswith(":::") or i not in free:
            continue
        if stack and _CONTAINER_END.match(line):
            start, kind, title = stack.pop()
            folds.append(Fold(start, start, i + 1, title, kind, len(stack)))
        elif match := _CONTAINER.match(line):
            kind = match["type"].lower()
            stack.append((i, kind, match["title"].strip() or match["type"]))
        else:
            continue
        lines[i] = ""
    return folds


def callouts(lines: list[str], free: Free) -> list[Fold]:
    """Read `> [!type]- Title` with the quotation below it, and take the quotation marks away."""
    folds: list[Fold] = []
    i = 0
    while i < len(lines):
        match = _CALLOUT.match(lines[i]) if "[!" in lines[i] and i in free else None
        if match is None:
            i += 1
            continue
        end = i + 1
        while end < len(lines) and lines[end].lstrip().startswith(">"):
            lines[end] = lines[end].lstrip()[1:].removeprefix(" ")
            end += 1
        title = match["title"].strip() or match["type"]
        folds.append(Fold(i, i, end, title, match["type"].lower(), 0))
        lines[i] = ""
        i += 1  # a callout may stand within this one, its marks taken away once by now
    return folds

"""What a note folds away or sets apart: `<details>`, admonitions, callouts, containers.

They are ways to write one thing: a title, and a body that is Markdown as any other. Each reader
takes the signs of its way out of the lines that it is given, in place, so that the body's Markdown
stands there bare, and yields where title and body are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import NamedTuple

_TAG = re.compile(r"(</?(?:details|summary)\b[^<>\n]*>)", re.I)
_WRAPPER = re.compile(
    r"</?(?:p|b|strong|br|div|span|blockquote|center|font|h[1-6])\b[^<>\n]*>", re.I
)
_SAYS = re.compile(r"[^\W\d]")
_ON_ONE_LINE = re.compile(
    r"(?:(?<=[^\W\d])|(?<=[^\W\d][.)])|(?<=[?？!！。:：`_\"”])|(?<=\*\*))[ \t]*"
    r"<details\b[^<>]*>[ \t]*<summary\b[^<>]*>[^<>\n]{0,40}?(?:answer|solution|答案|解)"
    r"[^<>\n]{0,40}</summary>[ \t]*(\S[^\n]*?)[ \t]*</details>[ \t]*$",
    re.I,
)
"""A fold that answers the text right before it: `- What is slip? <details>…</details>`."""
_ITEM_TAG = re.compile(r"</?(?:ul|ol|li)\b[^<>\n]*>[ \t]*", re.I)
"""A list written in HTML: Markdown in it would be taken for HTML, too."""
_BULLETS = ("* ", "- ", "+ ")
"""What a line of a summary starts with that lists what it asks of."""
_CALLOUT = re.compile(r"(?P<lead>[ \t]*>[ \t]?)\[!(?P<type>[\w-]+)\][+-]?[ \t]*(?P<title>.*)$")
_CONTAINER = re.compile(r"[ \t]*:{3,}[ \t]*(?P<type>\w[\w-]*)[ \t]*(?P<title>[^{}\n]*)$")
_CONTAINER_END = re.compile(r"[ \t]*:{3,}[ \t]*$")
_DIRECTIVE = re.compile(r"[ \t]*:{3,}\{(?P<type>\w[\w-]*)\}[ \t]*(?P<title>.*)$")
_DIV = re.compile(r"[ \t]*:{3,}[ \t]*\{(?P<said>[#.][^{}]*)\}[ \t]*$")
"""Pandoc's container, with its name and its classes: `::: {#exr-knots}`, `::: {.solution}`."""
_NAMED = re.compile(r"#(?P<name>exr|sol|exm)-")
_NAMES = {"exr": "exercise", "sol": "solution", "exm": "example"}
"""What Quarto takes a container for by the start of its name."""
_TITLE = re.compile(
    r"(?:title|summary|text|header|heading|label|question)[ \t]*=[ \t]*"
    r"(?:\{?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')|(?P<bare>[^\s\"'={}]+))"
)
"""What a tag, whatever its form, says of its title by name."""
_HEADING = re.compile(r"[ \t]*#{1,6}[ \t]+(?P<title>.*\S)")
_OPTION = re.compile(r"[ \t]*:[A-Za-z][\w-]*:(?:[ \t]|$)")
"""What MyST says of a directive, on the lines right below its first: `:class: dropdown`."""
_LABELLED = frozenset(["solution", "answer", "hint"])
"""Directives whose first line names what they belong to, and no title."""
_ADMONITION = re.compile(
    r"^(?P<indent>[ \t]*)(?:\?\?\?[+-]?|!!!|===)[ \t]+(?P<type>\w[\w-]*(?: \w[\w-]*){0,5})?"
    r"[ \t]*(?:\"(?P<title>[^\"\n]*)\")?[ \t]*$",
    re.M,
)
_INDENT = 4
"""Columns by which an admonition's body stands further in than its title."""


@dataclass(frozen=True, slots=True)
class Fold:
    """A part that the note folds away; lines are 0-based and half-open.

    The title stands on the lines from `start` to `body`, the body behind it up to `end`.
    """

    start: int
    body: int
    end: int
    title: str
    kind: str


class Sign(NamedTuple):
    """What a line opens or closes, up to the line or from the line that has the same name."""

    name: str
    title: str = ""
    kind: str = ""
    """Of the fold; empty where the two only wrap what stands between them."""
    closes: bool = False


def paired(
    mark: str,
    sign_on: Callable[[list[str], int, bool], Sign | None],
    lines: list[str],
    code: Set[int],
) -> Iterator[Fold]:
    """Pair the signs of lines that hold a mark, and take them out; they nest.

    What a line says is asked with its number, and whether something is open around it.
    """
    opened: list[tuple[int, Sign]] = []
    for i, line in enumerate(lines):
        sign = sign_on(lines, i, bool(opened)) if mark in line and i not in code else None
        if sign is None:
            continue
        lines[i] = ""
        if not sign.closes:
            opened.append((i, sign))
            continue
        while any(begun.name == sign.name for _, begun in opened):
            start, begun = opened.pop()
            if begun.name == sign.name:
                if begun.kind:
                    yield Fold(start, start, i + 1, begun.title, begun.kind)
                break


def title_in(said: str) -> str:
    """Return the title that a tag is given by name; empty if none."""
    found = _TITLE.search(said)
    return found[found.lastgroup or 0].strip() if found else ""


def details(lines: list[str], code: Set[int]) -> Sequence[Fold]:
    """Read `<details>` with their summaries; one left open runs to the end of the note."""
    reader = _Details()
    for i, line in enumerate(lines):
        if i not in code and ("<" in line or reader.in_summary):
            told = _ON_ONE_LINE.sub(r" Answer: \1", line) if "</details" in line else line
            lines[i] = reader.read(i, told)
            if i and lines[i] != line and not _ITEM_TAG.sub("", lines[i - 1]).strip():
                lines[i - 1] = ""
    while reader.open:
        reader.close(len(lines))
    return reader.folds


HELD = "<!-- -->"
_MARKER = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+$")
"""A list item that starts with a tag: with nothing in its place the item would end there."""


@dataclass(slots=True)
class _Opened:
    """A `<details>` whose end is still to come, and what its summary says so far."""

    start: int
    body: int
    in_summary: bool = False
    said: list[str] = field(default_factory=list)


class _Details:
    """Pairs the tags of `<details>`: they nest, and one line may hold several."""

    def __init__(self) -> None:
        self.folds: list[Fold] = []
        self.open: list[_Opened] = []

    @property
    def in_summary(self) -> bool:
        return bool(self.open) and self.open[-1].in_summary

    def read(self, number: int, line: str) -> str:
        """Read one line; return what of it is neither tag nor summary."""
        kept, outer = "", len(self.open)
        parts = _TAG.split(line)
        for i, part in enumerate(parts):  # texts, and the tags between them
            if i % 2:
                self._tag(number, part.lower(), below=bool(_SAYS.search(_WRAPPER.sub("", kept))))
            elif self.in_summary:
                self.open[-1].said.append(part.strip())
            else:
                kept += part
        if len(parts) > 1:
            kept = _ITEM_TAG.sub("", kept)
        if not _WRAPPER.sub("", kept).strip():
            return ""
        if _MARKER.match(kept):
            return kept + HELD
        if len(parts) > 1 and len(self.open) == outer and _MARKER.match(parts[0]):
            return kept.removeprefix(parts[0])  # the fold is all that the list item holds
        return kept.lstrip() if self.open and kept.lstrip()[:1] == "<" else kept

    def _tag(self, number: int, tag: str, *, below: bool) -> None:
        """Take a tag; a fold that opens behind a text stands below its line."""
        if tag.startswith("<details"):
            self.open.append(_Opened(number + below, number))
        elif self.open and tag.startswith("</details"):
            self.close(number + 1)
        elif self.open and (tag.startswith("</") or not self.open[-1].said):
            self.open[-1].in_summary = not tag.startswith("</")
            self.open[-1].body = number

    def close(self, end: int) -> None:
        """End the fold that was opened last."""
        opened = self.open.pop()
        said = (" ".join(_WRAPPER.sub(" ", text).split()) for text in opened.said)
        title = "".join(
            f"\n{text}" if text[:2] in _BULLETS else f" {text}" for text in said if text
        )
        self.folds.append(
            Fold(min(opened.start, end - 1), opened.body, end, title.strip(), "details")
        )


def admonitions(lines: list[str], code: Set[int]) -> Iterator[Fold]:
    """Read `??? type "Title"` with its indented body, and take the indentation away."""
    for i in range(len(lines)):
        sign = lines[i].lstrip()[:3]
        match = _ADMONITION.match(lines[i]) if sign in ("???", "!!!", "===") else None
        if match is None or i in code:
            continue
        end = _end_of_indented(lines, i + 1, _width(match["indent"]) + _INDENT)
        lines[i] = ""
        for j in range(i + 1, end):
            lines[j] = lines[j].expandtabs(4)[_INDENT:] if lines[j].strip() else ""
        words = match["type"] or ("tab" if sign == "===" else "note")
        title = words if match["title"] is None else match["title"]
        yield Fold(i, i, end, title, words.split()[0].lower())


def _end_of_indented(lines: Sequence[str], first: int, width: int) -> int:
    """Return where the lines end that are indented so far, without the blank ones at their end."""
    end = first
    for i in range(first, len(lines)):
        bare = lines[i].lstrip()
        if bare and _width(lines[i][: -len(bare)]) < width:
            break
        end = i + 1 if bare else end
    return end


def _width(indent: str) -> int:
    return len(indent.expandtabs(4))


def container(lines: list[str], number: int, within: bool) -> Sign | None:
    """Read `::: type Title` and its like, and `:::`, which ends it."""
    line = lines[number]
    if within and _CONTAINER_END.match(line):
        return Sign("", closes=True)
    if match := _CONTAINER.match(line):
        return Sign("", match["title"].strip() or match["type"], match["type"].lower())
    if match := _DIRECTIVE.match(line):
        kind = match["type"].lower()
        title = "" if kind in _LABELLED else match["title"].strip()
        _blank_options(lines, number + 1)
        return Sign("", title or match["type"], kind)
    match = _DIV.match(line)
    return Sign("", *_titled(match["said"], lines, number + 1)) if match else None


def _titled(said: str, lines: list[str], first: int) -> tuple[str, str]:
    """Return the title of one of Pandoc's containers and its kind: by its name, or its class.

    A callout's title is a heading on its first line.
    """
    classes = [word[1:].lower() for word in said.split() if word[0] == "."]
    named = _NAMED.match(said)
    kind = _NAMES[named["name"]] if named else (classes or ["note"])[0]
    title = title_in(said)
    if not title and kind.startswith("callout") and first < len(lines):
        heading = _HEADING.match(lines[first])
        if heading:
            lines[first], title = "", heading["title"]
    kind = kind.removeprefix("callout-")
    return title or kind, kind


def _blank_options(lines: list[str], first: int) -> None:
    for i in range(first, len(lines)):
        if not _OPTION.match(lines[i]):
            return
        lines[i] = ""


def callouts(lines: list[str], code: Set[int]) -> Iterator[Fold]:
    """Read `> [!type]- Title` with the quotation below it, and take the quotation marks away.

    A callout within another is found as well: by then one of its marks has been taken away.
    """
    for i in range(len(lines)):
        match = _CALLOUT.match(lines[i]) if "[!" in lines[i] and i not in code else None
        if match is None:
            continue
        end, indent = i + 1, match["lead"].partition(">")[0]
        while end < len(lines) and lines[end].lstrip().startswith(">"):
            lines[end] = indent + lines[end].lstrip()[1:].removeprefix(" ")
            end += 1
        lines[i] = ""
        kind = match["type"]
        yield Fold(i, i, end, match["title"].strip() or kind, kind.lower())

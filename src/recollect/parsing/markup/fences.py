"""Which lines are fenced, also where CommonMark reads a fence other than its author meant it.

A template in a ```` ```markdown ```` fence that itself holds ```` ```python ```` is closed by
CommonMark at the inner fence's end; the outer fence's end then opens a new fence, which swallows
the rest of the note. So there are three readings: CommonMark's, in which the first bare delimiter
closes, one in which fences nest, and one in which some were left open. CommonMark's stands unless
it shows damage: a fence that nobody closes, one without an info string that holds headings, one
that shows no Markdown in which another opens. Then the least damaged one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DELIMITER = re.compile(
    r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<run>`{3,}|~{3,})(?P<info>.*)"
)
_WRAPPED = re.compile(r"\s*(?:`{3,}|~{3,})[ \t]*(?:markdown|md)[ \t]*\n", re.I)
_MARKDOWN = ("markdown", "md")
"""What may hold fences of its own."""
_SURE_HEADING = re.compile(r" {0,3}#{2,6}[ \t]+\S")


@dataclass(eq=False, slots=True)
class _Delimiter:
    line: int
    indent: int
    char: str
    length: int
    info: str

    def closes(self, opener: _Delimiter) -> bool:
        return not self.info and self.char == opener.char and self.length >= opener.length

    def crosses(self, opener: _Delimiter) -> bool:
        """Tell whether it opens a fence where one is open that shows no Markdown."""
        may = bool(self.info) and opener.info.casefold() not in _MARKDOWN
        return may and self.char == opener.char and self.length >= opener.length


@dataclass(slots=True)
class Fence:
    """Lines `start` to `end` (0-based, half-open), the delimiters included."""

    start: int
    end: int
    info: str
    closed: bool = True
    """Whether it surely is: none opens in it."""
    askew: bool = False
    """Whether it is closed further left than opened: for CommonMark, behind its list's entry."""


def fences(text: str, lines: Sequence[str]) -> tuple[list[Fence], bool]:
    """Return the fences of a note, and whether they differ from CommonMark's reading."""
    if "```" not in text and "~~~" not in text:
        return [], False
    delimiters = list(_delimiters(lines, tildes="~~~" in text))
    plain = _plain(delimiters, lines)
    if not _damage(plain, lines):
        return plain, any(fence.askew for fence in plain)
    meant = _nested(delimiters, len(lines))
    if not meant[-1].closed:
        meant = _plain(delimiters, lines, resumes=True)
    best = min((meant, plain), key=lambda reading: _damage(reading, lines))
    return best, best != plain or (not plain[-1].closed and plain[-1].end < len(lines))


def unwrapped(text: str, lines: list[str]) -> str:
    """Return a text that is but one fence of Markdown, copied so, without it: it is no sample."""
    if not _WRAPPED.match(text):
        return text
    first, *others = fences(text, lines)[0]
    around = (*lines[: first.start], *lines[first.end :])
    if others or not first.closed or any(line.strip() for line in around):
        return text
    lines[first.start] = lines[first.end - 1] = ""
    return "\n".join(lines)


def _delimiters(lines: Sequence[str], *, tildes: bool) -> Iterator[_Delimiter]:
    near = [
        (n, line) for n, line in enumerate(lines) if "```" in line or (tildes and "~~~" in line)
    ]
    for number, line in near:
        found = _DELIMITER.match(line)
        if found is None:
            continue
        info, run = found["info"].strip(), found["run"]
        if run[0] == "~" or "`" not in info:
            indent = len(found["lead"].expandtabs(4))
            yield _Delimiter(number, indent, run[0], len(run), info)


def _plain(
    delimiters: Sequence[_Delimiter], lines: Sequence[str], *, resumes: bool = False
) -> list[Fence]:
    """Pair the delimiters as CommonMark does: the first bare one that is long enough closes.

    What nobody closes ends at a heading, or with its quotation. If it `resumes`, one was left open
    as well that holds another's opening, or a heading and is bare.
    """
    result: list[Fence] = []
    opener: _Delimiter | None = None
    for mark in delimiters:
        if opener is None:
            opener, sure = mark, True
            continue
        fence = Fence(opener.line, mark.line + 1, opener.info, sure, mark.indent < opener.indent)
        crosses, closes = mark.crosses(opener), mark.closes(opener)
        bare = resumes and closes and not opener.info
        if (resumes and crosses) or (bare and _first_heading(fence, lines) < fence.end):
            fence.end, fence.closed = _end_above(fence, lines), False
            opener, sure = mark, True
            result.append(fence)
        elif closes:
            opener = None
            result.append(fence)
        elif crosses:
            sure = False
    if opener is not None:
        last = Fence(opener.line, len(lines), opener.info, closed=False)
        last.end = min(_first_heading(last, lines), _end_of_quotation(last, lines))
        result.append(last)
    return result


def _end_of_quotation(fence: Fence, lines: Sequence[str]) -> int:
    """Return where the quotation ends that a fence left open stands in, or the fence itself."""
    depth = _quotes(lines[fence.start])
    below = range(fence.start + 1, fence.end) if depth else ()
    return next((i for i in below if _quotes(lines[i]) < depth), fence.end)


def _quotes(line: str) -> int:
    """Return how many signs of quotations a line begins with."""
    text = line.lstrip(" \t>")
    return line.count(">", 0, len(line) - len(text))


def _end_above(fence: Fence, lines: Sequence[str]) -> int:
    """Return where a fence ends that was left open above the next: at a heading, or a paragraph."""
    within = range(fence.start + 1, fence.end - 1)
    paragraphs = [i for i in within if lines[i].strip() and not lines[i - 1].strip()]
    return min(_first_heading(fence, lines), (paragraphs or [fence.end - 1])[-1])


def _nested(delimiters: Sequence[_Delimiter], count: int) -> list[Fence]:
    """Pair the delimiters as their author meant: with an info string opens, a bare one closes."""
    result: list[Fence] = []
    stack: list[_Delimiter] = []
    for mark in delimiters:
        if stack and mark.closes(stack[-1]):
            opener = stack.pop()
            if not stack:
                result.append(Fence(opener.line, mark.line + 1, opener.info))
        elif not stack or mark.info:
            stack.append(mark)
    if stack:
        result.append(Fence(stack[0].line, count, stack[0].info, closed=False))
    return result


def _damage(reading: Sequence[Fence], lines: Sequence[str]) -> int:
    """Count the signs of a wrong reading: fences left open, bare ones that hold headings."""
    left_open = sum(not fence.closed for fence in reading)
    return left_open + sum(_first_heading(f, lines) < f.end for f in reading if not f.info)


def _first_heading(fence: Fence, lines: Sequence[str]) -> int:
    """Return the first line in a fence that is sure to be a heading, below a blank one; or its end.

    A single `#` is none: it starts a comment.
    """
    for i in range(fence.start + 1, fence.end - fence.closed):
        if "##" in lines[i] and _SURE_HEADING.match(lines[i]) and not lines[i - 1].strip():
            return i
    return fence.end

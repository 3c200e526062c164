"""Which lines are fenced, also where CommonMark reads a fence other than its author meant it.

A template in a ```` ```markdown ```` fence that itself holds ```` ```python ```` is closed by
CommonMark at the inner fence's end; the outer fence's end then opens a new fence, which swallows
the rest of the note. So there are two readings: CommonMark's, in which the first bare delimiter
closes, and one in which fences nest. CommonMark's stands unless it shows damage: a fence that
nobody closes, or one without an info string that holds headings. Then the less damaged one does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_DELIMITER = re.compile(
    r"(?P<lead>[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?P<run>`{3,}|~{3,})(?P<info>.*)"
)
_WRAPPED = re.compile(r"\s*(?:`{3,}|~{3,})[ \t]*(?:markdown|md)[ \t]*\n", re.I)
_SURE_HEADING = re.compile(r" {0,3}#{2,6}[ \t]+\S")


@dataclass(eq=False, slots=True)
class _Delimiter:
    line: int
    char: str
    length: int
    info: str

    def closes(self, opener: _Delimiter) -> bool:
        return not self.info and self.char == opener.char and self.length >= opener.length


@dataclass(slots=True)
class Fence:
    """Lines `start` to `end` (0-based, half-open), the delimiters included."""

    start: int
    end: int
    info: str
    closed: bool = True


def fences(text: str, lines: Sequence[str]) -> tuple[list[Fence], bool]:
    """Return the fences of a note, and whether they differ from CommonMark's reading."""
    if "```" not in text and "~~~" not in text:
        return [], False
    delimiters = list(_delimiters(lines, tildes="~~~" in text))
    plain = _plain(delimiters, len(lines))
    if not _damage(plain, lines):
        return plain, False
    nested = _nested(delimiters, len(lines))
    mended = [_cut(reading, lines) for reading in (nested, plain)]
    best = min(mended, key=lambda reading: _damage(reading, lines))
    return best, best != plain


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
            yield _Delimiter(number, run[0], len(run), info)


def _plain(delimiters: Sequence[_Delimiter], count: int) -> list[Fence]:
    """Pair the delimiters as CommonMark does: the first bare one that is long enough closes."""
    result: list[Fence] = []
    opener: _Delimiter | None = None
    for mark in delimiters:
        if opener is None:
            opener = mark
        elif mark.closes(opener):
            result.append(Fence(opener.line, mark.line + 1, opener.info))
            opener = None
    if opener is not None:
        result.append(Fence(opener.line, count, opener.info, closed=False))
    return result


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


def _cut(reading: list[Fence], lines: Sequence[str]) -> list[Fence]:
    """End a fence that nobody closed at the first heading in it."""
    if not reading or reading[-1].closed:
        return reading
    last = reading[-1]
    end = _first_heading(last, lines)
    cut = Fence(last.start, end, last.info) if end < last.end else last
    return [*reading[:-1], cut]

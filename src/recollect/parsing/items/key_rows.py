"""Answers of a key that stand in rows: `1. B 2. C`, `1-5 ABCAD`, or a table of numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from recollect.core.text.scripts import either
from recollect.parsing.markup.tables import cells
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TABLE, TEXT

_ENTRY = re.compile(
    either(
        r"[(（]?(?P<first>\d{1,3})(?:[ \t]*[-–~～—至][ \t]*(?P<last>\d{1,3}))?[)）]?"
        r"[ \t]*[.．、:：)）–-]?[ \t]*"
        r"(?P<said>[A-Ha-h](?:[ \t,，/&]{0,2}[A-Ha-h]){0,15}|[√✓✔✅×✗✘❌对错TF]"
        r"|[Tt]rue|TRUE|[Ff]alse|FALSE)(?![A-Za-z])"
    )
)
_GAP = re.compile(r"[ \t,，;；、。|*_-]*$")
_TITLE = re.compile(r"[^\dA-Za-z]{0,16}$")
"""What may stand before the answers of a line: 一、选择题："""
_MAY_ANSWER = re.compile(r"[^\dA-Za-z]{0,17}\d")
_POINT = re.compile(r"(?:(?<=[^\w.])|^)(?P<number>\d{1,3})[.．、)）](?!\d)[ \t]*")
PART = re.compile(
    r"[^\w\n]{0,8}(?:[一二三四五六七八九十]{1,3}[、.．]|(?:Part|Section)\b)[^\n]{0,30}$"
)
"""The title of a part of an exam, and of its key."""
_FEW = 2

Answers = tuple[tuple[int, str], ...]
"""Numbers of questions with their answers, as they stand."""


def on_lines(note: Outline, body: range, first: str) -> dict[int, Answers]:
    """Return the answers that stand in rows, `1. B 2. C`, by piece; two at least in some line."""
    lines = [(body.start - 1, line) for line in first.split("\n")]
    for piece in (note.pieces[i] for i in body if note.pieces[i].kind == TEXT):
        lines += [(piece.index, line) for line in note.lines[piece.start : piece.end]]
    found = [(index, row) for index, line in lines if (row := _row(line))]
    if not any(len(row) > 1 for _, row in found):
        return {}
    rows: dict[int, Answers] = defaultdict(tuple)
    for index, row in found:
        rows[index] += row
    return rows


def _row(line: str) -> Answers:
    """Return the answers of one line that holds nothing else."""
    if not _MAY_ANSWER.match(line):
        return ()
    return _chosen(line) or _written(line)


def _written(line: str) -> Answers:
    """Return answers in words that are counted on in a line: `1. rank; alpha  2. zero`."""
    found = [*_POINT.finditer(line)]
    numbers = [int(match["number"]) for match in found]
    if len(found) < (1 if PART.match(line) else _FEW):
        return ()
    if not _TITLE.match(line[: found[0].start()]):
        return ()
    if numbers != [*range(numbers[0], numbers[0] + len(found))]:
        return ()
    ends = [*(match.start() for match in found[1:]), len(line)]
    return tuple(
        (number, line[match.end() : end].strip())
        for number, match, end in zip(numbers, found, ends, strict=True)
    )


def _chosen(line: str) -> Answers:
    """Return the letters and verdicts of a line that holds nothing else."""
    found: list[tuple[int, str]] = []
    position = 0
    for match in _ENTRY.finditer(line):
        between = line[position : match.start()]
        if not (_GAP.match(between) if position else _TITLE.match(between)):
            return ()
        position = match.end()
        found += _spread(match)
    return tuple(found) if _GAP.match(line[position:]) else ()


def _spread(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield one answer a number: `1-3 BAB` says three."""
    first, said = int(match["first"]), match["said"]
    letters = re.findall(r"[A-Ha-h]", said)
    if match["last"] and int(match["last"]) - first + 1 == len(letters):
        yield from enumerate(letters, first)
    else:
        yield first, said


def in_table(note: Outline, body: range) -> Answers:
    """Return the answers of a table: a number and its answer in each row, or in each column."""
    table = next((note.pieces[i] for i in body if note.pieces[i].kind == TABLE), None)
    if table is None:
        return ()
    rows = [cells(row) for row in table.text.split("\n")]
    del rows[1]
    if len(rows) == _FEW and all(cell.isdecimal() for cell in rows[0][1:]):
        pairs = [*zip(*rows, strict=False)]
    else:
        pairs = [(row[0], row[1]) for row in rows if len(row) > 1]
    return tuple((int(number), said) for number, said in pairs if number.isdecimal() and said)

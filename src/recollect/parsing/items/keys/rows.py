"""Answers of a key that stand in rows: `1. B 2. C`, `1-5 ABCAD`, or a table of numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from recollect.core.text.scripts import either
from recollect.parsing.items.keys.parts import Parts
from recollect.parsing.markup.tables import cells
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TABLE, TEXT
from recollect.parsing.words.exam_parts import counted_part, titles_part
from recollect.parsing.words.vocabulary import Role

_ENTRY = re.compile(
    either(
        r"[(（]?Q?(?P<first>\d{1,3})(?:[ \t]*[-–~～—至][ \t]*(?P<last>\d{1,3}))?[)）]?"
        r"[ \t]*[.．、:：()（）=→–-]?[ \t]*"
        r"(?P<said>[A-Ha-h](?:[ \t,，/&]{0,2}[A-Ha-h]){0,15}|正确|错误|[√✓✔✅×✗✘❌对错TF]"
        r"|[Tt]rue|TRUE|[Ff]alse|FALSE)(?![A-Za-z])"
    )
)
_BREAK = re.compile(r"<br[ \t]*/?>", re.I)
_GAP = re.compile(r"[ \t,，;；、。|*_)）-]*$")
_TITLE = re.compile(r"[^\dA-Za-z]{0,16}$")
"""What may stand before the answers of a line: 一、选择题："""
_NAMED = re.compile(either(r"\W*(?:[^\dA-Za-z]{0,12}(?:题|答案)[^\w]{0,3})?$"))
"""The same before answers in words: what else leads to them is one, and counts its points."""
_MAY_ANSWER = re.compile(r"[^\dA-Za-z]{0,17}Q?\d")
_POINT = re.compile(r"(?:(?<=[^\w.])|^)(?P<number>\d{1,3})[.．、)）](?!\d)[ \t]*")
_CELL = re.compile(
    either(r"[*_]*(?:Q|Question|第)?[ \t]?#?(?P<number>\d{1,3})[ \t]?题?[.．、)）]?[*_]*"), re.I
)
"""The number of a question in a table: `3`, `Q3`, `**3.**`, `第 3 题`."""
_LINE = re.compile(r"^(?P<number>\d{1,3})[ \t]+(?P<said>\S.*)", re.M)
_FEW = 2


class Answer(NamedTuple):
    """The number of a question with its answer, as it stands."""

    number: int
    said: str
    part: str = ""
    """Which part of an exam counts so, 二 or `B`; empty where nothing tells."""


Answers = tuple[Answer, ...]


def on_lines(note: Outline, body: range, first: str, parts: Parts) -> dict[int, Answers]:
    """Return the answers that stand in rows, `1. B 2. C`, by piece; two at least in some line.

    A row may stand behind the title of its part: `**Knots:** 1. B 2. C`.
    """
    lines = [(body.start - 1, "", line) for line in first.split("\n")]
    for piece in (note.pieces[i] for i in body if note.pieces[i].kind == TEXT):
        label, source = note.marks.label(piece.index), note.lines[piece.start : piece.end]
        source = [_BREAK.sub("  ", line) for line in source]
        if not any(map(_MAY_ANSWER.match, (*source, label.rest))):
            continue
        part = parts.begun(piece)
        if label.word and part:
            source = [label.rest.split("\n", 1)[0], *source[1:]]
        lines += [(piece.index, part, line) for line in source]
    if not any(_MAY_ANSWER.match(line) for *_, line in lines):
        return {}
    found: list[tuple[int, Answers]] = []
    below, part = parts.below(body), ""
    for index, named, line in lines:
        above = found and found[-1][0] == index
        part = counted_part(line) or named or (part if above else below.get(index - 1, ""))
        if row := _chosen(line) or _written(line):
            found.append((index, tuple(answer._replace(part=part) for answer in row)))
    if not any(len(row) > 1 for _, row in found):
        return _line_by_line(note, body)
    rows: dict[int, Answers] = defaultdict(tuple)
    for index, row in found:
        rows[index] += row
    return rows


def _line_by_line(note: Outline, body: range) -> dict[int, Answers]:
    """Return the answers of plain paragraphs whose lines all count on by bare numbers: `1 b`."""
    rows: dict[int, Answers] = {}
    for piece in (note.pieces[i] for i in body if note.pieces[i].kind == TEXT):
        told = tuple(Answer(int(m["number"]), m["said"]) for m in _LINE.finditer(piece.text))
        first = {answer.number - nth for nth, answer in enumerate(told)}
        if piece.text.count("\n") + 1 == len(told) >= _FEW and len(first) == 1:
            rows[piece.index] = told
    return rows


def _written(line: str) -> Answers:
    """Return answers in words that are counted on in a line: `1. rank; alpha  2. zero`."""
    found: list[re.Match[str]] = []
    for match in _POINT.finditer(line):
        if not found or int(match["number"]) == int(found[-1]["number"]) + 1:
            found.append(match)
    if len(found) < (1 if titles_part(line) else _FEW):
        return ()
    if not (_NAMED.match(line[: found[0].start()]) or counted_part(line)):
        return ()
    ends = [*(match.start() for match in found[1:]), len(line)]
    return tuple(
        Answer(int(match["number"]), line[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    )


def _chosen(line: str) -> Answers:
    """Return the letters and verdicts of a line that holds nothing else."""
    found: list[Answer] = []
    position = 0
    for match in _ENTRY.finditer(line):
        between = line[position : match.start()]
        if not (_GAP.match(between) if position else _TITLE.match(between)):
            return ()
        position = match.end()
        found += _spread(match)
    return tuple(found) if _GAP.match(line[position:]) else ()


def _spread(match: re.Match[str]) -> Iterator[Answer]:
    """Yield one answer a number: `1-3 BAB` says three."""
    first, said = int(match["first"]), match["said"]
    letters = re.findall(r"[A-Ha-h]", said)
    if match["last"] and int(match["last"]) - first + 1 == len(letters):
        yield from map(Answer, range(first, first + len(letters)), letters)
    else:
        yield Answer(first, said)


def in_tables(note: Outline, body: range, parts: Parts) -> Answers:
    """Return the answers of tables: a number and its answer in each row, or in each column."""
    found = [i for i in body if note.pieces[i].kind == TABLE]
    below = parts.below(body) if found else {}
    return tuple(
        answer._replace(part=below.get(index - 1, ""))
        for index in found
        for answer in _in_table(note, note.pieces[index].text)
    )


def _in_table(note: Outline, table: str) -> Iterator[Answer]:
    """Yield the answers of a table; what a column of explanations says goes on with them."""
    head, _, *rows = map(cells, table.split("\n"))
    if len(rows) == 1 and all(map(_CELL.fullmatch, head[1:])):
        rows, head = [[*pair] for pair in zip(head, rows[0], strict=False)], []
    told = [at for at, cell in enumerate(head) if note.words.role(cell) is Role.EXPLANATION]
    for row in rows:
        number = _CELL.fullmatch(row[0]) if len(row) > 1 else None
        if number and row[1]:
            said = (row[1], *(row[at] for at in told if 1 < at < len(row)))
            yield Answer(int(number["number"]), "\n\n".join(filter(None, said)))

"""Progress tables: `| 章节 | 状态 | 日期 | 自测 |` and their like, as people really keep them.

Rows may be ragged; an empty cell, or a sign such as `-` or 同上, repeats the topic above; a date
may be a span; the sign of a status and a date may share a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recollect.core.study_log import EntryKind, Status, StudyEntry
from recollect.core.text.bare_titles import unadorned
from recollect.core.text.numbering import numbers_itself
from recollect.parsing.markup.tables import cells
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.studying.dates import span_in, undated
from recollect.parsing.studying.places import stages_of, year_of
from recollect.parsing.words.folding import folded
from recollect.parsing.words.study_words import StudyWords

_DELIMITER = re.compile(r"[ \t>]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$")
_DITTO = frozenset(["", "-", "—", "–", "--", "——", "同上", "〃", '"', "''", "↑", "ditto"])
_BREAK = re.compile(r"<br\s*/?>", re.I)
_DATES = ("date", "started", "ended")
_TELLING = frozenset(["status", *_DATES])
"""Without one of these a table tells nothing of studying."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table that tells of studying: which cell is what."""

    columns: Mapping[int, str]
    heads: Sequence[str]
    rows: Sequence[tuple[int, Sequence[str]]]
    """The 0-based line of each row, and its cells."""

    def cell(self, row: Sequence[str], kind: str) -> str:
        """Return the first filled cell of a kind; empty without one."""
        found = (row[i] for i, k in self.columns.items() if k == kind and i < len(row))
        return next((text for text in found if text), "")

    def all(self, kind: str) -> Iterator[str]:
        """Yield the filled cells of a kind."""
        for _, row in self.rows:
            if text := self.cell(row, kind):
                yield text


def progress_rows(note: Outline, words: StudyWords) -> Iterator[StudyEntry]:
    """Yield the rows of the progress tables of a note; a text may be one that Markdown misses."""
    for piece in (*note.marks.tables, *note.marks.texts):
        if "|" not in piece.text:
            continue
        table = _read(note, piece, words)
        if table is not None:
            yield from _entries(table, piece, note, words)


def _read(note: Outline, piece: Piece, words: StudyWords) -> _Table | None:
    start = piece.start
    if start + 1 >= len(note.lines) or "|" not in note.lines[start]:
        return None
    if not _DELIMITER.match(note.lines[start + 1]) or "-" not in note.lines[start + 1]:
        return None
    heads = cells(_unquoted(note.lines[start]))
    known = {i: kind for i, head in enumerate(heads) if (kind := _kind(head, words))}
    if _TELLING.isdisjoint(known.values()):
        return None
    rows = list(_rows(note, start, len(heads)))
    columns = _columns(known, heads, rows, words)
    if not columns or words.speaks_of("changelog", piece.section.title):
        return None
    table = _Table(columns, heads, rows)
    return table if _tells_of_studying(table, words) else None


def _rows(note: Outline, head: int, size: int) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows below a head; one without bars at its sides may begin with an empty cell."""
    is_open = not _unquoted(note.lines[head]).startswith("|")
    line = head + 2
    while line < len(note.lines) and "|" in note.lines[line]:
        text = _unquoted(note.lines[line])
        found = cells(text)
        if is_open and text.startswith("|") and len(found) < size:
            found = ["", *found]
        yield line, found
        line += 1


def _unquoted(line: str) -> str:
    return line.lstrip("> \t")


def _columns(
    known: Mapping[int, str],
    heads: Sequence[str],
    rows: Sequence[tuple[int, Sequence[str]]],
    words: StudyWords,
) -> dict[int, str]:
    """Return what each column holds, by its head, else by its cells; nothing without a topic."""
    columns, kinds = dict(known), {*known.values()}
    for kind, named in (("date", _DATES), ("status", ("status",))):
        if kinds.isdisjoint(named):
            _find_unnamed(kind, columns, heads, rows, words)
    if "topic" not in kinds and not kinds.isdisjoint(_DATES):
        _name_the_topic(columns, heads)
    return columns if "topic" in columns.values() else {}


def _find_unnamed(
    kind: str,
    columns: dict[int, str],
    heads: Sequence[str],
    rows: Sequence[tuple[int, Sequence[str]]],
    words: StudyWords,
) -> None:
    """Let a column of an unknown head be that of the dates, or of the statuses, by its cells."""
    for i in range(len(heads)):
        filled = [row[i] for _, row in rows if i < len(row) and row[i]]
        told = sum(
            bool(span_in(text, year=2000) if kind == "date" else words.status(text))
            for text in filled
        )
        if i not in columns and len(filled) > 1 and told * 4 > len(filled) * 3:
            columns[i] = kind
            return


def _kind(head: str, words: StudyWords) -> str:
    head = unadorned(head)
    if any(word in head.casefold() for word in words.columns["planned"]):
        return "planned"
    return words.kinds.get(folded(head), "")


def _name_the_topic(columns: dict[int, str], heads: Sequence[str]) -> None:
    """Let the first column without a known head be the topic, else a stage, else the contents."""
    for kind in ("", "stage", "content"):
        for i in range(len(heads)):
            if columns.get(i, "") == kind:
                columns[i] = "topic"
                return


def _tells_of_studying(table: _Table, words: StudyWords) -> bool:
    """Tell whether at least half of the cells under a status or a date hold one."""
    states = [*table.all("status")]
    signs = [bool(words.said_status(text)) for text in states]
    if states and not any(map(words.status, states)):
        signs = [False]  # words of its own alone may be about anything
    dates = [bool(span_in(text, year=2000)) for kind in _DATES for text in table.all(kind)]
    told = signs + dates
    return bool(told) and sum(told) * 2 >= len(told)


def _entries(table: _Table, piece: Piece, note: Outline, words: StudyWords) -> Iterator[StudyEntry]:
    stages = stages_of(piece.section, note, words)
    year = year_of(piece.section, note)
    topic = stage = ""
    for line, row in table.rows:
        topic = _or_above(table.cell(row, "topic"), topic)
        stage = _or_above(table.cell(row, "stage"), stage)
        if not topic:
            continue
        entry = StudyEntry(
            kind=EntryKind.LOG,
            line=line + 1,
            topic=_topic(table, topic),
            stages=(*stages, unadorned(stage)) if stage else stages,
            status=words.said_status(table.cell(row, "status")),
            content=_content(table, row, words),
        )
        entry = _dated(entry, table, row, words, year)
        year = entry.ended_on.year if entry.ended_on else year
        yield _tested(entry, table.cell(row, "test"), words, year)


def _topic(table: _Table, cell: str) -> str:
    """Return a topic; a bare number below `Lecture` is that lecture."""
    topic = unadorned(_BREAK.sub(" ", cell))
    head = next(i for i, kind in table.columns.items() if kind == "topic")
    if topic.isdecimal() and numbers_itself(f"{table.heads[head]} {topic}"):
        return f"{unadorned(table.heads[head])} {topic}"
    return topic


def _or_above(cell: str, above: str) -> str:
    return above if cell.strip() in _DITTO else cell


def _content(table: _Table, row: Sequence[str], words: StudyWords) -> str:
    """Return what the row says besides topic, status and dates."""
    said = (
        text
        for i, text in enumerate(row)
        if (kind := table.columns.get(i, "content")) in ("content", "planned")
        or (kind == "test" and _says_more(text, words))
    )
    return " | ".join(text for text in said if text)


def _says_more(cell: str, words: StudyWords) -> bool:
    """Tell whether a cell holds more than a sign and a date."""
    rest = undated(cell, span_in(cell))
    return bool(rest[len(words.leading_sign(rest)) :].strip()) and not words.status(rest)


def _dated(
    entry: StudyEntry, table: _Table, row: Sequence[str], words: StudyWords, year: int | None
) -> StudyEntry:
    told = (table.cell(row, kind) for kind in (*_DATES, "status"))
    found = [span for cell in told if (span := span_in(cell, year))]
    if found and words.is_crossed(table.cell(row, "status")):
        entry = replace(entry, status=Status.TROUBLE)
    if not found or entry.status is Status.NOT_STARTED:
        return entry
    return replace(
        entry,
        started_on=min(span.first for span in found),
        ended_on=max(span.last for span in found),
    )


def _tested(entry: StudyEntry, cell: str, words: StudyWords, year: int | None) -> StudyEntry:
    span = span_in(cell, year)
    verdict = words.said_status(undated(cell, span))
    failed = verdict is Status.TROUBLE or (span is not None and words.is_crossed(cell))
    if failed or span or verdict is Status.DONE:
        day = span.last if span else None
        return replace(entry, tested=True, tested_on=day, failed_test=failed)
    if entry.status is Status.DONE and _is_test(entry.topic, words):
        return replace(entry, tested=True, tested_on=entry.ended_on)
    return entry


def _is_test(topic: str, words: StudyWords) -> bool:
    """Tell whether a row is itself about a self-test: 自测Transformer, "Quiz 3"."""
    heads, lowered = tuple(filter(None, words.columns["test"])), topic.casefold()
    return lowered.startswith(heads) or lowered.endswith(heads)

"""Dated lists of files: a folder tree in a fence, or a bullet list, a date beside each name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from recollect.core.study_log import EntryKind, StudyEntry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, Piece
from recollect.parsing.studying.dates import span_in, undated
from recollect.parsing.studying.places import stages_of, year_of
from recollect.parsing.words.study_words import StudyWords

_BRANCH = re.compile(r"^(?P<lead>[\s│|├└─┬+`\\*-]*)(?P<rest>\S.*)$")
_DIGITS = re.compile(r"\d[-/.年月 ]\d|[a-z] \d", re.I)
_BRANCHES = "├└│"
_SUFFIX = r"(?:(?P<folder>/)|\.[A-Za-z][A-Za-z0-9]{0,5})"
_NAME = re.compile(rf"(?P<name>.+{_SUFFIX})(?=\s*$)")
_NAME_FIRST = re.compile(rf"(?P<name>.+?{_SUFFIX})(?=\s|$)")
_COMMENT = re.compile(r"\s+(?:#|//|<?[-–—]|←|\s)")
_LINKED = re.compile(r"\[(?P<text>[^\]\n]{0,200})\]\((?P<target>[^()\s]{1,400})\)")
_BETWEEN = "#-–—:：,，;；(（[]）)~ \t*|"


def dated_files(note: Outline, words: StudyWords) -> Iterator[StudyEntry]:
    """Yield the dated files and folders of a note, in reading order."""
    for piece in note.pieces:
        if piece.kind == CODE and any(map(piece.text.__contains__, _BRANCHES)):
            yield from _tree(piece, note)
    for piece in note.marks.entries:
        # A name ends in a slash or has a suffix: most entries hold neither, and no date.
        if "." not in piece.text and "/" not in piece.text:
            continue
        if _DIGITS.search(piece.text) and "\n" not in piece.text:
            yield from _bullet(piece, note, words)


def _tree(piece: Piece, note: Outline) -> Iterator[StudyEntry]:
    year = year_of(piece.section, note)
    folders: list[tuple[int, str]] = []
    for number in range(piece.start, piece.end):
        match = _BRANCH.match(note.lines[number])
        if match is None or not (named := _named(match["rest"])):
            continue
        depth = len(match["lead"])
        while folders and folders[-1][0] >= depth:
            folders.pop()
        stages = tuple(name for _, name in folders)
        yield from _dated(match["rest"][named.end() :], year, number, named["name"], stages)
        if named["folder"]:
            folders.append((depth, named["name"].rstrip("/")))


def _bullet(piece: Piece, note: Outline, words: StudyWords) -> Iterator[StudyEntry]:
    linked = _LINKED.search(piece.text)
    target = linked["target"] if linked else ""
    if not linked:
        named = _named(piece.text.strip("`"))
        target = named["name"] if named else ""
    if not _NAME.fullmatch(target) or "://" in target:
        return
    text = piece.text
    start, stop = linked.span() if linked else (text.find(target), text.find(target) + len(target))
    rest, year = f"{text[:start]} {text[stop:]}", year_of(piece.section, note)
    for entry in _dated(rest, year, piece.start, target, stages_of(piece.section, note, words)):
        yield replace(entry, topic=linked["text"]) if linked else entry


def _dated(
    rest: str, year: int | None, line: int, target: str, stages: tuple[str, ...]
) -> Iterator[StudyEntry]:
    """Yield a file or a folder, if what stands beside it has a date; `line` is 0-based."""
    if (span := span_in(rest, year)) is not None:
        yield StudyEntry(
            kind=EntryKind.FOLDER if target.endswith("/") else EntryKind.FILE,
            line=line + 1,
            topic=_title(target),
            stages=stages,
            started_on=span.first,
            ended_on=span.last,
            target=target,
            content=undated(rest, span).strip(_BETWEEN),
        )


def _named(text: str) -> re.Match[str] | None:
    """Find the name that a line starts with; it may hold spaces, and a remark may follow."""
    remark = _COMMENT.search(text)
    head = text[: remark.start()] if remark else text
    return _NAME.match(head) or _NAME_FIRST.match(text)


def _title(name: str) -> str:
    """Return a file's or a folder's name as a topic: without its suffix."""
    return re.sub(r"\.(?:md|markdown|mdown|mkd|ipynb|py|pdf)$", "", name.rstrip("/"), flags=re.I)

"""Course catalogues: stages, lectures, each with its folder, its status, its contents; and counts.

```
## 阶段1：基础建立
### 📖 Lecture 01: Introduction
**目录**: `01-…/`
**状态**: 🟡 进行中
**内容**:
- …
```
Or one line each: `- ✅ Lecture 3: GPUs (2025-06-01)`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from recollect.core.study_log import EntryKind, Status, StudyEntry
from recollect.core.text.bare_titles import plain, unadorned
from recollect.core.text.numbering import numbers_itself, tally_in
from recollect.core.text.scripts import either
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, RULE, TEXT, Piece
from recollect.parsing.studying.dates import span_in, undated
from recollect.parsing.studying.places import stages_of, title_of, year_of
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import Label
from recollect.parsing.words.study_words import StudyWords

_EDGES = " ()（）[]-–—:：,，"
_BEGUN = re.compile(
    either(r"\b(?:started|begun|finished|done|since|from|on)$|(?:开始于|始于|完成于|自)$"), re.I
)
"""What introduces a date."""

_COUNTED = re.compile(r"\d|第")
"""What has a number or a date."""


def catalogue_entries(note: Outline, words: StudyWords) -> Iterator[StudyEntry]:
    """Yield the lectures of a note's catalogue, and the counts that it states."""
    stated = {-1}  # the headings whose status is known; what stands above all of them has none
    for index, label in note.marks.labels.items():
        if _meaning(label, words) == "status":
            heading = note.pieces[index].section.piece
            entry = None if heading in stated else _under_heading(note.pieces[heading], note, words)
            stated.add(heading)
            if entry is not None:
                yield entry
        elif folded(label.word) in words.tallies and tally_in(label.rest):
            yield _tally(note.pieces[index], label, note, words)
    for piece in note.marks.entries:
        entry = _line(piece, note, words)
        if entry is not None:
            yield entry


def _under_heading(heading: Piece, note: Outline, words: StudyWords) -> StudyEntry | None:
    said, contents = _labels(note, heading.index, words)
    status = words.said_status(said.get("status", ""))
    if not status:
        return None
    span = span_in(said.get("date", ""), year_of(heading.section, note))
    begun = span if status is not Status.NOT_STARTED else None
    return StudyEntry(
        kind=EntryKind.COURSE,
        line=heading.start + 1,
        topic=title_of(heading.text, words),
        stages=stages_of(heading.section, note, words)[:-1],
        status=status,
        started_on=begun.first if begun else None,
        ended_on=begun.last if begun else None,
        target=plain(said.get("target", "")),
        content="\n".join(contents),
    )


def _labels(note: Outline, heading: int, words: StudyWords) -> tuple[dict[str, str], list[str]]:
    """Return what the labelled lines right below a heading say, by what it means, and contents."""
    said: dict[str, str] = {}
    contents: list[str] = []
    meaning = ""
    for index in range(heading + 1, len(note.pieces)):
        piece = note.pieces[index]
        if piece.kind in (HEADING, RULE):  # below a rule stands what is about the note as a whole
            break
        if piece.kind != TEXT:
            continue
        label = note.marks.label(piece.index)
        if named := _meaning(label, words):
            meaning = named
            said.setdefault(meaning, label.rest.split("\n", 1)[0])
            if meaning == "content" and label.rest:
                contents.append(plain(label.rest))
        elif meaning == "content" and piece.marker:
            contents.append(plain(piece.text))
        else:
            meaning = ""
    return said, contents


def _meaning(label: Label, words: StudyWords) -> str:
    return words.lines.get(folded(label.word), "") if label.closed else ""


def _tally(piece: Piece, label: Label, note: Outline, words: StudyWords) -> StudyEntry:
    return StudyEntry(
        kind=EntryKind.TALLY,
        line=piece.start + 1,
        topic=label.word,
        stages=stages_of(piece.section, note, words),
        content=plain(label.rest.split("\n", 1)[0]),
    )


def _line(piece: Piece, note: Outline, words: StudyWords) -> StudyEntry | None:
    """Read a list entry that states a status, and names a lecture or a date."""
    if "\n" in piece.text or (piece.box is None and piece.text.lstrip("*_ \t")[:1].isalpha()):
        return None
    sign = words.leading_sign(piece.text)
    if piece.box is None and not sign:
        return None
    status = Status.DONE if piece.box == "x" else Status.NOT_STARTED
    status = status if piece.box is not None else words.signs[sign]
    text = plain(piece.text.lstrip("*_ \t")[len(sign) :])
    if not _COUNTED.search(text):
        return None
    span = span_in(text, year_of(piece.section, note))
    if not (numbers_itself(unadorned(text)) or (span and status is not Status.NOT_STARTED)):
        return None
    begun = span if status is not Status.NOT_STARTED else None
    return StudyEntry(
        kind=EntryKind.COURSE,
        line=piece.start + 1,
        topic=_BEGUN.sub("", unadorned(undated(text, span)).strip(_EDGES)).strip(_EDGES),
        stages=stages_of(piece.section, note, words),
        status=status,
        started_on=begun.first if begun else None,
        ended_on=begun.last if begun else None,
    )

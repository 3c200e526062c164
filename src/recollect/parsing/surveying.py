"""The landmarks of a note: found in its path, in the lines at its top, in its labelled places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recollect.core.cards.items import Item
from recollect.core.figures.study_log import lecture_key, number, numbers_itself
from recollect.core.text.scripts import either
from recollect.parsing.landmarks import Landmarks, Mention, label_key
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, TEXT, Piece
from recollect.parsing.words.fingerprints import prints_of
from recollect.parsing.words.vocabulary import Vocabulary

_RANGE = re.compile(
    either(
        r"(?:(?<![A-Za-z])Q(?:uestions?\s*)?|(?P<zh>问题)\s*)"
        r"(?P<first>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<more>\+?)"
        r"(?:\s*(?:[-–—~～至到]|to\b)\s*(?:Q|问题)?\s*(?P<last>\d{1,3}|[一二三四五六七八九十]{1,3}))?"
    ),
    re.I,
)
_SIGNS = re.compile(r"[#>*_:：]+")
_TOP = 30
"""Lines at the top of a note that may say what it covers."""
_WIDEST = 200
_ROUND = re.compile(either(r"第\s*[\d一二三四五六七八九十]{1,3}\s*轮|^\W*round\s*\d"), re.I)


def survey(note: Outline, items: Sequence[Item]) -> Landmarks:
    """Return the landmarks of a note, given the items found in it."""
    covers, told = _coverage(note)
    return Landmarks(
        words=note.words.stamp,
        lecture=told or _lecture_of(note),
        covers=covers,
        record=note.words.mentions("record", note.name),
        mentions=tuple(_mentions(note, items)),
        prints=tuple((item.line, *prints_of(item)) for item in items),
    )


def _lecture_of(note: Outline) -> str:
    """Return the lecture that the nearest part of a path names; else the note's title, or a line
    that begins with it above the first section or in the front matter: `week: 3`.
    """
    named = (lecture_key(part) for part in reversed(note.path.split("/")))
    title, second = [*(heading.start for heading in note.marks.headings[:2]), _TOP, _TOP][:2]
    lines = (_SIGNS.sub(" ", line).strip() for line in note.lines[: min(second, _TOP)])
    told = (lecture_key(t) for i, t in enumerate(lines) if i == title or numbers_itself(t))
    return next(filter(None, (*named, *told)), "")


def _coverage(note: Outline) -> tuple[tuple[str, ...], str]:
    """Return the labels that a line at the top says the note covers, and the lecture it names."""
    labels: list[str] = []
    lecture = ""
    for index, label in note.marks.labels.items():
        if note.pieces[index].start >= _TOP:
            break
        if label.bold and note.words.mentions("coverage", label.word):
            labels += _spelled_out(label.rest)
            lecture = lecture or lecture_key(label.rest)
    return tuple(dict.fromkeys(labels)), lecture


def _spelled_out(text: str) -> Iterator[str]:
    for match in _RANGE.finditer(text):
        first, last = number(match["first"]), number(match["last"] or match["first"])
        series = "问题" if match["zh"] else "Q"
        if match["more"]:
            yield f"{series}{first}+"
        elif last - first < _WIDEST:
            yield from (f"{series}{n}" for n in range(first, last + 1))


def _mentions(note: Outline, items: Sequence[Item]) -> Iterator[Mention]:
    answered = {item.line: bool(item.answer or item.own_answer) for item in items}
    for index, label in note.marks.questions.items():
        piece = note.pieces[index]
        if piece.kind not in (HEADING, TEXT):
            continue
        line = piece.start + 1
        if piece.kind == HEADING:
            end = section_end(note, piece)
            answers = answered.get(line, True) or _goes_on(note, piece, end)
        else:
            end = note.reach.of_line(index)
            answers = answered.get(line, False)
        last = note.pieces[end - 1].end if end > index else piece.end
        yield Mention(label_key(label.label), label.rest, line, last, answers)


def _goes_on(note: Outline, piece: Piece, end: int) -> bool:
    """Tell whether a section has headings of its own: a discussion, not a question with hints."""
    return any(p.kind == HEADING for p in note.pieces[piece.index + 1 : end])


def section_end(note: Outline, piece: Piece) -> int:
    """Return where the section of a question's heading ends.

    Not at the next heading of its rank: at the next question's heading of any rank, at a round, a
    range of questions, a summary or a check list, or at a heading of higher rank.
    """
    for heading in note.marks.headings_after(piece.index):
        if heading.level < piece.level or heading.index in note.marks.questions:
            return heading.index
        if _closes(heading.text, note.words):
            return heading.index
    return len(note.pieces)


def _closes(title: str, vocabulary: Vocabulary) -> bool:
    ranged = any(match["last"] for match in _RANGE.finditer(title))
    return ranged or bool(_ROUND.search(title)) or vocabulary.mentions("section_end", title)

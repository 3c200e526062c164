"""The landmarks of a note: found in its path, in the lines at its top, in its labelled places."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from recollect.core.cards.items import Item
from recollect.core.text.numbering import lecture_key, number, numbers_itself
from recollect.core.text.scripts import either
from recollect.parsing.items.keys.finding import answers_by_piece
from recollect.parsing.landmarks import KeyEntry, Landmarks, Mention, label_key
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, Piece
from recollect.parsing.paths import names_key
from recollect.parsing.words.answer_titles import names_answers
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.fingerprints import prints_of
from recollect.parsing.words.numbers import UNIT

_RANGE = re.compile(
    either(
        rf"(?P<unit>(?<![A-Za-z\d]){UNIT})?"
        r"(?:(?<![A-Za-z])Q(?:uestions?\s*)?|(?P<zh>问题|思考题|自测题|练习题|第(?=\s*[\d一二三四五六七八九十]{1,3}\s*[问题]))\s*)"
        r"(?P<first>\d{1,3}|[一二三四五六七八九十]{1,3})(?P<more>\+?)"
        r"(?:\s*(?:[-–—~～至到]|to\b)\s*(?:Q|问题|思考题)?\s*(?P<last>\d{1,3}|[一二三四五六七八九十]{1,3}))?"
        r"(?P<others>(?:\s*(?:[,，、&](?:\s*and\b)?|and\b|[和与及])\s*\d{1,3}(?!\d))*)"
    ),
    re.I,
)
_SIGNS = re.compile(r"[#>*_:：]+")
_COUNTED = re.compile(r"\d|第")
_TOP = 30
"""Lines at the top of a note that may say what it covers."""
_SAYS = re.compile(
    either(
        r"(?:^|[.。;；|])(?!\W{0,6}(?:not\b|uncovered|[未没不]))(?P<word>[^:：.。;；|]{1,30})[:：]"
        r"(?P<rest>(?:(?![.。;；|][^:：.。;；|]{1,30}[:：]).)*)"
    ),
    re.I,
)
"""What a line or a sentence says behind a few words with a colon: `With Ann. Covered: Q1`."""
_WIDEST = 200
"""Numbers of a range of labels, at most: `Q1-Q200`."""
_ROUND = re.compile(either(r"第\s*[\d一二三四五六七八九十]{1,3}\s*轮|^\W*round\s*\d"), re.I)


def survey(note: Outline, items: Sequence[Item]) -> Landmarks:
    """Return the landmarks of a note, given the items found in it."""
    folder = note.path.rpartition("/")[0].rpartition("/")[2]
    shelved, named = (
        note.words.mentions("record", re.sub("[-_]", " ", name)) for name in (folder, note.name)
    )
    record = shelved or named
    covers, lecture = _at_top(note)
    for title in note.marks.headings[:1]:
        if record and title.index not in note.marks.questions:  # else the title is one itself
            covers = tuple(dict.fromkeys((*covers, *_spelled_out(title.text))))
    return Landmarks(
        words=note.words.stamp,
        lecture=lecture,
        covers=covers,
        record=record,
        shelved=shelved,
        mentions=tuple(_mentions(note, items, record)),
        key=() if items else tuple(_key(note)),
        prints=tuple((item.line, *prints_of(item)) for item in items),
    )


def _at_top(note: Outline) -> tuple[tuple[str, ...], str]:
    """Return the labels that a line at the top says the note covers, and the lecture it is of.

    The lecture is named there, or by the nearest part of the path, or by the title, or a line above
    the first section or in the front matter begins with it: `week: 3`.
    """
    title, second = [*(heading.start for heading in note.marks.headings[:2]), _TOP, _TOP][:2]
    labels = [*_spelled_out(note.name)]
    covered: list[str] = []
    named = [lecture_key(part) for part in reversed(note.path.split("/"))]
    for i, line in enumerate(note.lines[:_TOP]):
        for said in _SAYS.finditer(line):
            if note.words.mentions("coverage", said["word"]):
                labels += _spelled_out(said["rest"])
                covered.append(lecture_key(said["rest"]))
        if i < second and (i == title or _COUNTED.search(line)):
            text = _SIGNS.sub(" ", line).strip()
            if i == title or numbers_itself(text):
                named.append(lecture_key(text))
    return tuple(dict.fromkeys(labels)), next(filter(None, (*covered, *named)), "")


def _spelled_out(text: str) -> Iterator[str]:
    for match in _RANGE.finditer(text):
        named = "问题" if match["zh"] == "第" else match["zh"]
        first, last = number(match["first"]), number(match["last"] or match["first"])
        series = (match["unit"] or "") + (named or "Q")
        if match["more"]:
            yield f"{series}{first}+"
        elif last - first < _WIDEST:
            yield from (f"{series}{n}" for n in range(first, last + 1))
        yield from (f"{series}{n}" for n in map(int, re.findall(r"\d+", match["others"])))


def _mentions(note: Outline, items: Sequence[Item], record: bool) -> Iterator[Mention]:
    told = {item.line for item in items if item.answer or (record and item.own_answer)}
    asking = {
        item.line  # below a mere label of a record, what does not ask answers
        for item in items
        if item.line not in told and (not record or ends_as_question(item.question))
    }
    asked = {i: (label_key(one.label), one.rest) for i, one in note.marks.questions.items()}
    if record and asked.keys().isdisjoint(piece.index for piece in note.marks.headings):
        asked |= _named(note)
    for index, (label, text) in asked.items():
        piece, line = note.pieces[index], note.pieces[index].start + 1
        if piece.kind == HEADING:
            end = _section_end(note, piece, asked)
            titles = (p.index for p in note.pieces[index + 1 : end] if p.kind == HEADING)
            discussed = any(i not in note.marks.part_headings for i in titles)
            answers = line not in asking or discussed  # else a question with hints
        else:
            below = range(index + 1, note.reach.of_line(index))
            end = next((i for i in below if i in asked), below.stop)
            tells = record and not (piece.marker or ends_as_question(text))
            answers = tells or line in told
        recaps = piece.kind != HEADING and not answers and _recaps(note, piece, text)
        yield Mention(label, text, line, note.pieces[end - 1].end, answers, recaps)


def _key(note: Outline) -> Iterator[KeyEntry]:
    """Yield the answers by numbers of a note that its name or its title calls answers."""
    title = note.marks.headings[0] if note.marks.headings else None
    body = range(0 if title is None else title.index + 1, len(note.pieces))
    if not (names_key(note.path) or (title and names_answers(title.text, note.words))):
        return
    told = answers_by_piece(note, body, "")
    for (index, answers), end in zip(told.items(), [*[*told][1:], body.stop], strict=False):
        while end - 1 > index and note.pieces[end - 1].kind == HEADING:
            end -= 1
        first, last = note.pieces[index].start + 1, note.pieces[end - 1].end
        yield from (KeyEntry(each.number, each.said, first, last) for each in answers)


def _recaps(note: Outline, piece: Piece, text: str) -> bool:
    """Tell whether an entry of a list tells below a title that recaps, and names no exercises."""
    if not piece.marker or ends_as_question(text):
        return False
    called = piece.section.title.casefold().partition(" of ")[0]
    return note.words.last_mention(("recap", "question_list", "exercise"), called) == "recap"


def _named(note: Outline) -> dict[int, tuple[str, str]]:
    """Return the titles of a record that name one question each: `Answer to Q2`, `关于问题2`."""
    labels = ((heading, [*_spelled_out(heading.text)]) for heading in note.marks.headings)
    named = [(heading, found[0]) for heading, found in labels if len(found) == 1]
    level = min((heading.level for heading, _ in named), default=0)
    return {heading.index: (label, "") for heading, label in named if heading.level == level}


def _section_end(note: Outline, piece: Piece, asked: Container[int]) -> int:
    """Return where the section of a question's heading ends.

    Not at the next heading of its rank: at the next question's heading of any rank, at a round, a
    range of questions, a summary or a check list, or at a heading of higher rank.
    """
    for heading in note.marks.headings_after(piece.index):
        if heading.level < piece.level or heading.index in asked:
            return heading.index
        ranged = any(match["last"] for match in _RANGE.finditer(heading.text))
        if (
            ranged
            or _ROUND.search(heading.text)
            or note.words.mentions("section_end", heading.text)
        ):
            return heading.index
    return len(note.pieces)

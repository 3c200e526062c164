"""A note that is one question: its title asks, a text below it sets what a label answers, or a
sign says that it asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from recollect.core.phrases import phrase
from recollect.parsing.items.claims import HIGHLIGHTED, WORDED, Claim, Dialect
from recollect.parsing.items.questions import question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, HTML, TEXT, Piece
from recollect.parsing.words.asking import asks, asks_as_name, ends_as_question
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.vocabulary import Role

_SIGN = re.compile(r"[❓❔]\ufe0f?[ \t]*(?=\S)")
_ANSWERING = (Role.ANSWER, Role.EXPLANATION)


def find(note: Outline) -> Iterator[Claim]:
    """Yield the claim of the note, if it is one question.

    The title has no other below it. All of a note answers its own name, if that asks, and titles
    it where no title asks. One that is several questions has a title of the first rank for each,
    and few others.
    """
    yield from _signed(note)
    first = next((piece for piece in note.pieces if piece.kind != HTML), None)
    if first is None:
        return
    titles = note.marks.headings
    asking = [title for title in titles if ends_as_question(title.text)]
    if asking[:1] == [first] and 2 * len(asking) > len(titles):
        for title in asking:
            yield from _titled(note, title)
    elif asks_as_name(note.name):
        titled = first.level == 1
        asked = question_of(note, first) if asking[:1] == [first] else note.name
        claim = _claim(asked, first.index, first.index + titled, len(note.pieces))
        yield replace(claim, group=bool(titles))
    elif first.kind == HEADING:
        yield from _titled(note, first)


def _signed(note: Outline) -> Iterator[Claim]:
    """Yield the claim of a line below the note's title that a sign says asks: `❓ …`.

    Where no other does, all that stands below answers it, titles and all.
    """
    found = [piece for piece in note.marks.texts if not piece.holder and _SIGN.match(piece.text)]
    if len(found) == 1 and found[0].section.level == 1 and note.marks.headings[0].level == 1:
        piece = found[0]
        asked = _SIGN.sub("", piece.text)
        if is_exercise_title(asked, note.words):
            return
        end = note.reach.of_heading(piece.section.piece)
        claim = _claim(asked, piece.index, piece.index + 1, end)
        yield replace(claim, strength=WORDED, why=phrase("a sign says that it asks"))


def _titled(note: Outline, title: Piece) -> Iterator[Claim]:
    """Yield the claim of a title that asks, or over a text that sets what a label answers.

    What an interview asked is answered by all that stands below, titles and all.
    """
    below, end = title.index + 1, note.reach.to_heading(title.index)
    whole = note.reach.of_heading(title.index)
    if title.level != 1:
        return
    asked = question_of(note, title)
    if end != whole:
        within = takewhile(lambda p: p.index < whole, note.marks.headings_after(title.index))
        parts = [p for p in within if p.around is title.section]
        told = any(note.marks.part_headings.get(p.index) is Role.ANSWER for p in parts)
        put = ends_as_question(asked) and note.words.mentions("interview", title.text)
        if put or (told and asks(asked, note.words)):
            yield replace(_claim(asked, title.index, below, whole), group=True)
    elif below == end:
        return
    elif ends_as_question(asked) or asked.startswith(note.words.telling_zh):
        yield _claim(asked, title.index, below, end)
    elif _is_set(note, below, end):
        yield replace(_claim(asked, title.index, below, end), asks_on=True, strength=WORDED)


def _is_set(note: Outline, below: int, end: int) -> bool:
    """Tell whether a text stands below a title, and below that a label for its answer, alone.

    Several labels answer several questions, and so does one below what counts and asks.
    """
    marks = note.marks
    if note.pieces[below].kind != TEXT or below in marks.numbers or below in marks.roles:
        return False
    answers = [i for i, role in marks.roles.items() if role in _ANSWERING and below < i < end]
    several = max(Counter(marks.roles[i] for i in answers).values(), default=0) > 1
    if not answers or several or marks.labels[answers[0]].rest:
        return False
    counted = (note.pieces[i].text for i in range(below, answers[0]) if i in marks.numbers)
    return not any(map(ends_as_question, counted))


def _claim(asked: str, start: int, head: int, end: int) -> Claim:
    return Claim(
        start=start,
        head=head,
        end=end,
        question=asked,
        strength=HIGHLIGHTED,
        why=phrase("the note is one question"),
    )


DIALECT = Dialect("whole-note", 10, find)

"""What a heading sets: one exercise that is answered as a whole, or questions one by one."""

from __future__ import annotations

from itertools import pairwise

from recollect.parsing.items.answers import (
    ANSWERING,
    BESIDE,
    FAR,
    answer_labels,
    begins_count,
    leads_to_answer,
    names_answer,
)
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CLOSE, OPEN, TEXT, Section
from recollect.parsing.words.asking import asks_or_sets, ends_as_question, leads_on
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.vocabulary import Role

_MANY = 3


def is_answered_whole(note: Outline, section: Section) -> bool:
    """Tell whether a heading counts an exercise that a text sets and a label or fold answers.

    One that only says "exercise" names one as well, if nothing counted in it asks by itself; so
    does one among exercises whose text leads into what it counts: its parts make no sense without.
    """
    marks, below = note.marks, section.piece + 1
    if below in marks.numbers or (answer := _answer_below(note, below)) is None:
        return False
    if section.piece in marks.counted or _tells_a_case(note, section):
        return True
    counted = marks.questions.keys() | {i for i in marks.asked if marks.labels[i].counts}
    asked = range(below, answer)
    named = note.words.role(section.title) is Role.QUESTION and counted.isdisjoint(asked)
    texts = [note.pieces[i].text for i in asked if i in marks.numbers]
    asking = any(asks_or_sets(text, note.words) for text in texts)
    return named and not (asking or ask_in_turn(note, asked))


def _tells_a_case(note: Outline, section: Section) -> bool:
    """Tell whether a heading among exercises has a text that ends in a colon over its count."""
    *above, title = (is_exercise_title(each, note.words) for each in section.path)
    body = note.pieces[section.piece + 1 : note.reach.to_heading(section.piece + 1)]
    texts = pairwise(piece for piece in body if piece.kind == TEXT)
    over = (text for text, below in texts if begins_count(note, below.index))
    return any(above) and not title and any(leads_on(p.text) for p in over)


def _answer_below(note: Outline, index: int) -> int | None:
    """Return the label, or the fold, that alone answers what a section holds from a piece on.

    Of several, one that nothing else stands before.
    """
    if leads_to_answer(note, index):
        return next(
            i for i in range(index, len(note.pieces)) if note.marks.roles.get(i) in ANSWERING
        )
    section = range(index, note.reach.to_heading(index))
    if len(answers := answer_labels(note, section)) == 1:
        return answers[0]
    return next(
        (i for i in section[:FAR] if note.pieces[i].kind == OPEN and names_answer(note, i)), None
    )


def ask_in_turn(note: Outline, between: range) -> bool:
    """Tell whether all that stands between a title and the answers asks, three times at least; or
    what stands above some answers does, but for remarks and hints: so each has its own.
    """
    ending = [ends_as_question(note.pieces[i].text) for i in between]
    body = range(between.stop, note.reach.to_heading(between.stop))
    texts = [_said_above(note, index) for index in answer_labels(note, body)]
    if sum(ends_as_question(text) or sets_task(text, note.words) for text in texts) > 1:
        return True
    return len(ending) >= _MANY and all(ending)


def _said_above(note: Outline, answer: int) -> str:
    """Return the text above an answer, but for remarks, and hints that are folded away."""
    depth = 0
    for piece in reversed(note.pieces[max(0, answer - FAR) : answer]):
        depth += (piece.kind == CLOSE) - (piece.kind == OPEN)
        if not depth and piece.kind != OPEN and note.marks.roles.get(piece.index) not in BESIDE:
            return piece.text if piece.kind == TEXT else ""
    return ""

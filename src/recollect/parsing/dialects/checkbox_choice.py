"""Multiple choice with boxes: a question, then `- [ ]` and `- [x]` lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from recollect.core.cards.items import Kind
from recollect.core.phrases import phrase
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.openers import choice_claim, question_before
from recollect.parsing.outline.marked_options import TICKED
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, Piece
from recollect.parsing.words.asking import (
    asks,
    ends_as_question,
    has_blank,
    mostly_end_as_questions,
    only_states,
)
from recollect.parsing.words.folding import folded
from recollect.parsing.words.titles import asks_else, checks_oneself, is_set_aside

_FEW = 3
"""Lists of boxes below questions that make a note a quiz, where any line
over boxes counts.

A statement to judge, with the boxes "true" and "false", counts below one question already.
"""


class _Found(NamedTuple):
    """A list of boxes and what stands over it; `ticked`: one of them is."""

    at: int
    last: int
    asked: bool
    judges: bool
    ticked: bool


def find(note: Outline) -> Iterator[Claim]:
    """Yield the questions above ticked and empty boxes; else these are a to-do list.

    In a quiz, empty boxes alone are a choice of which no answer is told.
    """
    found = _below_questions(note)
    ticked = [each for each in found if each.ticked]
    asking = sum(each.asked for each in ticked)
    company = asking >= _FEW and 2 * asking >= len(ticked)
    company |= sum(each.at in note.marks.questions for each in found) >= _FEW
    for each in found:
        claim = choice_claim(
            note, each.at, each.last, phrase("a question above ticked and empty boxes")
        )
        if each.ticked and (each.asked or company or (each.judges and asking)):
            yield claim
        elif company and each.asked:
            yield replace(claim, kind=Kind.CHOICE)


def _below_questions(note: Outline) -> list[_Found]:
    """Return the lists of boxes that may be options, with the text above each that may ask."""
    floor = 0
    found: list[_Found] = []
    for boxes in _lists(note):
        ticks = {"x" if TICKED.search(piece.text) else piece.box for piece in boxes}
        if ticks == {"x"} or len(boxes) < 2:
            continue
        if mostly_end_as_questions([piece.text for piece in boxes]):
            continue
        at = question_before(note, boxes[0].index, floor)
        floor = boxes[-1].index
        if at is not None and not _is_none(note, note.pieces[at], boxes[0]):
            lettered = all(piece.index in note.marks.options for piece in boxes)
            judges = all(folded(piece.text) in note.words.truths for piece in boxes)
            asked = lettered or _is_question(note, note.pieces[at])
            found.append(_Found(at, floor, asked, judges, len(ticks) > 1))
            floor += asked  # nothing is asked right behind a plan's boxes
    return found


def _lists(note: Outline) -> Iterable[list[Piece]]:
    """Return the boxes list by list; code between two that stands in neither is an option's."""
    lists: dict[int, list[Piece]] = defaultdict(list)
    listing = after = 0
    for piece in note.marks.boxes:
        if piece.index != after or note.pieces[after - 1].kind != CODE:
            listing = piece.listing
        lists[listing].append(piece)
        after = piece.index + 2
    return lists.values()


def _is_none(note: Outline, piece: Piece, first: Piece) -> bool:
    """Tell whether boxes below a text are plans, or what one checks oneself of: `Can I …?`.

    So are those beside a box of another list. A line, or what has a label, may ask about a plan.
    """
    title = piece.text
    if piece.box is not None and piece.depth >= first.depth:
        return True
    if checks_oneself(title, note.words) and not asks_else(title, note.words):
        return ends_as_question(title) or is_set_aside(title, note.words)
    counted = note.marks.number(piece.index) is not None
    asks_of_it = (piece.kind != HEADING or counted) and _is_question(note, piece)
    return is_set_aside(title, note.words) and not asks_of_it


def _is_question(note: Outline, piece: Piece) -> bool:
    if piece.index in note.marks.questions:
        return True
    text = piece.text
    marked = "?" in text or "？" in text
    asked = asks(text, note.words) and (marked or not only_states(text, note.words))
    return asked or has_blank(text)


DIALECT = Dialect("checkbox-choice", 85, find)

"""What rules part: the blocks of a note as a row, like cards, and exercises below their title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from recollect.core.phrases import phrase
from recollect.parsing.company.rows import Layout, Row, Setting, degree_of, questions_of
from recollect.parsing.items.claims import WORDED, Claim, claim_of
from recollect.parsing.items.titles import promises_questions
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import RULE, TEXT, Piece
from recollect.parsing.words.asking import asks_somewhere, leads_on, only_states
from recollect.parsing.words.labels import answered_below, label_of
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import is_exercise_title

_FEW = 2
_FILLED = re.compile(r"[（(][^()（）\n]+[)）]")


def asked_between_rules(note: Outline) -> Iterator[Piece]:
    """Yield what asks of the texts that open blocks between rules, where most open with one.

    A title over the first block is none of it; below one of exercises others ask as well. Numbers
    and labels ask by themselves.
    """
    titled = bool(note.pieces) and note.pieces[0].level == 1
    opening = [block[0] for block in _blocks(note.pieces[titled:])] if note.reach.rules else []
    found = [piece for piece in opening if _is_plain(note, piece)]
    if 2 * len(found) <= len(opening):
        return
    degrees = [degree_of(answered_below(piece.text)[0], note.words) for piece in found]
    setting = Setting.PROMISED if promises_questions(note, found[0]) else Setting.NEUTRAL
    for _, asking in questions_of([Row(found, degrees, Layout.HEADINGS, setting)]):
        yield from asking


def parted_exercises(note: Outline, section: Sequence[Piece]) -> Sequence[Claim]:
    """Return a claim for each paragraph that asks, where two thirds of what rules part do."""
    blocks = [*_blocks(section)]
    asked = [(piece, block[-1]) for block in blocks if (piece := _asked(note, block))]
    if len(asked) < _FEW or 3 * len(asked) < 2 * len(blocks):
        return []
    why = phrase("a paragraph that asks, parted from others below a title of exercises")
    return [
        replace(claim_of(note, piece, last.index + 1, why, WORDED), asks_on=leads_on(piece.text))
        for piece, last in asked
        # a farewell may have a word that asks
        if sets_task(piece.text, note.words) or not only_states(piece.text, note.words)
    ]


def _blocks(pieces: Iterable[Piece]) -> Iterator[Sequence[Piece]]:
    """Yield what rules at the margin part from each other."""
    for parts, block in groupby(pieces, lambda piece: piece.kind == RULE and not piece.holder):
        if not parts:
            yield [*block]


def _is_plain(note: Outline, piece: Piece) -> bool:
    marks, index = note.marks, piece.index
    counted = marks.numbers, marks.questions, marks.options, marks.asked
    if piece.kind != TEXT or piece.holder or any(index in each for each in counted):
        return False
    return not note.is_below(piece.section, is_exercise_title)


def _asked(note: Outline, block: Sequence[Piece]) -> Piece | None:
    """Return the paragraph that asks: the last of those at a block's start that do.

    Else the first, if its gap is filled: `Water boils at (100) degrees.`
    """
    marks = note.marks
    own = (p.kind == TEXT and p.holder is None and p.index not in marks.options for p in block)
    plain = [*block[: sum(takewhile(bool, own))]]
    asking = [p for p in plain if asks_somewhere(p.text, note.words) and not _only_leads(p)]
    if not asking and plain and _FILLED.search(plain[0].text):
        asking = plain[:1]
    if not asking or any(p.index in marks.numbers or p.index in marks.roles for p in asking):
        return None
    return asking[-1]


def _only_leads(piece: Piece) -> bool:
    """Tell whether a text is but a word or two with a colon: `is:` at the end of a paragraph."""
    label = label_of(piece.text)
    return label is not None and label.closed and not label.rest

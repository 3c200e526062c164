"""Whether exercises of a list are answered below them, as most of them show."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from recollect.parsing.items.ends import end_of
from recollect.parsing.items.questions import asked_over_code, asks_about_code, question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT, Piece
from recollect.parsing.words.asking import (
    asks,
    asks_somewhere,
    ends_as_question,
    leads_on,
    names_topic,
)
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.truth import judgement
from recollect.parsing.words.vocabulary import Role

_BULLETS = ("-", "*", "+")
_NAMED = 40
"""Bytes of a bullet that only names something, at most: a Chinese letter, of three, says more."""


def are_answered(note: Outline, leaves: Sequence[Piece], told: Container[int]) -> bool:
    """Tell whether most of some exercises are answered below them; bullets do, if one alone does.

    Where each has several, they may be what is to choose from. `told`: those that the lines which
    hang on them answer.
    """
    starts = [piece.index for piece in leaves]
    ends = [min(end_of(note, at), end) for at, end in pairwise([*starts, len(note.pieces)])]
    bodies = [note.pieces[at + 1 : end] for at, end in zip(starts, ends, strict=True)]
    both = [*zip(leaves, bodies, strict=True)]
    waiting = [(piece, body) for piece, body in both if piece.index not in told]
    below = sum(_is_answered(note, piece, body) for piece, body in waiting if body)
    if below and 2 * (below + len(both) - len(waiting)) > len(both):
        return True
    bullets = [_bullets_below(body) for piece, body in both if _asks(note, piece)]
    return bullets.count(1) > 1 and 2 * sum(map(bool, bullets)) > len(both)


def _bullets_below(body: Sequence[Piece]) -> int:
    """Return how many bullets stand below a line, if one stands right below it."""
    listed = [p.depth == 1 and p.marker in _BULLETS for p in body]
    return sum(listed) if listed[:1] == [True] else 0


def _asks(note: Outline, piece: Piece) -> bool:
    """Tell whether a line asks or names a topic."""
    text = question_of(note, piece)
    return asks(text, note.words) or names_topic(text, note.words)


def _is_answered(note: Outline, piece: Piece, body: Sequence[Piece]) -> bool:
    """Tell whether below a line that asks stands a text that does not, before the next.

    One bullet answers it; several may be what is to choose from. Code answers
    that the line does not speak of.
    """
    first = body[0]
    if any(note.marks.roles.get(p.index) is Role.ANSWER for p in body):
        return True
    if note.marks.part_headings.get(first.index) is Role.EXPLANATION:
        return True  # where nothing else stands below it
    if note.words.mentions("definitions", piece.section.title):
        return True
    if first.kind == CODE:
        asked = asked_over_code(body)
        if asked or asks_about_code(piece.text):  # what it asks of stands there
            return any(_tells(note, p) for p in body[asked or 1 :][:1])
        return not leads_on(piece.text)
    if not ends_as_question(piece.text):
        return _is_told(note, piece, first) or _is_judged(note, piece, first)
    listed = sum(p.depth == first.depth and bool(p.marker) for p in body)
    alone = not listed or (listed == 1 and first.marker in _BULLETS)
    alone = alone or is_counted_out(note, piece)
    return first.kind == TEXT and alone and not ends_as_question(first.text)


def is_counted_out(note: Outline, piece: Piece) -> bool:
    """Tell whether what an entry that asks holds is nothing to choose: counted, or one bullet."""
    below = piece.index + 1
    if note.marks.parents.get(below) != piece.index or piece.index in note.marks.stems:
        return False
    alone = note.reach.of_line(piece.index) == below + 1 and below not in note.marks.roles
    told = alone and not asks_somewhere(note.pieces[below].text, note.words)
    answers = told or below in note.marks.numbers
    return answers and ends_as_question(piece.text) and not asks_about_code(piece.text)


def _is_told(note: Outline, piece: Piece, first: Piece) -> bool:
    """Tell whether what a line asks for in words, `简述…`, stands below it in plain lines.

    So it may in bullets that say more than what is to choose from, or lead to more.
    """
    if not _asks(note, piece) or leads_on(question_of(note, piece)):
        return False
    leads = note.marks.parents.get(first.index + 1) == first.index
    leads = leads and not asks_somewhere(first.text, note.words)
    says = leads or len(first.text.encode()) > _NAMED
    points = first.marker in _BULLETS and says and first.box is None
    return points or _tells(note, first)


def _tells(note: Outline, piece: Piece) -> bool:
    """Tell whether a piece is a plain paragraph that neither asks nor counts."""
    if piece.kind != TEXT or piece.marker or piece.index in note.marks.options:
        return False
    return not (piece.index in note.marks.numbers or asks_somewhere(piece.text, note.words))


def _is_judged(note: Outline, piece: Piece, first: Piece) -> bool:
    """Tell whether a statement to judge has its verdict below it, in a bullet, or parts of one."""
    if piece.text.endswith((":", "：", "…", "...")) or sets_task(piece.text, note.words):
        return False
    named = first.marker in _BULLETS and note.marks.label(first.index).closed
    return named or judgement(first.text, note.words) is not None

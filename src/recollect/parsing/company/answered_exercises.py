"""Whether exercises of a list are answered below them, as most of them show."""

from __future__ import annotations

from collections.abc import Container, Sequence

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
    ends = _ends(note, leaves)
    below = sum(
        _is_answered(note, piece, end)
        for piece, end in zip(leaves, ends, strict=True)
        if piece.index not in told
    )
    if below and 2 * (below + sum(piece.index in told for piece in leaves)) > len(leaves):
        return True
    bullets = [_bullets_below(note, p, end) for p, end in zip(leaves, ends, strict=True)]
    return bullets.count(1) > 1 and 2 * sum(map(bool, bullets)) > len(leaves)


def _ends(note: Outline, leaves: Sequence[Piece]) -> list[int]:
    """Return how far what answers each of some exercises may reach: none to the next one."""
    following = [*(piece.index for piece in leaves[1:]), len(note.pieces)]
    both = zip(leaves, following, strict=True)
    return [min(end_of(note, piece.index), end) for piece, end in both]


def _bullets_below(note: Outline, piece: Piece, end: int) -> int:
    """Return how many bullets stand below a line that asks or names a topic, on its margin."""
    text = question_of(note, piece)
    if not (asks(text, note.words) or names_topic(text, note.words)):
        return 0
    below = note.pieces[piece.index + 1 : end]
    listed = [p.depth == 1 and p.marker in _BULLETS for p in below]
    return sum(listed) if listed[:1] == [True] else 0


def _is_answered(note: Outline, piece: Piece, end: int) -> bool:
    """Tell whether below a line that asks stands a text that does not, before the next.

    One bullet answers it; several may be what is to choose from. Code answers
    that the line does not speak of.
    """
    below = piece.index + 1
    if below >= end:
        return False
    if Role.ANSWER in map(note.marks.roles.get, range(below, end)):
        return True
    first = note.pieces[below]
    if note.words.mentions("definitions", piece.section.title):
        return True
    if first.kind == CODE:
        asked = below + asked_over_code(note.pieces[below:end])
        if asked > below or asks_about_code(piece.text):  # what it asks of stands there
            told = max(asked, below + 1)
            return told < end and _tells(note, note.pieces[told])
        return not leads_on(piece.text)
    if not ends_as_question(piece.text):
        return _is_told(note, piece, first) or _is_judged(note, piece, first)
    listed = sum(p.depth == first.depth and bool(p.marker) for p in note.pieces[below:end])
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
    text = question_of(note, piece)
    if not (asks(text, note.words) or names_topic(text, note.words)):
        return False
    leads = note.marks.parents.get(first.index + 1) == first.index
    leads = leads and not asks_somewhere(first.text, note.words)
    says = leads or len(first.text.encode()) > _NAMED
    points = first.marker in _BULLETS and says and first.box is None
    return not leads_on(text) and (points or _tells(note, first))


def _tells(note: Outline, piece: Piece) -> bool:
    """Tell whether a piece is a plain paragraph that neither asks nor counts."""
    if piece.kind != TEXT or piece.marker or piece.index in note.marks.options:
        return False
    return not (piece.index in note.marks.numbers or asks_somewhere(piece.text, note.words))


def _is_judged(note: Outline, piece: Piece, first: Piece) -> bool:
    """Tell whether a statement to judge has its verdict below it, in a bullet, or parts of one."""
    if piece.text.endswith((":", "：", "…", "...")) or sets_task(piece.text, note.words):
        return False
    label = note.marks.labels.get(first.index) if first.marker in _BULLETS else None
    return judgement(first.text, note.words) is not None or (label is not None and label.closed)

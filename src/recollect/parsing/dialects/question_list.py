"""Lists of questions without answers: numbered lines that ask, `1. [E] …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recollect.core.phrases import phrase
from recollect.parsing.company.list_rows import list_rows
from recollect.parsing.company.list_titles import is_quoted
from recollect.parsing.company.listed_lines import listed_question
from recollect.parsing.company.rows import Layout, Row, questions_of
from recollect.parsing.items.claims import HIGHLIGHTED, WORDED, Claim, Dialect
from recollect.parsing.items.ends import end_of, goes_on_with_gaps, with_exhibit
from recollect.parsing.items.questions import (
    answers_stand_below,
    asks_about_code,
    parent_of,
    question_of,
    told_below,
)
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TABLE, TEXT, Piece
from recollect.parsing.words.asking import (
    answered_behind,
    asks,
    asks_somewhere,
    draws_gap,
    ends_as_question,
    only_tells,
)
from recollect.parsing.words.vocabulary import Role


def find(note: Outline) -> Iterator[Claim]:
    """Yield the lines of lists in which what asks outweighs what tells."""
    rows = [(row, asking) for row, asking in questions_of(list_rows(note)) if asking]
    answered = {numbered: _mostly_answered(note, rows, numbered) for numbered in (True, False)}
    for row, asking in rows:
        yield from _claims(note, row, asking, answered[row.layout is Layout.COUNTED])


def _mostly_answered(
    note: Outline, rows: Sequence[tuple[Row[Piece], Sequence[Piece]]], numbered: bool
) -> bool:
    """Tell whether most of what all lists of a kind ask is answered below it, or on its line."""
    asking = [p for row, own in rows if (row.layout is Layout.COUNTED) is numbered for p in own]
    if len(asking) <= 1 or len(rows) <= 1:
        return False
    if numbered:
        return 2 * sum(_has_body(note, piece) for piece in asking) > len(asking)
    behind = (answered_behind(listed_question(note, piece), note.words) for piece in asking)
    return 2 * sum(bool(said) for _, said in behind) > len(asking)


def _claims(
    note: Outline, row: Row[Piece], asking: Sequence[Piece], mostly: bool
) -> Iterator[Claim]:
    """Yield the claims of a row; `mostly`: most in all rows of its kind is answered."""
    numbered = row.layout is Layout.COUNTED
    bodies = [_has_body(note, piece) for piece in asking]
    parted = [told_below(note, piece, listed_question(note, piece)) for piece in asking]
    told = sum(bool(said) or body for (_, said), body in zip(parted, bodies, strict=True))
    goes_on = numbered and asking[-1].index in note.marks.siblings  # in another list
    answered = any(bodies) and (2 * told > len(asking) or (goes_on and mostly))
    if answers_stand_below(told, len(asking)):
        parted = [(asked, said) if said else _first_line(note, asked) for asked, said in parted]
    else:
        parted = _on_lines(note, asking, mostly and not numbered)
    for piece, (question, said), body in zip(asking, parted, bodies, strict=True):
        if note.marks.roles.get(piece.index + 1) is Role.ANSWER:  # the lines are to choose from
            question, said = listed_question(note, piece), ""
        whole = answered or goes_on_with_gaps(note, piece)
        own = end_of(note, piece.index)
        own = own if whole else min(own, note.reach.of_line(piece.index))
        end = own if whole else with_exhibit(note, piece.index, own)
        stem = parent_of(note, piece)
        if stem is not None and draws_gap(question):  # alone, it may say next to nothing
            question = f"{question_of(note, stem)}\n\n{question}"
        yield Claim(
            start=piece.index,
            end=end,
            question=question,
            said=said,
            strength=WORDED if numbered else HIGHLIGHTED,
            asks_on=end > own or not (numbered or said or body),
            follows=not numbered and stem is not None and asks(question_of(note, stem), note.words),
            why=phrase(
                "asks, in a list where {n} of {all} do", n=len(asking), all=len(row.members)
            ),
        )


def _on_lines(note: Outline, asking: Sequence[Piece], mostly: bool) -> list[tuple[str, str]]:
    """Return what lines ask, and what sentences behind it answer, where most lines have such."""
    texts = [listed_question(note, piece) for piece in asking]
    behind = [answered_behind(text, note.words) for text in texts]
    answered = mostly or 1 < len(asking) < 2 * sum(bool(said) for _, said in behind)
    return behind if answered else [(text, "") for text in texts]


def _first_line(note: Outline, text: str) -> tuple[str, str]:
    """Part the first line of a text from those below it, which don't go on asking."""
    asked, _, below = text.partition("\n")
    asks_on = draws_gap(below) or asks_somewhere(below, note.words)
    return (text, "") if asks_on else (asked, below)


def _has_body(note: Outline, piece: Piece) -> bool:
    """Tell whether something stands between a line and the next, that does not go on asking."""
    below, end = piece.index + 1, end_of(note, piece.index)
    if below >= end or goes_on_with_gaps(note, piece):
        return False
    first, last = note.pieces[below], note.pieces[end - 1]
    if CODE in (first.kind, last.kind) and asks_about_code(piece.text):
        return False
    if piece.index in note.marks.numbers or is_quoted(note, piece):
        return True
    on = ends_as_question(first.text) or only_tells(first.text, note.words)
    return first.kind in (TEXT, TABLE, CODE) and not on


DIALECT = Dialect("question-list", 20, find)

"""What is asked below a label that stands alone: on the next line, in its entry, or in code."""

from __future__ import annotations

from recollect.core.phrases import Phrase
from recollect.parsing.items.answers import leads_to_answer
from recollect.parsing.items.lines.asked import Asked
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT, Piece
from recollect.parsing.words.asking import asks, asks_somewhere, ends_as_question
from recollect.parsing.words.labels import bare


def asked_below(note: Outline, piece: Piece, why: Phrase, number: str | None) -> Asked | None:
    """Return the question on the line below a label that stands alone."""
    index = piece.index + 1
    below = note.pieces[index : index + 2]
    if not below or below[0].kind != TEXT:
        return None
    topic = note.marks.label(index)
    asks_on = index not in note.marks.roles and asks_somewhere(topic.rest, note.words)
    if topic.closed and not asks_on:
        return None
    leads = leads_to_answer(note, index)
    if len(below) > 1 and all(p.marker for p in below):
        return Asked("", why, number) if leads else None  # a list asks, all of it
    if not number and index in note.marks.numbers:
        return None  # one of several, or counted on from those below another label
    text = below[0].text
    if below[0].marker and not (number or leads):
        return None  # it titles the list
    sure = number and not note.words.sets_work(note.marks.label(piece.index).word)
    if sure or leads or ends_as_question(text):
        return Asked(text, why, number, below=True)
    return None


def asked_within(note: Outline, piece: Piece, why: Phrase, number: str | None) -> Asked | None:
    """Return the question nested in an entry that is a label, where another one answers it.

    Right below what counts a question, and asks it, it tells more of that.
    """
    first, above = piece.index + 1, note.pieces[piece.index - 1]
    if above.index in note.marks.questions and asks(above.text, note.words):
        return None
    inside = [note.marks.parents.get(i) == piece.index for i in (first, first + 1)]
    if not inside[0] or not leads_to_answer(note, first):
        return None
    text = "" if inside[1] else bare(note.pieces[first].text)
    return Asked(text, why, number, below=bool(text))


def code_below(note: Outline, piece: Piece) -> str:
    """Return the code right below a line, or nothing."""
    below = note.piece_at(piece.index + 1)
    if below.kind != CODE:
        return ""
    return note.source(below.start, below.end, below.holder)

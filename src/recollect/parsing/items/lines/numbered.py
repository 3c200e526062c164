"""What a line asks behind a question's number, or below one that stands alone: `Q7: …`."""

from __future__ import annotations

from dataclasses import replace

from recollect.core.phrases import phrase
from recollect.parsing.items.answers import is_answered, leads_to_answer
from recollect.parsing.items.lines.asked import Asked, Company
from recollect.parsing.items.lines.below_labels import asked_below, code_below
from recollect.parsing.items.questions import is_remark
from recollect.parsing.items.titles import setting_aside
from recollect.parsing.items.troubles import has_a_cause
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import (
    asks,
    asks_somewhere,
    ends_as_question,
    leads_on,
)
from recollect.parsing.words.labels import question_and_answer
from recollect.parsing.words.numbers import Numbered
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import is_exercise_title

_BOLD = ("**", "__")


def numbered_line(note: Outline, piece: Piece, numbered: Numbered) -> Asked | None:
    """Return what is asked behind a question's number, or below one that stands alone."""
    if not is_remark(numbered.rest):
        return _behind_number(note, piece, numbered)
    if code := code_below(note, piece):
        return Asked(code, phrase("a number over code to tell about"), numbered.label, below=True)
    return _below_number(note, piece, numbered)


def _behind_number(note: Outline, piece: Piece, numbered: Numbered) -> Asked | None:
    """Return what the text behind a number asks, if it does, or if others beside it do.

    Boxes below a title that sets aside only tick off what is asked elsewhere.
    """
    if piece.box is not None and setting_aside(piece, note.words):
        return None
    text, said = question_and_answer(numbered.rest)
    titled = is_exercise_title(piece.section.title, note.words)
    tells = piece.marker and not sets_task(text, note.words)  # `- **Q3** the first idea`
    sure = titled or (note.marks.label(piece.index).bold and not tells)
    if not (sure or is_stated(note, piece, text) or _asks_beside(note, piece)):
        return None
    if not ends_as_question(text) and has_a_cause(note, piece):
        return None
    in_bold = piece.text.partition("\n")[0].rstrip().endswith(_BOLD)
    if asks_somewhere(said, note.words):
        text, said = numbered.rest, ""
    elif in_bold and not (said or ends_as_question(text)):
        text, _, said = text.partition("\n")  # whatever words ask
    why = phrase("a line labelled {label}", label=numbered.label)
    return Asked(text, why, numbered.label, numbered.said or said)


def _below_number(note: Outline, piece: Piece, numbered: Numbered) -> Asked | None:
    """Return what is asked below a number that stands alone, or only has a remark."""
    if piece.marker or has_a_cause(note, piece):
        return None
    asked = asked_below(
        note, piece, phrase("a line labelled {label}", label=numbered.label), numbered.label
    )
    if (
        asked is None
        or note.marks.label(piece.index).bold
        or leads_to_answer(note, piece.index + 1)
    ):
        return asked
    sets = asks_somewhere(asked.text.replace(": ", "\n", 1), note.words)  # behind its topic
    return asked if sets else replace(asked, company=Company.COUNTED)


def _asks_beside(note: Outline, piece: Piece) -> bool:
    """Tell whether the line right above or below a numbered one is numbered as well, and asks."""
    beside = (note.marks.questions.get(piece.index + step) for step in (-1, 1))
    return any(other is not None and asks(other.rest, note.words) for other in beside)


def is_stated(note: Outline, piece: Piece, text: str) -> bool:
    """Tell whether a labelled text asks, leads on to what asks, or is answered; not what broke."""
    if ends_as_question(text) or leads_on(text):
        return True
    if has_a_cause(note, piece):
        return False
    return asks(text, note.words) or is_answered(note, piece.index)

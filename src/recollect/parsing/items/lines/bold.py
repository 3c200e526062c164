"""What a line asks in bold: by itself, or among others that do."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from recollect.core.phrases import phrase
from recollect.parsing.items.answers import is_answered, is_replied_to, names_answer
from recollect.parsing.items.lines.asked import Asked, Company
from recollect.parsing.items.titles import promises_questions
from recollect.parsing.outline.contents import only_links
from recollect.parsing.outline.options import unlettered
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    ends_as_question,
    leads_on,
)
from recollect.parsing.words.labels import Label, bare, unpictured, upright
from recollect.parsing.words.numbers import Numbered, coded, titled
from recollect.parsing.words.offers import offers
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.vocabulary import Role, Vocabulary

_LETTER = re.compile(r"(?:(?:Q|q|Ques|ques|QUES)[.)]|Q(?=[ \t]+[A-Z]))[ \t]+(?=\S)")
"""`Q. Why?`, `Q Why?`: the letter says that it asks, and is no part of what it asks."""
_ENDS = ("**", "__", "**_", "__*", "*__")
"""With what a text ends that is all in bold, or in bold italics."""


class _Bold(NamedTuple):
    """What a line says in bold, what stands behind that, and whether all of the line is bold."""

    text: str
    said: str
    whole: bool


def bold_line(note: Outline, piece: Piece, label: Label) -> Asked | None:
    """Return a line whose bold part asks: numbered, answered by a label, or among others."""
    bold = _bold_part(note, piece, label)
    if bold is None:
        return None
    if (counted := coded(bold.text)) and _is_coded(piece, counted, note.words):
        why = phrase("a line in bold that counts one of a kind, and asks")
        return Asked(counted.rest, why, counted.number, bold.said)
    number = note.marks.numbers.get(piece.index)
    if number is not None:
        return _numbered(note, piece, bold, number)
    if bold.whole and _has_answer(note, piece, bold.text):
        return Asked(
            bold.text, phrase("a line in bold that asks, with a labelled answer"), alone=True
        )
    if ends_as_question(bold.text):
        return None if piece.quoted or offers(bold.text) else _asking(bold)
    if "?" in bold.text and promises_questions(note, piece):
        why = phrase("a bold part that asks, below a title of questions")
        return Asked(bold.text, why, said=bold.said, company=Company.ASKING, alone=True)
    return _among_others(note, piece, bold)


def _bold_part(note: Outline, piece: Piece, label: Label) -> _Bold | None:
    """Return what a line says in bold, but for what only names what stands behind it."""
    runs_in = f"{label.word}.**" in piece.text and asks(label.word, note.words)
    answered = runs_in or ends_as_question(label.word)  # `**Why?**: because`
    listed = not label.rest and promises_questions(note, piece)
    if label.closed and not (answered or listed or piece.text.rstrip().endswith(_ENDS)):
        return None
    said = "" if only_links(label.rest) else label.rest
    stripped = upright(unpictured(piece.text.strip()))
    outside = (answered or listed) and not label.rest  # `**Why**?`: the mark is behind the bold
    text = label.word if outside else bare(stripped)
    if text != stripped:
        return _Bold(_uncounted(text), "", whole=True)
    if label.closed and not answered:
        return None
    return _Bold(_uncounted(label.word), said, whole=False)


def _uncounted(text: str) -> str:
    """Return a text without the letter that says that it asks, or counts it."""
    return unlettered(_LETTER.sub("", text))


def _numbered(note: Outline, piece: Piece, bold: _Bold, number: Numbered) -> Asked | None:
    """Return what a numbered line asks in bold: by itself, or among some that ask."""
    stated = bare(number.rest) if bold.whole else titled(bold.text)[1]
    told = bold.whole and names_answer(note, piece.index + 1)
    if told or ends_as_question(bold.text):
        why = phrase("a numbered line in bold that asks, or that a label answers")
        return Asked(stated, why, number.label, bold.said, bold_number=True)
    leads = leads_on(bold.text)
    if piece.quoted or not (leads or asks_among_others(stated, note.words)):
        return None
    return Asked(
        stated,
        phrase("a numbered line in bold, among some that ask"),
        number.label,
        bold.said,
        company=Company.NUMBER,
        bold_number=asks(stated, note.words),
    )


def _asking(bold: _Bold) -> Asked:
    """Return a bold part that ends as a question, which a title may as well."""
    why = phrase("a line in bold that asks, among others")
    return Asked(bold.text, why, said=bold.said, company=Company.ASKING, alone=True)


def _among_others(note: Outline, piece: Piece, bold: _Bold) -> Asked | None:
    """Return a line in bold that does not ask by itself: signed as those that do, or worded so."""
    if piece.quoted or not (bold.whole or _starts_in_bold(piece)):
        return None
    if is_signed(bold.text):
        why = phrase("a line in bold, signed as those that ask")
        return Asked(bold.text, why, said=bold.said, company=Company.SIGN)
    if asks_among_others(bold.text, note.words):
        why = phrase("a line in bold that asks by its words, among others")
        company = Company.LISTED if piece.marker else Company.WORDS
        return Asked(bold.text, why, said=bold.said, company=company, alone=True)
    return None


def _starts_in_bold(piece: Piece) -> bool:
    """Tell whether of the lines of a paragraph the first is in bold."""
    first, _, _ = upright(unpictured(piece.text.strip())).partition("\n")
    return first.rstrip().endswith(_ENDS)


def _has_answer(note: Outline, piece: Piece, text: str) -> bool:
    """Tell whether a label answers below what a line asks or sets, or follows up what it asks."""
    if ends_as_question(text):
        return is_answered(note, piece.index) or is_replied_to(note, piece.index, text)
    answers = note.marks.roles.get(piece.index + 1) is Role.ANSWER
    return answers and asks_among_others(text, note.words)


def _is_coded(piece: Piece, counted: Numbered, vocabulary: Vocabulary) -> bool:
    """Tell whether what a letter and a number count asks: among exercises, by its words."""
    if ends_as_question(counted.rest):
        return not piece.quoted
    titles = piece.section.path
    exercises = any(is_exercise_title(title, vocabulary) for title in titles)
    return exercises and asks_among_others(counted.rest, vocabulary)


def is_signed(text: str) -> bool:
    """Tell whether a line ends in a pictogram, as marks of difficulty do."""
    last = text.rstrip("*_ \t\ufe0f\u200d")[-1:]
    return bool(last) and unicodedata.category(last) == "So"

"""What the pieces of a note say of themselves: labels, numbers, letters, boxes; found once for all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from recollect.parsing.labels import Label, Numbered, label_of, number_of, numbered_label
from recollect.parsing.options import Letters, options_in, runs_of
from recollect.parsing.pieces import HEADING, OPEN, TABLE, TEXT, Piece

_CONTENTS_ENTRY = re.compile(r"[\s*_]*(?:\d+[.、)]\s*)?\[[^\]\n]*\](?:\(#?[^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^\]\n]*\])[\s*_.。]*$")
_MAY_LABEL = re.compile(r"[^\n]{0,40}?(?:[:：]|\*\*|__)")
_MAY_NUMBER = re.compile(r"(?:\*\*|__)?[（(]?\d")
_MAY_OPTION = re.compile(r"(?:\*\*|__)?[(（\[]?[A-Ha-h][^A-Za-z ]")
_ORDINAL = re.compile(r"\d{1,9}[.)]$")


@dataclass(eq=False, slots=True)
class Marks:
    """Pieces sorted by what they say; each list is in reading order."""

    headings: list[Piece] = field(default_factory=list)
    folds: list[Piece] = field(default_factory=list)
    tables: list[Piece] = field(default_factory=list)
    boxes: list[Piece] = field(default_factory=list)
    entries: list[Piece] = field(default_factory=list)
    """Texts that a list marker stands before."""
    labels: dict[int, Label] = field(default_factory=dict)
    """By piece: the label that a text or a heading starts with."""
    questions: dict[int, Numbered] = field(default_factory=dict)
    """By piece: a question's own label and number, `Q7`."""
    numbers: dict[int, Numbered] = field(default_factory=dict)
    """By piece: the number that a text, a heading or a list item starts with."""
    options: dict[int, Letters] = field(default_factory=dict)
    """By piece: the lettered options it holds, where they run A, B, …"""
    runs: list[list[int]] = field(default_factory=list)
    """The pieces of each row of lettered options."""


def marks_of(pieces: Sequence[Piece]) -> Marks:
    """Look at each piece once."""
    marks = Marks()
    for piece in pieces:
        kind = piece.kind
        if kind == TEXT:
            if piece.marker:
                marks.entries.append(piece)
            if piece.box is not None:
                marks.boxes.append(piece)
            _look(piece, marks)
            if _MAY_OPTION.match(piece.text) and (options := options_in(piece.text)):
                marks.options[piece.index] = options
        elif kind == HEADING:
            marks.headings.append(piece)
            _look(piece, marks)
        elif kind == OPEN:
            marks.folds.append(piece)
        elif kind == TABLE:
            marks.tables.append(piece)
    marks.runs = runs_of(marks.options)
    inside = {index for run in marks.runs for index in run}
    marks.options = {i: letters for i, letters in marks.options.items() if i in inside}
    return marks


def _look(piece: Piece, marks: Marks) -> None:
    text, index = piece.text, piece.index
    if _MAY_LABEL.match(text):
        label = label_of(text)
        if label is not None:
            marks.labels[index] = label
    numbered = numbered_label(text)
    if numbered is not None:
        marks.questions[index] = numbered
    if _ORDINAL.match(piece.marker):
        marks.numbers[index] = Numbered("", piece.marker[:-1], text)
    elif _MAY_NUMBER.match(text):
        number = number_of(text)
        if number is not None:
            marks.numbers[index] = number


def is_contents_entry(text: str) -> bool:
    """Tell whether a text is nothing but a link: a line of a table of contents."""
    return "](" in text and bool(_CONTENTS_ENTRY.match(text))

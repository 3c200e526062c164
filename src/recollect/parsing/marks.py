"""What the pieces of a note say of themselves: labels, numbers, letters; found once for all."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from recollect.parsing.asking import asks, ends_as_question, sets_task
from recollect.parsing.counted_options import counted, counted_rows
from recollect.parsing.labels import (
    PICTOGRAM,
    Label,
    Numbered,
    heading_number,
    label_of,
    number_of,
    numbered_label,
)
from recollect.parsing.options import SIGNS, Letters, options_in, runs_of
from recollect.parsing.pieces import HEADING, OPEN, TABLE, TEXT, Piece
from recollect.parsing.vocabulary import Role, Vocabulary, reveal_role

_CONTENTS_ENTRY = re.compile(
    r"[\s*_]*(?:\d+[.、)]\s*)?\[(?P<text>[^\]\n]*)\](?:\(#?[^()\n]*(?:\([^()\n]*\)[^()\n]*)?\)|\[[^\]\n]*\])[\s*_.。]*$"
)
_MAY_QUESTION = re.compile(r"[^\w\n]{0,12}[Qq问题第面例]")
_MAY_NUMBER = re.compile(PICTOGRAM + r"(?:\*\*|__)?[（(]?[\d一二三四五六七八九十]")
_TELLING = frozenset("Qq问题第面例一二三四五六七八九十ABCDEFGHabcdefghＡＢＣＤＥＦＧＨ")
"""Letters with which a label, a number or an option may start; so may any sign and digit."""
_MAY_OPTION = re.compile(rf"(?:\*\*|__)?(?:[(（\[]?[A-Ha-hＡ-Ｈ][^A-Za-z ]|[{SIGNS}])")
_NO_PARTS = (Role.QUESTION, Role.ABOUT)
_COUNTED = re.compile(r"\d")
_ONLY_COUNTED = re.compile(
    r"[^\w\n]*(?P<word>[^\W\d]{1,12})[ \t#]*\d{1,3}(?:[.-]\d{1,3})?[a-z]?[ \t*_]*[:：.]?[ \t*_]*$"
)
_FEW = 9
"""Pieces of a fold that tell whether its answer is one line or a list."""
_LONGEST = 12
"""Letters of a word for an answer, fewer."""


@dataclass(eq=False, slots=True)
class Marks:
    """Pieces sorted by what they say; each list is in reading order."""

    headings: list[Piece] = field(default_factory=list)
    part_headings: dict[int, Role] = field(default_factory=dict)
    """Headings that name a part of the item above them, `#### Answer`, and which."""
    folds: list[Piece] = field(default_factory=list)
    tables: list[Piece] = field(default_factory=list)
    boxes: list[Piece] = field(default_factory=list)
    entries: list[Piece] = field(default_factory=list)
    """Texts that a list marker stands before."""
    labels: dict[int, Label] = field(default_factory=dict)
    """By piece: the label that a text or a heading starts with."""
    roles: dict[int, Role] = field(default_factory=dict)
    """By piece: the role that its label names, where the label is set apart from the text."""
    asked: set[int] = field(default_factory=set)
    """By piece: its label says that a question follows, `**Exercise 3.** …`, `### 练习 3：…`."""
    counted: set[int] = field(default_factory=set)
    """Headings that only count a question: `### Problem 2`, `练习 3`."""
    questions: dict[int, Numbered] = field(default_factory=dict)
    """By piece: a question's own label and number, `Q7`."""
    numbers: dict[int, Numbered] = field(default_factory=dict)
    """By piece: the number that a text, a heading or a list item starts with."""
    options: dict[int, Letters] = field(default_factory=dict)
    """By piece: the lettered options it holds, where they run A, B, …"""
    siblings: dict[int, int] = field(default_factory=dict)
    """By numbered piece: the next one that counts on from it at its depth, or in its list."""
    parents: dict[int, int] = field(default_factory=dict)
    """By text in a nested list: the text of the list item it stands in."""
    stems: set[int] = field(default_factory=set)
    """The texts of list items that hold a numbered list of their own."""
    inner: set[int] = field(default_factory=set)
    """Lines with a number in brackets that count within what a number without them counts."""
    list_titles: dict[int, str] = field(default_factory=dict)
    """By list: the label that stands alone right above it, `**自测**：`."""
    runs: list[list[int]] = field(default_factory=list)
    """The pieces of each row of lettered options."""

    def labelled(self, role: Role) -> Iterator[int]:
        """Yield the pieces whose labels name a role."""
        return (index for index, named in self.roles.items() if named is role)

    def headings_after(self, index: int) -> Iterator[Piece]:
        """Yield the headings behind a piece."""
        start = bisect_right(self.headings, index, key=lambda heading: heading.index)
        yield from islice(self.headings, start, None)


def marks_of(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Marks:
    """Look at each piece once."""
    marks = Marks()
    for piece in pieces:
        kind = piece.kind
        if kind == TEXT:
            if piece.marker:
                marks.entries.append(piece)
            if piece.box is not None:
                marks.boxes.append(piece)
            if not is_contents_entry(piece.text):
                _look(piece, marks, vocabulary)
            if _MAY_OPTION.match(piece.text) and (options := options_in(piece.text)):
                marks.options[piece.index] = options
        elif kind == HEADING:
            _look_at_heading(piece, marks, vocabulary)
        elif kind == OPEN:
            marks.folds.append(piece)
        elif kind == TABLE:
            marks.tables.append(piece)
    marks.roles = {
        index: role
        for index, label in marks.labels.items()
        if label.closed and (role := vocabulary.role(label.word))
    }
    for index in [i for i in marks.labelled(Role.ANSWER) if _titles_questions(marks, pieces, i)]:
        del marks.labels[index], marks.roles[index]
    marks.asked = {
        index
        for index in marks.labelled(Role.QUESTION)
        if (label := marks.labels[index]).bold
        or (pieces[index].kind == HEADING and _COUNTED.search(label.word))
    }
    _sort_options(marks, pieces, vocabulary)
    _nest(marks, pieces, vocabulary)
    marks.inner = set(_inner(marks, pieces))
    marks.siblings = _siblings(marks, pieces)
    return marks


def _titles_questions(marks: Marks, pieces: Sequence[Piece], index: int) -> bool:
    """Tell whether what names an answer says of what kind the questions below it are."""
    below = index + 1
    return (
        not marks.labels[index].rest
        and below in marks.numbers
        and ends_as_question(pieces[below].text)
    )


def _look_at_heading(piece: Piece, marks: Marks, vocabulary: Vocabulary) -> None:
    marks.headings.append(piece)
    _look(piece, marks, vocabulary)
    label = marks.labels.get(piece.index)
    named = vocabulary.role(label.word) if label and label.closed else None
    part = reveal_role(piece.text, vocabulary)
    if named is Role.ABOUT:
        marks.part_headings[piece.index] = named
    elif part and part not in _NO_PARTS:
        marks.part_headings[piece.index] = part
    counted = _ONLY_COUNTED.match(piece.text)
    if counted and vocabulary.role(counted["word"]) is Role.QUESTION:
        marks.counted.add(piece.index)


def _sort_options(marks: Marks, pieces: Sequence[Piece], vocabulary: Vocabulary) -> None:
    """Keep the options that stand in a row; what is counted and is an option is no number."""
    lettered = {i: found for i, found in marks.options.items() if found[0][0].isalpha()}
    numerals = {i: found for i, found in marks.options.items() if i not in lettered}
    numerals |= {
        index: counted(number)
        for index, number in marks.numbers.items()
        if pieces[index].kind == TEXT and number.number.isdecimal()
    }
    runs = runs_of(lettered, pieces)
    options = {index: lettered[index] for run in runs for index in run}
    answers = {index: marks.labels[index].rest for index in marks.labelled(Role.ANSWER)}
    for fold in marks.folds:
        if reveal_role(fold.text, vocabulary) is Role.ANSWER:
            end = min(fold.partner, fold.index + _FEW)
            answers[fold.index] = _first_words(pieces[fold.index + 1 : end])
    for row in counted_rows(pieces, answers, numerals):
        runs.append(list(row))
        options |= row
        for index in row:
            marks.numbers.pop(index, None)
    marks.runs = sorted(runs)
    marks.options = dict(sorted(options.items()))


def _first_words(pieces: Sequence[Piece]) -> str:
    """Return the text that some pieces begin with; of a list, where it has one entry alone."""
    if not pieces or pieces[0].kind != TEXT:
        return ""
    if any(piece.marker for piece in pieces[1:]):
        return "" if pieces[0].marker else pieces[0].text
    return f"{pieces[0].marker} {pieces[0].text}".strip()


def _nest(marks: Marks, pieces: Sequence[Piece], vocabulary: Vocabulary) -> None:
    """Find the text of the list item around each nested list item.

    One that asks is no stem of what neither asks nor sets a task: that answers it.
    """
    texts: dict[int, int] = {}
    listed: set[int] = set()
    for piece in marks.entries:
        texts[id(piece.holder)] = piece.index
        if piece.holder is not None and piece.holder.listing not in listed:
            listed.add(piece.holder.listing)
            label = marks.labels.get(piece.index - 1)
            if label and label.closed and not label.rest:
                marks.list_titles[piece.holder.listing] = label.word
        above = piece.holder.parent if piece.holder is not None else None
        while above is not None and above.kind != "item":
            above = above.parent
        if above is not None and id(above) in texts:
            parent = pieces[texts[id(above)]]
            marks.parents[piece.index] = parent.index
            if piece.index in marks.numbers and not _answers(piece.text, parent.text, vocabulary):
                marks.stems.add(parent.index)


def _answers(text: str, asked: str, vocabulary: Vocabulary) -> bool:
    if asked.rstrip("*_ ").endswith((":", "：")) or not asks(asked, vocabulary):
        return False
    return not (asks(text, vocabulary) or sets_task(text, vocabulary))


def _inner(marks: Marks, pieces: Sequence[Piece]) -> Iterator[int]:
    section = None
    for index, number in marks.numbers.items():
        piece = pieces[index]
        if piece.kind != TEXT:
            continue
        if not _is_bracketed(piece):
            section = piece.section if number.value >= 0 else None
        elif piece.section is section:
            yield index


def _is_bracketed(piece: Piece) -> bool:
    return not piece.marker and piece.text.lstrip("*_ ").startswith(("(", "（"))


def _siblings(marks: Marks, pieces: Sequence[Piece]) -> dict[int, int]:
    """Find, for each numbered text, the one that follows it: in its list, or by its number."""
    following: dict[int, int] = {}
    in_list: dict[int, int] = {}
    by_number: dict[tuple[int, bool, bool, int], int] = {}
    for index in reversed(marks.numbers):
        piece = pieces[index]
        if piece.kind != TEXT:
            continue
        listing = piece.holder.listing if piece.holder and piece.marker else 0
        depth = piece.depth - bool(listing)
        value = marks.numbers[index].value
        style = (piece.text.startswith("**") and not listing, _is_bracketed(piece))
        ends = [in_list.get(listing), by_number.get((depth, *style, value + 1))]
        found = [end for end in ends if end is not None]
        if found:
            following[index] = min(found)
        if listing:
            in_list[listing] = index
        by_number[(depth, *style, value)] = index
    return following


def _alone(text: str, vocabulary: Vocabulary) -> Label | None:
    """Return the label that a text of nothing but a word for an answer is: `参考答案`."""
    if not 1 < len(text) < _LONGEST or vocabulary.role(text) is not Role.ANSWER:
        return None
    if text[0] in "`$":  # `a = 1` is code
        return None
    return Label(text, "", False, True)


def _look(piece: Piece, marks: Marks, vocabulary: Vocabulary) -> None:
    text, index = piece.text, piece.index
    label = label_of(text) or _alone(text, vocabulary)
    if label is not None:
        marks.labels[index] = label
    if len(piece.marker) > 1:  # no bullet's sign
        marks.numbers[index] = Numbered("", piece.marker[:-1], text)
    if text[:1].isalpha() and text[0] not in _TELLING:
        return
    if _MAY_QUESTION.match(text):
        numbered = numbered_label(text)
        if numbered is not None:
            marks.questions[index] = numbered
    if index not in marks.numbers and _MAY_NUMBER.match(text):
        number = heading_number(text) if piece.kind == HEADING else number_of(text)
        if number is not None:
            marks.numbers[index] = number


def linked_text(text: str) -> str:
    """Return what a text says that is nothing but a link; else nothing."""
    match = _CONTENTS_ENTRY.match(text) if "](" in text else None
    return match["text"] if match else ""


def is_contents_entry(text: str) -> bool:
    """Tell whether a text is nothing but a link: a line of a table of contents."""
    return "](" in text and bool(_CONTENTS_ENTRY.match(text))

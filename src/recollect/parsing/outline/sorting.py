"""Which marks of lettered, circled and counted lines are options, and which are numbers."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from recollect.parsing.outline.choices import concludes
from recollect.parsing.outline.counted_options import counted, counted_rows
from recollect.parsing.outline.marked_options import marked_rows
from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.options import Letters, runs_of, without_gap
from recollect.parsing.outline.pieces import HEADING, OPEN, TEXT, Piece
from recollect.parsing.outline.tabled_options import tabled_rows
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.numbers import Numbered
from recollect.parsing.words.roles import title_role
from recollect.parsing.words.vocabulary import Role, Vocabulary

_FEW = 9
"""Pieces of a fold that tell whether its answer is one line or a list."""


def sort_options(marks: Marks) -> None:
    """Keep the options that stand in a row; what is counted and is an option is no number."""
    lettered = {i: found for i, found in marks.options.items() if found[0][0].isalpha()}
    rows = runs_of(lettered, marks.pieces)
    for run in rows:  # `a. …` over `b. …` is no answer
        marks.roles.pop(run[0], None)
    answers = _answers(marks)
    numerals = _numerals(marks, lettered) if answers else {}
    runs = _but_parts(marks, rows, answers)
    options = {index: lettered[index] for run in runs for index in run}
    for index in options:
        if (
            index in marks.numbers
            and without_gap(marks.pieces[index].text) != marks.pieces[index].text
        ):
            del marks.numbers[index]
    titled = _titles_of_options(marks)
    for row in (
        *counted_rows(marks.pieces, answers, numerals),
        *marked_rows(marks.pieces, titled),
        *tabled_rows(marks),
    ):
        if row.keys().isdisjoint(options.keys()):
            runs.append(list(row))
            options |= row
            for index in row:
                marks.numbers.pop(index, None)
    marks.runs = sorted(runs)
    known = lettered.keys() | options.keys()
    circled = {index: found for index, found in marks.options.items() if index not in known}
    marks.options = dict(sorted(options.items()))
    _count_circled(marks, circled)


def _numerals(marks: Marks, lettered: Container[int]) -> dict[int, Letters]:
    """Return the lines that numbers count, circled ones or others, which may be options."""
    circled = {i: found for i, found in marks.options.items() if i not in lettered}
    return circled | {
        index: counted(number)
        for index, number in marks.numbers.items()
        if marks.pieces[index].kind == TEXT and number.number.isdecimal()
    }


def _but_parts(marks: Marks, rows: Sequence[list[int]], answers: Container[int]) -> list[list[int]]:
    """Return the rows that are no parts of an exercise; a text above parts states all of them."""
    runs = []
    for run in rows:
        if not _are_parts(run, marks.pieces, answers):
            runs.append(run)
        elif run[0] and marks.pieces[run[0] - 1].kind == TEXT:
            marks.stated |= dict.fromkeys(run[1:], run[0] - 1)
    return runs


def _titles_of_options(marks: Marks) -> set[int]:
    """Return the labels and headings that call what stands below them options."""
    titles = (*marks.labelled(Role.ABOUT), *marks.part_headings)
    called = (i for i in titles if marks.words.is_called("options", marks.pieces[i].text))
    return {i for i in called if _is_below(marks.pieces, i, marks.words)}


def _answers(marks: Marks) -> dict[int, str]:
    """Return what labels, folds and headings of answers say, by their pieces in reading order."""
    answers = {index: marks.labels[index].rest for index in marks.labelled(Role.ANSWER)}
    for fold in marks.folds:
        titled = fold.index + 1 in marks.part_headings  # `## Solution`, in a box for solutions
        below = fold.index + 1 + titled
        labelled = marks.roles.get(below) is Role.ANSWER
        first = marks.pieces[below : min(fold.partner, fold.index + _FEW)]
        said = marks.labels[below].rest if labelled else _first_words(first)
        if labelled or title_role(fold.text, marks.words) is Role.ANSWER or concludes(said):
            answers[fold.index] = said
    for index in (i for i, role in marks.part_headings.items() if role is Role.ANSWER):
        answers[index] = _first_words(marks.pieces[index + 1 : index + _FEW])
    return dict(sorted(answers.items()))


def _are_parts(run: Sequence[int], pieces: Sequence[Piece], answers: Container[int]) -> bool:
    """Tell whether lettered lines are parts of an exercise: one asks, and folds answer each."""
    folds = (any(i in answers and pieces[i].kind == OPEN for i in range(*p)) for p in pairwise(run))
    return any(ends_as_question(pieces[i].text) for i in run) and all(folds)


def _count_circled(marks: Marks, circled: Mapping[int, Letters]) -> None:
    """Take circled numbers for numbers where they are no options and one in their section asks."""
    alone = {i: found[0] for i, found in circled.items() if len(found) == 1}
    asking = {
        marks.pieces[i].section.piece for i, (_, text) in alone.items() if ends_as_question(text)
    }
    for index, (number, text) in alone.items():
        if marks.pieces[index].section.piece in asking:
            marks.numbers[index] = Numbered("", number, text)
    if asking:
        marks.numbers = dict(sorted(marks.numbers.items()))


def _is_below(pieces: Sequence[Piece], title: int, vocabulary: Vocabulary) -> bool:
    """Tell whether a title of options stands below what may ask: of its rank, only `## Question`.

    What is decided has options as well, `## Options` behind `## Context`.
    """
    heading, above = pieces[title], pieces[max(title - 1, 0)].section
    if heading.kind != HEADING or heading.level > above.level:
        return True
    return vocabulary.role(above.title) is Role.QUESTION


def _first_words(pieces: Sequence[Piece]) -> str:
    """Return the text that some pieces begin with; of a list, where it has one entry alone."""
    if not pieces or pieces[0].kind != TEXT:
        return ""
    if any(piece.marker for piece in pieces[1:]):
        return "" if pieces[0].marker else pieces[0].text
    return f"{pieces[0].marker} {pieces[0].text}".strip()

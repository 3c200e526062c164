"""What stands in what, and follows what: list items, and lines that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.pieces import TEXT, Container, Piece
from recollect.parsing.outline.resuming import is_bracketed, part_lists, within_counts
from recollect.parsing.words.asking import (
    asks,
    asks_or_sets,
    asks_somewhere,
    ends_as_question,
    leads_on,
)
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.vocabulary import Role, Vocabulary

_FEW = 2


def nest(marks: Marks) -> None:
    """Mark the lines that stand in others, and those that follow others by their numbers."""
    within = dict(within_counts(marks))
    if within:
        part_lists(marks.entries, within)
    marks.list_titles = _list_titles(marks)
    marks.parents = dict(_parents(marks))
    marks.stems = set(_stems(marks))
    marks.parents |= within
    marks.stems |= set(_stems_of_bullets(marks))
    marks.inner = set(_inner(marks))
    marks.siblings = _siblings(marks, within)


def _list_titles(marks: Marks) -> dict[int, str]:
    """Return the labels that stand alone right above lists."""
    first = {entry.listing: entry.index for entry in reversed(marks.entries)}
    above = ((listing, marks.label(index - 1)) for listing, index in first.items())
    return {listing: label.word for listing, label in above if label.closed and not label.rest}


def _parents(marks: Marks) -> Iterator[tuple[int, int]]:
    """Yield the texts of nested list items, each with that of the list item around it."""
    texts: dict[Container, int] = {}
    for piece in marks.entries:
        if piece.holder is not None:
            texts[piece.holder] = piece.index
            around = piece.holder.item_around
            if around in texts:
                yield piece.index, texts[around]


def _stems(marks: Marks) -> Iterator[int]:
    """Yield the entries that count others, and those that hold what is asked and answered in one.

    One that asks is no stem of what neither asks nor sets a task: that answers it.
    """
    for index, above in marks.parents.items():
        text, stem, over = (
            marks.pieces[index].text,
            marks.pieces[above].text,
            marks.parents.get(above),
        )
        question = "" if over is None else marks.pieces[over].text
        if index in marks.numbers and not _answers(text, stem, marks.words):
            told = above not in marks.numbers and (stem, text)
            if not (told and _answer_in_points(told, question, marks.words)):
                yield above
        answered = marks.roles.get(index) is Role.ANSWER and ends_as_question(stem)
        if over is not None and answered and not ends_as_question(question):
            yield over


def _stems_of_bullets(marks: Marks) -> Iterator[int]:
    """Yield the counted lines that lead to bullets which each ask or set a task: `1. …：`."""
    bullets: dict[int, list[Piece]] = defaultdict(list)
    for index, parent in marks.parents.items():
        if parent in marks.numbers and index not in marks.numbers:
            bullets[parent].append(marks.pieces[index])
    for parent, below in bullets.items():
        leads = len(below) >= _FEW and leads_on(marks.pieces[parent].text)
        if leads and all(asks_somewhere(piece.text, marks.words) for piece in below):
            yield parent


def _answers(text: str, asked: str, vocabulary: Vocabulary) -> bool:
    if leads_on(asked):
        return sets_task(asked, vocabulary) and not asks_somewhere(text, vocabulary)
    if not asks(asked, vocabulary):
        return False
    if ends_as_question(asked):  # steps may start as tasks do
        return not ends_as_question(text)
    return not asks_or_sets(text, vocabulary)


def _answer_in_points(told: Sequence[str], asked: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a bullet and what it counts answer the question around it: `- 组成：`."""
    whole = asks(asked, vocabulary) and not leads_on(asked)
    return whole and not any(asks_somewhere(text, vocabulary) for text in told)


def _inner(marks: Marks) -> Iterator[int]:
    section = None
    for index, number in marks.numbers.items():
        piece = marks.pieces[index]
        if piece.kind != TEXT:
            continue
        if not is_bracketed(piece):
            section = piece.section if number.value >= 0 else None
        elif piece.section is section:
            yield index


def _siblings(marks: Marks, within: Mapping[int, int]) -> dict[int, int]:
    """Find, for each numbered text, the one that follows it: in its list, or by a higher number.

    Notes leave some out: `**10. …**`, `**12. …**`. A list may go on with a count, but within it
    counts for itself.
    """
    following: dict[int, int] = {}
    in_list: dict[int, int] = {}
    first = {marks.pieces[index].listing: index for index in reversed(marks.numbers)}
    counting: dict[tuple[int, int, bool, bool], list[tuple[int, int]]] = defaultdict(list)
    for index in reversed(marks.numbers):
        piece = marks.pieces[index]
        if piece.kind != TEXT:
            continue
        listing = piece.listing
        depth = piece.depth - bool(listing)
        value = marks.numbers[index].value
        bold = piece.text.startswith("**") and not listing
        below = counting[within.get(index, -1), depth, bold, is_bracketed(piece)]
        while below and below[-1][0] <= value:
            below.pop()  # nothing above counts on to it but over this
        found = [end for _, end in below[-1:]]
        if listing in in_list:
            found.append(in_list[listing])
        if found:
            following[index] = min(found)
        if listing:
            in_list[listing] = index
        if value == 1 and not listing:
            below.clear()  # nor does anything where this begins anew
        if not listing or index == first[listing]:
            below.append((value, index))
    return following

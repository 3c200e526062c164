"""What stands in what, and follows what: list items, and lines that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.pieces import TEXT, Piece
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
    _find_parents(marks)
    for index, around in within.items():
        marks.parents[index] = around
    marks.stems.update(_stems_of_bullets(marks))
    marks.inner = set(_inner(marks))
    marks.siblings = _siblings(marks, within)


def _find_parents(marks: Marks) -> None:
    """Find the text of the list item around each nested list item.

    One that asks is no stem of what neither asks nor sets a task: that answers it. What is asked
    and answered in an entry has a stem as well.
    """
    texts: dict[int, int] = {}
    listed: set[int] = set()
    for piece in marks.entries:
        texts[id(piece.holder)] = piece.index
        if piece.holder is not None and piece.holder.listing not in listed:
            listed.add(piece.holder.listing)
            label = marks.label(piece.index - 1)
            if label.closed and not label.rest:
                marks.list_titles[piece.holder.listing] = label.word
        above = piece.holder.parent if piece.holder is not None else None
        while above is not None and above.kind != "item":
            above = above.parent
        if above is not None and id(above) in texts:
            parent = marks.pieces[texts[id(above)]]
            marks.parents[piece.index] = parent.index
            over = marks.parents.get(parent.index, -1)
            if piece.index in marks.numbers and not _answers(piece.text, parent.text, marks.words):
                told = () if parent.index in marks.numbers else (parent.text, piece.text)
                question = marks.pieces[over].text if told and over >= 0 else ""
                if not _answer_in_points(told, question, marks.words):
                    marks.stems.add(parent.index)
            asked = marks.roles.get(piece.index) is Role.ANSWER and ends_as_question(parent.text)
            if asked and over >= 0 and not ends_as_question(marks.pieces[over].text):
                marks.stems.add(over)


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
        if not listing or index == first[listing]:
            below.append((value, index))
    return following

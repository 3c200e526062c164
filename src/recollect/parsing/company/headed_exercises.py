"""`## 练习` + `### 1. …` and a text: exercises that each have a heading of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recollect.core.grouping import grouped
from recollect.core.phrases import phrase
from recollect.core.text.scripts import either
from recollect.parsing.company.rows import Degree, degree_of
from recollect.parsing.items.claims import Claim
from recollect.parsing.items.questions import label_for, question_of
from recollect.parsing.items.titles import sets_below, sets_named, titles_labelled, titles_several
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.marking import ONLY_COUNTED
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT, Piece
from recollect.parsing.words.answer_titles import names_answers
from recollect.parsing.words.asking import (
    asks,
    asks_somewhere,
    has_blank,
    names_topic,
)
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import RANGE, Label
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import is_exercise_title, names_exercises
from recollect.parsing.words.truth import judgement

_LEADS = re.compile(
    either(
        r"\b(?:this|these|following) exercises?\b|\bfollowing tasks\b"
        r"|\b(?:you have|there are) \w+ (?:tasks|exercises)\b|(?:本|这个|以下|下列|下面的?)练习"
    ),
    re.I,
)
"""What a text says that leads to exercises: `In this exercise you …`, `You have three tasks.`"""
_SHOWS = re.compile(r"(?://|#|--|;|%)[ \t]*(?:=>|->|→|⇒)|^>>>", re.M)
"""What code has that shows what it should come to, and answers nothing: `// => 40`."""
_FEW = 2
"""Pieces below a heading that are no more than a hint and an answer."""


def headed_exercises(note: Outline) -> Iterator[Claim]:
    """Yield a claim for each numbered heading right below a title of exercises.

    A label may hold the number: `作业 2：…`. Where none has one, most have a text that sets a task;
    the terms of a glossary set none, and what stands below those that are counted explains them.
    What only counts a quotation that asks, `Exercise 1.2` or `1.2-3`, needs no title over it.
    """
    quoting = {
        p.index: p
        for p in note.marks.headings
        if (p.index in note.marks.counted or p.text[:1].isdecimal())  # `Example 2` may quote any
        and _only_counts(note, p)
        and asks_somewhere(note.pieces[p.index + 1].text, note.words)
    }
    yield from (_quoted(note, piece) for piece in quoting.values())
    others = (p for p in note.marks.headings if p.index not in quoting)
    for index, rank in grouped((p.around.piece, p) for p in others).items():
        if index >= 0 and _titles_exercises(note, note.pieces[index], coded=True):
            yield from _below_title(note, note.pieces[index], rank)


def _below_title(note: Outline, title: Piece, rank: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the exercises among the headings of one rank below what may title exercises."""
    group = [piece for piece in rank if _is_counted(note, piece)]
    terms = note.words.mentions("definitions", title.text)
    tasks: list[Piece] = []
    if not (group or terms or title.index in note.marks.asked or title.index in note.marks.counted):
        tasks = [] if (group := _setting(note, rank)) else _tasks(note, rank)
    group = group or tasks
    if not group or (len(group) == 1 and group[0].index not in note.marks.numbers):
        return  # `CS-113: Loops` names a course
    coded = terms or _are_coded(note, group)
    if _titles_exercises(note, title, coded=coded):
        found = [piece for piece in group if _is_one(note, piece)]
        asked = (degree_of(question_of(note, piece), note.words) for piece in found)
        coded = coded or bool(tasks)
        answered = coded or Degree.ASKS in asked
        yield from (_claim(note, p, coded, answered=answered) for p in found)


def _setting(note: Outline, rank: Sequence[Piece]) -> list[Piece]:
    """Return the headings whose text sets what they only name, if most of their rank do.

    What has options asks right above them.
    """
    marks = note.marks
    bodies = ((p, range(p.index, note.reach.to_heading(p.index))) for p in rank)
    found = [
        piece
        for piece, body in bodies
        if not (piece.index in marks.part_headings or any(i in marks.options for i in body))
        and sets_below(note, piece, listed=False)
        and not titles_several(note, piece)
    ]
    return found if 2 * len(found) > len(rank) else []


def _tasks(note: Outline, rank: Sequence[Piece]) -> list[Piece]:
    """Return the headings that text or code answers, if at least half of their rank set a task."""
    texts = [question_of(note, piece) for piece in rank]
    setting = sum(sets_task(t, note.words) and not asks(t, note.words) for t in texts)
    if setting < _FEW or 2 * setting < len(rank):
        return []
    answered = (p for p in rank if note.reach.to_heading(p.index) > p.index + 1)
    return [piece for piece in answered if not sets_below(note, piece)]


def _are_coded(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether a block of code is all that answers most of some headings, or after a text."""
    bodies = [note.right_below(p) for p in group]
    ends = [body[-1] for body in bodies if 0 < len(body) <= _FEW]
    coded = sum(end.kind == CODE and not _SHOWS.search(end.text) for end in ends)
    return coded > _FEW and 4 * coded >= 3 * len(group)


def _is_counted(note: Outline, piece: Piece) -> bool:
    labelled = piece.index in note.marks.numbers or _counting_label(note, piece) is not None
    return labelled or _only_counts(note, piece)


def _only_counts(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading only counts what a quotation sets: `Think 2`."""
    quoted = note.piece_at(piece.index + 1).quoted
    return quoted and (not question_of(note, piece) or bool(ONLY_COUNTED.match(piece.text)))


def _counting_label(note: Outline, piece: Piece) -> Label | None:
    """Return the label of a heading that ends in a number."""
    label = note.marks.label(piece.index)
    if piece.index in note.marks.part_headings or RANGE.search(label.word):
        return None
    return label if label.closed and label.rest and label.word[-1:].isnumeric() else None


def _titles_exercises(note: Outline, heading: Piece, *, coded: bool) -> bool:
    """Tell whether a heading says "exercises", perhaps of what: `练习：缓存`.

    Where code answers what is below, it only has to end so: `100 SQL exercises`. Their answers do
    not stand below it.
    """
    title = heading.text
    ends = coded and folded(title).endswith(note.words.sections["exercise"])
    if not (ends or names_exercises(title, note.words) or _leads_to_exercises(note, heading)):
        return False
    return not note.is_below(heading.section, names_answers)


def _leads_to_exercises(note: Outline, heading: Piece) -> bool:
    """Tell whether the texts between a title and the first heading below it speak of exercises.

    What stands right below that one sets a task: instructions have steps, too.
    """
    first = note.reach.to_heading(heading.index)
    texts = (p.text for p in note.pieces[heading.index + 1 : first] if p.kind == TEXT)
    return any(_LEADS.search(text) for text in texts) and sets_named(note, note.piece_at(first))


def _is_one(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading is one exercise, and no title over some: `1. 选择题`."""
    below, end = piece.index + 1, note.reach.to_heading(piece.index)
    if end == below or titles_labelled(note, piece):
        return False
    if is_exercise_title(question_of(note, piece), note.words):
        return note.marks.numbers.keys().isdisjoint(
            range(below, note.reach.of_heading(piece.index))
        )
    bracketed = note.pieces[below].text.lstrip("*_ ").startswith(("(", "（"))
    return below not in note.marks.numbers or bracketed or _only_counts(note, piece)


def _claim(note: Outline, piece: Piece, coded: bool, *, answered: bool) -> Claim:
    label = _counting_label(note, piece)
    if _only_counts(note, piece):
        return _quoted(note, piece)
    title = label.rest if label else question_of(note, piece)
    head, end = note.reach.to_heading(piece.index), note.reach.of_heading(piece.index)
    parted = piece.index + 1 < head < end  # what headings below part is no part of the question
    below, sets = note.pieces[piece.index + 1 : head], sets_named(note, piece)
    asked = below if parted else below[: coded and sets]
    text = verbatim(asked, note)
    judged = bool(below) and judgement(below[0].text, note.words) is not None
    asks = asks_somewhere(title, note.words) or names_topic(title, note.words)
    told = answered and (asks or has_blank(title)) and not sets
    return Claim(
        start=piece.index,
        head=piece.index + 1 + len(asked),
        end=end,
        question=f"{title}\n\n{text}" if text else title,
        label=label.word if label else None,
        group=True,
        asks_on=not (coded or parted or judged or told),
        why=phrase("a heading below a title of exercises"),
    )


def _quoted(note: Outline, piece: Piece) -> Claim:
    """Return the exercise that a quotation sets below a mere number, and what follows answers.

    Code or a list right below it goes on with it, unless nothing else follows.
    """
    below, end = piece.index + 1, note.reach.of_heading(piece.index)
    quoted = next((i for i in range(below, end) if not note.pieces[i].quoted), end)
    above = ((i, note.pieces[i - 1], note.pieces[i]) for i in range(quoted, end))
    apart = (
        i
        for i, over, piece in above
        if piece.start != over.end or not (piece.kind == CODE or piece.marker)
    )
    head = next(apart, quoted)
    asked = (note.pieces[below:quoted], note.pieces[quoted:head])
    return Claim(
        start=piece.index,
        head=head,
        end=end,
        question="\n".join(verbatim(part, note) for part in asked if part),
        label=label_for(note, piece) or piece.text,
        why=phrase("a quotation below a heading that only counts it"),
    )

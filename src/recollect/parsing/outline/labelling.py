"""Which labels name roles, once it is known what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recollect.core.text.scripts import both_forms, either
from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.pieces import HEADING, OPEN, Piece
from recollect.parsing.words.asking import asks_somewhere, ends_as_question
from recollect.parsing.words.exam_parts import uncounted
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import Label
from recollect.parsing.words.numbers import number_of
from recollect.parsing.words.roles import label_role, refers, title_role
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.vocabulary import Role, Vocabulary

_ASSERTS = re.compile(either(r"(?:[QＱ]?[\W\d_])*(?:assertion|断言|论断)[^:：\n]{0,12}[:：]"), re.I)
"""Right above a reason, it says that exams have both judged: `**Assertion (A):** …`."""
_KIND_WORDS = (*both_forms(["题"]), " questions")
_NEAR = 9
"""Pieces to the next entry of a list, fewer."""
_FIRST = ("A.", "A．", "**A** –", "**A** —", "**A** -")
_SECOND = ("B.", "B、", "B．")


def name_roles(marks: Marks) -> None:
    """Mark the roles that labels name, and which of them say that a question follows."""
    _close_letters(marks)
    named = ((i, _role(marks.pieces[i], label, marks.words)) for i, label in marks.labels.items())
    marks.roles = {index: role for index, role in named if role}
    for index in [*_no_roles(marks)]:
        del marks.roles[index]
    for index in [*_no_answers(marks)]:
        del marks.labels[index], marks.roles[index]
    for index in marks.labelled(Role.ANSWER):
        _uncount(marks, index)
    marks.exam_parts = set(_exam_parts(marks))
    for index in marks.exam_parts & marks.part_headings.keys():
        del marks.part_headings[index]
    marks.asked = {
        i for i in marks.labelled(Role.QUESTION) if _asks(marks.labels[i], marks.pieces[i])
    }


def _no_roles(marks: Marks) -> Iterator[int]:
    """Yield the labels that begin points, state the reason that exams have judged, or judge."""
    yield from (i for i in marks.labelled(Role.HINT) if _is_point(marks, i))
    reasons = marks.labelled(Role.EXPLANATION)
    yield from (i for i in reasons if _ASSERTS.match(marks.pieces[i - 1].text))
    alone = (i for i in marks.labelled(Role.CRITIQUE) if marks.roles.get(i + 1) is not Role.ANSWER)
    yield from (i for i in alone if folded(marks.labels[i].word) in marks.words.truths)


def _no_answers(marks: Marks) -> Iterator[int]:
    """Yield the labels that name answers and say of what kind questions are, or count."""
    for index in marks.labelled(Role.ANSWER):
        titles = _titles_questions(marks, index)
        if titles or _begins_count(marks, marks.pieces[index]):
            yield index


def _asks(label: Label, piece: Piece) -> bool:
    """Tell whether a question's label says that it follows: in bold, or counting in a heading."""
    return label.bold or (piece.kind == HEADING and label.counts)


def _role(piece: Piece, label: Label, vocabulary: Vocabulary) -> Role | None:
    """Return the role of a label; `- **The solution:** …` is one of several points.

    So is `- 相关：同增同减`, which refers to nothing.
    """
    role = label_role(label, vocabulary)
    if not piece.marker or role is None:
        return role
    told = role is Role.REFERENCE and not refers(label)
    return None if told or role is not vocabulary.role(label.word) else role


def _is_point(marks: Marks, index: int) -> bool:
    """Tell whether a label in bold begins one of some points: `- **Start**: …`, `- **Next**: …`."""
    piece = marks.pieces[index]
    if not (piece.marker and marks.labels[index].bold):
        return False
    near = (p for p in marks.pieces[index + 1 : index + _NEAR] if p.marker)
    beside = next((p.index for p in near if p.listing == piece.listing), -1)
    label = marks.label(beside)
    return label.bold and label.closed and beside not in marks.roles


def _uncount(marks: Marks, index: int) -> None:
    """Take no number for a question's that counts on in an answer: `答：1. …` over `2. …`."""
    first = number_of(marks.labels[index].rest)
    count = 1
    while first is not None and first.value == 1 and index + 1 < len(marks.pieces):
        index, count = index + 1, count + 1
        number = marks.numbers.get(index)
        if (
            number is None
            or number.value != count
            or marks.pieces[index].start > marks.pieces[index - 1].end
        ):
            break
        del marks.numbers[index]


def _close_letters(marks: Marks) -> None:
    """Take `**Q** …` for a label, and `**A** …` right below it."""
    for index, label in marks.labels.items():
        if label.word != "Q" or (below := marks.label(index + 1)).word != "A":
            continue
        for each, letter in ((index, label), (index + 1, below)):
            if letter.bold and letter.rest:
                marks.labels[each] = letter._replace(closed=True)


def _titles_questions(marks: Marks, index: int) -> bool:
    """Tell whether what names an answer says of what kind questions are: below it, or behind it.

    `3. **Short answer:** Name …` is counted, as the questions around it are. `Ans:` between two
    that are counted names the answer that the first has not yet got.
    """
    below, (word, rest, *_) = index + 1, marks.labels[index]
    if rest and len(marks.pieces[index].marker) > 1:
        return ends_as_question(rest) or sets_task(rest, marks.words)
    if rest or (index - 1 in marks.numbers and not _is_kind(folded(word), marks.words)):
        return False
    return below in marks.numbers and ends_as_question(marks.pieces[below].text)


def _begins_count(marks: Marks, piece: Piece) -> bool:
    """Tell whether `A. …` counts: titles, before `### B. …`; an option, right below what answers.

    So does `**A** – …` below it, which says with its reason which option is right.
    """
    if piece.kind != HEADING:
        above = marks.pieces[piece.index - 1]
        whose = marks.roles.get(above.index) or marks.part_headings.get(above.index)
        if above.kind == OPEN:
            whose = title_role(above.text, marks.words)
        return whose in (Role.ANSWER, Role.OWN_ANSWER) and piece.text.startswith(_FIRST)
    if marks.labels[piece.index].word != "A":
        return False
    beside = (h for h in marks.headings_after(piece.index) if h.level <= piece.level)
    return next((h.text[:2] in _SECOND for h in beside), False)


def _exam_parts(marks: Marks) -> Iterator[int]:
    """Yield the headings that are short for a kind of questions, which are counted below them.

    `简答` is for `简答题`, `Short answer` for `Short answer questions`; a short answer may stand
    below a question as well, but not beside `Multiple choice`.
    """
    titles = {h.index: folded(uncounted(h.text)) for h in marks.headings}
    named = [i for i, title in titles.items() if _is_kind(title, marks.words)]
    sure = any(i not in marks.part_headings for i in named)
    for index in named:
        first = marks.numbers.get(index + 1)
        if first and (sure or asks_somewhere(first.rest, marks.words)):
            yield index


def _is_kind(title: str, vocabulary: Vocabulary) -> bool:
    return any(title + word in vocabulary.names["exercise"] for word in _KIND_WORDS)

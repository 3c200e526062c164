"""Whether something is answered: right there, or further down."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recollect.parsing.items.questions import question_of
from recollect.parsing.items.troubles import SOLVING
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, OPEN, TEXT, Piece
from recollect.parsing.words.answer_titles import names_answers
from recollect.parsing.words.asking import asks, asks_somewhere, ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import label_of
from recollect.parsing.words.roles import label_role, title_role
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.truth import says_yes_or_no
from recollect.parsing.words.vocabulary import Role

FAR = 20
"""Pieces from a question to the label of its answer."""
_NEAR = 6
"""Pieces from a question to the label of its answer, over remarks, or of its follow-ups."""

_TELLING = (Role.ANSWER, Role.OWN_ANSWER, Role.EXPLANATION, Role.HINT)
"""What a label right below a question names."""
BESIDE = (Role.ABOUT, Role.INSIGHT, Role.HINT)
"""What may be said of a question between it and its answer."""
ANSWERING = frozenset([Role.ANSWER, Role.OWN_ANSWER])
"""Whose answers a label names below what is asked: the note's, or the learner's own."""


def names_answer(note: Outline, index: int) -> bool:
    """Tell whether a piece names an answer: by its label, or by all of a heading or a fold's title.

    What stands behind the last piece names none.
    """
    if note.marks.roles.get(index) is Role.ANSWER:
        return True
    if note.piece_at(index).kind not in (HEADING, OPEN):
        return False
    return title_role(note.pieces[index].text, note.words) is Role.ANSWER


def is_answered(note: Outline, index: int) -> bool:
    """Tell whether what stands right below the piece at `index` is an answer with a label,
    or a hint. A "solution" to what neither asks nor sets a task solves a problem.
    """
    below, label = index + 1, note.marks.label(index)
    while below < index + _NEAR and note.marks.roles.get(below) is Role.ABOUT:
        below += 1
    wrong = note.marks.label(below).word if names_answer(note, below + 1) else ""
    below += note.words.is_called("wrong_answer", wrong)
    if note.piece_at(below).kind == OPEN:
        return title_role(note.pieces[below].text, note.words) in (Role.HINT, Role.OWN_ANSWER)
    if note.marks.roles.get(below) not in _TELLING or below in note.marks.options:
        return False
    if folded(note.marks.labels[below].word) not in SOLVING:
        return True
    return (label.bold and not label.rest) or asks_somewhere(
        question_of(note, note.pieces[index]), note.words
    )


def leads_to_answer(note: Outline, index: int) -> bool:
    """Tell whether an answer's label stands below, before a heading or another question.

    What counts from 1 and is asked right above the label is what it answers. A heading may name the
    hints above it.
    """
    for below in range(index, min(index + FAR, len(note.pieces))):
        if note.marks.part_headings.get(below) is Role.HINT:
            continue
        if note.pieces[below].kind == HEADING or below in note.marks.questions:
            return False
        role = note.marks.roles.get(below)
        if role and role not in BESIDE:
            if role not in ANSWERING:
                return False
            return below == index or not begins_count(note, below - 1)
    return False


def begins_count(note: Outline, index: int) -> bool:
    """Tell whether a line is the first that numbers count."""
    number = note.marks.numbers.get(index)
    return number is not None and number.value == 1


def answer_labels(note: Outline, places: Iterable[int]) -> list[int]:
    """Return which of some pieces are labels of answers."""
    return [index for index in places if note.marks.roles.get(index) in ANSWERING]


def is_replied_to(note: Outline, index: int, text: str) -> bool:
    """Tell whether a yes or a no stands right below what asks for it, or follow-ups near below."""
    below = note.piece_at(index + 1)
    if below.kind == TEXT and says_yes_or_no(text, below.text):
        return True
    if not ends_as_question(text):
        return False
    near = range(index + 1, min(index + _NEAR, note.reach.to_heading(index)))
    over = (i for i in near if note.marks.roles.get(i) is Role.FOLLOW_UP)
    return any(not note.marks.labels[i].rest for i in over)


def only_answers(note: Outline, piece: Piece) -> bool:
    """Tell whether a line answers by its number what stands elsewhere: `(1)【答案】B`.

    `4. 证明：…` sets what is to be shown.
    """
    if piece.index not in note.marks.numbers:
        return False
    rest = question_of(note, piece)
    label = label_of(rest)
    if label is None or label_role(label, note.words) is not Role.ANSWER:
        return False
    return rest[0] == "【" or not (asks(rest, note.words) or sets_task(label.rest, note.words))


def folded_answers(note: Outline) -> Iterator[int]:
    """Yield the pieces that folds hold which are titled as answers."""
    end = 0
    for fold in note.marks.folds:
        if fold.index >= end and names_answers(fold.text, note.words):
            end = fold.partner
            yield from range(fold.index, end)

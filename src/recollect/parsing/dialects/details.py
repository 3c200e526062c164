"""Answers folded away: `<details><summary>What is X?</summary>`, or a question and its fold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set

from recollect.core.grouping import grouped
from recollect.parsing.items.claims import WORDED, Claim, Dialect, claim_of
from recollect.parsing.items.openers import answered_by, question_before
from recollect.parsing.items.questions import question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CLOSE, HEADING, OPEN, TEXT, Piece
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    asks_somewhere,
    ends_as_question,
    leads_on,
)
from recollect.parsing.words.labels import label_of
from recollect.parsing.words.numbers import number_of, numbered_label, titled
from recollect.parsing.words.roles import is_veil, title_role
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import invites_questions, is_set_aside
from recollect.parsing.words.vocabulary import Role, Vocabulary

_FEW = 2
_MANY = 3
_REVEALING = (Role.ANSWER, Role.EXPLANATION)


def find(note: Outline) -> Iterator[Claim]:
    """Yield the folds whose summary asks, and the questions before those that say "answer"."""
    floor, asking, veiled, within = 0, _mostly_ask(note), _veiled(note), _within(note)
    holding = set(within.values())
    closing = {fold.partner: fold for fold in note.marks.folds if ends_as_question(fold.text)}
    answered: set[int] = set()
    for fold in note.marks.folds:
        if fold.info != "details":
            continue
        role = Role.ANSWER if fold.index in veiled else title_role(fold.text, note.words)
        if role is None:
            labelled = _names_question(fold.text, note.words)
            holds = fold.index in holding or (labelled and _holds_answer(note, fold))
            asked = asking or (holds and (labelled or len(holding) >= _FEW))
            asked = asked or _asks(fold.text, note.words) or _names_topic(note, fold)
            if titled(fold.text)[1] and (asked or numbered_label(fold.text)):
                yield _claim(fold, closing.get(fold.partner - 1), asks_on=holds)
        elif role is Role.QUESTION:
            if numbered_label(fold.text) or number_of(fold.text):  # what it counts stands in it
                yield _claim(fold, None, asks_on=True)
        elif role in _REVEALING and fold.index not in within:
            at = question_before(note, fold.index, floor)
            floor = fold.partner
            if at is not None:
                answered.add(at)
                yield answered_by(note, fold, at, "its answer is folded away")
    yield from _beside(note, answered)


def _beside(note: Outline, answered: Set[int]) -> Iterator[Claim]:
    """Yield the headings that ask, or set a task, and show what folds hold below most beside."""
    headings = note.marks.headings if len(answered) >= _MANY else ()
    for rank in grouped(((p.around, p.level), p) for p in headings).values():
        others = [piece for piece in rank if piece.index not in answered]
        asking = [p for p in others if asks_among_others(question_of(note, p), note.words)]
        if len(rank) - len(others) < max(_MANY * len(asking), len(others)):
            continue
        for piece in asking:
            end = note.reach.to_heading(piece.index)
            if piece.index + 1 < end == note.reach.of_heading(piece.index):
                yield claim_of(note, piece, end, "as its neighbours, whose answers fold", WORDED)


def _mostly_ask(note: Outline) -> bool:
    """Tell whether a note folds questions: then a title that only names a task is one too."""
    titles = [fold.text for fold in note.marks.folds if fold.info == "details"]
    titles = [titled(title)[1] for title in titles if title_role(title, note.words) is None]
    asking = sum(_asks(title, note.words) for title in titles)
    tasks = sum(_asks(title, note.words) or sets_task(title, note.words) for title in titles)
    return asking > 0 and tasks >= _FEW and 2 * tasks >= len(titles)


def _names_topic(note: Outline, fold: Piece) -> bool:
    """Tell whether folds alone stand below a title of questions, and nothing in this one asks."""
    above, title = note.pieces[fold.index - 1], fold.section.title
    if not (above.kind == CLOSE or above.index == fold.section.piece):
        return False
    invites = note.words.promises(title) or invites_questions(title, note.words)
    body = note.pieces[fold.index + 1 : fold.partner]
    asking = (p.kind == OPEN or asks_somewhere(p.text, note.words) for p in body)
    titled_so = _is_titled(fold, note.words) and not is_set_aside(fold.text, note.words)
    return invites and titled_so and not any(asking)


def _asks(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the title of a fold asks: one with a colon at its end leads to what it holds."""
    return asks(title, vocabulary) and not leads_on(title)


def _names_question(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether the title of a fold has a question's label: `Exercise: tie a knot`."""
    label = label_of(title)
    return label is not None and label.closed and vocabulary.role(label.word) is Role.QUESTION


def _holds_answer(note: Outline, fold: Piece) -> bool:
    """Tell whether a fold holds a labelled answer: to its title, and the rest of that above it."""
    return any(note.marks.roles.get(i) is Role.ANSWER for i in range(fold.index, fold.partner))


def _veiled(note: Outline) -> set[int]:
    """Return the folds that only say "show", right below what asks or sets a task, or several."""
    veils = (f for f in note.marks.folds if f.info == "details" and is_veil(f.text, note.words))
    above = ((fold.index, note.piece_at(fold.index - 1)) for fold in veils)
    found = {at: question_of(note, piece) for at, piece in above if piece.kind in (HEADING, TEXT)}
    several = len(found) >= _FEW
    return {at for at, text in found.items() if several or asks_somewhere(text, note.words)}


def _within(note: Outline) -> dict[int, int]:
    """Return the folds that answer what the fold around them asks, each with that one.

    One that holds several answers is no question, but gathers some.
    """
    answers: dict[int, list[int]] = defaultdict(list)
    around: list[Piece] = []
    for fold in note.marks.folds:
        while around and around[-1].partner < fold.index:
            around.pop()
        if around and title_role(fold.text, note.words) is Role.ANSWER:
            answers[around[-1].index].append(fold.index)
        around.append(fold)
    return {
        found[0]: outer
        for outer, found in answers.items()
        if len(found) == 1 and _is_titled(note.pieces[outer], note.words)
    }


def _is_titled(fold: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a fold has a title that names neither a part of an item nor "show"."""
    if fold.info != "details" or is_veil(fold.text, vocabulary):
        return False
    return title_role(fold.text, vocabulary) is None


def _claim(fold: Piece, last: Piece | None, *, asks_on: bool) -> Claim:
    """Return what a fold's title asks; a fold that asks, `last` in it, was closed too late."""
    label, text = titled(fold.text)
    return Claim(
        start=fold.index,
        end=last.index if last else fold.partner,
        question=text,
        label=label,
        firm=True,
        asks_on=asks_on,
        why="the title of a fold asks" if text else "the title of a fold counts a question",
    )


DIALECT = Dialect("details", 90, find)

"""Answers folded away: `<details><summary>What is X?</summary>`, or a question and its fold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Set
from dataclasses import replace

from recollect.core.grouping import grouped
from recollect.core.phrases import phrase
from recollect.parsing.items.claims import WORDED, Claim, Dialect, claim_of
from recollect.parsing.items.openers import answered_by_folds
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
    asking, veiled, within = _mostly_ask(note), _veiled(note), _within(note)
    holding, revealing = set(within.values()), []
    for fold in note.marks.folds:
        if fold.info != "details":
            continue
        role = Role.ANSWER if fold.index in veiled else title_role(fold.text, note.words)
        if role is None:
            labelled = _names_question(fold.text, note.words)
            inside = map(note.marks.roles.get, range(fold.index, fold.partner))
            holds = fold.index in holding or (labelled and Role.ANSWER in inside)
            sure = asking or (holds and (labelled or len(holding) >= _FEW))
            if titled(fold.text)[1] and (sure or _may_ask(note, fold)):
                yield _claim(note, fold, asks_on=holds)
        elif role is Role.QUESTION:
            if numbered_label(fold.text) or number_of(fold.text):  # what it counts stands in it
                yield replace(_claim(note, fold, asks_on=True), end=fold.partner)
        elif role in _REVEALING and fold.index not in within:
            revealing.append(fold)
    answered = [*answered_by_folds(note, revealing, phrase("its answer is folded away"))]
    yield from (*answered, *_beside(note, {claim.start for claim in answered}))


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
                yield claim_of(
                    note, piece, end, phrase("as its neighbours, whose answers fold"), WORDED
                )


def _mostly_ask(note: Outline) -> bool:
    """Tell whether a note folds questions: then a title that only names a task is one too."""
    titles = [fold.text for fold in note.marks.folds if fold.info == "details"]
    titles = [titled(title)[1] for title in titles if title_role(title, note.words) is None]
    asking = sum(_asks(title, note.words) for title in titles)
    tasks = sum(_asks(title, note.words) or sets_task(title, note.words) for title in titles)
    return asking > 0 and tasks >= _FEW and 2 * tasks >= len(titles)


def _may_ask(note: Outline, fold: Piece) -> bool:
    """Tell whether a fold's title asks or counts a question, or names a topic among such.

    Folds alone stand below a title of questions then, and nothing in this one asks.
    """
    if _asks(fold.text, note.words) or numbered_label(fold.text):
        return True
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


def _claim(note: Outline, fold: Piece, *, asks_on: bool) -> Claim:
    """Return what a fold's title asks; one that asks at the end of it was closed too late."""
    label, text = titled(fold.text)
    last = note.pieces[fold.partner - 1]
    late = last.kind == CLOSE and ends_as_question(note.pieces[last.partner].text)
    return Claim(
        start=fold.index,
        end=last.partner if late else fold.partner,
        question=text,
        label=label,
        firm=True,
        asks_on=asks_on,
        why=phrase("the title of a fold asks")
        if text
        else phrase("the title of a fold counts a question"),
    )


DIALECT = Dialect("details", 90, find)

"""`??? success "Answer"` with an indented body, callouts, and a quotation below `1）…？`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from recollect.core.phrases import phrase
from recollect.core.text.scripts import both_forms
from recollect.parsing.items.assembling.splitting import DISCUSSION, fold_role
from recollect.parsing.items.claims import HIGHLIGHTED, Claim, Dialect, claim_of
from recollect.parsing.items.ends import end_of
from recollect.parsing.items.openers import answered_by_folds
from recollect.parsing.items.questions import is_remark, question_of
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CLOSE, HEADING, OPEN, TEXT, Piece
from recollect.parsing.words.asking import (
    asks_among_others,
    asks_somewhere,
    ends_as_question,
    mostly_end_as_questions,
)
from recollect.parsing.words.labels import label_of
from recollect.parsing.words.numbers import titled
from recollect.parsing.words.offers import offers
from recollect.parsing.words.roles import title_role
from recollect.parsing.words.titles import names_exercises
from recollect.parsing.words.vocabulary import Role, Vocabulary

_ASKING_TYPES = frozenset(
    ["question", "faq", "help", "quiz", "exercise", "challenge", "problem", DISCUSSION]
).union(both_forms(["问题"]))
_WORK_TYPES = frozenset(["exercise", "challenge", "quiz"])
_ITALICS = re.compile(r"(?P<sign>[_*])(?![_*\s])(?:(?!(?P=sign)(?!\w)).)*[?？](?P=sign)$", re.S)
_FEW = 2
_MOST = 3
"""Titles of one type that ask, to each that does not: then that sets a task, or names a topic."""
_SENTENCE = 5
"""Words in a title that is no mere name: it says what is asked."""
_REVEALING = (Role.ANSWER, Role.EXPLANATION)
_PARTS = (*_REVEALING, Role.HINT, Role.OWN_ANSWER, Role.CRITIQUE, Role.INSIGHT)


def find(note: Outline) -> Iterator[Claim]:
    """Yield what an admonition, a callout or a quotation answers, and what its title asks."""
    asking, revealing = _asking_types(note), []
    for fold in note.marks.folds:
        if fold.info == "details":
            continue
        role = None if fold.info == DISCUSSION else title_role(fold.text, note.words)
        if role in _REVEALING:
            revealing.append(fold)
        elif _may_ask(note, fold, role):
            yield from _asking(note, fold)
        elif fold.info in asking and _states(fold, note.words):
            yield replace(_in_title(note, fold), strength=HIGHLIGHTED, firm=False)
        elif _thinks(note, fold):
            yield from (replace(c, strength=HIGHLIGHTED, firm=False) for c in _asking(note, fold))
    yield from answered_by_folds(note, revealing, phrase("answered in an admonition"))
    yield from _quoted(note)


def _asking_types(note: Outline) -> set[str]:
    """Return the types of admonitions whose titles nearly all end in a question mark."""
    votes = Counter[str]()
    for fold in note.marks.folds:
        votes[fold.info] += 1 if ends_as_question(fold.text) else -_MOST
    return {info for info, vote in votes.items() if vote > 0}


def _states(fold: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a title sets a task or names a topic; a question that is none offers a tip."""
    return not ends_as_question(fold.text) and asks_among_others(fold.text, vocabulary)


def _may_ask(note: Outline, fold: Piece, role: Role | None) -> bool:
    """Tell whether an admonition asks: in its title, by its type, or below a title that says so.

    Where the title counts or labels one, whatever stands below it is one: `Exercise 3`.
    """
    if ends_as_question(fold.text) or fold.info in _ASKING_TYPES:
        return not offers(fold.text)
    label = label_of(fold.text)
    if label and names_exercises(label.word, note.words):
        return True
    if role is not Role.QUESTION:
        return False
    counted = fold.text[-1:].isdigit() and not note.words.is_example(fold.text)
    return counted or asks_somewhere(note.pieces[fold.index + 1].text, note.words)


def _thinks(note: Outline, fold: Piece) -> bool:
    """Tell whether an admonition's title asks to think, and its first line asks.

    In an item it hints.
    """
    asked = ends_as_question(note.pieces[fold.index + 1].text)
    return asked and note.words.is_called("question_list", fold.text)


def _end(note: Outline, fold: Piece) -> int:
    """Return where an admonition that only asks ends: with the parts of its item below it."""
    end = fold.partner
    while end + 1 < len(note.pieces):
        below = note.pieces[end + 1]
        if below.kind == OPEN and fold_role(below, note.words) in _PARTS:
            end = below.partner
        elif below.index in note.marks.part_headings:
            end = _part_end(note, below.index) - 1
        else:
            break
    return end if end == fold.partner else end + 1


def _ask(listed: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Tell whether most entries of a list end in a question mark, and the others set tasks."""
    texts = [piece.text for piece in listed]
    return mostly_end_as_questions(texts) and all(asks_among_others(t, vocabulary) for t in texts)


def _part_end(note: Outline, index: int) -> int:
    """Return where the part below a heading ends: before a fold that asks, at the latest."""
    end = note.reach.to_next_item(index)
    folds = (piece for piece in note.pieces[index:end] if piece.kind == OPEN)
    others = (f.index for f in folds if title_role(f.text, note.words) not in _PARTS)
    return next(others, end)


def _asking(note: Outline, fold: Piece) -> Iterator[Claim]:
    """Yield what an admonition asks: in its title, below headings, in a list, or in a line."""
    label, title = titled(fold.text)
    body = note.pieces[fold.index + 1 : fold.partner]
    listed = [piece for piece in body if piece.marker]
    if ends_as_question(fold.text) or (label and title) or _is_sentence(title, note.words):
        yield _in_title(note, fold)
    elif body and body[0].kind == HEADING:
        headed = [p.index for p in body if p is body[0] or _starts_next(note, body[0], p)]
        for at, end in pairwise([*headed, _end(note, fold)]):
            claim = claim_of(
                note, note.pieces[at], end, phrase("the heading in an admonition that asks")
            )
            named = note.words.role(note.pieces[at].text) is Role.QUESTION  # and says nothing else
            question = "" if named else claim.question
            yield replace(claim, question=question, firm=True, asks_on=True)
    elif len(listed) > 1 and listed[0] is body[0] and _ask(listed, note.words):
        for at, end in pairwise([*(piece.index for piece in listed), fold.partner]):
            yield claim_of(
                note, note.pieces[at], end, phrase("one of the questions in an admonition")
            )
    else:
        yield from _in_first_line(note, fold, body)


def _is_sentence(title: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a title is no mere name: it says what is asked."""
    unspaced = not title.isascii() and asks_somewhere(title, vocabulary)
    return unspaced or len(title.split()) >= _SENTENCE


def _only_names(note: Outline, fold: Piece) -> bool:
    """Tell whether a title names an exercise, and does not say what it asks."""
    _, title = titled(fold.text)
    return names_exercises(fold.text, note.words) and not asks_somewhere(title, note.words)


def _sets_work(note: Outline, fold: Piece) -> bool:
    """Tell whether an admonition sets an exercise, by its title or its type."""
    return fold.info in _WORK_TYPES or _only_names(note, fold)


def _in_title(note: Outline, fold: Piece) -> Claim:
    """Return what the title of an admonition asks; what stands in that answers it, or hints."""
    label, title = titled(fold.text)
    asks_on = all(
        note.marks.roles.get(p.index) is Role.HINT or ends_as_question(p.text)
        for p in note.pieces[fold.index + 1 : fold.partner]
    )
    answers = not (asks_on or _sets_work(note, fold))  # what only hints is answered in the next one
    return Claim(
        start=fold.index,
        end=fold.partner if answers else _end(note, fold),
        question=title,
        label=label,
        firm=True,
        asks_on=_only_names(note, fold),
        why=phrase("the title of an admonition asks"),
    )


def _in_first_line(note: Outline, fold: Piece, body: Sequence[Piece]) -> Iterator[Claim]:
    """Yield what the first line in an admonition asks, behind a remark; steps are told whole."""
    remarked = len(body) > 1 and is_remark(body[0].text)
    first = body[remarked] if body else fold
    template = first.text[:1] in "_*" and first.text[-1:] == first.text[:1]
    if first.kind != TEXT or template:
        return
    end, work = _end(note, fold), _sets_work(note, fold)
    sure = work or end > fold.partner or len(body) > 1
    if not (sure or asks_somewhere(first.text, note.words)):
        return
    listed = [piece for piece in body if piece.marker]
    steps = len(listed) > 1 and listed[0] is first
    yield Claim(
        start=fold.index,
        head=fold.index + 1 + remarked + (not steps),
        end=end,
        question=question_of(note, fold if steps else first),
        firm=True,
        asks_on=work or steps,
        why=phrase("an admonition that asks"),
    )


def _starts_next(note: Outline, first: Piece, piece: Piece) -> bool:
    """Tell whether a heading starts the next exercise: what stands above it answers the last.

    That is folded away, or below a heading of its own.
    """
    if piece.kind != HEADING or piece.index in note.marks.part_headings:
        return False
    if note.pieces[piece.index - 1].kind == CLOSE:
        return True
    above = range(first.index + 1, piece.index)
    return piece.level == first.level and any(i in note.marks.part_headings for i in above)


def _quoted(note: Outline) -> Iterator[Claim]:
    """Yield what asks right above a quotation: numbered lines, and lines all in italics."""
    pairs = (piece for piece, below in pairwise(note.pieces) if below.quoted and not piece.quoted)
    above = [piece for piece in pairs if piece.kind == TEXT]
    yield from _counted(note, [p for p in above if p.index in note.marks.numbers])
    yield from _in_italics(note, [p for p in above if p.index not in note.marks.questions])


def _counted(note: Outline, counted: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the numbered lines above quotations that ask; where most do, those in bold, too."""
    mostly = mostly_end_as_questions([piece.text for piece in counted])
    for piece in counted:
        if ends_as_question(piece.text) or (mostly and piece.text.startswith("**")):
            why = phrase("a numbered question with a quotation below it")
            yield claim_of(note, piece, end_of(note, piece.index), why)


def _in_italics(note: Outline, plain: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the lines above quotations that are all in italics and ask, if several do."""
    italic = [p for p in plain if _ITALICS.match(p.text) and ends_as_question(p.text)]
    for piece in italic if len(italic) >= _FEW else ():
        below = range(piece.index + 1, len(note.pieces))
        end = next((i for i in below if not note.pieces[i].quoted), len(note.pieces))
        claim = claim_of(
            note, piece, end, phrase("a question in italics with a quotation below it")
        )
        yield replace(claim, question=claim.question[1:-1].strip())


DIALECT = Dialect("admonition", 88, find)

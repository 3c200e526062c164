"""The rungs of a tutor's ladder that have names of their own: `**Before you peek:**`, `🧭`.

A label of no known role has the role of its place, if it stands there in several questions: over
what asks, it leads on right below the question, and follows up behind the answer; behind the
learner's own answer, it judges that or is the answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import dropwhile

from recollect.core.text.scripts import either
from recollect.parsing.outline.marks import Marks
from recollect.parsing.outline.pieces import HEADING, TEXT, Piece
from recollect.parsing.words.asking import asks, ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import Label, unpictured
from recollect.parsing.words.vocabulary import Role, Vocabulary

_OFTEN = 2
"""Questions that have a rung of one name, at least."""
_LONGEST = 40
"""Letters of a name, at most."""
_MARKS = ("❓", "❔")
"""Pictograms that stand before questions."""
_ANSWERS = (Role.ANSWER, Role.EXPLANATION)
_BESIDE = (Role.HINT, Role.ABOUT, Role.INSIGHT, Role.CRITIQUE)
"""Known parts behind which a label is what it would be before them."""
_GOES_ON = re.compile(either(r"问|\b(?:asks?|questions?|next|further|deeper)\b"))
"""What says of a label behind an answer that another question follows."""
_TITLES = ("question_list", "exercise", "checklist", "not_question", "planned")
"""What a heading titles that is no rung."""
_GIVEN = ("not_term", "work")
"""What labels are over that a question needs to be asked: `Context:`, `输入：`."""


@dataclass(eq=False, slots=True)
class _Rung:
    """A label below a question, and the texts that it is over."""

    name: str
    piece: Piece
    behind: Role | None
    """The role of the part that it stands behind; None where that is not known."""
    texts: list[str] = field(default_factory=list)

    def asks(self) -> bool:
        """Tell whether at least half of its texts ask."""
        asking = sum(map(ends_as_question, self.texts))
        return bool(asking) and 2 * asking >= len(self.texts)

    def goes_on(self) -> bool:
        """Tell whether it says that other questions follow, or titles nothing else."""
        named = self.piece.kind == HEADING or _GOES_ON.search(self.name)
        return bool(named) and all(map(ends_as_question, self.texts))


@dataclass(eq=False, slots=True)
class _Question:
    """A question that asks by its words, and the rungs below it."""

    piece: Piece
    rungs: list[_Rung] = field(default_factory=list)
    own: Piece | None = None
    """The label of the learner's own answer."""
    answered: bool = False
    """Whether a known label answers it."""
    last: Role | None = Role.QUESTION
    """Which part of it was gone by last, if that is known."""
    open: _Rung | None = None
    """The rung that goes on with what comes next."""

    def behind(self, *roles: Role | None) -> list[_Rung]:
        """Return the rungs behind parts of some roles."""
        return [rung for rung in self.rungs if rung.behind in roles]


def mark_rungs(marks: Marks) -> None:
    """Mark the roles of rungs that recur, and of what needs no other of its name."""
    questions = list(_questions(marks))
    asking = _counted([rung for rung in each.rungs if rung.asks()] for each in questions)
    telling = _counted(q.behind(Role.OWN_ANSWER, None) for q in questions)
    settled: set[str] = set()
    for question in questions:
        told = _told_of_own(question, telling, marks.words)
        settled |= {rung.name for rung, role in told if role is Role.ANSWER}
        for rung, role in (*told, *_asked(question, asking, marks.words)):
            _mark(marks, rung, role)
    for question in questions:
        for rung in question.behind(None):
            if rung.name in settled:
                _mark(marks, rung, Role.ANSWER)


def _counted(rungs: Iterable[list[_Rung]]) -> Counter[str]:
    """Return in how many questions each name stands."""
    return Counter(name for each in rungs for name in {rung.name for rung in each})


def _told_of_own(
    question: _Question, telling: Counter[str], vocabulary: Vocabulary
) -> list[tuple[_Rung, Role]]:
    """Return what judges the learner's own answer, and what then answers: the name most used."""
    rungs = question.behind(Role.OWN_ANSWER)
    others = [
        rung
        for rung in rungs
        if not (vocabulary.judges(rung.name) or vocabulary.keeping.search(rung.name))
    ]
    answer = max(others, key=lambda rung: telling[rung.name], default=None)
    if question.answered or (answer and telling[answer.name] < _OFTEN):
        answer = None
    if answer is None:
        told = rungs if question.answered else rungs[: rungs.index(others[-1]) if others else 0]
        return [(rung, Role.CRITIQUE) for rung in told if vocabulary.judges(rung.name)]
    before = rungs[: rungs.index(answer)]
    return [*((rung, Role.CRITIQUE) for rung in before), (answer, Role.ANSWER)]


def _asked(
    question: _Question, asking: Counter[str], vocabulary: Vocabulary
) -> Iterator[tuple[_Rung, Role]]:
    """Yield what leads on to the answer of a question, what follows it up, what to keep of it."""
    for rung in question.behind(Role.QUESTION):
        given = any(vocabulary.is_called(kind, rung.name) for kind in _GIVEN)
        if asking[rung.name] >= _OFTEN or (question.own is not None and not given):
            yield rung, Role.HINT
    beside_own = dropwhile(
        lambda rung: rung.asks() or vocabulary.judges(rung.name), question.behind(Role.OWN_ANSWER)
    )
    next(beside_own, None)  # whatever answers: the others stand behind it
    for rung in (*question.behind(Role.ANSWER), *beside_own):
        if rung.asks() and (asking[rung.name] >= _OFTEN or rung.goes_on()):
            yield rung, Role.FOLLOW_UP
        elif vocabulary.keeping.search(rung.name):
            yield rung, Role.INSIGHT


def _mark(marks: Marks, rung: _Rung, role: Role) -> None:
    piece = rung.piece
    if piece.kind == HEADING:
        marks.part_headings[piece.index] = role
        return
    if piece.index not in marks.labels:
        marks.labels[piece.index] = Label(rung.name, unpictured(piece.text), False, True)
    marks.roles[piece.index] = role


def _questions(marks: Marks) -> Iterator[_Question]:
    """Yield the questions of a note, each when it and its rungs have been gone by."""
    asking = _asking_in(marks)
    question: _Question | None = None
    for piece in marks.pieces[min(asking, default=len(marks.pieces)) :]:
        if piece.kind not in (TEXT, HEADING):
            continue
        if piece.index in asking or (question and _leaves(marks, question.piece, piece)):
            if question:
                yield question
            question = _Question(piece) if piece.index in asking else None
        elif question:
            _take(marks, question, piece)
    if question:
        yield question


def _asking_in(marks: Marks) -> set[int]:
    """Return the pieces that ask a question which rungs may stand below."""
    bold = (i for i, label in marks.labels.items() if label.bold and i in marks.numbers)
    named = {*marks.questions, *marks.labelled(Role.QUESTION), *bold}
    asking = {i for i in named if asks(marks.pieces[i].text, marks.words)}
    asking |= {heading.index for heading in marks.headings if ends_as_question(heading.text)}
    return {i for i in asking if marks.part(i) in (None, Role.QUESTION)}


def _leaves(marks: Marks, over: Piece, piece: Piece) -> bool:
    """Tell whether a heading stands beside or above a question, or titles other questions."""
    if piece.kind != HEADING or marks.part(piece.index):
        return False
    above = over.kind == HEADING and over.level < piece.level
    return not above or any(marks.words.mentions(kind, piece.text) for kind in _TITLES)


def _take(marks: Marks, question: _Question, piece: Piece) -> None:
    """Take what stands below a question: a known part, a rung, or what goes on with one."""
    role, rung = marks.part(piece.index), question.open
    held = rung is not None and piece.marker and not rung.piece.marker
    if role is not None:
        question.open = None
        question.own = piece if role is Role.OWN_ANSWER else question.own
        question.answered |= role is Role.ANSWER
        if role not in _BESIDE:
            question.last = Role.ANSWER if role in _ANSWERS else role
    elif not held and (name := _name(marks, piece)):
        _begin(marks, question, piece, name)
    elif rung is not None:
        rung.texts.append(piece.text)


def _name(marks: Marks, piece: Piece) -> str:
    """Return by what name a piece may begin a rung, if it does."""
    label = marks.labels.get(piece.index)
    if label is not None:
        return folded(label.word) if label.is_apart and len(label.word) <= _LONGEST else ""
    if piece.kind == HEADING:
        return folded(piece.text) if len(piece.text) <= _LONGEST else ""
    sign = piece.text.removesuffix(unpictured(piece.text)) if piece.marker else ""
    return "" if sign.startswith(_MARKS) else sign.strip()


def _begin(marks: Marks, question: _Question, piece: Piece, name: str) -> None:
    """Begin a rung; what stands in the learner's own answer is none."""
    if question.last is Role.QUESTION and question.open and question.open.name != name:
        question.last = None  # nothing tells whether it still leads on to the answer
    if question.last is Role.OWN_ANSWER and not _is_beside(marks, piece, question.own):
        return
    label = marks.labels.get(piece.index)
    rest = label.rest if label else unpictured(piece.text) if piece.kind == TEXT else ""
    question.open = _Rung(name, piece, question.last, [rest] if rest else [])
    question.rungs.append(question.open)


def _is_beside(marks: Marks, piece: Piece, own: Piece | None) -> bool:
    """Tell whether a label has the form of the one over the learner's own answer."""
    if own is None or own.kind != piece.kind:
        return False
    if own.kind == HEADING:
        return piece.level <= own.level
    alike = marks.label(own.index).bold == marks.label(piece.index).bold
    return bool(own.marker) == bool(piece.marker) and (alike or bool(own.marker))

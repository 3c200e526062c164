"""Multiple choice with letters: `A. …`, `B. …`, and an answer that names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recollect.core.phrases import phrase
from recollect.parsing.items.answers import names_answer
from recollect.parsing.items.assembling.choosing import is_small
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.openers import choice_claim, question_before
from recollect.parsing.items.titles import promises_questions
from recollect.parsing.outline.choices import letters_in
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, OPEN
from recollect.parsing.words.asking import BREAKS_OFF, asks_to_choose, ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import answered_below
from recollect.parsing.words.truth import are_verdicts
from recollect.parsing.words.vocabulary import Role

_NEAR = 6
"""Pieces behind the last option in which its answer may stand."""
_GAP = re.compile(
    r"___|\\_\\_\\_|[（(【][ 　$*`]*[A-H]{0,8}[ 　$*`]*[)）】]|[?？][ \t]*[A-H]{1,8}$"
)
"""Where the answer goes, or stands."""
_FEW = 2
"""Rows of options that make a note a quiz."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the questions above options A, B, …, or with an answer behind that names letters.

    A line that does not ask needs a quiz around it, or promised, and a number, `2. The keel is`, or
    options some of which are in bold.
    """
    floor = 0
    found: list[tuple[int, list[int], bool]] = []
    for run in note.marks.runs:
        at = question_before(note, run[0], floor)
        floor = run[-1] + 1
        if at is None or _is_stated_below(note, at) or _ask(note, run):
            continue
        if note.marks.roles.get(at) is not Role.ANSWER:
            found.append((at, run, _is_answered(note, run) or _is_question(note, at, run)))
    quiz = sum(sure for *_, sure in found) >= _FEW
    why = phrase("lettered options below a question")
    for at, run, sure in found:
        piece, small = note.pieces[at], is_small(note.pieces[run[-1]])
        promised = quiz or (promises_questions(note, piece) and not small)
        bold = {note.pieces[index].text.startswith("**") for index in run}  # some: the right ones
        stem = at in note.marks.numbers or (at == run[0] - 1 and len(bold) > 1)
        if sure or (promised and stem):
            yield choice_claim(note, at, run[-1], why)


def _ask(note: Outline, run: Sequence[int]) -> bool:
    """Tell whether what small letters count asks, one and all: it is no option of anything."""
    texts = (text for index in run for _, text in note.marks.options[index])
    return is_small(note.pieces[run[0]]) and all(map(ends_as_question, texts))


def _is_stated_below(note: Outline, at: int) -> bool:
    """Tell whether a heading only counts a question, over a label that the question stands below.

    What is labelled so is a question with its options by itself.
    """
    number = note.marks.questions.get(at)
    counts = number is not None and not number.rest and note.pieces[at].kind == HEADING
    named = note.marks.roles.get(at + 1) is Role.QUESTION
    return counts and named and not note.marks.label(at + 1).rest


def _is_answered(note: Outline, run: Sequence[int]) -> bool:
    """Tell whether an answer follows the last option: a label, a heading, a fold; code that holds
    one of them.
    """
    last = run[-1]
    for piece in note.pieces[last + 1 : last + 1 + _NEAR]:
        label = note.marks.label(piece.index)
        if note.words.role(label.word) is Role.ANSWER:
            return bool(letters_in(label.rest)) or not label.rest
        if piece.kind in (HEADING, OPEN):
            return names_answer(note, piece.index)
        if piece.kind == CODE:
            said = folded(piece.text)
            return any(said in map(folded, each) for i in run for each in note.marks.options[i])
    return False


def _is_question(note: Outline, at: int, run: Sequence[int]) -> bool:
    """Tell whether a text above options asks; small letters count the parts of what is labelled.

    Options that say true and false are no parts of anything.
    """
    number, first = note.marks.questions.get(at), run[0]
    end = first if number and not number.rest else at + 1
    texts = [piece.text for piece in note.pieces[at:end]]
    if any(_GAP.search(t) or asks_to_choose(t) or BREAKS_OFF.search(t) for t in texts):
        return True
    if are_verdicts((text for i in run for _, text in note.marks.options[i]), note.words):
        return True
    if letters_in(answered_below(texts[0])[1]):
        return True
    return at in note.marks.questions and not is_small(note.pieces[first])


DIALECT = Dialect("letter-choice", 84, find)

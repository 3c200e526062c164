"""`### question` + `#### Answer`, and `## Q. …`: headings that say which part is which."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count, takewhile

from recollect.core.grouping import grouped
from recollect.core.phrases import Phrase, phrase
from recollect.parsing.items.answers import ANSWERING, BESIDE, answer_labels, leads_to_answer
from recollect.parsing.items.claims import HIGHLIGHTED, MARKED, WORDED, Claim, Dialect
from recollect.parsing.items.keys.finding import number_at
from recollect.parsing.items.questions import (
    LETTERED,
    behind_remarks,
    label_for,
    question_of,
    starts_card,
    stated_at,
)
from recollect.parsing.items.sections import ask_in_turn
from recollect.parsing.items.troubles import SOLVING, has_a_cause
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HTML, OPEN, RULE, TEXT, Piece
from recollect.parsing.words.answer_titles import names_answers
from recollect.parsing.words.asking import (
    asks,
    asks_or_sets,
    asks_somewhere,
    ends_as_question,
    has_blank,
)
from recollect.parsing.words.folding import folded
from recollect.parsing.words.roles import COUNTED, counted_role, title_role
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import invites_questions, is_exercise_title, sets_aside_below
from recollect.parsing.words.vocabulary import Role, Vocabulary

_CODE = re.compile(r"(?P<code>[A-Za-z]{1,4}[-.# ]?\d{1,4}(?:[.-]\d{1,3})?)\W*$")
"""A heading that only counts an exercise, as books number them: `K-7 ★`."""
_FEW = 2
_MANY = 3
_NEAR = 4
"""Pieces from a heading to the question that ends what it sets."""
_SAYS_ANSWER = re.compile("答|answer")
_OF_SEVERAL = SOLVING | {"answers"}
"""Titles that may stand below problems, and below many of them: only what asks is a question."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the headings below which another names their answer, and those that start with `Q.`."""
    for piece in filter(partial(_is_lettered, note), note.marks.headings):
        yield _claim(note, piece, phrase("a heading that starts with Q"))
    if note.marks.part_headings or not ANSWERING.isdisjoint(note.marks.roles.values()):
        yield from _answered(note)
        yield from _setting(note)


def _is_lettered(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading starts with the letter for a question, and no number."""
    return piece.index not in note.marks.questions and LETTERED.match(piece.text) is not None


def _answered(note: Outline) -> Iterator[Claim]:
    """Yield the headings below which another one, or a label, names their answer."""
    told = 0
    for i, piece in enumerate(note.marks.headings):
        if _is_lettered(note, piece):
            continue
        role = title_role(piece.text, note.words)
        names = role is None and names_answers(piece.text, note.words)
        if names or role not in (None, Role.QUESTION) or (role and piece.index < told):
            continue  # a part: what another heading sets or asks stands below it
        if _is_part(note, piece) or note.words.mentions("advice", piece.text):
            continue
        below = _answer_below(note, i)
        if below is not None and not _asks_below(note, piece, below):
            told = below.index
            yield _claim(note, piece, phrase("a heading with an answer's heading below"))
        elif _is_answered_below(note, piece):
            yield _claim(note, piece, phrase("a heading with an answer below"))


def _setting(note: Outline) -> Iterator[Claim]:
    """Yield headings of one rank that are a text to answer, with a label for the answer below it.

    A single one is, where that text sets a task right above the label.
    Where many are, the other numbers of the rank are answered too, without a label.
    """
    answers = (index for index, role in note.marks.roles.items() if role in ANSWERING)
    above = {note.pieces[index].section.piece for index in answers}
    filled = [p for p in note.marks.headings if note.reach.to_heading(p.index) > p.index + 1]
    ranks = grouped(((p.level, p.index in note.marks.numbers), p) for p in filled)
    for (_, numbered), headed in ranks.items():
        may_lead = {p.index: _leads_to_answer(note, p) for p in headed if p.index in above}
        leading = {index: role for index, role in may_lead.items() if role}
        beside = [p for p in headed if p.index in leading or (numbered and p.index not in above)]
        group = [piece for piece in beside if _may_set(note, piece)]
        for role in dict.fromkeys(leading.values()):
            answered = [piece for piece in group if leading.get(piece.index) is role]
            yield from _set_alike(note, group, answered, numbered=numbered)


def _set_alike(
    note: Outline, group: list[Piece], answered: list[Piece], *, numbered: bool
) -> Iterator[Claim]:
    """Yield the headings of a rank that are answered alike, and what the other numbers claim."""
    several = len(answered) >= _FEW
    answered = [piece for piece in answered if several or _sets_task(note, piece)]
    why = phrase("a heading, a text and an answer, as {n} of its rank", n=len(answered))
    for piece in answered:
        yield replace(_set_by(note, piece, why), strength=MARKED if several else HIGHLIGHTED)
    if numbered and len(answered) >= _MANY and 2 * len(answered) >= len(group):
        for piece in group:
            yield replace(_set_by(note, piece, why), strength=WORDED, asks_on=False)


def _may_set(note: Outline, piece: Piece) -> bool:
    below = piece.index + 1
    if note.marks.roles.get(below) is Role.QUESTION or stated_at(note, below):
        return False
    titles = (title_role, is_exercise_title, invites_questions)
    if any(says(piece.text, note.words) for says in titles) or _is_lettered(note, piece):
        return False
    return not note.is_below(piece.section, sets_aside_below)


def _set_by(note: Outline, piece: Piece, why: Phrase) -> Claim:
    at = behind_remarks(note, piece)
    stated, title = stated_at(note, at), question_of(note, piece)
    code = _CODE.match(title)  # it asks nothing, and what it counts is one exercise
    return Claim(
        start=piece.index,
        head=at + 1 if stated else piece.index + 1,
        end=note.reach.of_heading(piece.index),
        question=stated or ("" if code else title),
        topic=title if stated else "",
        label=code["code"] if code and not label_for(note, piece) else None,
        firm=code is not None,
        asks_on=not stated,
        why=why,
    )


def _leads_to_answer(note: Outline, piece: Piece) -> Role | None:
    """Return whose answer a label names below a heading, where no line of its own asks before."""
    stated = behind_remarks(note, piece)
    if not stated_at(note, stated):
        stated = -1
    marks, above = note.marks, piece
    for below in note.right_below(piece):
        index = below.index
        if below.kind == OPEN and title_role(below.text, note.words) is None:
            return None  # the fold answers its own title
        parted = below.text.rsplit("\n", 1)[-1].strip() in note.words.separators["card"]
        if parted or starts_card(below):
            return None
        if marks.label(index).word.casefold().endswith(" question"):
            return None
        if role := marks.roles.get(index):
            if role in BESIDE or index == stated:
                continue
            word = folded(marks.labels[index].word)
            if not _answers(role, word) or word in SOLVING:
                return None
            begins = below.marker or below.quoted or below.holder is piece.holder
            nested = index in marks.parents or not begins  # it answers the entry it stands in
            asked = role is Role.ANSWER and not (nested or _asks_itself(note, piece, above))
            return role if above is piece or asked else None
        above = below
    return None


def _answers(role: Role, word: str) -> bool:
    """Tell whether a label or a title says that it answers; `我的理解` need not answer anything."""
    own = role is Role.OWN_ANSWER and _SAYS_ANSWER.search(word) is not None
    return own or role is Role.ANSWER


def _sets_task(note: Outline, piece: Piece) -> bool:
    """Tell whether a paragraph sets a task right above the only answer's label below a heading."""
    body = range(piece.index + 1, note.reach.to_heading(piece.index))
    answers = answer_labels(note, body)
    above = note.pieces[answers[0] - 1]
    if len(answers) > 1 or note.marks.sets(piece.index):
        return False
    return not above.marker and sets_task(above.text, note.words)


def _asks_itself(note: Outline, piece: Piece, above: Piece) -> bool:
    """Tell whether it is the text above an answer that is asked, and not the heading over it."""
    marks = note.marks
    if marks.number(above.index) or above.index in marks.options or above.quoted or above.box:
        return True
    return above.index > piece.index + _NEAR and ends_as_question(above.text)


def _answer_below(note: Outline, i: int) -> Piece | None:
    """Return the heading that names a heading's answer, among the next few."""
    headings = note.marks.headings
    piece = headings[i]
    deepest, sets = 6, False
    for below in headings[i + 1 : i + 4]:
        role = title_role(below.text, note.words)
        sets |= note.words.sets_work(below.text)
        if below.level > piece.level and role is Role.QUESTION and sets:
            deepest = below.level
            continue  # `#### Tasks`, `### Scenario`: what the heading above it sets
        if not piece.level <= below.level <= deepest or role in (None, Role.QUESTION):
            return None
        if below.index in note.marks.exam_parts:
            return None
        explains = role is Role.EXPLANATION and not ends_as_question(below.text)
        explains &= below.level > piece.level and ends_as_question(piece.text)
        if explains or _answers(role, folded(below.text)):
            deeper = below.level > piece.level and folded(below.text) not in _OF_SEVERAL
            label = note.marks.labels.get(below.index)  # `A01: …` may count topics
            counts = label.counts if label else COUNTED.search(below.text)  # `Answer to Q1`
            deeper &= not counts or number_at(note, piece.index) >= 0
            sure = (deeper and role is Role.ANSWER) or _is_sure(note, piece)
            return below if sure or asks(piece.text, note.words) else None
    return None


def _is_sure(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading says that a question is below: "problem", if one is set there."""
    if piece.index in note.marks.questions or _names_question(piece, note.words):
        return True
    # No slice: each heading would copy what is left of the note.
    at = next(i for i in count(piece.index + 1) if note.pieces[i].kind != RULE)
    below = note.pieces[at]
    return below.kind == TEXT and asks_somewhere(below.text, note.words)


def _names_question(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a heading only says that a question stands below: `### 问题`."""
    is_role = counted_role(piece.text, vocabulary) is Role.QUESTION
    return is_role and not vocabulary.sets_work(piece.text)


def _is_part(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading titles a part of what the labelled one over it asks already."""
    over = piece.around
    if over.piece not in note.marks.questions or not asks(over.title, note.words):
        return False
    return _names_question(piece, note.words) or not asks(piece.text, note.words)


def _asks_below(note: Outline, piece: Piece, below: Piece) -> bool:
    """Tell whether a heading is the title of a quiz: its questions stand between it and the key.

    So do links to them; or the first does, and the next has an answer's heading of its own. What
    options stand below is asked right above them.
    """
    between = range(piece.index + 1, below.index)
    if not note.marks.options.keys().isdisjoint(between):
        return True
    if len(between) > 1 and all(is_contents_entry(note.pieces[i].text) for i in between):
        return True
    numbered = [i for i in between if i in note.marks.numbers]
    texts = ((i, question_of(note, note.pieces[i])) for i in numbered)
    asked = {index for index, text in texts if has_blank(text) or asks_or_sets(text, note.words)}
    labelled = note.marks.questions.keys() & set(between)
    several = len(asked) > 1 or ask_in_turn(note, between)
    if labelled or several or note.words.mentions("key", below.text):
        return True
    first = asked or any(ends_as_question(note.pieces[i].text) for i in between)
    end = note.reach.of_heading(piece.index)
    others = takewhile(lambda p: p.index < end, note.marks.headings_after(below.index))
    return bool(first) and any(note.marks.part_headings.get(p.index) is Role.ANSWER for p in others)


def _is_answered_below(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading that asks, sets a task or names a question has its answer below."""
    right_below = note.marks.roles.get(piece.index + 1) is Role.ANSWER
    labelled = piece.index in note.marks.questions
    if not right_below and (
        labelled or not leads_to_answer(note, piece.index + 1) or has_a_cause(note, piece)
    ):
        return False
    text = question_of(note, piece)
    if is_exercise_title(text, note.words) or _titles_kind(note, piece):
        return False
    answer = next(i for i in count(piece.index + 1) if note.marks.roles.get(i) in ANSWERING)
    if ask_in_turn(note, range(piece.index + 1, answer)):
        return False
    named = _names_question(piece, note.words) and piece.index not in note.marks.counted
    titles = invites_questions(text, note.words)  # `Code reading questions` codes nothing
    return named or asks(text, note.words) or (asks_somewhere(text, note.words) and not titles)


def _titles_kind(note: Outline, piece: Piece) -> bool:
    """Tell whether what asks stands below a heading in its own right: `**5-mark question**: …?`."""
    label, named = note.marks.label(piece.index + 1), piece.index + 1 in note.marks.roles
    alone = label.bold and label.closed and not named
    return alone and asks_somewhere(label.rest, note.words)


def _claim(note: Outline, piece: Piece, why: Phrase) -> Claim:
    stated, text = stated_at(note, piece.index + 1), question_of(note, piece)
    named = _names_question(piece, note.words)  # what counts it then counts a section
    return Claim(
        start=piece.index,
        head=piece.index + (2 if stated else 1),
        end=_end(note, piece),
        question=stated or ("" if counted_role(piece.text, note.words) is Role.QUESTION else text),
        topic=text if stated else "",
        label="" if named and not note.words.role(piece.text) else None,
        group=named,
        why=why,
    )


def _end(note: Outline, piece: Piece) -> int:
    """Return where an item ends: with a note that starts with a question and names no other.

    Below a title of the highest rank another text begins, if it names no part of this one.
    """
    headings = note.marks.headings
    opens = piece is headings[0] and all(p.kind == HTML for p in note.pieces[: piece.index])
    if opens and [each for each in headings if _is_named(note, each)] == [piece]:
        parts = note.marks.part_headings
        titles = (p.index for p in headings[1:] if p.level == 1 and p.index not in parts)
        return next(titles, len(note.pieces))
    return note.reach.of_heading_with_parts(piece.index)


def _is_named(note: Outline, piece: Piece) -> bool:
    labelled = piece.index in note.marks.questions or LETTERED.match(piece.text) is not None
    return labelled or _names_question(piece, note.words)


DIALECT = Dialect("answer-heading", 75, find)

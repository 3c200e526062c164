"""`### Q7: …`: a heading that carries a question's label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from recollect.core.grouping import grouped
from recollect.core.phrases import phrase
from recollect.core.text.scripts import either
from recollect.parsing.company.lettered import lettered_parts
from recollect.parsing.items.answers import leads_to_answer
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.questions import (
    behind_remarks,
    is_remark,
    question_of,
    stated_at,
)
from recollect.parsing.items.titles import names_work, sets_below, sets_named
from recollect.parsing.items.troubles import cause_below, has_a_cause
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, RULE, TEXT, Piece
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    asks_somewhere,
    ends_as_question,
    leads_on,
    sets_exercise,
)
from recollect.parsing.words.labels import RANGE, answered_below, bare
from recollect.parsing.words.rating import tells_worth
from recollect.parsing.words.remembering import once
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import (
    EACH_WORTH,
    invites_questions,
    is_exercise_title,
    sets_aside_below,
)
from recollect.parsing.words.vocabulary import Role

_COUNT = " \t#.*_0123456789"
"""What may stand behind the word of a label that recurs."""
_DIGITS = 4
"""Digits of a question's number; what has more names an article."""
_KIND = re.compile(either("(?<![问主标课话难专议命例])题$"))
"""What the name of a kind of question ends with: `简答题：…` is one, however lone."""


class _Headed(NamedTuple):
    """A heading's label, what follows it, and whether that is a question's own number."""

    label: str
    text: str
    numbered: bool


def find(note: Outline) -> Iterator[Claim]:
    """Yield the headings with a label; where one is only a topic, a line below it asks."""
    known = note.marks.counted.union(note.marks.questions, note.marks.numbers, note.marks.roles)
    for piece in (heading for heading in note.marks.headings if heading.index in known):
        at = behind_remarks(note, piece)
        stated = stated_at(note, at)
        headed = _headed(note, piece, stated)
        counted = piece.text if piece.index in note.marks.counted else ""
        if parts := lettered_parts(note, piece, headed.label if headed else counted):
            yield from parts
        elif headed is not None and not _only_titles(note, piece, headed):
            yield from _claims(note, piece, headed, at, stated)


def _only_titles(note: Outline, piece: Piece, headed: _Headed) -> bool:
    """Tell whether a labelled heading titles its parts, a list or a chapter, or is set aside."""
    if _is_divided(note, piece) or _is_set_aside(note, piece, headed.label, headed.text):
        return True
    if ends_as_question(headed.text):
        return False
    if note.words.role(headed.text) is Role.ANSWER:
        return True
    chapter = piece.level == 1 and any(
        below.index in note.marks.counted or is_exercise_title(below.text, note.words)
        for below in _below(note, piece)
    )
    several = chapter or _lists_questions(note, piece)
    return several or EACH_WORTH.search(headed.text) is not None


def _claims(note: Outline, piece: Piece, headed: _Headed, at: int, stated: str) -> Iterator[Claim]:
    """Yield what a heading asks, or what stands at `at` below it, where it is only a topic.

    Nothing, where it counts nothing, or what it answers is asked elsewhere.
    """
    text = headed.text
    if not stated and is_remark(text):
        at += _is_remarked_on(note, at)
        stated = _first_line(note, at) or _counted_again(note, at)
        alone = note.reach.of_heading(piece.index) == piece.index + 1
        if not stated and (alone or note.marks.roles.get(at) is Role.ANSWER):
            return
    if headed.numbered and not stated and not asks(text, note.words):
        stated = _alone_asked(note, piece, at)
    if stated:
        yield _stated_below(note, piece, headed, at, stated)
    else:
        yield _stated_itself(note, piece, headed, at)


def _stated_below(note: Outline, piece: Piece, headed: _Headed, at: int, stated: str) -> Claim:
    """Return the question that is stated at `at`, of which the heading says the topic."""
    beside = 0 < note.pieces[at].level <= piece.level
    asked, said = answered_below(stated)
    return Claim(
        start=piece.index,
        head=at + 1,
        end=note.reach.of_heading_with_parts(at if beside else piece.index),
        question=asked,
        said=said,
        label=headed.label,
        topic="" if is_remark(headed.text) else headed.text,
        asks_on=leads_on(stated),
        why=phrase("a heading labelled {label}", label=headed.label),
    )


def _stated_itself(note: Outline, piece: Piece, headed: _Headed, at: int) -> Claim:
    """Return the question that the heading states, or the label of a question at `at` below it.

    What broke is told below one that neither asks nor has a number of its own, up to its cause.
    """
    text, asked = headed.text, asks(headed.text, note.words)
    body = note.pieces[piece.index + 1 : note.reach.of_heading(piece.index)]
    coded = bool(body) and all(each.kind == CODE for each in body)  # that answers what it sets
    below = not text and note.marks.roles.get(at) is Role.QUESTION
    sets = is_exercise_title(headed.label, note.words) and sets_named(note, piece)
    broken = None if asked or headed.numbered else cause_below(note, piece)
    case = verbatim(note.pieces[piece.index + 1 : broken], note) if broken else ""
    return Claim(
        start=piece.index,
        head=broken or (at if below else piece.index + 1),
        end=note.reach.of_heading_with_parts(piece.index),
        question="" if is_remark(text) else "\n\n".join(filter(None, (text, case))),
        label=headed.label,
        group=not (headed.numbered and asked),
        asks_on=not (broken or headed.numbered or (asked and not sets) or coded),
        why=phrase("a heading labelled {label}", label=headed.label),
    )


def _alone_asked(note: Outline, piece: Piece, at: int) -> str:
    """Return what the heading right below a topic asks, if no other of its rank stands there."""
    section, first = range(at, note.reach.of_heading(piece.index)), note.piece_at(at)
    if at not in section or not first.level or not ends_as_question(first.text):
        return ""
    others = takewhile(lambda h: h.index in section, note.marks.headings_after(at))
    beside = any(heading.level <= first.level for heading in others)
    return "" if beside else question_of(note, first)


def _is_set_aside(note: Outline, piece: Piece, label: str, text: str) -> bool:
    """Tell whether a title says that nothing is asked: not of what asks behind a `Q`, or below it.

    问题 1 below 故障排除 is something that broke, `Q1` in a roadmap a quarter.
    """
    lettered = label[:1] == "Q"
    titles = (*piece.around.path, text) if lettered else piece.around.path
    if not any(sets_aside_below(title, note.words) for title in titles):
        return False
    below = note.piece_at(piece.index + 1)
    said = (text, "" if below.marker else below.text)
    return not (lettered and any(asks_somewhere(each, note.words) for each in said))


def _headed(note: Outline, piece: Piece, stated: str) -> _Headed | None:
    """Return what a heading with a label says.

    Any number is a question's own where the question itself is stated below.
    """
    numbered = note.marks.questions.get(piece.index)
    if numbered is None and stated and not is_exercise_title(piece.text, note.words):
        numbered = note.marks.numbers.get(piece.index)
    if numbered is None:
        return _named(note, piece)
    text = numbered.rest
    if not ends_as_question(text) and has_a_cause(note, piece):
        return None
    own = not tells_worth(text) or asks_among_others(text, note.words)
    return _Headed(numbered.label, text, numbered=own)


def _named(note: Outline, piece: Piece) -> _Headed | None:
    """Return what a heading says whose label names a question: answered, counted, or recurring."""
    if note.marks.roles.get(piece.index) is not Role.QUESTION:
        return None
    label = note.marks.labels[piece.index]
    if not label.rest or RANGE.search(label.word):
        return None
    below = piece.index + 1
    broken = has_a_cause(note, piece)
    answered = not broken and (below in note.marks.roles or leads_to_answer(note, below))
    counted = label.counts and sum(map(str.isdigit, label.word)) <= _DIGITS
    asked = asks(label.rest, note.words)
    named = piece.index in _recurring(note) or _KIND.search(label.word) is not None
    recurs = named and (asked or sets_task(label.rest, note.words))
    told = (named or is_exercise_title(label.word, note.words)) and sets_below(note, piece)
    whole = not broken and (recurs or told or (piece.level == 1 and asked))
    if not answered and (names_work(note, piece, label.word) or not (counted or whole)):
        return None
    return _Headed(label.word.strip("*_ "), label.rest, numbered=False)


@once
def _recurring(note: Outline) -> set[int]:
    """Return the headings whose label stands before most of their rank below the same title."""
    ranks = grouped(((p.around, p.level), p.index) for p in note.marks.headings)
    words = {i: label.word.rstrip(_COUNT) for i, label in note.marks.labels.items()}
    found: set[int] = set()
    for rank in ranks.values():
        word, times = Counter(words.get(index, "") for index in rank).most_common(1)[0]
        if word and times > 1 and 2 * times > len(rank):
            found.update(index for index in rank if words.get(index) == word)
    return found


def _is_divided(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading that is only a number is a title over parts of it: `Q1`, `Q1.1`.

    So it is over a title of questions. Parts are answered on their own, too.
    """
    number = note.marks.questions.get(piece.index)
    below = next(_below(note, piece), None)
    if number is None or below is None:
        return False
    if (
        note.marks.roles.get(below.index) is Role.QUESTION
        and not note.marks.label(below.index).rest
    ):
        return True
    if not is_remark(number.rest):
        return False
    if invites_questions(below.text, note.words):
        return True
    end = note.reach.to_heading(below.index)
    if any(note.marks.roles.get(i) is Role.ANSWER for i in range(below.index + 1, end)):
        return not any(i in note.marks.roles for i in range(piece.index + 1, below.index))
    part = note.marks.questions.get(below.index)
    return part is not None and bool(re.match(rf"{re.escape(number.number)}\D", part.number))


def _lists_questions(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading only titles a list of questions: nothing else stands below it.

    What is counted there may have options; most of it asks.
    """
    below = note.right_below(piece)
    if any(p.kind != RULE and not p.holder for p in below):
        return False
    listed = [p for p in below if p.marker and p.depth == 1 and p.index not in note.marks.options]
    return len(listed) > 1 and all(ends_as_question(p.text) for p in listed)


def _below(note: Outline, piece: Piece) -> Iterator[Piece]:
    """Yield the headings of a heading's own section."""
    return takewhile(
        lambda below: below.level > piece.level, note.marks.headings_after(piece.index)
    )


def _is_remarked_on(note: Outline, index: int) -> bool:
    """Tell whether a line in bold stands between a number and the quotation that asks."""
    quoted = note.piece_at(index + 1).quoted and not note.pieces[index].quoted
    label = note.marks.label(index)
    return quoted and label.bold and not label.rest


def _first_line(note: Outline, index: int) -> str:
    """Return the paragraph right below a heading that is only a number, or a heading that asks."""
    piece, marks = note.piece_at(index), note.marks
    if piece.kind == HEADING:
        asked = index not in marks.questions and sets_exercise(piece.text, note.words)
        return bare(piece.text) if asked else ""
    labels = marks.label(index).rest or index in marks.roles
    if piece.marker or index in marks.options or labels or index in marks.questions:
        return ""
    return bare(piece.text) if piece.kind == TEXT else ""


def _counted_again(note: Outline, index: int) -> str:
    """Return the line that alone is counted below a heading that is only a number: `3. Name …`."""
    number, following = note.marks.numbers.get(index), note.marks.siblings.get(index)
    beside = following is not None and following < note.reach.of_line(index)
    counted = number is not None and note.pieces[index].kind == TEXT and not beside
    asks_on = counted and asks_somewhere(note.pieces[index].text, note.words)
    return question_of(note, note.pieces[index]) if asks_on else ""


DIALECT = Dialect("labelled-heading", 70, find)

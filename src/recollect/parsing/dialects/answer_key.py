"""Numbered questions, and a key that answers them by their numbers: `Answer key: 1. B 2. C`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from recollect.core.cards.items import Kind
from recollect.core.phrases import phrase
from recollect.core.text.scripts import either
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.ends import end_of
from recollect.parsing.items.keys.finding import Key, keys_in, number_at, parts_in, shallowest
from recollect.parsing.items.keys.parts import Standing, stands_in
from recollect.parsing.items.keys.rows import Answers
from recollect.parsing.items.placeholders import is_placeholder
from recollect.parsing.items.questions import question_of, stated_at
from recollect.parsing.items.sections import is_answered_whole
from recollect.parsing.outline.choices import letters_in
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, OPEN, TEXT
from recollect.parsing.outline.resuming import is_bracketed
from recollect.parsing.words.asking import ends_as_question, sets_exercise
from recollect.parsing.words.folding import folded
from recollect.parsing.words.labels import label_of
from recollect.parsing.words.roles import title_role, unlabelled
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.truth import judgement, truth
from recollect.parsing.words.vocabulary import Role, Vocabulary

_FEW = 2
_MOST = 50
"""Keys one below the other that each answer some of the questions above."""
_FAR = 20
"""Questions that may stand between those which a key answers and the key."""
_WORD = re.compile(r"[a-z0-9']+|[^\W\d_a-z]")
_KIND = re.compile(either(r"[^\W\d_]{2,4}题(?=[的参答解])"))
"""To which kind of questions a key is, in its title: `填空题答案`."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the last questions above a key that carry just the numbers that it answers."""
    marks = note.marks
    if not (marks.numbers or marks.questions or marks.asked or marks.counted):
        return  # nothing has a number by which a key could answer it
    standing, end, beside = Standing(note, range(0)), 0, 0
    for named in keys_in(note):
        beside = beside + 1 if named.start == end else 0
        # another right below answers of the same questions
        if not (0 < beside < _MOST and standing.places):
            standing = Standing(note, range(end, named.start))
        end, places = named.end, standing.places
        for nth, key in enumerate(named.parts()):
            if nth >= _MOST and not standing.holds(key.answers[0].part):
                continue  # no exam has so many parts of which its questions say nothing
            # what asks itself comes before mere titles
            asked = max(_rows(note, standing, key), key=partial(_ask_by_words, note), default=[])
            if not asked:
                continue
            own = note.pieces[asked[-1]].section.piece
            stop = note.reach.of_heading(own) if own >= 0 else places.stop
            ends = [*asked[1:], min(places.stop, stop)]
            told = sum(map(partial(_is_told, note), asked, ends))
            if 2 * told > len(asked) or any(map(partial(_is_answered, note), asked, ends)):
                continue
            if _repeats_others(note, asked, key) or _are_parts(note, asked[0]):
                continue
            for index, until, answer in zip(asked, ends, key.answers, strict=False):
                said = _unrepeated(note, range(index, until), answer.said)
                yield _claim(note, index, until, said, key)


def _is_answered(note: Outline, index: int, end: int) -> bool:
    """Tell whether a question has an answer of its own: then the key only repeats it."""
    below = [i for i in range(index + 1, end) if i not in note.marks.options]
    headed = (i for i in below if note.pieces[i].kind == OPEN or i in note.marks.part_headings)
    titles = (note.pieces[i].text for i in headed)
    labels = (note.marks.labels[i] for i in below if i in note.marks.labels)
    told = (own.word for own in labels if not (own.rest and is_placeholder(own.rest, note.words)))
    named = (*titles, *told)
    return any(title_role(title, note.words) is Role.ANSWER for title in named)


def _is_told(note: Outline, index: int, end: int) -> bool:
    """Tell whether a plain text right below a question tells, and so answers it there."""
    asked, below, marks = question_of(note, note.pieces[index]), index + 1, note.marks
    if below >= end or not ends_as_question(asked) or below in marks.labels:
        return False
    piece = note.pieces[below]
    plain = piece.kind == TEXT and not (piece.marker or below in marks.options)
    return plain and not sets_exercise(piece.text, note.words)


def _are_parts(note: Outline, first: int) -> bool:
    """Tell whether `(1) …`, `(2) …` are parts of one numbered task: the label answers that."""
    title = note.pieces[first].section.piece
    if title in note.marks.numbers and is_bracketed(note.pieces[first]):
        named = is_exercise_title(note.pieces[title].text, note.words)
        return not (named or title in note.marks.exam_parts)
    if first not in note.marks.inner:
        return False
    numbers, inner = note.marks.numbers, note.marks.inner
    above = next(i for i in range(first - 1, -1, -1) if i in numbers and i not in inner)
    text = question_of(note, note.pieces[above])
    return sets_task(text, note.words) and not is_exercise_title(text, note.words)


def _repeats_others(note: Outline, asked: Sequence[int], key: Key) -> bool:
    """Tell whether a key repeats questions, and hardly any of those that stand above it."""
    pairs = [
        (_words(question_of(note, note.pieces[index])), _words(key.asked[answer.number]))
        for index, answer in zip(asked, key.answers, strict=False)
        if answer.number in key.asked
    ]
    alike = sum(2 * len(one & other) >= min(len(one), len(other)) for one, other in pairs)
    return 2 * len(pairs) > len(asked) and 2 * alike < len(pairs)


def _unrepeated(note: Outline, asked: range, answer: str) -> str:
    """Return an answer without lines of the question that it repeats first, behind labels too.

    So it is without the label behind these: `**Statement**: …`, `**Answer**: true`.
    """
    below = [piece for piece in note.pieces[asked.start : asked.stop] if piece.box is None]
    texts = [piece.text for piece in below if piece.index not in note.marks.options]
    texts.append(question_of(note, note.pieces[asked.start]))
    lines = {folded(line) for text in texts for line in text.split("\n")}
    rest = answer
    while rest and folded(_stated(rest.partition("\n")[0], note.words)) in lines:
        rest = rest.partition("\n")[2].lstrip("\n")
    return unlabelled(rest.strip(), note.words) if rest.strip() and rest != answer else answer


def _stated(line: str, vocabulary: Vocabulary) -> str:
    """Return what a line of a key states of its question: behind a label that names no answer."""
    label = label_of(line)
    if label is None or vocabulary.role(label.word) is Role.ANSWER:
        return line
    return label.rest or line


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _claim(note: Outline, index: int, end: int, answer: str, key: Key) -> Claim:
    piece = note.pieces[index]
    options = any(i in note.marks.options for i in range(index + 1, end))
    verdict = None if options else judgement(answer, note.words)
    return Claim(
        start=index,
        end=min(end_of(note, index), end),
        question=question_of(note, piece),
        answer=answer,
        kind=None if verdict is None else Kind.TRUE_FALSE,
        options=() if verdict is None else truth(verdict),
        asks_on=True,
        keeps=(key.start, key.end),
        why=phrase("a question that a key answers by its number"),
    )


def _ask_by_words(note: Outline, asked: Sequence[int]) -> bool:
    return any(sets_exercise(question_of(note, note.pieces[index]), note.words) for index in asked)


def _rows(note: Outline, standing: Standing, key: Key) -> Iterator[list[int]]:
    """Yield what may ask and carries the numbers of a key's answers, the likeliest first."""
    places = standing.places
    above = note.pieces[places.stop - 1].section if places else note.pieces[key.start].section
    part = key.answers[0].part or parts_in(note).named(note.pieces[key.start])
    if len(key.answers) < _FEW and not (part or is_exercise_title(above.title, note.words)):
        return
    choosing = all(letters_in(answer.said) for answer in key.answers)
    options = note.marks.options  # right below what is to choose from
    for near in _nearer(note, standing, key):
        for candidates in _candidates(note, near):
            rows = [*_counted_alike(note, candidates, key.answers)]
            chosen = (row for row in rows if choosing and all(i + 1 in options for i in row))
            asked = next(chosen, rows[0] if rows else [])
            if asked and not _in_an_item(note, places, asked) and _ask(note, asked, key):
                yield asked


def _nearer(note: Outline, standing: Standing, key: Key) -> Iterator[Sequence[int]]:
    """Yield where the questions of a key may stand: in its own section, then in all of its part.

    In neither, where it says of which kind they are: then below a title that says so.
    """
    named = note.pieces[key.start]
    there = standing.within(key.answers[0].part)
    if whole := parts_in(note).named(named):
        there = [i for i in there if stands_in(note, i, whole)]
    kind = _KIND.search(named.text)
    kinds = [i for i in there if kind and kind[0] in "\n".join(note.pieces[i].section.path)]
    yield kinds or [i for i in there if i > named.around.piece]
    yield kinds or there


def _counted_alike(note: Outline, candidates: list[int], answers: Answers) -> Iterator[list[int]]:
    """Yield the pieces in a row that carry just the numbers of some answers, the last ones first.

    A key may leave some of them out, half at most.
    """
    wanted, counts = [answer.number for answer in answers], [number_at(note, i) for i in candidates]
    last = len(counts) - len(wanted)
    for first in range(last, max(last - _FAR, -1), -1):
        if counts[first : first + len(wanted)] == wanted:
            yield candidates[first : first + len(wanted)]
    counted = dict(zip(counts, candidates, strict=True))
    picked = [counted[number] for number in wanted if number in counted]
    counts_on = picked == sorted(picked) and len(counted) == len(candidates)
    if counts_on and len(candidates) <= 2 * len(picked) and len(picked) == len(wanted):
        yield picked


def _candidates(note: Outline, places: Sequence[int]) -> Iterator[list[int]]:
    """Yield what may be questions: labelled ones; numbered headings; numbered lines."""
    marks = note.marks
    numbered = [i for i in places if number_at(note, i) >= 0]
    yield [i for i in numbered if i in marks.questions]
    yield [i for i in numbered if note.pieces[i].kind == HEADING]
    yield shallowest(note, [i for i in numbered if note.pieces[i].kind == TEXT])


def _in_an_item(note: Outline, places: range, asked: Sequence[int]) -> bool:
    """Tell whether a question stands over the first one: then all are parts of one item."""
    first = note.pieces[asked[0]]
    heading = note.piece_at(first.section.piece)
    above = range(max(first.section.piece, places.start, 0), first.index)
    if heading is not first and ends_as_question(heading.text):
        return True
    if heading.kind == HEADING and is_answered_whole(note, heading.section):
        return True
    return any(i not in asked and (i in note.marks.questions or stated_at(note, i)) for i in above)


def _ask(note: Outline, asked: Sequence[int], key: Key) -> bool:
    """Tell whether half of some lines ask, or all of them are answered by a letter or a verdict.

    So do those of a section of exercises.
    """
    said = [answer.said for answer in key.answers]
    if all(letters_in(text) or judgement(text, note.words) is not None for text in said):
        return True
    section = note.pieces[asked[0]].section
    if section.piece in note.marks.exam_parts or is_exercise_title(section.title, note.words):
        return True
    texts = (question_of(note, note.pieces[i]) for i in asked if not note.marks.sets(i))
    return 2 * sum(not sets_exercise(text, note.words) for text in texts) <= len(asked)


DIALECT = Dialect("answer-key", 92, find)

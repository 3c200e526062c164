"""Answer keys: a heading, a fold or a label, and below it what answers questions by their numbers.

A key lists its answers as numbered lines or headings, on one line (`1. B 2. C`, `1-5 ABCAD`), or in
a table, with a row or a column for each; or each has a fold of its own, `Answer 2`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from recollect.core.text.scripts import either
from recollect.parsing.items.keys.parts import Parts
from recollect.parsing.items.keys.rows import Answer, Answers, in_tables, on_lines
from recollect.parsing.items.questions import label_for, question_of
from recollect.parsing.items.troubles import SOLVING
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.choices import letters_in
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, OPEN, RULE, TEXT, Piece
from recollect.parsing.words.answer_titles import names_answers, names_many
from recollect.parsing.words.asking import asks_among_others, ends_as_question, has_blank
from recollect.parsing.words.exam_parts import titles_part
from recollect.parsing.words.folding import folded
from recollect.parsing.words.remembering import once
from recollect.parsing.words.roles import COUNTED, title_role, unlabelled
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.truth import judgement
from recollect.parsing.words.vocabulary import Role

_COUNTED = re.compile(
    either(
        r"[^\w\n]{0,6}(?:(?:answer|ans|solution|a|答案|解答|答)[ \t]?#?[ \t]?"
        r"(?P<number>\d{1,3})(?!\d)"
        r"|(?:exercise|question|problem|task|q)[ \t]?#?(?P<of>\d{1,3})[ \t]*[:–—-]?[ \t]*"
        r"(?:answer|solution)s?\b"
        r"|(?:第|[^\W\d]{1,4}题)[ \t]?(?P<nth>\d{1,3})题?[ \t]?的?(?:参考)?(?:代码|答案|解答)"
        r"(?=[:：*_]))[ \t*_.:：)）、—–-]*"
    ),
    re.I,
)
"""An answer that says whose it is: `### Answer 3: …`, `Task 3 solution`, `第 3 题参考答案：`."""
_NUMBER = re.compile(r"\d+")
_LAST_NUMBER = re.compile(r"\d+(?=\D*$)")
_MANY = re.compile(r"\d.*\d", re.S)
"""What answers more than one question by its number."""
_LETTER = "**A**"
"""An option in a key, where others might take it for the word for an answer."""
_OF_SEVERAL = frozenset(["answers", "solutions", "answer key", "key"])
"""Labels of keys: another one answers one question, in however many points."""
_FEW = 2
_FAR = 400
"""Pieces between questions and the label of their answers; nobody asks so far before it."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key from the piece that names it up to `end`, and its answers."""

    start: int
    end: int
    answers: Answers
    asked: Mapping[int, str]
    """By number: the question that an answer repeats before it answers, where one does."""

    def parts(self) -> Iterator[Key]:
        """Yield the key of each part of an exam, without what counts anew there or tells again."""
        for _, answers in groupby(self.answers, key=lambda answer: answer.part):
            kept: list[Answer] = []
            for answer in answers:
                if not kept or answer.number > kept[-1].number:
                    kept.append(answer)
            yield replace(self, answers=tuple(kept))


def keys_in(note: Outline) -> Iterator[Key]:
    """Yield the keys of a note in reading order."""
    end = 0
    in_turn = {key.start: key for key in _in_turn(note)}
    for start, body, first in named_in(note):
        if start < end:
            continue
        if key := in_turn.get(start):
            end = key.end
            yield key
            continue
        if answers := answers_in(note, body, first):
            end = body.stop
            yield Key(start, end, answers, dict(repeated(note, body)))


@once
def parts_in(note: Outline) -> Parts:
    """Return the parts of a note that its keys may name: their own titles are none."""
    marks, words = note.marks, note.words
    asked = (
        h for h in marks.headings if h.index in marks.exam_parts or not names_answers(h.text, words)
    )
    return Parts(note, asked)


def answers_in(note: Outline, body: range, first: str) -> Answers:
    """Return the answers that carry numbers in a key, and on the line that names it, in turn."""
    told = answers_by_piece(note, body, first)
    return tuple(entry for entries in told.values() for entry in entries)


def answers_by_piece(note: Outline, body: range, first: str) -> dict[int, Answers]:
    """Return them by the pieces that they begin in, in turn."""
    rows = on_lines(note, body, first, parts := parts_in(note))
    if not rows and (tables := in_tables(note, body, parts)):
        rows = {body.start: tables}
    # what has a line of its own stands beside what stands in rows
    alone = first.strip() or (first and not rows)
    told = rows if alone else {**_below(note, body), **rows}
    return dict(sorted(told.items()))


def says_several(note: Outline, key: int) -> bool:
    """Tell whether what names answers says of several: `**Answers**`; `**Answer:**` may of one."""
    title = note.marks.label(key).word or note.pieces[key].text
    return names_many(title) or note.words.mentions("key", title) or folded(title) in _OF_SEVERAL


def number_at(note: Outline, index: int) -> int:
    """Return the number of a piece or of its label, for matching; -1 where it has none."""
    found = note.marks.number(index)
    if found is not None:
        return found.value
    label = _LAST_NUMBER.search(label_for(note, note.pieces[index]) or "")
    return int(label[0]) if label else -1


def shallowest(note: Outline, indices: Sequence[int]) -> list[int]:
    """Return those of some pieces, be they entries or plain lines, that stand in no other."""
    levels = {i: note.pieces[i].depth - bool(note.pieces[i].marker) for i in indices}
    margin = min(levels.values(), default=0)
    return [index for index, level in levels.items() if level == margin]


@once
def named_in(note: Outline) -> Sequence[tuple[int, range, str]]:
    """Return where pieces name answers: the index, the pieces below it, what its line says."""
    return sorted(_named(note))


def _named(note: Outline) -> Iterator[tuple[int, range, str]]:
    for piece in note.marks.headings:
        if names_answers(piece.text, note.words) and not parts_in(note).repeats(piece):
            body = range(piece.index + 1, _past_repeated(note, note.reach.of_heading(piece.index)))
            if not (_titles_questions(note, piece) or _holds_both(note, body)):
                yield piece.index, body, ""
    for fold in note.marks.folds:
        if _names(note, fold) or _answers_above(note, fold):
            yield fold.index, range(fold.index + 1, fold.partner), ""
    word = ""
    for index, label in note.marks.labels.items():
        above, word = word, label.word
        if (
            label.closed
            and (not label.rest or _MANY.search(label.rest))
            and index not in note.marks.options
            and note.pieces[index].kind == TEXT
            and names_answers(label.word, note.words)
            and not (folded(label.word) in SOLVING and folded(above) in note.words.troubles)
        ):
            end = _past_repeated(note, note.reach.to_heading(index))
            while end < len(note.pieces) and _is_part_of_key(note, index, note.pieces[end]):
                end = note.reach.to_heading(end)
            first = label.rest
            if not first and folded(label.word) not in _OF_SEVERAL:
                titled = end > index + 1 and note.pieces[index + 1].kind == HEADING
                first = "" if titled or _counts_alike(note, index, end) else " "
            yield index, range(index + 1, end if not label.rest else index + 1), first


def _names(note: Outline, fold: Piece) -> bool:
    """Tell whether a title names answers, or counts what one below their title answers."""
    counts = COUNTED.fullmatch(fold.text.strip())
    return names_answers(fold.section.title if counts else fold.text, note.words)


def _is_part_of_key(note: Outline, label: int, heading: Piece) -> bool:
    """Tell whether a heading right behind a key is a part of it, and not the exam's next part.

    Where its label stands in a part of the exam, it answers that; others repeat their titles.
    """
    within = titles_part(note.pieces[label].section.title)
    return titles_part(heading.text) and (not within or parts_in(note).repeats(heading))


def _past_repeated(note: Outline, end: int) -> int:
    """Return where a key ends: behind the titles that repeat one above, without what that asked.

    `## Answers`, `## I. Multiple choice`.
    """
    return _ends_of_repeated(note).get(end, end)


@once
def _ends_of_repeated(note: Outline) -> dict[int, int]:
    """Return, by each title that repeats one above, where the last such in a row of them ends."""
    ends: dict[int, int] = {}
    for heading in reversed(note.marks.headings):
        if parts_in(note).repeats(heading):
            body = range(heading.index + 1, note.reach.of_heading(heading.index))
            asks = (i in note.marks.options or ends_as_question(note.pieces[i].text) for i in body)
            if not any(asks):
                ends[heading.index] = ends.get(body.stop, body.stop)
    return ends


def _answers_above(note: Outline, fold: Piece) -> bool:
    """Tell whether a fold right below numbered questions counts as they do, and asks nothing."""
    role, above = title_role(fold.text, note.words), note.pieces[fold.index - 1]
    if role or above.kind != TEXT or not _counts_alike(note, fold.index, fold.partner):
        return False
    return not any(ends_as_question(p.text) for p in note.pieces[fold.index : fold.partner])


def _counts_alike(note: Outline, label: int, end: int) -> bool:
    """Tell whether lines below a label count as those above that may ask."""
    count = note.marks.number
    places, below = range(max(0, label - _FAR), label), range(label + 1, min(end, label + _FAR))
    told = [number.value for number in map(count, below) if number]
    above = [number for number in map(count, reversed(places)) if number and number.value > 0]
    first = next((nth for nth, number in enumerate(above) if number.value == 1), 0)
    asked = above[first::-1]
    counted = told[:1] == [1] and told == sorted(set(told))  # some may be left out
    if not counted or told != [number.value for number in asked]:
        return False
    texts = (number.rest for number in asked)
    asking = sum(has_blank(text) or asks_among_others(text, note.words) for text in texts)
    return 2 * asking >= len(asked)


def _titles_questions(note: Outline, heading: Piece) -> bool:
    """Tell whether a heading that may name an answer says of what kind the questions below are."""
    named = title_role(heading.text, note.words) is Role.ANSWER
    return named and heading.index not in note.marks.part_headings


def _holds_both(note: Outline, body: range) -> bool:
    """Tell whether questions and their answers each have a title below that of the answers.

    What repeats a title above is that of a part of the key.
    """
    headings = (note.pieces[i] for i in body if note.pieces[i].kind == HEADING)
    titles = {h.index: h.text for h in headings if not parts_in(note).repeats(h)}
    told = {i: title for i, title in titles.items() if names_answers(title, note.words)}
    # one right above an answer's is that of a part of the key
    asked = (title for i, title in titles.items() if told.keys().isdisjoint((i, i + 1)))
    keys = sum(not _NUMBER.search(title) for title in told.values())
    return keys > 1 or (bool(told) and any(is_exercise_title(t, note.words) for t in asked))


def _in_turn(note: Outline) -> Iterator[Key]:
    """Yield the keys that are folds, or headings, right below each other, each with the number that
    it answers.
    """
    parts = [h for h in note.marks.headings if h.index in note.marks.part_headings]
    row: list[tuple[int, Piece, int]] = []
    for title in sorted((*note.marks.folds, *parts), key=lambda title: title.index):
        numbers = _NUMBER.findall(title.text)
        if len(numbers) != 1 or not _names(note, title):
            continue
        if row and title.index < row[-1][2]:
            continue  # it is of that answer
        if row and row[-1][2] != title.index:
            yield from _of_row(note, row)
            row = []
        end = title.partner + 1 if title.kind == OPEN else note.reach.of_heading(title.index)
        row.append((int(numbers[0]), title, end))
    yield from _of_row(note, row)


def _of_row(note: Outline, row: Sequence[tuple[int, Piece, int]]) -> Iterator[Key]:
    if len(row) < _FEW:
        return
    answers = tuple(
        Answer(number, verbatim(note.pieces[title.index + 1 : end - (title.kind == OPEN)], note))
        for number, title, end in row
    )
    yield Key(row[0][1].index, row[-1][2], answers, {})


def _below(note: Outline, body: range) -> dict[int, Answers]:
    """Return the answers of numbered headings by piece; else of labels; else of numbered lines."""
    entries = [i for i in body if i not in note.marks.exam_parts]
    numbered = [i for i in entries if _answers_number(note, i) >= 0]
    starts = [i for i in numbered if note.pieces[i].kind == HEADING]
    if len(starts) < _FEW:
        starts = [i for i in numbered if i in note.marks.questions]  # 第1题：
    if len(starts) < _FEW:
        starts = shallowest(note, [i for i in numbered if note.pieces[i].kind == TEXT])
    ends, within = [*starts[1:], body.stop], parts_in(note).below(body if starts else range(0))
    if starts and note.pieces[starts[0]].kind == HEADING:
        ends = [min(end, note.reach.of_heading(i)) for i, end in zip(starts, ends, strict=False)]
    return {
        i: (Answer(_answers_number(note, i), _answer(note, _untitled(note, i, end)), within[i]),)
        for i, end in zip(starts, ends, strict=False)
    }


def _untitled(note: Outline, start: int, end: int) -> Sequence[Piece]:
    """Return the pieces of an answer without what a rule parts from it and the titles behind."""
    if note.pieces[start].kind == TEXT:
        end = next((i for i in range(start, end) if note.pieces[i].kind == RULE), end)
    while end - 1 > start and (
        note.pieces[end - 1].kind == HEADING or titles_part(note.pieces[end - 1].text)
    ):
        end -= 1
    return note.pieces[start:end]


def repeated(note: Outline, body: range) -> Iterator[tuple[int, str]]:
    """Yield the questions that numbered lines or headings repeat, by their numbers."""
    for index in body:
        if (number := _answers_number(note, index)) >= 0:
            text = question_of(note, note.pieces[index]).split("\n", 1)[0]
            if ends_as_question(text):
                yield number, text


def _answers_number(note: Outline, index: int) -> int:
    """Return the number that an answer carries: its own, or that of its label, `Answer 3: …`."""
    match = _COUNTED.match(note.pieces[index].text)
    return int(match[match.lastgroup or 0]) if match else number_at(note, index)


def _answer(note: Outline, pieces: Sequence[Piece]) -> str:
    first = pieces[0]
    found = note.marks.number(first.index)
    match = _COUNTED.match(first.text)
    uncounted = first.text[match.end() :] if match else question_of(note, first)
    rest = found.rest if found else uncounted
    rest = rest.replace("**", "", rest.count("**") % 2).strip()
    answer = rest if rest.startswith(_LETTER) else unlabelled(rest, note.words)
    told = answer != rest or letters_in(rest) or judgement(rest, note.words) is not None
    if len(pieces) > 1 and (ends_as_question(answer) or (first.kind == HEADING and not told)):
        answer = ""
    said = found.said if found else ""
    below = verbatim(pieces[1:], note)
    first_lines = "\n".join(filter(None, (answer, said)))
    parted = "\n\n" if len(pieces) > 1 and pieces[1].start > first.end else "\n"
    return parted.join(
        filter(None, (first_lines, below if answer else unlabelled(below, note.words)))
    )

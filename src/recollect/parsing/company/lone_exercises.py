"""What titles of exercises ask uncounted: `## 思考题` and a text or bullets; `### 思考`."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import replace

from recollect.core.grouping import grouped
from recollect.core.phrases import Phrase, phrase
from recollect.parsing.company.ruled_blocks import parted_exercises
from recollect.parsing.items.answers import leads_to_answer
from recollect.parsing.items.claims import HIGHLIGHTED, MARKED, WORDED, Claim, claim_of
from recollect.parsing.items.ends import with_exhibit
from recollect.parsing.items.keys.finding import named_in
from recollect.parsing.items.questions import asks_about_code, question_of
from recollect.parsing.items.sections import is_answered_whole
from recollect.parsing.items.titles import names_work, sets_below, titles_count
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HTML, RULE, TEXT, Piece
from recollect.parsing.words.answer_titles import names_answers
from recollect.parsing.words.asking import asks_somewhere, ends_as_question, leads_on
from recollect.parsing.words.labels import bare
from recollect.parsing.words.rating import tells_worth
from recollect.parsing.words.remembering import once
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import (
    checks_oneself,
    invites_questions,
    is_exercise_title,
    names_exercises,
    says_questions,
    sets_aside_below,
)
from recollect.parsing.words.vocabulary import Role, Vocabulary

_FEW = 2
_SET_OFF = re.compile(r"(\*\*|[*_])(?:(?!\1).)+\1\s*", re.S)
"""A text that is all in bold or italics."""
_COUNT = ":：. \t0123456789"


def lone_exercises(note: Outline) -> Iterator[Claim]:
    """Yield what each title of exercises asks: paragraphs, one after a number, or bullets."""
    yield from _kinds(note)
    series, keys = _series(note), [start for start, body, _ in named_in(note) if body]
    for heading in note.marks.headings:
        body = note.right_below(heading)
        if heading.index in note.marks.kinds or not body:
            continue
        alone = note.words.is_called("exercise_alone", heading.text)
        one = alone or heading.text.lower().endswith((" exercise", " challenge"))
        titled = names_exercises(heading.text, note.words)
        at = bisect(keys, heading.index)
        until = min([len(body), *(key - body[0].index for key in keys[at : at + 1])])
        yield from _in_turn(note, heading, body[:until])
        several = one and len(body) > 1 and sets_task(body[0].text, note.words)
        if not (titled or several) and heading.index not in series:
            continue
        if note.is_below(heading.section, names_answers) and not _is_stated(note, heading, body):
            continue
        if titled and (parted := parted_exercises(note, body)):
            yield from parted
        else:
            yield from _set_below(note, heading, body, several=several)


def told_in_series(note: Outline) -> Sequence[int]:
    """Return the headings that only count questions which texts behind them answer, two or more."""
    texts = (note.pieces[i + 1] for i in _series(note))
    asking = (p for p in texts if ends_as_question(p.text) and not (p.quoted or p.marker))
    told = [p.index - 1 for p in asking if _goes_on_telling(note, note.pieces[p.index - 1])]
    return told if len(told) >= _FEW else []


def _set_below(
    note: Outline, heading: Piece, body: Sequence[Piece], *, several: bool
) -> Iterator[Claim]:
    """Yield what a title of exercises has below it, if one of the forms is all that it has."""
    plain = [p for p in body if p.kind == TEXT and not p.holder]
    first = _first(body)
    below = note.reach.to_heading(heading.index)
    counted = several or heading.index in note.marks.counted
    counted = counted or is_answered_whole(note, heading.section)
    if counted and first is not None and first.index not in note.marks.numbers:
        yield _counted(note, heading, first)
    elif len(plain) == 1 and first is not None and _leads_on(note, first):
        why = phrase("a text below a title of exercises, and the list it leads to")
        yield _asked(note, first, body, why)
    elif note.piece_at(below).level > heading.level and note.marks.sets(below):
        return  # it counts a question: what stands here tells what to do with each
    elif asking := [*_asking(note, body, plain)]:
        yield from asking
    elif _are_answered(note, bullets := _bullets(note, body)):
        why = phrase("a bullet below a title of exercises, as all answered below it")
        ends = ((piece, note.reach.of_line(piece.index)) for piece in bullets)
        yield from (claim_of(note, piece, end, why, WORDED) for piece, end in ends)


def _first(body: Sequence[Piece]) -> Piece | None:
    """Return the paragraph that a section begins with, if it does."""
    plain = bool(body) and body[0].kind == TEXT and not body[0].holder
    return body[0] if plain else None


@once
def _series(note: Outline) -> set[int]:
    """Return the headings that only count what texts below most of them ask: `Problem 2`."""
    counted = (heading for heading in note.marks.headings if heading.index in note.marks.counted)
    found: set[int] = set()
    for above, group in grouped((heading.around, heading) for heading in counted).items():
        if note.is_below(above, sets_aside_below):
            continue
        setting = {
            p.index
            for p in group
            if sets_below(note, p) and not names_work(note, p, p.text.rstrip(_COUNT))
        }
        if len(group) >= _FEW and 2 * len(setting) > len(group):
            found |= setting
    return found


def _kinds(note: Outline) -> Iterator[Claim]:
    """Yield what headings ask that count a question of a kind; a text behind it answers most."""
    found = [note.pieces[index] for index in sorted(note.marks.kinds)]
    told = sum(_goes_on_telling(note, heading) for heading in found)
    for heading in found:
        claim = _counted(note, heading, note.pieces[heading.index + 1])
        yield replace(claim, asks_on=2 * told <= len(found))


def _goes_on_telling(note: Outline, heading: Piece) -> bool:
    """Tell whether a text follows the one right below a heading that neither asks nor sets."""
    behind = heading.index + 2
    end = note.reach.to_heading(heading.index)
    texts = [p.text for p in note.pieces[behind:end] if p.kind == TEXT and not p.marker]
    told = (text for text in texts if not asks_somewhere(text, note.words))
    return behind not in note.marks.options and any(told)


def _is_stated(note: Outline, heading: Piece, body: Sequence[Piece]) -> bool:
    """Tell whether an exercise stands in full below a heading, though its title says "answers".

    A label answers what the heading counts, or its text is set off.
    """
    first = _first(body)
    if first is None or first.index in note.marks.roles or heading.index not in note.marks.counted:
        return False
    return leads_to_answer(note, first.index) or bool(_SET_OFF.fullmatch(first.text))


def _asking(note: Outline, body: Sequence[Piece], plain: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the one paragraph that asks, where there are but paragraphs, quotations and code.

    So do several without numbers that say at their end how much their answer is worth.
    """
    worth = [p for p in plain if tells_worth(p.text) and p.index not in note.marks.numbers]
    if len(worth) > 1:
        why = phrase("a text below a title of exercises that says what its answer is worth")
        yield from (_asked(note, piece, [piece], why) for piece in worth)
        return
    alone = len(plain) == 1 and asks_somewhere(plain[0].text, note.words)
    beside = (CODE, HTML) if alone else (HTML,)
    if all(p in plain or p.kind in beside or p.quoted for p in body):
        asking = plain if alone else [p for p in plain if ends_as_question(p.text)]
        if len(asking) == 1:
            yield _asked(
                note, asking[0], body, phrase("the one question below a title of exercises")
            )


def _in_turn(note: Outline, heading: Piece, body: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the paragraphs below a title of questions that ask in turn, two at least.

    What sets a task asks where some ask in so many words, or three do, or nothing else stands below
    a self-test. One may lead to them, and one close three: of two it answers the last. `body` ends
    where answers to several are named.
    """
    invite = (names_exercises, checks_oneself, invites_questions)
    invites = any(says(heading.text, note.words) for says in invite)
    if heading.index in note.marks.counted or not invites:
        return
    row = [piece for piece in body if piece.kind != RULE and not is_contents_entry(piece.text)]
    plain = (p for p in row if p.kind == TEXT and not p.holder)
    uncounted = (p for p in plain if p.index not in note.marks.numbers)
    asking = [p for p in uncounted if ends_as_question(p.text) or sets_task(p.text, note.words)]
    several, sure = len(asking) > _FEW, any(ends_as_question(p.text) for p in asking)
    tests = invites_questions(heading.text, note.words) and checks_oneself(heading.text, note.words)
    tests = tests and row == asking and not any("\n" in p.text for p in row)  # none is answered
    if len(asking) < _FEW or not (several or sure or tests):
        return
    led = row.index(asking[0])
    closed = len(row) - led - len(asking)
    if row[led : led + len(asking)] == asking and led <= 1 and closed <= several:
        why = phrase("a paragraph that asks below a title of questions, as those around it do")
        yield from (_asked(note, piece, [piece], why) for piece in asking)


def _bullets(note: Outline, body: Sequence[Piece]) -> Sequence[Piece]:
    """Return the bullets at the margin that may each set an exercise."""
    found = [p for p in body if p.depth == 1 and p.marker and p.index not in note.marks.numbers]
    return [piece for piece in found if piece.box is None]


def _are_answered(note: Outline, bullets: Sequence[Piece]) -> bool:
    """Tell whether some bullets all have just one thing below them: what answers each."""
    ends = [note.reach.of_line(piece.index) for piece in bullets]
    below = [note.pieces[p.index + 1 : end] for p, end in zip(bullets, ends, strict=True)]
    one = [sum(bool(p.marker and p.depth == 2) for p in inner) <= 1 and inner for inner in below]
    asked = all(ends_as_question(piece.text) for piece in bullets)  # they say so themselves
    return len(bullets) >= _FEW and all(one) and not asked


def _leads_on(note: Outline, first: Piece) -> bool:
    """Tell whether a paragraph sets one exercise, whose parts a list of bullets names."""
    below, several = note.piece_at(first.index + 1), says_questions(first.text)
    bullets = bool(below.marker) and below.index not in note.marks.numbers
    leads = bullets and not several and leads_on(first.text)
    return leads and asks_somewhere(first.text, note.words)


def _asked(note: Outline, asking: Piece, body: Sequence[Piece], why: Phrase) -> Claim:
    """Return the exercise of a paragraph, with a list right below it; a quotation answers.

    So does what a heading right below it names as an answer.
    """
    below, stop = asking.index + 1, body[-1].index + 1
    quoted = below < stop and note.pieces[below].quoted
    goes_on = quoted or (below < stop and note.pieces[below].marker)
    end = stop if goes_on else with_exhibit(note, asking.index, below)
    if end == note.reach.to_heading(asking.index):
        end = note.reach.to_next_item(asking.index)
    claim = claim_of(note, asking, end, why, WORDED)
    return replace(claim, firm=quoted, asks_on=not quoted)


def _counted(note: Outline, heading: Piece, first: Piece) -> Claim:
    """Return the exercise that a heading counts or names, and the text below it sets."""
    return Claim(
        start=heading.index,
        head=first.index + 1,
        end=note.reach.to_next_item(heading.index),
        question=question_of(note, first),
        strength=MARKED if leads_to_answer(note, first.index) else WORDED,
        asks_on=not (_SET_OFF.fullmatch(first.text) or _is_coded(note, heading, first)),
        why=phrase("the text below a heading that counts exercises"),
    )


def _is_coded(note: Outline, heading: Piece, first: Piece) -> bool:
    """Tell whether code alone answers the task above it, where labels answer others: `解：`."""
    behind = note.pieces[first.index + 1 : note.reach.to_next_item(heading.index)]
    if not behind or behind[0].kind != CODE or asks_about_code(first.text):
        return False
    labelled = any(piece.index in note.marks.roles for piece in behind)
    return sets_task(first.text, note.words) and not labelled and _mostly_labelled(note)


@once
def _mostly_labelled(note: Outline) -> bool:
    """Tell whether a label answers at least half of what headings only count."""
    bodies = [note.right_below(note.pieces[index]) for index in note.marks.counted]
    told = [any(note.marks.roles.get(p.index) is Role.ANSWER for p in body) for body in bodies]
    return 2 * sum(told) >= len(told)


def thoughts(note: Outline) -> Iterator[Claim]:
    """Yield a claim for each question below a title that asks to think, or behind it."""
    for heading in note.marks.headings:
        title, label = question_of(note, heading), note.marks.label(heading.index)
        if _asks_to_think(title, note.words):
            if not is_exercise_title(title, note.words):
                yield from _below(note, heading)
        elif note.piece_at(heading.index + 1).quoted:
            if invites_questions(title, note.words):
                yield from _below(note, heading)
        elif (
            ends_as_question(label.rest)
            and _asks_to_think(label.word, note.words)
            and not titles_count(note, heading)
        ):
            yield Claim(
                start=heading.index,
                end=note.reach.of_heading(heading.index),
                question=bare(label.rest),
                strength=HIGHLIGHTED,
                group=True,
                why=phrase("a heading that asks behind {label}", label=label.word),
            )


def _asks_to_think(title: str, vocabulary: Vocabulary) -> bool:
    listed = vocabulary.is_called("question_list", title)
    return listed and vocabulary.role(title) is not Role.QUESTION


def _below(note: Outline, heading: Piece) -> Iterator[Claim]:
    """Yield the paragraph right below a heading, where it alone asks; the rest answers it."""
    body = note.right_below(heading)
    asking = [piece for piece in body if ends_as_question(piece.text)]
    if len(asking) == 1 and asking[0] is body[0] and not body[0].marker:
        why = phrase("what alone asks below a title that asks to think")
        end = note.reach.to_next_item(heading.index)
        yield claim_of(note, asking[0], end, why, HIGHLIGHTED)

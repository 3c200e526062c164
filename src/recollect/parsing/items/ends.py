"""Where an item ends, and whether an answer stands below its question."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from recollect.parsing.items.questions import asks_about_code
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, OPEN, RULE, TEXT, Piece, Section
from recollect.parsing.words.asking import asks, ends_as_question, sets_task
from recollect.parsing.words.roles import title_role
from recollect.parsing.words.vocabulary import Role
from recollect.parsing.words.yes_or_no import says_yes_or_no

_FAR = 20
"""Pieces from a question to the label of its answer."""
_MANY = 3
_NEAR = 6
"""Pieces from a question to the label of its follow-ups."""

_HEADED = frozenset([Role.HINT, Role.OWN_ANSWER, Role.CRITIQUE, Role.ANSWER, Role.EXPLANATION])
"""What headings below a line that asks may hold of its item."""

BESIDE = (Role.ABOUT, Role.INSIGHT, Role.HINT)
"""What may be said of a question between it and its answer."""
ANSWERING = frozenset([Role.ANSWER, Role.OWN_ANSWER])
"""Whose answers a label names below what is asked: the note's, or the learner's own."""


def folded_answers(note: Outline) -> Iterator[int]:
    """Yield the pieces that folds hold which are titled as answers."""
    end = 0
    for fold in note.marks.folds:
        if fold.index >= end and title_role(fold.text, note.words) is Role.ANSWER:
            end = fold.partner
            yield from range(fold.index, end)


def leads_to_answer(note: Outline, index: int) -> bool:
    """Tell whether an answer's label stands below, before a heading or another question.

    What counts from 1 and is asked right above the label is what it answers.
    """
    for below in range(index, min(index + _FAR, len(note.pieces))):
        if note.pieces[below].kind == HEADING or below in note.marks.questions:
            return False
        role = note.marks.roles.get(below)
        if role and role not in BESIDE:
            if role not in ANSWERING or _answers_entry(note, below, index):
                return False
            return below == index or not begins_asked(note, below - 1)
    return False


def _answers_entry(note: Outline, label: int, first: int) -> bool:
    """Tell whether a label behind a piece stands in an entry below it, which asks: that it answers,
    if the entry is no option.
    """
    holder = note.pieces[label].holder
    holder = holder.parent if holder and not holder.marker else holder  # it may be quoted there
    for piece in note.pieces[first:label]:
        if piece.holder is holder and piece.marker:
            asking = asks(piece.text, note.words) or sets_task(piece.text, note.words)
            return asking and piece.index not in note.marks.options
    return False


def begins_asked(note: Outline, index: int) -> bool:
    """Tell whether a line is the first that numbers count, and asks; or it is answered right below,
    and so is the second.
    """
    number, second = note.marks.numbers.get(index), note.marks.siblings.get(index)
    if number is None or number.value != 1:
        return False
    both = (index + 1, second + 1) if second else ()
    answered = bool(both) and all(note.marks.roles.get(i) in ANSWERING for i in both)
    return answered or ends_as_question(number.rest)


def is_replied_to(note: Outline, index: int, text: str) -> bool:
    """Tell whether a yes or a no stands right below what asks for it, or follow-ups near below."""
    below = note.pieces[index + 1 : index + 2]
    if below and below[0].kind == TEXT and says_yes_or_no(text, below[0].text):
        return True
    if not ends_as_question(text):
        return False
    near = range(index + 1, min(index + _NEAR, note.reach.to_heading(index)))
    over = (i for i in near if note.marks.roles.get(i) is Role.FOLLOW_UP)
    return any(not note.marks.labels[i].rest for i in over)


def is_answered_whole(note: Outline, section: Section) -> bool:
    """Tell whether a heading counts an exercise that a text sets and a label or fold answers.

    One that only says "exercise" names one as well, if nothing counted in it asks by itself.
    """
    marks, below = note.marks, section.piece + 1
    answer = _answer_below(note, below)
    if below in marks.numbers or answer is None:
        return False
    if section.piece in marks.counted:
        return True
    if note.words.role(section.title) is not Role.QUESTION:
        return False
    counted = marks.questions.keys() | {i for i in marks.asked if marks.labels[i].counts}
    asked = range(below, answer)
    if not counted.isdisjoint(asked) or ask_in_turn(note, asked):
        return False
    texts = [note.pieces[i].text for i in asked if i in marks.numbers]
    return not any(asks(text, note.words) or sets_task(text, note.words) for text in texts)


def ask_in_turn(note: Outline, between: range) -> bool:
    """Tell whether all that stands between a title and the answers asks, three times at least; or
    what stands right above some answers does, so that each has its own.
    """
    ending = [ends_as_question(note.pieces[i].text) for i in between]
    body = range(between.stop, note.reach.to_heading(between.stop - 1))
    above = (note.pieces[i - 1] for i in body if note.marks.roles.get(i) in ANSWERING)
    texts = [piece.text for piece in above if piece.kind == TEXT]
    if sum(ends_as_question(text) or sets_task(text, note.words) for text in texts) > 1:
        return True
    return len(ending) >= _MANY and all(ending)


def _answer_below(note: Outline, index: int) -> int | None:
    """Return the label that answers a piece or what follows it, or the first fold that does.

    In the section of a heading the only such label does, whatever labels stand before it.
    """
    if leads_to_answer(note, index):
        return next(i for i in count(index) if note.marks.roles.get(i) in ANSWERING)
    labels = range(index, note.reach.to_heading(index))
    answers = [i for i in labels if note.marks.roles.get(i) in ANSWERING]
    if len(answers) == 1:
        return answers[0]
    if not note.marks.folds:
        return None
    within = note.pieces[index : min(index + _FAR, note.reach.to_heading(index))]
    folds = (p for p in within if p.kind == OPEN)
    return next((p.index for p in folds if title_role(p.text, note.words) is Role.ANSWER), None)


def with_code(note: Outline, index: int, end: int) -> int:
    """Return where an open question ends, with the block of code below it that it asks about."""
    below = end < len(note.pieces) and note.pieces[end].kind == CODE
    return end + (below and asks_about_code(note.pieces[index].text))


def end_of(note: Outline, index: int, least: int = 0) -> int:
    """Return how far the item that a piece starts may reach, `least` at least.

    A heading reaches to the next of its rank; a numbered line to the one that counts on from it,
    over blocks that interrupt its list, to the next entry beside or around it, or to a heading; any
    other line to the end of its place, of the code at the margin that interrupts its list, or of
    the answer that is the next entry.
    """
    piece, reach = note.pieces[index], note.reach
    if piece.kind == HEADING:
        return max(reach.of_heading(index), least)
    if index in note.marks.numbers:
        sibling = note.marks.siblings.get(index, len(note.pieces))
        if piece.marker and sibling == len(note.pieces) and _closes(note, piece):
            return max(reach.of_line(index), least)
        end = min(sibling, note.reach.to_next_item(index))
        if piece.marker and piece.holder:
            end = max(end, min(sibling, reach.of_holder(piece.holder)))  # its own headings
            inside = map(note.pieces.__getitem__, range(index + 1, end))
            entries = (p for p in inside if p.marker and p.quoted >= piece.quoted)
            if index in note.marks.siblings:  # what interrupts its list does not end it
                entries = (p for p in entries if p.listing == piece.listing)
            following = next((p for p in entries if p.depth <= piece.depth), None)
            end = following.index if following and _is_around(following, piece) else end
        return max(end, least)
    end = reach.of_line(index)
    if piece.marker and note.marks.roles.get(end) is Role.ANSWER:
        beside = note.pieces[end].marker or is_lone(note, piece)
        end = reach.of_line(end) if beside else end
    if piece.marker and piece.depth == 1 and end == index + 1:
        while end < len(note.pieces) and _interrupts(note.pieces[end]):
            end += 1
    return max(end, least)


def is_lone(note: Outline, entry: Piece) -> bool:
    """Tell whether an entry that stands right above another block is all of its list."""
    holder = note.pieces[entry.index - 1].holder if entry.index else None
    while holder is not None and holder.listing != entry.listing:
        holder = holder.parent
    return holder is None


def over_rules(note: Outline, end: int) -> int:
    """Return where an item ends whose parts, each below a label of its own, rules part."""
    while (
        end + 1 < len(note.pieces)
        and note.pieces[end].kind == RULE
        and note.marks.roles.get(end + 1) is Role.ANSWER
    ):
        end = note.reach.of_line(end + 1)
    return end


def over_answer(note: Outline, index: int, end: int) -> int:
    """Return where an item ends that headings at its end answer, if no label does before.

    Their hints may stand before the answer, and what explains it behind.
    """
    parts = note.marks.part_headings
    if parts.get(end) not in _HEADED:
        return end
    told = (i for i in range(index, end) if i not in note.marks.options)
    answered = any(note.marks.roles.get(i) is Role.ANSWER for i in told)
    reached = end
    while (role := parts.get(reached)) in _HEADED and answered <= (role is Role.EXPLANATION):
        answered |= role is Role.ANSWER
        reached = note.reach.of_heading(reached)
    return reached if answered else end


def _closes(note: Outline, last: Piece) -> bool:
    """Tell whether the last entry of a list has its answer in it, as the one before it has.

    Then a paragraph at the margin behind it is none of it, unless a label says that it is.
    """
    before, end = note.pieces[last.index - 1], note.reach.of_line(last.index)
    if end <= last.index + 1 or end >= len(note.pieces) or last.holder is None:
        return False
    behind, holder = note.pieces[end], before.holder
    while holder is not None and holder.listing != last.holder.listing:
        holder = holder.parent
    inside = holder is not None and not before.marker and last.index > 0
    plain = behind.kind == TEXT and end not in note.marks.roles
    return inside and plain and behind.depth < last.depth


def _is_around(piece: Piece, entry: Piece) -> bool:
    """Tell whether an entry is of another one's list, or of one that this stands in."""
    return piece.depth < entry.depth or piece.listing == entry.listing


def _interrupts(piece: Piece) -> bool:
    return piece.kind == CODE and piece.holder is None

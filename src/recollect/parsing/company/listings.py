"""Which lines of a note make a list: entries of one list, numbered lines of one section."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence

from recollect.core.grouping import grouped
from recollect.parsing.items.answers import begins_count, folded_answers
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.titles import promises_questions, stands_below_questions
from recollect.parsing.outline.contents import linked_text
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.words.asking import asks_or_sets, draws_gap, ends_as_question
from recollect.parsing.words.interviews import names_interview
from recollect.parsing.words.roles import title_role
from recollect.parsing.words.titles import invites_questions, is_exercise_title
from recollect.parsing.words.truth import asks_yes_or_no
from recollect.parsing.words.vocabulary import Role

_RANGE = re.compile(r"Q\d{1,3}[ \t]*[-–—~～至到][ \t]*Q?\d", re.I)
"""Questions that are asked elsewhere."""


def lists_of(note: Outline) -> Iterator[tuple[bool, Sequence[Piece]]]:
    """Yield the lists of a note, and the numbered lines of each section that are no lists.

    Each with whether it is numbered. What is folded away as an answer is no part of the list that
    it answers, and what stands in an entry that asks is its answer, or asks on.
    """
    lists: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    within = dict(_within(note))
    none = {*folded_answers(note), *_titles(note, within)}
    whole: dict[int, int] = {}
    """By list: the one that goes on in it behind what interrupts it."""
    counted = {following: index for index, following in note.marks.siblings.items()}
    stems = note.marks.stems.union(_asked_on(note))
    for piece in _entries(note, none, stems):
        asked = names_interview(piece.section.title, note.words)  # all of it, in groups
        if asked and piece.index not in note.marks.parents:
            numbered = piece.index in note.marks.numbers
            lists[(4 + numbered, piece.section.piece)].append(piece)
            continue
        listing = _listing(piece)
        if listing not in whole:
            whole[listing] = whole.get(_counted_on(note, piece, counted), listing)
        lists[(0, whole[listing])].append(piece)
    for index in note.marks.numbers:
        piece, around = note.pieces[index], within.get(index)
        if piece.kind != TEXT or piece.marker or index in none or _is_told(note, piece, stems):
            continue
        if around is None:
            lists[(1, piece.section.piece)].append(piece)
        elif not _asks(note, around):
            lists[(2, around)].append(piece)
    for group in lists.values():
        numbered = group[0].index in note.marks.numbers
        yield numbered, _at_the_margin(note, group) if numbered else group


def _entries(note: Outline, none: Container[int], stems: Container[int]) -> Iterator[Piece]:
    """Yield the entries of lists that may ask."""
    for piece in note.marks.entries:
        boxed = piece.box is not None and not _may_box(note, piece)
        if not (boxed or piece.index in none or _is_told(note, piece, stems)):
            yield piece


def _asked_on(note: Outline) -> Iterator[int]:
    """Yield the entries that hold nothing but what asks, below a title that promises questions."""
    for above, held in grouped((over, index) for index, over in note.marks.parents.items()).items():
        holder, end = note.pieces[above].holder, above + 1 + len(held)
        if holder is None or held != [*range(above + 1, end)]:
            continue
        whole = note.reach.at_line(holder.end) == end
        asking = whole and all(ends_as_question(note.pieces[index].text) for index in held)
        if asking and stands_below_questions(note, note.pieces[above]):
            yield above


def _may_box(note: Outline, piece: Piece) -> bool:
    """Tell whether a box may stand before a question: its title says that there are some.

    What only leads elsewhere is to be read.
    """
    if "](http" in piece.text and linked_text(piece.text) and not ends_as_question(piece.text):
        return False
    if promises_questions(note, piece):
        return True
    if ends_as_question(piece.text) and not asks_yes_or_no(piece.text):
        return True
    title = piece.section.title
    invited = invites_questions(title, note.words) and not note.words.mentions(
        "not_checklist", title
    )
    return invited or is_exercise_title(title, note.words)


def _at_the_margin(note: Outline, group: Sequence[Piece]) -> Sequence[Piece]:
    """Return the entries of a numbered list without those set off from it that count anew.

    They answer the one above them, where too few blanks stand before them to make a list.
    """
    margin, kept, inner = _indent(note, group[0]), [group[0]], False
    for piece in group[1:]:
        anew = begins_count(note, piece.index)
        inner = _indent(note, piece) > margin and (inner or anew)
        if not inner:
            kept.append(piece)
    return kept


def _indent(note: Outline, piece: Piece) -> int:
    line = note.lines[piece.start]
    return len(line) - len(line.lstrip())


def _listing(entry: Piece) -> int:
    """Return the list of an entry: of the bullet, where its number stands right behind one."""
    holder = around = entry.holder
    while holder and around and around.kind == "item" and around.start == holder.start:
        holder, around = around, around.parent
    return holder.listing if holder else 0


def _counted_on(note: Outline, entry: Piece, before: Mapping[int, int]) -> int:
    """Return the list whose count an entry goes on with in its section; 0 if none."""
    above = note.pieces[before[entry.index]] if entry.index in before else None
    if above is None or above.section is not entry.section or above.depth != entry.depth:
        return 0
    return above.listing


def _within(note: Outline) -> Iterator[tuple[int, int]]:
    """Yield the numbers in brackets that count within another number, and which."""
    around = -1
    for index in note.marks.numbers:
        if index in note.marks.inner:
            yield index, around
        elif note.pieces[index].kind == TEXT:
            around = index


def _titles(note: Outline, within: Mapping[int, int]) -> Iterator[int]:
    """Yield the lines that only title lines in them which ask, and the links to an answer."""
    for index, above in (*note.marks.parents.items(), *within.items()):
        text = note.pieces[index].text
        gap = index in note.marks.numbers and draws_gap(text)
        asked = (gap or ends_as_question(text)) and not _asks(note, above)
        lettered = note.marks.roles.get(index) is Role.QUESTION and not (
            _asks(note, above) and note.words.sets_work(note.marks.labels[index].word)
        )
        if asked or (lettered and not ends_as_question(note.pieces[above].text)):
            yield above
    numbers = note.marks.numbers
    for index, number in numbers.items():
        first = numbers.get(index + 1)
        spelled = not number.number[:1].isdecimal()  # `一、集合` over `1、…？`
        if spelled and first and first.number == "1" and not _asks(note, index):
            yield index
    for piece in note.marks.entries:
        if "](" in piece.text and title_role(linked_text(piece.text), note.words) is Role.ANSWER:
            yield piece.index


def _is_told(note: Outline, piece: Piece, stems: Container[int]) -> bool:
    """Tell whether a line stands in an entry that asks, or that names what is asked elsewhere.

    What is counted or asks in an entry that is its stem is asked as well.
    """
    numbered = piece.index in note.marks.numbers
    above = note.marks.parents.get(piece.index)
    while above is not None:
        if _asks(note, above):
            asked = numbered or ends_as_question(piece.text)
            return not (asked and above in stems)
        if not numbered and _RANGE.search(note.pieces[above].text):
            return True
        above = note.marks.parents.get(above)
    return False


def _asks(note: Outline, index: int) -> bool:
    text = question_of(note, note.pieces[index])
    return not note.words.mentions("answering", text) and (asks_or_sets(text, note.words))

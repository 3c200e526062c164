"""Which titles stand over a line, and what stands below a heading, as questions and answers go."""

from __future__ import annotations

import re

from recollect.parsing.items.troubles import has_a_cause
from recollect.parsing.outline.outline import LEAD, Outline
from recollect.parsing.outline.pieces import TEXT, Piece
from recollect.parsing.words.asking import asks_somewhere, ends_as_question
from recollect.parsing.words.numbers import heading_number
from recollect.parsing.words.remembering import once
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import is_set_aside, names_exercises, sets_aside_below
from recollect.parsing.words.vocabulary import Vocabulary

_APART = re.compile(r"[-_]+")
"""What stands between the words of a note's name: `loop-exercises`."""
_LONGEST_LINE = 12
"""Letters of a line that titles the list in it."""


@once
def called(note: Outline) -> tuple[str, ...]:
    """Return what all of a note is called: by its name, and by a title that it starts with, if the
    next one has no lower rank, and hardly anything stands between.
    """
    name = _APART.sub(" ", note.name)
    first, following = [*note.marks.headings[:2], None, None][:2]
    if not (first and following) or first.index or following.index > LEAD:
        return (name,)
    return (name, first.text) if following.level <= first.level else (name,)


def promises_questions(note: Outline, piece: Piece) -> bool:
    """Tell whether a title over a piece, or the note's name, promises nothing but questions."""
    return piece.around.piece in note.promising


def stands_below_questions(note: Outline, piece: Piece) -> bool:
    """Tell whether a title, or the line that a list stands in, promises nothing but questions.

    Below a title of interviews themselves, a list has advice, whatever is promised further up.
    """
    if promises_questions(note, piece):
        return not note.words.mentions("advice", piece.section.title)
    above = note.marks.parents.get(piece.index)
    if above is None:
        return False
    line = note.pieces[above].text
    return len(line) <= _LONGEST_LINE and note.words.mentions("interview", line)


def titles_labelled(note: Outline, piece: Piece) -> bool:
    """Tell whether a question with a label of its own stands right below, or below a quotation."""
    below = note.pieces[piece.index + 1 : piece.index + 3]
    first = next((p.index for p in below if not p.quoted), None)
    return first in note.marks.questions and piece.index not in note.marks.questions


def sets_below(note: Outline, heading: Piece, *, listed: bool = True) -> bool:
    """Tell whether a text right in a heading's section asks, and tells of nothing that broke.

    `listed`: what a list counts there counts as well.
    """
    body = note.right_below(heading)
    texts = (p for p in body if p.kind == TEXT and p.index not in note.marks.roles)
    plain = (p for p in texts if listed or p.index not in note.marks.numbers)
    return not has_a_cause(note, heading) and any(asks_somewhere(p.text, note.words) for p in plain)


def sets_named(note: Outline, heading: Piece) -> bool:
    """Tell whether the text right below a heading that is no question sets what it names."""
    below = note.piece_at(heading.index + 1)
    sets = below.kind == TEXT and sets_task(below.text, note.words)
    return sets and not ends_as_question(heading.text)


def titles_several(note: Outline, heading: Piece) -> bool:
    """Tell whether the two paragraphs right below a heading each ask: it titles what asks so."""
    below = note.pieces[heading.index + 1 : heading.index + 3]
    plain = (p.kind == TEXT and not p.marker and not p.quoted for p in below)
    return len(below) > 1 and all(plain) and all(ends_as_question(p.text) for p in below)


def titles_count(note: Outline, heading: Piece) -> bool:
    """Tell whether a heading says "exercises", whatever it asks behind, and the count stands below.

    `### Exercises: Why reef?`
    """
    counts = heading.index + 1 in note.marks.numbers
    return counts and names_exercises(heading.text, note.words)


def names_work(note: Outline, heading: Piece, word: str) -> bool:
    """Tell whether a heading names a piece of work, `Task 2`: no title over it promises exercises
    or questions, and its text does not ask.
    """
    if not note.words.sets_work(word) or promises_questions(note, heading):
        return False
    if names_exercises(heading.around.title, note.words):
        return False
    body = note.right_below(heading)
    return not any(p.kind == TEXT and not p.holder and ends_as_question(p.text) for p in body)


def setting_aside(piece: Piece, vocabulary: Vocabulary) -> list[str]:
    """Return the titles over a line that say so of it, or ask with a number: it answers these."""
    *above, own = piece.section.path or ("",)
    found = [title for title in above if sets_aside_below(title, vocabulary)]
    found += titles_that_ask(piece)
    return [*found, own] if is_set_aside(own, vocabulary) else found


def titles_that_ask(piece: Piece) -> list[str]:
    """Return the titles over a line that ask with a number: what stands below answers them."""
    return [t for t in piece.section.path if ends_as_question(t) and heading_number(t)]

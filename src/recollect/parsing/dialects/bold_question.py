"""`**Q1**: …`, `**问题**: …`, `1. **…？**`: a line with a question's label, or bold and asking."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from dataclasses import replace
from itertools import islice, takewhile

from recollect.parsing.company.bold_lines import (
    Found,
    company_of,
    crowded_sections,
    lists_of_statements,
)
from recollect.parsing.items.answers import is_answered
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.ends import end_of, over_answer, over_rules
from recollect.parsing.items.lines.asked import Asked, Company
from recollect.parsing.items.lines.bold import bold_line
from recollect.parsing.items.lines.labelled import labelled_line, names_question
from recollect.parsing.items.titles import promises_questions, setting_aside
from recollect.parsing.outline.contents import only_links
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT, Piece
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    ends_as_question,
    goes_on_asking,
    leads_on,
)
from recollect.parsing.words.folding import folded
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import asks_else, invites_questions
from recollect.parsing.words.vocabulary import Role

_JOINS = re.compile(
    r"(?:[a-z]{2,7}ing|as|at|between|by|for|from|how|if|in|of|on|that|to|what|when|why|with)\b"
)
"""What goes on with the sentence before it: `**Derive the law** from …`."""
_STATES = re.compile(r"[.。;；!！](?!\w)")
_SOME = 5
"""Headings below a question that tell whether they are parts of its answer."""
_RECURRING = 3
"""Lines in bold of one text are the rubrics of items: `**Not ready?** …`."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the lines that ask in bold, or behind a bold label; what stands below is theirs."""
    labelled = sorted(note.marks.labels.keys() | note.marks.questions.keys())
    texts = [note.pieces[index] for index in labelled if note.pieces[index].kind == TEXT]
    found: Found = [(piece, asked) for piece in texts if (asked := _asked(note, piece))]
    if not found:
        return
    found = _by_themselves(note, found)
    met, crowded = company_of(note, found), crowded_sections(note, found)
    following = len(note.pieces)
    for piece, asked in reversed(found):
        if not (asked.company in met or _is_promised(note, piece, asked, crowded)):
            continue
        claim = _claim(note, piece, asked)
        if asked.alone:
            claim = replace(claim, end=max(claim.head, min(claim.end, following)))
            following = piece.index
        yield claim


def _by_themselves(note: Outline, found: Found) -> Found:
    """Return the lines that are no part of what others ask or tell, and no rubrics.

    A numbered topic asks beside a question, and not in a list where nothing numbered asks.
    """
    told, times = lists_of_statements(note, found), Counter(asked.text for _, asked in found)
    found = [
        (piece, asked)
        for piece, asked in found
        if not (asked.alone and times[asked.text] >= _RECURRING)
        and not _is_of_others(note, piece, asked)
        and not (asked.bold_number and _tells(note, piece, told))
    ]
    asking = {(p.listing, p.section) for p, asked in found if asked.bold_number}
    return [
        (piece, asked)
        for piece, asked in found
        if asked.company is not Company.NUMBER or (piece.listing, piece.section) in asking
    ]


def _is_of_others(note: Outline, piece: Piece, asked: Asked) -> bool:
    """Tell whether a line leads to what asks itself, goes on with what does, or is set aside."""
    if asked.label is None and _leads_on(note, piece, asked.text):
        return True
    title, part = folded(piece.section.title), folded(asked.text)
    again = part != title and part in title and asks(piece.section.title, note.words)
    if asked.alone and (again or _asks_on(note, piece.index)):
        return True  # one part of what the title asks is answered so
    aside = setting_aside(piece, note.words)
    return asked.company in (Company.ASKING, Company.WORDS) and bool(aside)


def _tells(note: Outline, piece: Piece, told: Set[int]) -> bool:
    """Tell whether a bold number stands in a list that tells: it answers the title that asks."""
    title = piece.section.title
    if piece.listing in told or not (piece.marker and ends_as_question(title)):
        return piece.listing in told
    names = note.words.sections["quiz_name"]  # `What questions may they ask?`
    return not any(word in title.casefold() for word in names)


def _leads_on(note: Outline, piece: Piece, text: str) -> bool:
    """Tell whether a line leads to a list of what asks itself: `Can you answer these?`"""
    if ends_as_question(text) and not asks_else(text, note.words):
        return True
    below = (note.piece_at(piece.index + 1), note.piece_at(piece.index + 2))
    return all(each.marker and ends_as_question(each.text) for each in below)


def _is_promised(note: Outline, piece: Piece, asked: Asked, crowded: Set[int]) -> bool:
    """Tell whether what asks by its words stands where many ask, or where a title promises it."""
    if not (asked.company is Company.ASKING or (asked.company is Company.WORDS and asked.alone)):
        return False
    if ends_as_question(piece.section.title):  # its answer may ask on
        return False
    if piece.section.piece in crowded:
        return True
    return promises_questions(note, piece) or invites_questions(piece.section.title, note.words)


def _claim(note: Outline, piece: Piece, asked: Asked) -> Claim:
    index, goes_on = piece.index, _goes_on(note, piece.index, asked)
    return Claim(
        start=index,
        head=index + 1 + asked.below,
        end=_end(note, piece, asked),
        question=f"{asked.text} {asked.said}" if goes_on else asked.text,
        label=asked.label or "",
        said="" if goes_on else asked.said,
        strength=asked.strength,
        group=not asked.text,
        asks_on=asked.asks_on or _is_only_named(note, index, asked),
        why=asked.why,
    )


def _goes_on(note: Outline, index: int, asked: Asked) -> bool:
    """Tell whether what stands behind a bold part goes on in its sentence, or only asks more."""
    said = asked.said
    if not asked.text.endswith(("?", "？")):
        return bool(_JOINS.match(said)) or (asked.bold_number and ends_as_question(said))
    more = ends_as_question(said) and (is_answered(note, index) or not _STATES.search(said))
    return more or goes_on_asking(said, note.words)


def _is_only_named(note: Outline, index: int, asked: Asked) -> bool:
    """Tell whether a counted exercise has a name on its line, and the text below sets it."""
    if not asked.label or asked.said or asks_among_others(asked.text, note.words):
        return False
    below = note.piece_at(index + 1).text
    sets = leads_on(below) or sets_task(below, note.words)
    return (sets or only_links(asked.text)) and note.words.mentions("exercise", asked.label)


def _end(note: Outline, piece: Piece, asked: Asked) -> int:
    """Return how far an item reaches: a heading that names its answer goes on with it.

    The last entry of a list that answers on its own line ends with it: what follows ends the list.
    What repeats the title over it is answered by all that stands below that, titles and all.
    """
    index, title = piece.index, piece.section.title
    if asked.in_prose and not only_links(asked.text):
        return index + 1
    if title and title.rstrip("*_ ") == asked.text.rstrip("*_ "):
        return note.reach.of_heading(piece.section.piece)
    if asked.said and piece.marker and index not in note.marks.siblings:
        return note.reach.of_line(index)
    end = note.reach.of_line(index) if asked.prompt and piece.quoted else end_of(note, index)
    if piece.quoted and (asked.prompt or end == index + 1):
        return _of_quotation(note, index, end, prompt=asked.prompt)
    end = _before_headings(note, index, over_rules(note, end))
    return over_answer(note, index, end)


def _of_quotation(note: Outline, index: int, end: int, *, prompt: bool) -> int:
    """Return how far what a quotation asks reaches: over the next, if that answers.

    What a quotation in prose has the reader think of, a prompt, is not answered by the prose.
    """
    alone = end == index + 1
    if alone and note.marks.roles.get(end) is Role.ANSWER and note.pieces[end].quoted:
        return note.reach.of_line(end)
    return end if prompt else note.reach.to_next_item(index)


def _before_headings(note: Outline, index: int, end: int) -> int:
    """Return where an item ends below which headings follow that ask, one and all.

    Behind others of its section, which have none, any heading starts something else.
    """
    if note.reach.to_heading(index) >= end:
        return end
    above = range(note.pieces[index].section.piece + 1, index)
    if any(i in note.marks.questions or note.marks.roles.get(i) is Role.QUESTION for i in above):
        return min(end, note.reach.to_next_item(index))
    below = takewhile(lambda piece: piece.index < end, note.marks.headings_after(index))
    first = [*islice(below, _SOME)]
    asking = len(first) > 1 and all(ends_as_question(piece.text) for piece in first)
    return first[0].index if asking else end


def _asks_on(note: Outline, index: int) -> bool:
    """Tell whether a line in bold goes on with what code or bold lines above it set.

    They stand below a heading that only counts a question. A number right above asks with it what
    a label answers.
    """
    above = index - 1
    if above in note.marks.numbers and _is_bold(note, above) and is_answered(note, index):
        return True
    while note.piece_at(above).kind == CODE or _is_bold(note, above):
        above -= 1
    return above in note.marks.counted and above < index - 1


def _is_bold(note: Outline, index: int) -> bool:
    """Tell whether a paragraph is all in bold."""
    text = note.piece_at(index).text
    return text.startswith("**") and text.rstrip().endswith("**")


def _asked(note: Outline, piece: Piece) -> Asked | None:
    """Return what a line asks behind its label; else in its bold."""
    asked = labelled_line(note, piece)
    label = note.marks.label(piece.index)
    if asked or not label.bold or names_question(note, piece):
        return asked
    return bold_line(note, piece, label)


DIALECT = Dialect("bold-question", 60, find)

"""The headings of a note as rows: how much each asks, and what the titles over them say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from recollect.core.grouping import grouped
from recollect.parsing.company.rows import Degree, Layout, Row, Setting, degree_of
from recollect.parsing.items.questions import asks_about_code, question_of
from recollect.parsing.items.titles import promises_questions, titles_labelled
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import asks, asks_among_others, ends_as_question, has_blank
from recollect.parsing.words.folding import folded
from recollect.parsing.words.interviews import names_interview
from recollect.parsing.words.rating import tells_level
from recollect.parsing.words.titles import (
    invites_questions,
    is_exercise_title,
    is_set_aside,
    sets_aside_below,
)
from recollect.parsing.words.vocabulary import Role

_RECURRING = 3
"""Headings of one text are the rubrics of items, unless each asks about other code."""
_LEAVES = 7
"""Below all ranks: the headings that hold none, whatever their rank."""
_ADDRESS = re.compile(r"<?https?://\S+")
"""A heading that only leads away."""
_LETTER = re.compile(r"\W*Q(?:ues(?:tion)?)?[ \t]?\d*[.:)]", re.I)
"""`Q. Why?`, `Q7: Why?`"""


def heading_rows(note: Outline) -> Iterator[list[Row[Piece]]]:
    """Yield the rows of each rank in which some heading asks: those of one section. At last, those
    of the headings of any rank that hold none.

    What says of itself that nothing is asked below, or recurs below the items, is in none; nor is
    what repeats the question that it answers. What says how hard it is asks, where most do.
    No chapter looks at what stands below it.
    """
    last = len(note.pieces)
    chapters = grouped((p.section.chapter if p.level > 1 else last, p) for p in note.marks.headings)
    degrees: dict[int, Degree] = {}
    texts: Counter[str] = Counter()
    ranks: dict[int, list[Row[Piece]]] = defaultdict(list)
    for _, headings in sorted(chapters.items()):
        texts.update(piece.text for piece in headings)
        own = [p for p in headings if texts[p.text] < _RECURRING or asks_about_code(p.text)]
        own = [p for p in own if not _ADDRESS.fullmatch(p.text)]
        for level in {piece.level for piece in own}:
            rank = [piece for piece in own if piece.level == level]
            ranks[level] += _rows(note, rank, headings, degrees)
        leaves = [p for p in headings if texts[p.text] < _RECURRING and _is_leaf(note, p)]
        ranks[_LEAVES] += _rows(note, leaves, headings, degrees)
    yield from (rows for _, rows in sorted(ranks.items()))


def _is_leaf(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading holds none, and stands below none that asks."""
    alone = note.reach.to_heading(piece.index) == note.reach.of_heading(piece.index)
    return alone and not any(map(ends_as_question, piece.around.path))


def _rows(
    note: Outline,
    rank: Sequence[Piece],
    headings: Sequence[Piece],
    known: dict[int, Degree],
) -> Iterator[Row[Piece]]:
    """Yield the rows of the headings of a rank in a chapter, if some heading asks.

    `known`: how much headings ask by themselves, as far as it was found for other ranks.
    """
    promised = any(promises_questions(note, piece) for piece in rank)
    ask = asks_among_others if promised else asks
    said = (question_of(note, piece) for piece in rank)
    if not any(ask(text, note.words) or has_blank(text) for text in said):
        return
    known |= {p.index: _degree(note, p) for p in rank if p.index not in known}
    own = [p for p in rank if known[p.index] >= Degree.SAYS or not _is_aside(note, p)]
    sections = grouped(((p.around, p.index in note.marks.numbers), p) for p in own)
    quizzes, titles = _quizzes(note, rank, headings), {*_titles(note, rank)}
    degrees = {p.index: Degree.NEVER if p.index in titles else known[p.index] for p in rank}
    rated = [piece.index for piece in rank if tells_level(piece.text)]
    if len(rated) > max(_RECURRING, len(rank) // 2):
        degrees |= dict.fromkeys(rated, Degree.ASKS)
    for (around, _), group in sections.items():
        if not note.is_below(around, sets_aside_below):
            yield _row(note, group, [degrees[piece.index] for piece in group], quizzes)


def _titles(note: Outline, rank: Sequence[Piece]) -> Iterator[int]:
    """Yield the headings that hold nothing and have no letter, where most have one: `Q. Why?`.

    So is a note's own title that promises questions, or stands over a section of exercises, and
    what advises on interviews.
    """
    first = note.marks.headings[0]
    if rank[0] is first:
        end = note.reach.of_heading(first.index)
        inside = takewhile(lambda piece: piece.index < end, note.marks.headings_after(first.index))
        promises = note.words.promises(first.text) and not ends_as_question(first.text)
        if promises or any(is_exercise_title(each.text, note.words) for each in inside):
            yield first.index
    told = [p for p in rank if note.words.mentions("advice", p.around.title)]
    without = [piece for piece in rank if not _LETTER.match(piece.text)]
    told += without if 2 * len(without) < len(rank) else []
    yield from (p.index for p in told if not ends_as_question(p.text))


def _is_aside(note: Outline, piece: Piece) -> bool:
    """Tell whether a heading sums up or plans; amid a numbered one it is only mentioned."""
    if piece.index in note.marks.numbers:
        said, words = folded(question_of(note, piece)), note.words.sections["not_question"]
        if not (said.startswith(words) or said.endswith(words)):
            return False
    return is_set_aside(piece.text, note.words)


def _degree(note: Outline, piece: Piece) -> Degree:
    """Return how much a heading asks; some authors end each of many as the items of one sentence.

    What a label counts, `Step 2: …`, is no question unless the label says that it is one:
    `Problem 2: …?`. Nor is a topic over what counts on from it: `6.2`, `6.2.1`; nor a sentence that
    states: `两者有三点不同。`
    """
    text = question_of(note, piece).rstrip("；; ")
    entry = is_contents_entry(piece.text) and "](http" not in piece.text  # of another note
    if entry and note.reach.to_heading(piece.index) == piece.index + 1:
        return Degree.NEVER
    if folded(text) in note.words.rubrics or is_exercise_title(text, note.words):
        return Degree.NEVER
    degree = degree_of(text, note.words)
    if degree is not Degree.ASKS and titles_labelled(note, piece):
        return Degree.NEVER
    own, below = (note.marks.numbers.get(index) for index in (piece.index, piece.index + 1))
    counts_on = own and below and below.label.startswith(f"{own.label}.")
    states = degree is Degree.TELLS and text.endswith("。")
    if states or (counts_on and degree < Degree.SAYS):
        return Degree.NEVER
    label = note.marks.label(piece.index)
    labelled = label.closed and label.rest and label.word[-1:].isnumeric()
    asked = degree is Degree.ASKS and note.marks.roles.get(piece.index) is Role.QUESTION
    told = labelled and not asked and piece.index not in note.marks.numbers
    return Degree.TELLS if told else degree


def _row(
    note: Outline, group: Sequence[Piece], degrees: Sequence[Degree], quizzes: Set[str]
) -> Row[Piece]:
    """Return a row; numbers count chapters within others, or beside a section that asks."""
    setting = _setting(note, group[0], degrees)
    counted = group[0].index in note.marks.numbers
    if counted and setting is Setting.NEUTRAL:
        within = group[0].around.piece in note.marks.numbers
        counted = not within and quizzes <= {*group[0].section.path}
    layout = Layout.COUNTED if counted else Layout.HEADINGS
    return Row(group, degrees, layout, setting, group[0].around.chapter)


def _setting(note: Outline, first: Piece, degrees: Sequence[Degree]) -> Setting:
    numbered = first.index in note.marks.numbers
    inner = first.section.path[first.section.chapter >= 0 : -1]  # a note named so tells more
    if numbered and any(names_interview(title, note.words) for title in inner):
        return Setting.RECORDED
    above = first.around.title
    told = asks(above, note.words)
    if numbered:
        told = ends_as_question(above) and Degree.ASKS not in degrees
    if told:
        return Setting.NEUTRAL  # they answer it, whatever is promised further up
    if note.filed or promises_questions(note, first):
        return Setting.PROMISED
    return Setting.INVITED if invites_questions(above, note.words) else Setting.NEUTRAL


def _quizzes(note: Outline, rank: Sequence[Piece], headings: Sequence[Piece]) -> Set[str]:
    """Return what headings of a rank with numbers, or of a higher one, say where they ask."""
    above = {piece.text for piece in headings if piece.level <= rank[0].level}
    return {
        title
        for title in above
        if is_exercise_title(title, note.words) or note.words.mentions("interview", title)
    }

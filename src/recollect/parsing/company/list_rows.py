"""The lists of a note as rows: how much each of their lines asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from recollect.parsing.company.list_titles import Said, said_above, said_of
from recollect.parsing.company.listed_lines import (
    asks_among_listed,
    asks_by_link,
    asks_in_list,
    may_ask,
    repeats_title,
)
from recollect.parsing.company.listings import lists_of
from recollect.parsing.company.rows import Degree, Layout, Row, degree_of
from recollect.parsing.items.answers import is_answered, only_answers
from recollect.parsing.items.ends import goes_on_with_gaps
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.titles import stands_below_questions
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import Piece
from recollect.parsing.words.asking import asks, asks_somewhere, names_topic, only_tells
from recollect.parsing.words.labels import answered_below
from recollect.parsing.words.rating import tells_worth
from recollect.parsing.words.tasks import tells_to_change
from recollect.parsing.words.titles import invites_questions, is_exercise_title, says_questions
from recollect.parsing.words.vocabulary import Role


def list_rows(note: Outline) -> list[Row[Piece]]:
    """Return the lists of a note as rows, without those whose titles say that nothing is asked.

    Bullets without a question mark tell, unless a title or most of them say otherwise.
    """
    rows = []
    silent: dict[int, list[Sequence[Piece]]] = defaultdict(list)
    for numbered, listed in lists_of(note):
        group = [piece for piece in listed if not only_answers(note, piece)]
        if group and not numbered and _is_silent(note, group):
            silent[group[0].section.chapter].append(group)
        elif group and (row := _row(note, numbered, group)) is not None:
            rows.append(row)
    labelled = (note.pieces[index].section.chapter for index in note.marks.questions)
    end = min(labelled, default=len(note.pieces))
    most, told, mute = sum(len(group) for group in chain(*silent.values())), 0, 0
    for chapter, groups in sorted(silent.items()):
        own = [*chain(*groups)]
        told += len(own)
        for piece in own if chapter < end else ():
            if 2 * mute > most:
                break  # nor will most of what stands below make up for it
            mute += not asks(question_of(note, piece), note.words)
        if chapter < end and 2 * mute <= told:
            found = (_row(note, False, group) for group in groups)
            rows += [row for row in found if row is not None]
        else:
            rows.append(Row(own, [Degree.NEVER] * len(own), Layout.BULLETS, chapter=chapter))
    return rows


def _is_silent(note: Outline, bullets: Sequence[Piece]) -> bool:
    title = bullets[0].section.title
    return not (
        any("?" in piece.text or "？" in piece.text for piece in bullets)
        or stands_below_questions(note, bullets[0])
        or (says_questions(title) and invites_questions(title, note.words))
        or note.words.mentions("answering", said_above(note, bullets[0]))
        or (bullets[0].index not in note.marks.parents and is_exercise_title(title, note.words))
    )


def _row(note: Outline, numbered: bool, group: Sequence[Piece]) -> Row[Piece] | None:
    """Return a list as a row, or None where nothing is asked in it."""
    said = said_of(note, numbered, group)
    if said is None:
        return None
    sure = {piece.index for piece in group if _is_sure(note, piece)}
    asking = {piece.index for piece in group if _asks(note, piece, said)}
    if said.strict and not (sure or asking):
        return None
    chapter = group[0].section.chapter
    if not said.setting.asks:  # a link to another note says nothing of what is listed beside it
        group = [p for p in group if "](http" in p.text or not is_contents_entry(p.text)]
    else:
        sure |= {piece.index for piece in group if asks_by_link(note, piece.text)}
    degrees = [
        Degree.ASKS if p.index in sure else _degree(note, p, said, itself=p.index in asking)
        for p in group
    ]
    layout = Layout.COUNTED if numbered else Layout.BULLETS
    return Row(group, _but_titles(note, group, degrees), layout, said.setting, chapter)


def _asks(note: Outline, piece: Piece, said: Said) -> bool:
    """Tell whether a line asks by itself, or by what is said of its list.

    There one that is counted may ask behind what it supposes, and neither in its parts nor of a
    term; what a label answers right below it is asked as well.
    """
    if said.tasks or asks_in_list(note, piece, said.numbered, said.announced):
        return True
    if not (said.numbered and said.setting.asks):
        return False
    answered = note.marks.roles.get(piece.index + 1) is Role.ANSWER
    asked = answered or asks_somewhere(question_of(note, piece), note.words)
    return asked and may_ask(note, piece)


def _degree(note: Outline, piece: Piece, said: Said, *, itself: bool) -> Degree:
    """Return how much a line asks that asks by `itself`: less so where steps of a plan do.

    Another does among those by its words, or as a topic among numbers. Where exercises stand, so
    does what tells to change something.
    """
    text, _ = answered_below(question_of(note, piece))
    plans = said.strict and not said.announced
    if itself and plans and only_tells(text, note.words):
        return Degree.MAY
    if itself or (names_topic(text, note.words) if plans else asks_among_listed(note, piece)):
        least = Degree.SAYS if itself and not plans else Degree.NEVER
        return max(least, degree_of(text, note.words))
    if said.setting.asks and tells_to_change(text):
        return Degree.MAY
    return Degree.TELLS if may_ask(note, piece) else Degree.NEVER


def _but_titles(
    note: Outline, group: Sequence[Piece], degrees: Sequence[Degree]
) -> Sequence[Degree]:
    """Return the degrees of lines of which some ask: those that only title something never do."""
    if max(degrees, default=Degree.TELLS) <= Degree.TELLS:
        return degrees
    listed = {p.index for p in group if repeats_title(note, p)}
    linked = {p.index for p in group if "](#" in p.text}
    titles = listed | linked if listed & linked else listed  # the note's contents
    titles |= {p.index for p in group if is_exercise_title(p.text, note.words)}
    both = zip(group, degrees, strict=True)
    return [Degree.NEVER if p.index in titles else degree for p, degree in both]


def _is_sure(note: Outline, piece: Piece) -> bool:
    """Tell whether a line says what it is worth, or gaps or a label within it go with it."""
    if tells_worth(piece.text) or goes_on_with_gaps(note, piece):
        return True
    if note.marks.roles.get(piece.index + 1) is Role.QUESTION:
        return False  # it titles what is asked there
    return any(
        is_answered(note, p.index - 1)
        for p in note.pieces[piece.index + 1 : piece.index + 4]  # behind a remark or two
        if (piece.marker and p.holder is piece.holder)
        or note.marks.parents.get(p.index) == piece.index
    )

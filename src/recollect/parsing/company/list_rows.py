"""The lists of a note as rows: how much each line asks, and what the titles over it say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain

from recollect.parsing.company.listed_lines import (
    asks_among_listed,
    asks_by_link,
    asks_in_list,
    may_ask,
    repeats_title,
)
from recollect.parsing.company.listings import lists_of
from recollect.parsing.company.rows import Degree, Layout, Row, Setting, degree_of
from recollect.parsing.items.answers import is_answered, only_answers
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.titles import (
    checks_oneself,
    invites_questions,
    is_exercise_title,
    is_set_aside,
    says_questions,
    sets_aside_below,
    stands_below_questions,
)
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, TEXT, Piece
from recollect.parsing.words.asking import (
    asks,
    asks_among_others,
    asks_somewhere,
    ends_as_question,
    names_topic,
    only_tells,
    tells_worth,
)
from recollect.parsing.words.interviews import names_interview, unremarked
from recollect.parsing.words.labels import answered_below, bare
from recollect.parsing.words.truth import asks_yes_or_no
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
        or note.words.mentions("answering", _said_above(note, bullets[0]))
        or (bullets[0].index not in note.marks.parents and is_exercise_title(title, note.words))
    )


def _row(note: Outline, numbered: bool, group: Sequence[Piece]) -> Row[Piece] | None:
    """Return a list as a row, or None where nothing is asked in it."""
    first = group[0]
    above = _said_above(note, first)
    invited = note.words.mentions("answering", above) or _verdict(note, first)
    if invited is False or (not invited and _asks_nobody(note, group)):
        return None
    leads = above.endswith((":", "："))
    announced = invited or (leads and says_questions(above))
    setting = _setting(note, numbered, group, invited)
    tasks = leads and numbered and setting.asks and asks_among_others(above, note.words)
    sure = {piece.index for piece in group if _is_sure(note, piece)}
    asking = sure | {
        piece.index
        for piece in group
        if tasks
        or asks_in_list(note, piece, numbered, announced)
        or (numbered and setting.asks and _asks_behind(note, piece))
    }
    strict = numbered and setting is Setting.NEUTRAL
    if (strict and not asking) or (setting.asks and _answers_bold(note, group)):
        return None
    group = _own_entries(group, setting)
    degrees = []
    for piece in group:
        text, _ = answered_below(question_of(note, piece))
        degree = degree_of(text, note.words)
        if (setting.asks and asks_by_link(note, piece.text)) or piece.index in sure:
            degree = Degree.ASKS
        elif piece.index in asking:
            if not strict or announced:
                degree = max(Degree.SAYS, degree)
            elif only_tells(text, note.words):
                degree = Degree.MAY  # steps of a plan start so
        elif not (names_topic(text, note.words) if strict else asks_among_listed(note, piece)):
            degree = Degree.TELLS if may_ask(note, piece) else Degree.NEVER
        degrees.append(degree)
    if max(degrees, default=Degree.TELLS) > Degree.TELLS:
        contents = any("](#" in p.text and repeats_title(note, p) for p in group)
        both = zip(group, degrees, strict=True)
        degrees = [Degree.NEVER if _is_title(note, p, contents) else d for p, d in both]
    layout = Layout.COUNTED if numbered else Layout.BULLETS
    return Row(group, degrees, layout, setting, first.section.chapter)


def _is_title(note: Outline, piece: Piece, contents: bool) -> bool:
    """Tell whether a line only titles something: exercises, or what the note's contents list."""
    listed = (contents and "](#" in piece.text) or repeats_title(note, piece)
    return listed or is_exercise_title(piece.text, note.words)


def _own_entries(group: Sequence[Piece], setting: Setting) -> Sequence[Piece]:
    """Return the entries of a list, if nothing says that it asks without links to other notes.

    Such a link says nothing of what is listed beside it.
    """
    if setting.asks:
        return group
    return [p for p in group if "](http" in p.text or not is_contents_entry(p.text)]


def _is_sure(note: Outline, piece: Piece) -> bool:
    """Tell whether a line says what it is worth, or a label within it answers it."""
    if tells_worth(piece.text):
        return True
    near = note.pieces[piece.index + 1 : piece.index + 4]  # behind a remark or two
    if near and note.marks.roles.get(near[0].index) is Role.QUESTION:
        return False  # it titles what is asked there
    own = (
        p
        for p in near
        if (piece.marker and p.holder is piece.holder)
        or note.marks.parents.get(p.index) == piece.index
    )
    return any(is_answered(note, p.index - 1) for p in own)


def _asks_nobody(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether a list is quoted right below a note's title, over its sections; or gone through.

    When something fails, or is to go out, one checks what is listed: it asks for yes or no. So does
    what a line leads to, if nothing else is asked and none is answered.
    """
    first = group[0]
    if stands_below_questions(note, first):
        return False
    titles = (_said_above(note, first), first.section.title)
    gone = any(note.words.mentions("gone_through", title) for title in titles)
    if not (gone or titles[0]):
        return False
    parted = [answered_below(question_of(note, piece)) for piece in group]
    asking = sum(ends_as_question(asked) for asked, _ in parted)
    told = any(said for _, said in parted) or any(_holds_answer(note, p) for p in group)
    if not gone and (told or asking < len(group)):
        return False
    return 0 < asking == sum(asks_yes_or_no(asked) for asked, _ in parted)


def _asks_behind(note: Outline, piece: Piece) -> bool:
    """Tell whether a line asks behind what it supposes, and neither in its parts nor of a term.

    What a label answers right below it is asked as well.
    """
    below = piece.index + 1
    answered = note.marks.roles.get(below) is Role.ANSWER and below not in note.marks.options
    asked = answered or asks_somewhere(question_of(note, piece), note.words)
    return asked and may_ask(note, piece)


def _setting(
    note: Outline, numbered: bool, group: Sequence[Piece], invited: bool | None
) -> Setting:
    """Return what the titles over a list say; lines that are answered need no title."""
    title = group[0].section.title
    promised = stands_below_questions(note, group[0])
    if (numbered and promised and invited) or names_interview(title, note.words):
        return Setting.RECORDED
    asked = ends_as_question(title) or note.words.asking_zh.search(title)
    if promised and not asked:
        return Setting.PROMISED
    answered = any(is_answered(note, piece.index) for piece in group)
    quoted = not numbered and all(is_quoted(note, piece) for piece in group)
    answered = answered or _answers_on_line(note, group) or _told_within(note, group)
    return Setting.INVITED if invited or answered or quoted else Setting.NEUTRAL


def _told_within(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether each entry of a list asks, and most hold what tells: a paragraph, or a list."""
    if len(group) <= 1 or not all(ends_as_question(piece.text) for piece in group):
        return False
    return 2 * sum(_holds_answer(note, piece) for piece in group) > len(group)


def _holds_answer(note: Outline, piece: Piece) -> bool:
    """Tell whether a paragraph stands right below an entry, or a list in it that does not ask."""
    below = next(iter(note.pieces[piece.index + 1 : piece.index + 2]), None)
    if below is None or piece.holder is None or below.holder is None:
        return False
    if below.holder is piece.holder:
        return True
    return below.holder.parent is piece.holder and not ends_as_question(below.text)


def _answers_on_line(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether most lines are answered behind a dash or a label: `What is r? → the rank`.

    `Stuck? → push` is a case and what helps: its mark alone asks.
    """
    parted = (answered_below(question_of(note, piece)) for piece in group)
    found = sum(bool(said) and asks(asked.rstrip("?？ "), note.words) for asked, said in parted)
    return 2 * found > len(group)


def _verdict(note: Outline, first: Piece) -> bool | None:
    """Return whether the nearest title that says anything invites to think, or plans, or sums up.

    The note's own name is its outermost title.
    """
    listing = first.holder.listing if first.holder else 0
    label = note.marks.list_titles.get(listing, "")
    parted = first.section.piece in note.marks.exam_parts
    above = _said_above(note, first)
    named = note.words.is_called("question_list", label) and not note.words.role(label)
    parted |= (named or note.words.promises(above)) and ends_as_question(first.text)
    if parted or is_exercise_title(above, note.words):
        return True
    turned = note.words.mentions("turned", label or above)
    if turned or is_set_aside(label, note.words):
        return False
    plans = note.words.mentions("not_checklist", label)
    own = first.section.title or note.name
    if note.words.mentions("open_ended", own) and stands_below_questions(note, first):
        return True
    for title in reversed((note.name, *first.section.path)):
        if title == own:
            if note.words.is_called("not_question", unremarked(title)):
                return False
            asked = (
                invites_questions(title, note.words)
                or names_interview(title, note.words)
                or is_exercise_title(title, note.words)
            )
            if asked or (checks_oneself(title, note.words) and not plans):
                return True
        aside = is_set_aside if title == own else sets_aside_below
        if aside(title, note.words):
            return False
    return None


def _said_above(note: Outline, first: Piece) -> str:
    """Return the line right above a list, which may lead to it: `Answer the following questions:`.

    So may the entry of another list that it stands in, or a line that leads over a title.
    """
    above = note.pieces[max(first.index - 1, 0)]
    if above.kind == HEADING and above.index:
        over = note.pieces[above.index - 1]
        above = over if over.text.endswith((":", "：")) else above
    leads = above.kind == TEXT and above.depth < max(first.depth, 1)
    return above.text.rstrip("*_ ").casefold() if leads else ""


def _answers_bold(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether a list asks nothing itself, right below a line in bold that does, or that names
    what is told: `**Steps:**`.
    """
    above = note.pieces[max(group[0].index - 1, 0)]
    label = note.marks.labels.get(above.index)
    if label is None or not label.bold or label.rest:
        return False
    names = label.closed and label.word.endswith(note.words.topics)
    if not (names or asks(bare(above.text), note.words)):
        return False
    return not any(ends_as_question(piece.text) for piece in group)


def is_quoted(note: Outline, piece: Piece) -> bool:
    """Tell whether a quotation stands below a line, in the same list item."""
    below = piece.index + 1
    if piece.holder and (below == len(note.pieces) or note.pieces[below].start >= piece.holder.end):
        return False
    end = note.reach.of_line(piece.index)
    return end > below and note.pieces[end - 1].quoted

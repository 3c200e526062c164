"""What is said of a list: by the titles over it, the line that leads to it, and its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from recollect.parsing.company.rows import Setting
from recollect.parsing.items.answers import is_answered
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.titles import stands_below_questions, titles_that_ask
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, TEXT, Piece
from recollect.parsing.words.asking import (
    answered_behind,
    asks,
    asks_among_others,
    ends_as_question,
    leads_on,
)
from recollect.parsing.words.folding import unremarked
from recollect.parsing.words.interviews import names_interview
from recollect.parsing.words.labels import answered_below, bare
from recollect.parsing.words.titles import (
    checks_oneself,
    invites_questions,
    is_exercise_title,
    is_set_aside,
    says_questions,
    sets_aside_below,
)
from recollect.parsing.words.truth import asks_yes_or_no


class Said(NamedTuple):
    """What is said of a list, by its form and what stands over it."""

    numbered: bool
    setting: Setting
    announced: bool | None
    """Whether its questions are, or one is invited to answer them."""
    tasks: bool
    """Whether the line above it sets what it counts."""

    @property
    def strict(self) -> bool:
        """Whether numbers may as well count steps: nothing says that the list asks."""
        return self.numbered and self.setting is Setting.NEUTRAL


def said_of(note: Outline, numbered: bool, group: Sequence[Piece]) -> Said | None:
    """Return what is said of a list, `numbered` or not; None if that says that nothing is asked."""
    above = said_above(note, group[0])
    invited = note.words.mentions("answering", above) or _verdict(note, group[0])
    if invited is False or (not invited and _asks_nobody(note, group)):
        return None
    if leads_on(above) and _is_cited(group, above):
        return None
    setting = _setting(note, numbered, group, invited)
    if setting.asks and _answers_bold(note, group):
        return None
    leads = leads_on(above)
    tasks = leads and numbered and setting.asks and asks_among_others(above, note.words)
    return Said(numbered, setting, invited or (leads and says_questions(above)), tasks)


def _is_cited(group: Sequence[Piece], above: str) -> bool:
    """Tell whether a quotation answers what a line asks and leads to: `Why? The manual says:`."""
    asked = "?" in above or "？" in above
    return asked and group[0].quoted and not any(ends_as_question(piece.text) for piece in group)


def said_above(note: Outline, first: Piece) -> str:
    """Return the line right above a list, which may lead to it: `Answer the following questions:`.

    So may the entry of another list that it stands in, or a line that leads over a title.
    """
    above = note.piece_at(first.index - 1)
    if above.kind == HEADING:
        over = note.piece_at(above.index - 1)
        above = over if leads_on(over.text) else above
    leads = above.kind == TEXT and above.depth < max(first.depth, 1)
    return above.text.rstrip("*_ ").casefold() if leads else ""


def _verdict(note: Outline, first: Piece) -> bool | None:
    """Return whether the nearest title that says anything invites to think, or plans, or sums up.

    The note's own name is its outermost title.
    """
    listing = first.holder.listing if first.holder else 0
    label = note.marks.list_titles.get(listing, "")
    parted = first.section.piece in note.marks.exam_parts
    above = said_above(note, first)
    named = note.words.is_called("question_list", label) and not note.words.role(label)
    parted |= (named or note.words.promises(above)) and ends_as_question(first.text)
    if parted or is_exercise_title(above, note.words):
        return True
    turned = note.words.mentions("turned", label or above)
    if turned or is_set_aside(label, note.words):
        return False
    open_ended = note.words.mentions("open_ended", first.section.title or note.name)
    if open_ended and stands_below_questions(note, first):
        return True
    return _verdict_of_titles(note, first, plans=note.words.mentions("not_checklist", label))


def _verdict_of_titles(note: Outline, first: Piece, *, plans: bool) -> bool | None:
    """Return the same of the titles alone; `plans`: a label says so, right above the list."""
    *around, own = (note.name, *first.section.path)
    own = own or note.name
    if note.words.is_called("not_question", unremarked(own)):
        return False
    asking = (invites_questions, names_interview, is_exercise_title)
    asked = any(says(own, note.words) for says in asking)
    if asked or (checks_oneself(own, note.words) and not plans):
        return True
    aside = is_set_aside(own, note.words) or any(sets_aside_below(t, note.words) for t in around)
    return False if aside else None


def _asks_nobody(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether a list is quoted right below a note's title, over its sections; or gone through.

    When something fails, or is to go out, one checks what is listed: it asks for yes or no. So does
    what a line leads to, if nothing else is asked and none is answered.
    """
    first = group[0]
    if stands_below_questions(note, first):
        return False
    titles = (said_above(note, first), first.section.title)
    gone = any(note.words.mentions("gone_through", title) for title in titles)
    if not (gone or titles[0]):
        return False
    parted = [answered_below(question_of(note, piece)) for piece in group]
    asking = sum(ends_as_question(asked) for asked, _ in parted)
    told = any(said for _, said in parted) or any(_holds_answer(note, p) for p in group)
    if not gone and (told or asking < len(group)):
        return False
    return 0 < asking == sum(asks_yes_or_no(asked) for asked, _ in parted)


def _setting(
    note: Outline, numbered: bool, group: Sequence[Piece], invited: bool | None
) -> Setting:
    """Return what the titles over a list say; lines that are answered need no title."""
    title = group[0].section.title
    promised = stands_below_questions(note, group[0])
    counted = not numbered or all(piece.index in note.marks.numbers for piece in group)
    if counted and ((numbered and promised and invited) or names_interview(title, note.words)):
        return Setting.RECORDED  # a list that counts some of its entries tells
    asked = ends_as_question(title) or note.words.asking_zh.search(title)
    if promised and not (asked or titles_that_ask(group[0])):
        return Setting.PROMISED
    answered = any(is_answered(note, piece.index) for piece in group)
    quoted = not numbered and all(is_quoted(note, piece) for piece in group)
    answered = answered or _answers_on_line(note, group) or _told_within(note, group)
    return Setting.INVITED if invited or answered or quoted else Setting.NEUTRAL


def _told_within(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether each entry of a list asks, and most hold what tells: a paragraph, or a list."""
    if len(group) <= 1 or not all(_only_asks(note, piece.text) for piece in group):
        return False
    return 2 * sum(_holds_answer(note, piece) for piece in group) > len(group)


def _only_asks(note: Outline, text: str) -> bool:
    """Tell whether a line asks, and may go on with a task: `Who wins? Cite the text.`"""
    if ends_as_question(text):
        return True
    return ("?" in text or "？" in text) and not answered_behind(text, note.words)[1]


def _holds_answer(note: Outline, piece: Piece) -> bool:
    """Tell whether a paragraph stands right below an entry, or a list in it that does not ask."""
    below = note.piece_at(piece.index + 1)
    if piece.holder is None or below.holder is None:
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


def is_quoted(note: Outline, piece: Piece) -> bool:
    """Tell whether a quotation stands below a line, in the same list item."""
    end = note.reach.of_line(piece.index)
    return end > piece.index + 1 and note.pieces[end - 1].quoted


def _answers_bold(note: Outline, group: Sequence[Piece]) -> bool:
    """Tell whether a list asks nothing itself, right below a line in bold that does, or that names
    what is told: `**Steps:**`.
    """
    above = note.piece_at(group[0].index - 1)
    label = note.marks.label(above.index)
    if not label.bold or label.rest:
        return False
    names = label.closed and label.word.endswith(note.words.topics)
    if not (names or asks(bare(above.text), note.words)):
        return False
    return not any(ends_as_question(piece.text) for piece in group)

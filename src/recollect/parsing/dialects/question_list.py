"""Lists of questions without answers: numbered lines that ask, `1. [E] …`."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from recollect.parsing.company.listed_company import Lines, jotted, with_company
from recollect.parsing.company.listed_lines import (
    Titles,
    asks_among_listed,
    asks_by_link,
    asks_in_list,
    listed_question,
    may_ask,
    only_tells,
    repeats_title,
)
from recollect.parsing.company.listings import lists_of
from recollect.parsing.items.claims import HIGHLIGHTED, WORDED, Claim
from recollect.parsing.items.ends import end_of, with_code
from recollect.parsing.items.questions import (
    asks_about_code,
    hung_lines,
    label_for,
    lazy_lines,
    question_of,
)
from recollect.parsing.items.titles import (
    checks_oneself,
    invites_questions,
    is_exercise_title,
    is_set_aside,
    stands_below_questions,
)
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TABLE, TEXT, Piece
from recollect.parsing.words.asking import asks_somewhere, ends_as_question
from recollect.parsing.words.folding import folded
from recollect.parsing.words.interviews import names_interview, unremarked
from recollect.parsing.words.labels import answered_below
from recollect.parsing.words.vocabulary import Vocabulary

_STOPS = (".", "!", "。", "！")
_MANY = 5
"""Bullets ask without a title that invites to where this many of them do, two thirds at least."""
_FEW = 3
"""Bullets below a title that promises questions."""
_CROWD = 10
"""Bullets that ask, of which each few make a list, where most bullets do and none is labelled.

More than many are enough where three quarters of all bullets do.
"""


@dataclass(frozen=True, slots=True)
class QuestionList:
    """A list asks where at least half of it does; a line asks by its wording."""

    name: str = "question-list"
    specificity: int = 20

    def find(self, note: Outline, vocabulary: Vocabulary) -> Iterator[Claim]:
        """Yield a claim for each line that asks, in lists that ask."""
        titles, lists, silent = Titles(note), [], []
        groups = list(lists_of(note, vocabulary))
        for numbered, group in groups:
            if numbered or _may_ask(note, group, vocabulary):
                lists.append(_read(note, numbered, group, titles, vocabulary))
            else:
                silent.append(group)
        if sum(len(each.asking) for each in lists if not each.numbered) >= _MANY:
            lists += [_read(note, False, group, titles, vocabulary) for group in silent]
        bullets = [each for each in lists if not each.numbered and each.invited is not False]
        invited = sum(len(each.asking) for each in bullets if each.invited)
        asking = sum(len(each.asking) for each in bullets)
        most = 2 * asking >= sum(len(each.group) for each in bullets)
        all_ = sum(len(group) for numbered, group in groups if not numbered)
        many = (asking >= _CROWD and most) or (asking > _MANY and 4 * asking >= 3 * all_)
        crowd = many and not note.marks.questions
        promised = sum(len(each.asking) for each in bullets if each.promised) >= _MANY
        chosen = [
            each
            for each in with_company(note, lists, vocabulary)
            if each.is_of_questions(
                in_company=invited >= _MANY, in_a_crowd=crowd or (promised and each.promised)
            )
        ]
        for each in _or_jotted(note, chosen, groups, vocabulary):
            yield from _claims(note, each, vocabulary)


def _or_jotted(
    note: Outline,
    chosen: Sequence[Lines],
    groups: Sequence[tuple[bool, Sequence[Piece]]],
    vocabulary: Vocabulary,
) -> Iterator[Lines]:
    """Yield the lists of questions, or all bullets that ask by their words, where that is more."""
    bullets = [group for numbered, group in groups if not numbered]
    found = sum(len(each.asking) + len(each.tasks) for each in chosen if not each.numbered)
    if note.marks.questions or sum(map(len, bullets)) <= max(found, _CROWD):
        yield from chosen
        return
    open_ = [group for group in bullets if _verdict(note, group[0], vocabulary) is not False]
    words = [
        each
        for each in jotted(note, open_, vocabulary)
        if each.is_of_questions(in_company=False, in_a_crowd=True)
    ]
    if sum(len(each.asking) + len(each.tasks) for each in words) <= found:
        yield from chosen
        return
    yield from (each for each in chosen if each.numbered)
    yield from words


def _may_ask(note: Outline, bullets: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Tell whether some bullets may ask by themselves; others do at most in company."""
    return (
        any("?" in piece.text or "？" in piece.text for piece in bullets)
        or stands_below_questions(note, bullets[0], vocabulary)
        or all(_is_quoted(note, piece) for piece in bullets)
    )


def _read(
    note: Outline,
    numbered: bool,
    group: Sequence[Piece],
    titles: Container[str],
    vocabulary: Vocabulary,
) -> Lines:
    invited = _verdict(note, group[0], vocabulary)
    if invited is False:
        return Lines(group, (), (), numbered, invited)
    announced = invited or _is_announced(note, group[0].index - 1)
    asking = [
        p
        for p in group
        if (
            asks_in_list(note, p, numbered, announced, vocabulary)
            and not is_exercise_title(p.text, vocabulary)
            and not repeats_title(p, titles)
        )
        or (invited and asks_by_link(p.text, titles))
    ]
    quoted = not numbered and all(_is_quoted(note, piece) for piece in group)
    promised = stands_below_questions(note, group[0], vocabulary)
    further = len(asking) > 1 or quoted or invited or promised
    tasks = _further(note, numbered, group, asking, invited, vocabulary) if further else ()
    tasks = [piece for piece in tasks if not repeats_title(piece, titles)]
    wonders = (
        bool(announced)
        or promised
        or not all(only_tells(question_of(note, piece), vocabulary) for piece in asking)
    )
    return Lines(group, asking, tasks, numbered, invited, wonders, quoted, promised)


def _further(
    note: Outline,
    numbered: bool,
    group: Sequence[Piece],
    asking: Sequence[Piece],
    invited: bool | None,
    vocabulary: Vocabulary,
) -> Sequence[Piece]:
    """Return the lines that ask only as they stand among some that ask.

    Where many do, and nearly all, what is counted among them does, too; below a title that promises
    questions, where most of what is counted does, or nearly all bullets; in an interview, or right
    below the title itself, where a quarter does, or half of the bullets.
    """
    found = {piece.index for piece in asking}
    others = [piece for piece in group if piece.index not in found]
    linked = any(is_contents_entry(piece.text) for piece in asking)
    tasks = [piece for piece in others if asks_among_listed(note, piece, linked, vocabulary)]
    both = len(asking) + len(tasks)
    promised = stands_below_questions(note, group[0], vocabulary)
    told = (numbered and promised and invited) or names_interview(
        group[0].section.title, vocabulary
    )
    fifths = 3 if promised and numbered else 4
    least = _FEW if promised else _MANY if invited else _CROWD
    share = 4 if numbered else 2
    enough = (
        share * both >= len(group) if told else both >= least and 5 * both >= fifths * len(group)
    )
    if not (numbered or promised) or not enough:
        return tasks
    worded = {piece.index for piece in tasks}
    return [piece for piece in others if piece.index in worded or may_ask(note, piece, vocabulary)]


def _is_announced(note: Outline, index: int) -> bool:
    """Tell whether a line leads to questions: `Answer the following questions:`."""
    if index < 0 or note.pieces[index].kind != TEXT:
        return False
    text = note.pieces[index].text.rstrip("*_ ")
    return text.endswith((":", "：")) and ("question" in text.casefold() or "问" in text)


def _is_quoted(note: Outline, piece: Piece) -> bool:
    """Tell whether a quotation stands below a line, in the same list item."""
    below = piece.index + 1
    if piece.holder and (below == len(note.pieces) or note.pieces[below].start >= piece.holder.end):
        return False
    end = note.reach.of_line(piece.index)
    return end > below and note.pieces[end - 1].quoted


def _claims(note: Outline, found: Lines, vocabulary: Vocabulary) -> Iterator[Claim]:
    asking = [*found.asking]
    if not found.numbered or found.invited or found.counted or len(asking) > 2 or found.is_whole():
        asking += found.tasks
    bodies = [_has_body(note, piece) for piece in asking]
    lazy = [lazy_lines(note, piece) for piece in asking]
    parted = [_told_below(listed_question(note, piece), vocabulary) for piece in asking]
    parted = [(asked, said or more) for (asked, said), more in zip(parted, lazy, strict=True)]
    told = 2 * sum(bool(said) or body for (_, said), body in zip(parted, bodies, strict=True))
    answered = any(bodies) and told > len(asking)
    if told <= len(asking):
        parted = [(listed_question(note, piece), "") for piece in asking]
    for piece, (question, below) in zip(asking, parted, strict=True):
        said = hung_lines(note, piece) or below
        own = end_of(note, piece.index) if answered else note.reach.of_line(piece.index)
        end = own if answered else with_code(note, piece.index, own)
        yield Claim(
            start=piece.index,
            head=piece.index + 1,
            end=end,
            question=question,
            said=said,
            label=label_for(note, piece),
            strength=WORDED if found.numbered else HIGHLIGHTED,
            asks_on=end > own or not (found.numbered or said or _has_body(note, piece)),
            why=f"asks, in a list where {len(asking)} of {len(found.group)} do",
        )


def _told_below(text: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """Part what a line asks from the lines below it, behind a sentence that neither goes on."""
    asked, said = answered_below(text)
    first, _, below = text.partition("\n")
    if not said and below and first.endswith(_STOPS) and not asks_somewhere(below, vocabulary):
        return first, below
    return asked, said


def _verdict(note: Outline, first: Piece, vocabulary: Vocabulary) -> bool | None:
    """Return whether the nearest title that says anything invites to think, or plans, or sums up.

    The note's own name is its outermost title.
    """
    listing = first.holder.listing if first.holder else 0
    label = note.marks.list_titles.get(listing, "")
    if label and (is_exercise_title(label, vocabulary) or vocabulary.mentions("checklist", label)):
        return True
    name = note.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    own = first.section.title or name
    for title in reversed((name, *first.section.path)):
        if title == own:
            if folded(unremarked(title)) in vocabulary.sections["not_question"]:
                return False
            asked = invites_questions(title, vocabulary) or names_interview(title, vocabulary)
            if asked or checks_oneself(title, vocabulary):
                return True
        if is_set_aside(title, vocabulary):
            return False
    return None


def _has_body(note: Outline, piece: Piece) -> bool:
    """Tell whether something stands between a line and the next, that does not go on asking."""
    below, end = piece.index + 1, end_of(note, piece.index)
    if below >= end:
        return False
    first, last = note.pieces[below], note.pieces[end - 1]
    if CODE in (first.kind, last.kind) and asks_about_code(piece.text):
        return False
    if piece.index in note.marks.numbers or _is_quoted(note, piece):
        return True
    return first.kind in (TEXT, TABLE, CODE) and not ends_as_question(first.text)


DIALECT = QuestionList()

"""`## Exercises` with numbered leaves; levelled lists, `1. [E] …`: asked without an answer."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from recollect.core.grouping import grouped
from recollect.core.phrases import Phrase, phrase
from recollect.core.text.scripts import either
from recollect.parsing.company.answered_exercises import are_answered, is_counted_out
from recollect.parsing.company.headed_exercises import headed_exercises
from recollect.parsing.company.lettered import lettered_exercises
from recollect.parsing.company.lone_exercises import lone_exercises, thoughts, told_in_series
from recollect.parsing.items.answers import folded_answers, only_answers
from recollect.parsing.items.claims import WORDED, Claim, Dialect
from recollect.parsing.items.ends import end_of, with_exhibit
from recollect.parsing.items.questions import (
    answers_stand_below,
    parent_of,
    question_of,
    told_below,
)
from recollect.parsing.items.sections import is_answered_whole
from recollect.parsing.items.titles import called
from recollect.parsing.outline.choices import letters_in
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT, Piece, Section
from recollect.parsing.words.answer_titles import names_answers
from recollect.parsing.words.asking import (
    asks_somewhere,
    ends_as_question,
    leads_on,
    sets_exercise,
)
from recollect.parsing.words.tasks import sets_task
from recollect.parsing.words.titles import is_exercise_title
from recollect.parsing.words.vocabulary import Role, Vocabulary

_NAMED = either(r"\[(?:E|M|H|Easy|Medium|Hard|易|中|难|简单|中等|困难)\]")
_LEVEL = re.compile(rf"\*\*{_NAMED}\*\*|(\*\*)?{_NAMED}[ \t]*", re.I)
"""A level; bold that starts with it and goes on is kept: `**[E] Title.** …`."""
_STARS = re.compile("(?:[🌟⭐★]\ufe0f?)+[ \t]*")
"""How hard it is to complete the code below: `1. 🌟 Mend this`, or the stars alone."""
_MANY = 3
"""Such lines in a note, at least: one may be only a favourite."""
_PRESSING = re.compile(r"[*_]*\[(?:critical|urgent|high|low|紧急|高|低)\]", re.I)
"""How pressing it is to do something: in a section that says so, `[MEDIUM] Mend …` is no level."""
_LISTED = re.compile(r"[*_]*\[[^\[\]]*\]\([^()]*\)[*_]*[ \t]+[-–—][ \t]")
"""An exercise that stands elsewhere, and a word on it: `[Loops](loops/) - for and while`."""
_HOMEWORK = re.compile(r"(?:homework|hw)[ \t#]{0,2}\d{1,2}\b(?!.*(?:solution|answer))", re.I)
_LONGEST_TERM = 24
_LENGTHY = 120
"""Letters of a line that tells at length, more than that."""
_TITLE = 4
"""Words of a title, at most."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the numbered leaves below a title of exercises, and each line with a level."""
    texts = list(_lines(note))
    levelled, counting = _levelled(note, texts), _over_questions(note)
    setting = [
        piece
        for piece in texts
        if piece.section.piece not in note.marks.kinds  # it counts in an answer
        and (piece.index in levelled or _is_exercise(note, piece, counting))
        and not is_exercise_title(piece.text, note.words)
    ]
    for listed in grouped(
        (p.section.piece, p) for p in setting if p.index not in levelled
    ).values():
        yield from _leaves(note, listed)
    yield from (
        _claim(note, p, phrase("a line with a level")) for p in setting if p.index in levelled
    )
    yield from _titled(note)
    yield from _starred(note)
    yield from thoughts(note)
    yield from lettered_exercises(note)


def _levelled(note: Outline, texts: Sequence[Piece]) -> set[int]:
    """Return the lines that start with a level; those that set a task, where it is always one."""
    pressing = {p.section for p in texts if p.text[:1] in "[*" and _PRESSING.match(p.text)}
    rated = [p for p in texts if p.section not in pressing]
    levels = {p.index: match[0].casefold() for p in rated if (match := _LEVEL.match(p.text))}
    if len(set(levels.values())) > 1:
        return set(levels)
    return {at for at in levels if sets_task(_unlevelled(note.pieces[at].text), note.words)}


def _starred(note: Outline) -> Iterator[Claim]:
    """Yield the lines with stars above code, which is to complete or to mend."""
    rated = ((p, _STARS.match(p.text)) for p in note.marks.texts if p.text[:1] in "🌟⭐★")
    coded = ((p, stars) for p, stars in rated if note.piece_at(p.index + 1).kind == CODE)
    found = [(p, stars.end()) for p, stars in coded if stars]
    for piece, end in found if len(found) >= _MANY else ():
        yield Claim(
            start=piece.index,
            end=piece.index + 2,
            question=piece.text[end:].strip(),
            strength=WORDED,
            asks_on=True,
            why=phrase("a line with stars above code"),
        )


def _leaves(note: Outline, listed: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the exercises of a section's list, parted from their answers where most have one."""
    found = [p for p in listed if p.quoted <= listed[0].quoted]  # else it counts in an answer
    telling = _led_to(note, found)
    leaves = [piece for piece in found if piece.listing not in telling]
    if _only_tell(leaves, note.words):
        return
    told = {p.index for p in leaves if told_below(note, p, question_of(note, p))[1]}
    answered = are_answered(note, leaves, told)
    inline = answered or answers_stand_below(len(told), len(leaves))
    for piece in leaves:
        why = phrase("a leaf of a list of exercises")
        claim = _claim(note, piece, why, answered=answered or is_counted_out(note, piece))
        if inline:
            question, said = told_below(note, piece, claim.question)
            claim = replace(claim, question=question, said=said, asks_on=claim.asks_on and not said)
        yield claim


def _titled(note: Outline) -> Iterator[Claim]:
    """Yield what titles ask: what only counts a question asks the text below it."""
    told = told_in_series(note)
    for each in lone_exercises(note):
        yield replace(each, asks_on=each.asks_on and each.start not in told)
    yield from (each for each in headed_exercises(note) if each.start not in told)


def _led_to(note: Outline, leaves: Sequence[Piece]) -> set[int]:
    """Return the lists that a plain line leads to, if neither asks but others do: they answer."""
    asking = {p.listing for p in leaves if sets_exercise(p.text, note.words)}
    telling = [piece for piece in leaves[1:] if asking and piece.listing not in asking]
    above = {piece.listing: note.pieces[piece.index - 1] for piece in reversed(telling)}
    lines = ((at, p.text) for at, p in above.items() if p.kind == TEXT and not p.marker)
    leads = ((at, text) for at, text in lines if text[0] not in "*_" and text[-1] in ":：")
    asks_itself = (asks_somewhere, is_exercise_title)
    return {at for at, text in leads if not any(says(text, note.words) for says in asks_itself)}


def _only_tell(leaves: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Tell whether most of some lines go on at length, and none asks: they answer a book's."""
    texts = [piece.text for piece in leaves]
    if 2 * sum(len(text) > _LENGTHY for text in texts) <= len(texts):
        return False
    return not any(sets_exercise(text, vocabulary) for text in texts)


def _lines(note: Outline) -> Iterator[Piece]:
    """Yield the lines that may set an exercise: neither answers, nor titles of what is below.

    They are numbered, or entries of lists that may start with a level.
    """
    found = {piece.index for piece in note.marks.entries if piece.text[:1] in ("[", "*")}
    found.update(note.marks.numbers)
    found.update(index for index in note.marks.parents if _hangs_on_stem(note, index))
    parts = grouped((above, note.pieces[i].text) for i, above in note.marks.parents.items())
    for index in sorted(found.difference(folded_answers(note))):
        piece = note.pieces[index]
        if piece.kind != TEXT or is_contents_entry(piece.text) or _LISTED.match(piece.text):
            continue
        if _is_remarked(note, piece) or _titles_asked(note, piece):
            continue
        own = [piece.text, *parts.get(index, ())]
        topic = len(own) > 1 and _is_topic(piece.text)
        if not topic or any(asks_somewhere(text, note.words) for text in own):
            yield piece


def _titles_asked(note: Outline, entry: Piece) -> bool:
    """Tell whether an entry only titles what a label in it asks: `**Question**: …`."""
    below = entry.index + 1
    if entry.holder is None or note.marks.roles.get(below) is not Role.QUESTION:
        return False
    return note.pieces[below].holder is entry.holder


def _is_remarked(note: Outline, piece: Piece) -> bool:
    """Tell whether a line stands below a label of what goes with an exercise: `**要求**：`."""
    title = _list_title(note, piece)
    if not title:
        return False
    other = note.words.role(title) not in (None, Role.QUESTION)
    return other or note.words.is_called("not_term", title)


def _is_topic(text: str) -> bool:
    """Tell whether a text may be a mere title of what is listed below it."""
    stops = text.rstrip("*_ ").endswith((".", "?", ":", "。", "？", "："))
    return not stops and len(text.split()) <= _TITLE


def _unlevelled(text: str) -> str:
    return _LEVEL.sub(r"\1", text, count=1).strip()


def _claim(note: Outline, piece: Piece, why: Phrase, *, answered: bool = False) -> Claim:
    above = parent_of(note, piece) if piece.marker else None
    if above is not None and note.words.role(above.text) is Role.QUESTION:
        above = None  # `- **Questions:**` says nothing else
    question = _unlevelled(question_of(note, piece))
    return Claim(
        start=piece.index,
        end=end_of(note, piece.index) if answered else _end(note, piece),
        question=f"{_unlevelled(question_of(note, above))}\n\n{question}" if above else question,
        strength=WORDED,
        asks_on=not answered,
        why=why,
    )


def _end(note: Outline, piece: Piece) -> int:
    """Return where an exercise ends: with its line, and an answer that a label names below it.

    Behind a colon it goes on to the next, and so does a mere title over tasks that letters count.
    """
    if leads_on(piece.text) or _titles_lettered(note, piece):
        return end_of(note, piece.index)
    end = with_exhibit(note, piece.index, note.reach.of_line(piece.index))
    if note.marks.roles.get(end) in (Role.ANSWER, Role.EXPLANATION):
        return end_of(note, piece.index, end)
    return end


def _titles_lettered(note: Outline, piece: Piece) -> bool:
    """Tell whether a line only titles what letters count below it, one of which sets a task."""
    below = range(piece.index + 1, end_of(note, piece.index))
    own = takewhile(lambda i: i not in note.marks.numbers, below)
    texts = (note.pieces[i].text[2:].strip() for i in own if i in note.marks.options)
    return any(asks_somewhere(text, note.words) for text in texts)


def _over_questions(note: Outline) -> set[int]:
    """Return the headings below which others count the questions: a list elsewhere is none.

    One right below the heading is, if it asks: it is more than a word on how to go about them.
    """
    found: set[int] = set()
    for heading in note.marks.headings:
        above = heading.section.parent if note.marks.sets(heading.index) else None
        while above is not None and above.piece not in found:
            found.add(above.piece)
            above = above.parent
    lines = (note.pieces[i] for i in note.marks.numbers if found)
    asking = (p for p in lines if p.kind == TEXT and p.section.piece in found)
    return found - {p.section.piece for p in asking if ends_as_question(p.text)}


def _is_exercise(note: Outline, piece: Piece, counting: Container[int]) -> bool:
    if not _is_leaf(note, piece.index):
        return False
    listed = _is_listed(note, piece)
    named = any(is_exercise_title(title, note.words) for title in called(note))
    if not (listed or named or note.is_below(piece.section, is_exercise_title)):
        return False
    said = piece.text.strip("*_ .")
    told = said.casefold() in note.words.truths or letters_in(said) == said
    quoted = piece.quoted and not sets_exercise(piece.text, note.words)
    if told or quoted or only_answers(note, piece):  # it answers a book's
        return False
    return listed or _stands_below_exercises(note, piece, counting, named=named)


def _stands_below_exercises(
    note: Outline, piece: Piece, counting: Container[int], *, named: bool
) -> bool:
    """Tell whether the nearest title that says something says exercises, one by one.

    One may ask or set a task itself. Below none, the note's own name says so if it is `named` so.
    """
    section = piece.section
    while section.parent is not None and not is_exercise_title(section.title, note.words):
        if _asks_itself(note, section):
            return False
        section = section.parent
    if section.parent is None:
        return named and (
            not note.marks.headings or sets_task(question_of(note, piece), note.words)
        )
    if section.piece in counting and not note.marks.sets(piece.section.piece):
        return False
    if note.words.mentions("definitions", section.title) and _defines(piece.text):
        return False
    return not (is_answered_whole(note, section) or note.is_below(piece.section, names_answers))


def _is_leaf(note: Outline, index: int) -> bool:
    """Tell whether a line is counted, or hangs on a stem, and stands in nothing else."""
    marks, above, piece = note.marks, note.marks.parents.get(index), note.pieces[index]
    if index in marks.stems or index in marks.inner:
        return False
    if piece.depth and not (piece.marker or piece.quoted):  # it goes on in an entry
        return False
    if above is not None and above not in marks.stems:
        return False
    return index in marks.numbers or _hangs_on_stem(note, index)


def _hangs_on_stem(note: Outline, index: int) -> bool:
    """Tell whether a bullet is one of what a counted line leads to, and all ask."""
    above = note.marks.parents.get(index)
    return above in note.marks.stems and above in note.marks.numbers


def _defines(text: str) -> bool:
    """Tell whether a line names a term and says what it is: `缓冲区：…`."""
    term, _, said = text.replace(":", "：").partition("：")
    return bool(said.strip()) and len(term) <= _LONGEST_TERM


def _is_listed(note: Outline, piece: Piece) -> bool:
    """Tell whether a line asks or sets a task in a list that a label titles as exercises.

    So does one below a counted homework.
    """
    titled = is_exercise_title(_list_title(note, piece), note.words)
    listed = titled or _HOMEWORK.match(piece.section.title) is not None
    return listed and asks_somewhere(question_of(note, piece), note.words)


def _list_title(note: Outline, piece: Piece) -> str:
    """Return the label right above the list that a line stands in."""
    return note.marks.list_titles.get(piece.listing, "")


def _asks_itself(note: Outline, section: Section) -> bool:
    """Tell whether a heading asks or sets a task: the list below it is its answer, or its steps."""
    if section.piece in note.marks.questions:
        return True
    title = question_of(note, note.pieces[section.piece])
    return asks_somewhere(title, note.words)


DIALECT = Dialect("exercise", 45, find)

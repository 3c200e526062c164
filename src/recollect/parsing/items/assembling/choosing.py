"""Which lines below a question are its options, and which of them are right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import NamedTuple

from recollect.core.cards.items import Kind, Option
from recollect.core.text.scripts import either
from recollect.parsing.items.claims import Claim
from recollect.parsing.items.placeholders import says_nothing
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.choices import (
    Choice,
    choice_in,
    judges,
    letters_concluded,
    letters_in,
    resolve,
)
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.options import MOST
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, OPEN, TEXT, Piece
from recollect.parsing.words.asking import BREAKS_OFF, asks, ends_as_question, has_blank
from recollect.parsing.words.labels import ANSWER
from recollect.parsing.words.remembering import once
from recollect.parsing.words.truth import are_verdicts
from recollect.parsing.words.vocabulary import Role

_LETTERS = r"[ 　$*`]*(?P<letters>[A-H](?:[ 　、,，]{0,2}[A-H]){0,7})[ 　$*`]*"
_SAID = rf"[（(【 　*]{{0,6}}(?i:{ANSWER})[:：]"
_LETTER_AT_END = re.compile(
    rf"(?:[（(][ 　]*[)）]|[（(【\[]|{_SAID}|[:：](?=[^）)]{{1,60}}$)|(?<=[?？]))"
    rf"{_LETTERS}[)）】\]]?[ 　]*[。.]?$"
)
"""The right options, in or behind the gap at a question's end, its mark, its colon or a label."""
_FILLED_GAP = re.compile(rf"(?<=[（(]){_LETTERS}(?=[)）])")
_SECOND_PART = re.compile(r"^[ \t>*_-]*\(?b[).．]|(?<=[\s;；,，])\(b\)(?!\W*\Z)", re.M)
"""An answer that goes on so answers the parts of a question, and names no option."""
_CHOOSES = re.compile(
    r"\bwhich of (?:these|those|the|following)\b|\b(?:choose|select) (?:the|one|two|all)\b", re.I
)
"""What asks to choose: what is counted below are options."""
_OFFERS = re.compile(either(r"[以下]下|下[列面]|哪[一个項种種]|正确|错误|属于|选"))
"""What speaks of the options below it."""
_BETWEEN = re.compile(
    either(
        r"(?:^|[.?!][ \t]+)(?:Should|Would|Will|Is|Does|Did) (?:you|we|I|it|they|he|she):"
        r"|[?？。][ \t]*你(?:会|该|应该|应当)(?:选择?)?[:：]"
    )
    + r"[ \t*_]*\Z"
)
"""A stem that breaks off over what one decides between: `What now? Should you:`."""
_ONE_NUMBER = re.compile(
    either(
        r"\b(?:how (?:many|much|long|far|old|often)|what(?: (?:is|was|will be)|['’]s))\b|多少|几"
    ),
    re.I,
)
"""What asks for one quantity: of several below it, all but one are wrong."""
_QUANTITY = re.compile(r"[~≈$€£¥+-]?[ \t]?\d[\d.,  ]*(?:%|[ \t]?[^\W\d]{1,12})?\.?")
_TO_TELL = re.compile(either("区别|异同|哪些|几种|为什么|为何|如何|怎么|怎样|有什么|优缺点"))
"""What asks to tell as much as several points."""


_FEW = 2
"""Questions that choose from lists which make a note a quiz; entries of such a list, at least."""
_SHORT = 40
_LONG = 160
"""Letters of an entry to choose, at most; and of one to decide for."""


class Told(NamedTuple):
    """What is said elsewhere of the right options: by a key, as the answer, in its explanation."""

    keyed: str
    said: str
    explained: str


class Chosen(NamedTuple):
    """Options of which the right ones are known, or none; with what is left of the question."""

    options: tuple[Option, ...]
    question: str
    said: str
    """What stands behind the options, or judges them: it is told of them."""


@once
def _lists_choices(note: Outline) -> bool:
    """Tell whether a note has one choose from lists, twice at least, and names no answer."""
    asking = (p for p in note.marks.texts if _CHOOSES.search(p.text) and ends_as_question(p.text))
    lists = sum(len(_list_in(_below(note, p))) >= _FEW for p in asking)
    return lists >= _FEW and not any(note.marks.labelled(Role.ANSWER))


@once
def lists_exclude(note: Outline) -> bool:
    """Tell whether of each of two lists at most one entry can be right, and nothing names it.

    Such a note is a quiz, whatever stands in its other lists.
    """
    tops = (p for p in note.marks.entries if note.piece_at(p.index - 1).listing != p.listing)
    above = (note.piece_at(p.index - 1) for p in tops)
    lists = sum(_exclude_each_other(note, p.text, _list_in(_below(note, p))) for p in above)
    return lists >= _FEW and not any(note.marks.labelled(Role.ANSWER))


def _exclude_each_other(note: Outline, question: str, entries: Sequence[Piece]) -> bool:
    """Tell whether at most one of some entries can be right: three numbers, or true and false."""
    texts = [piece.text for piece in entries]
    if len(texts) > _FEW and ends_as_question(question) and _ONE_NUMBER.search(question):
        return all(map(_QUANTITY.fullmatch, texts))
    return len(texts) == _FEW and are_verdicts(texts, note.words) and texts[0] != texts[1]


def _below(note: Outline, piece: Piece) -> Sequence[Piece]:
    return note.pieces[piece.index + 1 : piece.index + 1 + MOST]


def _list_in(pieces: Sequence[Piece], longest: int = _SHORT) -> Sequence[Piece]:
    """Return the short entries that some pieces begin with."""
    return [*takewhile(lambda p: 0 < len(p.text) <= longest and p.marker, pieces)]


def decides_between(question: str) -> bool:
    """Tell whether a question breaks off over what one is to decide between."""
    return _BETWEEN.search(question) is not None


def listed_choices(note: Outline, question: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the entries below a question to choose from, though nothing marks any; or none.

    The question says that one decides, or others of the note do: `Which of these floats?`
    """
    sure = decides_between(question) or lists_exclude(note)
    entries = _list_in(pieces, _LONG if sure else _SHORT)
    others = pieces[len(entries) :]
    alone = _FEW <= len(entries) <= MOST and all(piece.quoted for piece in others)
    return entries if alone and (sure or _lists_choices(note)) else []


def listed_verdicts(note: Outline, statement: str, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the two entries below a statement that call it true and false, in such a note."""
    entries = listed_choices(note, statement, pieces)
    return entries if are_verdicts((piece.text for piece in entries), note.words) else []


def asking_over_list(pieces: Sequence[Piece]) -> int:
    """Return how many pieces lead up to what asks, or tells to choose, over only a list or code."""
    plain = [at for at, p in enumerate(pieces[:-1], 1) if p.kind == TEXT and not p.depth]
    if not plain or any(piece.quoted for piece in pieces[: plain[-1]]):  # that answers
        return 0
    last = pieces[-1].depth or pieces[-1].kind == CODE
    above = pieces[plain[-1] - 1].text
    return plain[-1] if last and (ends_as_question(above) or _CHOOSES.search(above)) else 0


def offered_below(
    note: Outline, claim: Claim, question: str, pieces: Sequence[Piece], *, asks_on: bool
) -> Choice | None:
    """Return what may be options among the pieces below a question; none behind a heading.

    `asks_on`: what stands there may go on asking. What letters count below a question that says
    its parts itself answers them.
    """
    if any(i in note.marks.options for i in range(claim.start + 1, claim.head)):
        return None
    choice = choice_in(pieces, note.marks.options)
    if choice is None or any(p.kind == HEADING for p in pieces[: choice.before]):
        return None
    if claim.kind is Kind.CHOICE:
        choice = replace(choice, loose=False)  # boxes, as others in the note
    elif note.pieces[claim.start].kind == OPEN:
        choice = replace(choice, loose=True)  # a fold holds what answers its title
    above = (question, *(piece.text for piece in pieces[: choice.before]))
    parts = not any(map(_CHOOSES.search, above)) and _is_a_part(pieces[choice.before], sure=asks_on)
    return replace(choice, loose=True, parts=True) if parts else choice


def chosen(
    note: Outline, question: str, choice: Choice, pieces: Sequence[Piece], told: Told
) -> Chosen | None:
    """Return the options, if they are some: boxes to tick are none where no answer names any."""
    judging = [p for _, more in choice.texts for p in more if _judges(note, p)]
    texts = _texts(note, choice, judging)
    rest = verbatim([p for p in pieces[choice.after :] if not is_contents_entry(p.text)], note)
    rest = "" if says_nothing(rest, note.words) else rest
    said = f"{rest}\n\n{told.said}".strip()
    stem = _LETTER_AT_END.search(question)
    keyed = told.keyed or (stem["letters"] if stem else "") or _concluded(told, said)
    options = resolve(choice, texts, keyed or unfenced(said))
    filled, emptied = _filled(question, choice, texts)
    if filled and (filled == options or not (keyed or said)):
        options, question = filled, emptied
    named = any(option.correct for option in options)
    unsure = choice.loose or _are_points(note, question, choice, pieces, texts)
    if unsure and (not named or _SECOND_PART.search(said, 1)):
        return None
    if len({*texts}) == 1 < len(texts) and texts[0]:  # each holds the place of one: `N/A`
        options = ()
    question = question[: stem.start()].rstrip() if stem else question
    behind = "\n\n".join(filter(None, (*(verbatim([p], note) for p in judging), rest)))
    return Chosen(options, question, behind)


def _texts(note: Outline, choice: Choice, judging: Sequence[Piece]) -> list[str]:
    """Return what the options say, without what judges them."""
    blocks = (
        (first, verbatim([p for p in more if p not in judging], note))
        for first, more in choice.texts
    )
    return ["\n".join(filter(None, (first.strip(), below))) for first, below in blocks]


def _concluded(told: Told, said: str) -> str:
    """Return which letters the answer names though more stands before it, or concludes with.

    `said` is the answer, and before it what stands behind the options.
    """
    if letters_in(told.said):
        return told.said
    return "" if letters_in(said) else letters_concluded(said or told.explained)


def _are_points(
    note: Outline, question: str, choice: Choice, pieces: Sequence[Piece], texts: Sequence[str]
) -> bool:
    """Tell whether what small letters count may be points of a topic: nothing asks above them.

    So may they below what asks to tell, and offers nothing to choose from.
    """
    if not is_small(pieces[choice.before]) or are_verdicts(texts, note.words):
        return False
    above = (question, *(piece.text for piece in pieces[: choice.before]))
    if any(more for _, more in choice.texts) or not _asks(note, above):
        return True
    signs = (_CHOOSES.search, _OFFERS.search, has_blank)
    offers = any(sign(text) for text in above for sign in signs)
    return not offers and any(map(_TO_TELL.search, above))


def _asks(note: Outline, texts: Sequence[str]) -> bool:
    """Tell whether a question, or a text below it, asks: below a topic or a task stand points."""
    return any(has_blank(t) or BREAKS_OFF.search(t) or asks(t, note.words) for t in texts)


def _filled(question: str, choice: Choice, texts: Sequence[str]) -> tuple[tuple[Option, ...], str]:
    """Return the options where a question's one gap names the right ones, and it emptied."""
    gaps = [*_FILLED_GAP.finditer(question)]
    if len(gaps) != 1 or has_blank(question):  # `a database (DB) is a （）`
        return (), question
    if not set(letters_in(gaps[0]["letters"])) <= set(choice.letters):
        return (), question
    at, end = gaps[0].span()
    return resolve(choice, texts, gaps[0]["letters"]), f"{question[:at]} {question[end:]}"


def _judges(note: Outline, piece: Piece) -> bool:
    """Tell whether a block below an option says whether it is right, or why."""
    explains = note.marks.roles.get(piece.index) is Role.EXPLANATION
    return explains or judges(piece) is not None


def _is_a_part(piece: Piece, *, sure: bool) -> bool:
    """Tell whether a letter counts a part of an exercise, `(a) …`: options are in capitals.

    Where the text need not be an exercise, the letter has to stand in brackets.
    """
    return is_small(piece) and (sure or piece.text.lstrip("*_").startswith(("(", "（")))


def is_small(piece: Piece) -> bool:
    """Tell whether the letter that a line starts with is a small one."""
    return piece.kind == TEXT and piece.text.lstrip("*_ (（[")[:1].islower()


def unfenced(text: str) -> str:
    """Return the inside of a fence that is all of a text."""
    lines = text.split("\n")
    if len(lines) > 2 and lines[0].startswith(("```", "~~~")) and lines[-1][:3] == lines[0][:3]:
        return "\n".join(lines[1:-1]).strip()
    return text

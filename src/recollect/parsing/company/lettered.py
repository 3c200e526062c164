"""What letters count: parts of a question, `### (a) Why …?`, `**(a)** Why …?`, and exercises."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from operator import itemgetter

from recollect.core.grouping import grouped
from recollect.core.phrases import phrase
from recollect.core.text.scripts import either
from recollect.parsing.items.claims import WORDED, Claim
from recollect.parsing.items.keys.finding import named_in
from recollect.parsing.items.titles import called
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.options import alphabet
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, OPEN, TEXT, Piece
from recollect.parsing.words.answer_titles import names_answers
from recollect.parsing.words.asking import asks_somewhere, ends_as_question, leads_on
from recollect.parsing.words.labels import bare
from recollect.parsing.words.remembering import once
from recollect.parsing.words.titles import (
    invites_questions,
    is_exercise_title,
    names_exercises,
)
from recollect.parsing.words.vocabulary import Role

_TITLED = re.compile(r"(?:Part[ \t]+)?[(（]?(?P<letter>[A-H])[)）.:：]+[ \t]*(?P<text>\S.*)", re.I)
_SET_OFF = re.compile(
    r"(?P<sign>\*\*|\*|__|_)[(（]?(?P<letter>[a-h])[)）](?P<closed>(?P=sign))?[ \t]*(?P<text>\S.*)",
    re.S,
)
_LETTERED = re.compile(r"\*\*[(（]?(?P<letter>[a-z])[)）.]\*\*[ \t]+(?P<rest>\S.*)", re.S)
"""An exercise that a bold letter counts: `**a)** Draw …`."""
_WORTH = re.compile(r"[\[(（][^\[\]()（）]{1,20}[\])）][ \t]*")
"""What a question or a part of one is worth: `(10 points)`, `[4 pts]`."""
_TASK = re.compile(either(r"\btasks?\b|任务|要求"), re.I)
"""What leads to tasks speaks of them: `Your task is to:`."""
_SOLVED = re.compile(rf"\W{{0,4}}(?P<letter>[a-h])[)）][*_]{{0,2}}[ \t]*(?:{_WORTH.pattern})?")
"""What a solution of a part begins with: `**(a)** [4 pts]`."""
_COUNTED = re.compile(r"(?<![^\W\d_])[^\W\d_]+[ \t]*\d+(?:\.\d+)*")
"""A question by its number: `Problem 2`."""
_LETTERS = "abcdefgh"
_FEW = 2

_Found = tuple[Piece, str, str]
"""The piece that asks, its letter, and what it asks."""


def lettered_parts(note: Outline, heading: Piece, label: str) -> list[Claim]:
    """Return what the parts right below a heading ask that letters count, if most do.

    They are headings, or paragraphs whose letters are set off. What stands above the parts is the
    stem of each; the first begins with it. `label` names the question; without one there is none.
    """
    if not label:
        return []
    inside = note.pieces[heading.index + 1 : note.reach.of_heading(heading.index)]
    parts = [*_titled(heading, inside)] or _set_off(note, heading, inside)
    if not parts:
        return []
    stem = note.pieces[heading.index + 1 : parts[0][0].index]
    led = bool(stem) and leads_on(stem[-1].text) and _TASK.search(stem[-1].text)
    if not led and 2 * sum(asks_somewhere(t, note.words) for _, _, t in parts) <= len(parts):
        return []
    asked, label = verbatim(stem, note), _WORTH.sub("", label).rstrip()
    claims = [
        Claim(
            start=heading.index if stem and part is parts[0][0] else part.index,
            head=part.index + 1,
            end=end,
            question="\n\n".join(filter(None, (asked, text))),
            label=f"{label}({letter.lower()})",
            why=phrase("a part of what {label} asks", label=label),
        )
        for (part, letter, text), end in zip(parts, _ends(note, parts), strict=True)
    ]
    if all(claim.end == claim.head for claim in claims[:-1]):
        _answer_below(note, label, claims)
    return claims


def _answer_below(note: Outline, label: str, claims: Sequence[Claim]) -> None:
    """Give parts that nothing answers where they stand what letters count further down.

    There a title says that it solves the question: `## Problem 2 solution`. Nothing is asked
    between the first such title and that.
    """
    counted = _COUNTED.search(label)
    at, body = _solved(note).get(_key(counted[0]) if counted else "", (-1, range(0)))
    told = _solutions(note, body) if at >= claims[-1].head else []
    if len(told) != len(claims):
        return
    named = named_in(note)
    first, *_ = named[bisect_left(named, claims[-1].head, key=itemgetter(0))]
    for claim, said in zip(claims, told, strict=True):
        claim.answer, claim.asks_on, claim.keeps = said, True, (first, body.stop)


@once
def _solved(note: Outline) -> dict[str, tuple[int, range]]:
    """Return the headings that say which question they solve, and what stands below, by that."""
    titles = ((note.pieces[at], body) for at, body, _ in named_in(note))
    return {
        _key(counted): (title.index, body)
        for title, body in titles
        if title.kind == HEADING
        for counted in _COUNTED.findall(title.text)
    }


def _key(counted: str) -> str:
    return "".join(counted.split()).casefold()


def _solutions(note: Outline, body: range) -> list[str]:
    """Return what letters count in a body, from A on."""
    starts: list[int] = []
    for index in body:
        match = _SOLVED.match(note.pieces[index].text)
        if match and match["letter"] == _LETTERS[len(starts) : len(starts) + 1]:
            starts.append(index)
    spans = pairwise([*starts, body.stop])
    texts = (verbatim(note.pieces[first:end], note) for first, end in spans)
    return [_SOLVED.sub("", text, count=1).strip() for text in texts]


def _ends(note: Outline, parts: Sequence[_Found]) -> list[int]:
    """Return where each part ends: at the next, if that is a paragraph, or at a heading."""
    following = [part.index for part, _, _ in parts[1:]]
    last = parts[-1][0]
    return [*following, note.reach.of_heading(last.index if last.level else last.section.piece)]


def _titled(heading: Piece, inside: Sequence[Piece]) -> Iterator[_Found]:
    """Yield the headings right below one that its parts' letters count, from A on."""
    below = [p for p in inside if p.kind == HEADING and p.around is heading.section]
    for piece, letter in zip(below, alphabet(len(below)), strict=True):
        found = _TITLED.match(piece.text)
        if found is None or found["letter"].upper() != letter:
            return
        yield piece, letter, found["text"]


def _set_off(note: Outline, heading: Piece, inside: Sequence[Piece]) -> list[_Found]:
    """Return the paragraphs below a heading that letters in bold or italics count, from A on.

    None where the last has an answer named that the first has not: it answers all of them.
    """
    found: list[_Found] = []
    for piece in () if ends_as_question(heading.text) else inside:
        if piece.kind == HEADING:
            return []
        match = _SET_OFF.match(piece.text) if piece.kind == TEXT and not piece.holder else None
        if match and match["letter"] == _LETTERS[len(found) : len(found) + 1]:
            text = match["text"] if match["closed"] else f"{match['sign']}{match['text']}"
            found.append((piece, match["letter"], bare(_WORTH.sub("", text, count=1))))
    if len(found) < _FEW:
        return []
    answers = {
        p.index for p in inside if p.kind == OPEN or note.marks.roles.get(p.index) is Role.ANSWER
    }
    starts = [*(piece.index for piece, _, _ in found), inside[-1].index + 1]
    told = [not answers.isdisjoint(range(*span)) for span in pairwise(starts)]
    return found if all(told) or not any(told) else []


def lettered_exercises(note: Outline) -> Iterator[Claim]:
    """Yield the paragraphs of each section that bold letters count from a on, if most set a task.

    Some stand beside another. Their note, or a title over them, says "exercises" or "questions":
    elsewhere they are parts of one. Where the note says "solutions", what stands below each answers
    it.
    """
    told = any(names_answers(title, note.words) for title in called(note))
    plain = (p for p in note.marks.texts if p.text[:2] == "**" and not p.holder)
    matched = ((p, begun) for p in plain if (begun := _LETTERED.match(p.text)))
    sections = grouped((p.section.piece, (p, m)) for p, m in matched if told or _is_titled(note, p))
    rows = [row for row in sections.values() if row[0][1]["letter"] == "a"]
    found = [*chain(*rows)]
    setting = sum(asks_somewhere(match["rest"], note.words) for _, match in found)
    if 2 * setting <= len(found) or max(map(len, rows)) < _FEW:
        return
    following = [*(piece.index for piece, _ in found[1:]), len(note.pieces)]
    for (piece, match), end in zip(found, following, strict=False):
        yield Claim(
            start=piece.index,
            end=min(end, note.reach.to_heading(piece.index)),
            question=match["rest"],
            label=match["letter"],
            strength=WORDED,
            firm=True,
            asks_on=not told,
            why=phrase("a bold letter counts it among exercises"),
        )


def _is_titled(note: Outline, piece: Piece) -> bool:
    named = any(is_exercise_title(title, note.words) for title in called(note))
    says = (names_exercises, invites_questions)
    return named or any(note.is_below(piece.section, each) for each in says)

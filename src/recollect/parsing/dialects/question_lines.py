"""Plain lines that ask, one below the other, without bullet or number: a list jotted down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from recollect.core.grouping import grouped
from recollect.core.phrases import phrase
from recollect.parsing.company.rows import (
    Degree,
    Layout,
    Row,
    Setting,
    degree_of,
    mostly_say,
    questions_of,
)
from recollect.parsing.company.ruled_blocks import asked_between_rules
from recollect.parsing.items.claims import HIGHLIGHTED, WORDED, Claim, Dialect
from recollect.parsing.items.titles import promises_questions, setting_aside
from recollect.parsing.outline.contents import is_contents_entry
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TEXT, Piece
from recollect.parsing.words.asking import asks, ends_as_question, only_states
from recollect.parsing.words.labels import answered_below, bare, unpictured
from recollect.parsing.words.titles import invites_questions
from recollect.parsing.words.vocabulary import Vocabulary

_FEW = 3
"""Questions that a section asks and answers one by one, at least, whatever its title."""

_Line = tuple[Piece, int, str]
_BULLET = re.compile(r"^(?:[•● ]+|[*+-](?=[ \t]))+[ \t]*")
"""A bullet that was pasted, or stands in too far to make a list."""
_COUNTED = re.compile(r"\d{1,3}[ \t]+(?=[^\W\d])")
"""A number without a sign: where most lines start so, it counts them."""


def find(note: Outline) -> Iterator[Claim]:
    """Yield the plain lines of sections in which most of them ask, and nothing else stands.

    Lines of a block that is only set off, and not fenced, are plain lines as well. What a note's
    titles promise as questions is judged together, and may be answered. Numbered lines beside them
    ask by themselves. Where rules part the questions, what stands between them answers.
    """
    ruled = {p.index: answered_below(p.text) for p in asked_between_rules(note)}
    yield from _answered(note, ruled, ruled=True) if ruled else _plain(note)


def _plain(note: Outline) -> Iterator[Claim]:
    """Yield the plain lines that ask where no rules part them."""
    sections = grouped((p.section.piece, p) for p in note.pieces if p.kind in (TEXT, CODE))
    promised: list[Piece] = []
    for pieces in sections.values():
        if not all(_stands_by_itself(note, piece) for piece in pieces):
            if told := _listed_below(note, pieces):
                yield from _answered(note, told)
            continue
        plain = [piece for piece in pieces if _is_plain(note, piece)]
        section = pieces[0].section
        if promises_questions(note, pieces[0]) or note.is_below(section.parent, invites_questions):
            promised += [] if ends_as_question(pieces[0].section.title) else plain
        elif not any(piece.quoted for piece in pieces):
            yield from _unpromised(note, plain)
    if told := _told_throughout(note, promised, few=2):
        yield from _answered(note, told)
    elif promised:
        yield from _promised(note, promised)


def _unpromised(note: Outline, plain: Sequence[Piece]) -> Iterator[Claim]:
    """Yield what a section asks whose title says nothing of it."""
    invited = any(invites_questions(piece.section.title, note.words) for piece in plain[:1])
    if told := _told_throughout(note, plain, few=2 if invited else _FEW):
        yield from _answered(note, told)
        return
    lines = [*_lines(plain)]
    few = len(lines) <= Layout.PROSE.by_chance  # so many ask, whatever they are
    if not few and mostly_say((text for _, _, text in lines), len(lines), note.words):
        yield from _claims(lines, Setting.NEUTRAL, note.words)


def _told_throughout(
    note: Outline, plain: Sequence[Piece], few: int = _FEW
) -> dict[int, tuple[str, str]]:
    """Return the questions of a section that does nothing but ask and answer.

    Each paragraph asks in its first line and tells below it, or is followed by one that tells.
    Prose that asks itself something goes on telling; a paragraph may lead to the first question.
    What stands behind a label is for the label to tell. Lists and code tell that do not ask.
    """
    if len([piece for piece in plain if "?" in piece.text or "？" in piece.text]) < few:
        return {}
    found: dict[int, tuple[str, str]] = {}
    waiting, spare = False, 0
    for piece in plain:
        listed = not _is_plain(note, piece)
        asked, said = answered_below(piece.text) if piece.kind == TEXT else (piece.text, "")
        if ends_as_question(asked):
            found[piece.index] = (asked, said)
            if listed or waiting or piece.index in note.marks.labels:
                return {}
            waiting = not said
        else:
            spare += not (listed or waiting)
            waiting = False
    return found if len(found) >= few and spare <= 1 and not waiting else {}


def _listed_below(note: Outline, pieces: Sequence[Piece]) -> dict[int, tuple[str, str]]:
    """Return the questions of a section that holds lists or code.

    Below a title that promises questions some ask, and a list stands below each line.
    """
    promised = pieces if promises_questions(note, pieces[0]) else ()
    lines = [piece for piece in promised if _is_plain(note, piece)]
    several = len(lines) >= _FEW or all(
        ends_as_question(piece.text) != bool(piece.marker) for piece in promised
    )
    last = len(note.pieces) - 1
    if lines and several and all(p.index == last or note.pieces[p.index + 1].marker for p in lines):
        degrees = [_degree(line.text, note.words) for line in lines]
        if any(questions_of([Row(lines, degrees, Layout.HEADINGS, Setting.PROMISED)])):
            return {line.index: (line.text, "") for line in lines}
    return _told_throughout(note, pieces)


def _answered(
    note: Outline, told: Mapping[int, tuple[str, str]], *, ruled: bool = False
) -> Iterator[Claim]:
    """Yield each paragraph that asks and answers, with those below it up to the next.

    Between rules a heading may stand among them.
    """
    reach = note.reach.of_line if ruled else note.reach.to_heading
    for index, following in pairwise([*told, len(note.pieces)]):
        asked, said = told[index]
        yield Claim(
            start=index,
            end=min(following, reach(index)),
            question=bare(unpictured(asked)),
            said=said,
            strength=WORDED,
            why=phrase("a paragraph that asks and answers, as most around it do"),
        )


def _promised(note: Outline, plain: Sequence[Piece]) -> Iterator[Claim]:
    """Yield the lines that ask of those that titles promise to, each with what answers it.

    Where most are followed by a paragraph that does not ask, that answers; else quotations do.
    """
    asked = {piece.index: asks(piece.text, note.words) for piece in plain}
    told = sum(asked[index] and asked.get(index + 1) is False for index in asked)
    alternate = 2 * told > sum(asked.values())
    answers = {piece.index for piece in note.pieces if piece.quoted}
    if alternate:
        answers |= {index for index in asked if not asked[index]}
    lines = [*_lines([piece for piece in plain if piece.index not in answers])]
    for claim in _claims(lines, Setting.PROMISED, note.words):
        claim.strength = WORDED  # it ends the numbered line above it
        while claim.end in answers:
            claim.own_lines = (claim.own_lines or (0, 0))[0], note.pieces[claim.end].end
            claim.end += 1
        yield claim


def _stands_by_itself(note: Outline, piece: Piece) -> bool:
    """Tell whether a piece is a plain line, a quotation, or one at the margin with a number.

    The last asks by itself, beside others.
    """
    if piece.holder is not None:
        return piece.quoted
    return piece.index in note.marks.numbers or _is_plain(note, piece)


def _is_plain(note: Outline, piece: Piece) -> bool:
    if piece.holder is not None or piece.index in note.marks.numbers:
        return False
    if piece.kind == TEXT:
        return True
    return note.lines[piece.start].lstrip()[:3] not in ("```", "~~~")


def _lines(pieces: Sequence[Piece]) -> Iterator[_Line]:
    """Yield what each line says, without a pasted bullet, and how far below its piece's start."""
    found = [
        (piece, offset, _BULLET.sub("", line.strip(), 1))
        for piece in pieces
        for offset, line in enumerate(piece.text.split("\n"))
        if line.strip()
    ]
    counted = len([text for _, _, text in found if _COUNTED.match(text)])
    for piece, offset, text in found:
        yield piece, offset, _COUNTED.sub("", text, 1) if 2 * counted > len(found) else text


def _claims(lines: Sequence[_Line], setting: Setting, vocabulary: Vocabulary) -> Iterator[Claim]:
    """Yield the lines that ask; one that tells is none, whatever the others do.

    Nor is one of a table of contents: `2.[…](other.md)`.
    """
    times = Counter(text for *_, text in lines)
    degrees = [
        _degree(text, vocabulary) if times[text] < _FEW else Degree.NEVER for *_, text in lines
    ]
    for _, asking in questions_of([Row(lines, degrees, Layout.PROSE, setting)]):
        for piece, offset, text in asking:
            if setting_aside(piece, vocabulary):
                continue
            at = min(piece.start + offset, piece.end - 1)  # a line may be broken in HTML
            yield Claim(
                start=piece.index,
                question=text,
                own_lines=(at, at + 1),
                strength=HIGHLIGHTED,
                why=phrase(
                    "a plain line that asks, as {n} of {all} do", n=len(asking), all=len(lines)
                ),
            )


def _degree(text: str, vocabulary: Vocabulary) -> Degree:
    """Return how much a plain line asks: one that answers itself tells, `Is it slow? It is.`

    One that ends in a colon leads to what asks.
    """
    if text.endswith((":", "：")):
        return Degree.NEVER
    if is_contents_entry(text) and "](http" not in text:
        return Degree.NEVER
    if not ends_as_question(text) and asks(text, vocabulary) and only_states(text, vocabulary):
        return Degree.NEVER
    return degree_of(text, vocabulary) or Degree.NEVER


DIALECT = Dialect("question-lines", 8, find)

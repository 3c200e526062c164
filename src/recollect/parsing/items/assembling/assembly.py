"""An item from a claim that stands: its parts, its lines, its place, its difficulty."""

from __future__ import annotations

import re

from recollect.core.cards.items import Item
from recollect.core.text.scripts import either
from recollect.parsing.items.assembling.gathering import Gathered
from recollect.parsing.items.assembling.splitting import split
from recollect.parsing.items.claims import Claim, Verdict
from recollect.parsing.items.questions import label_for
from recollect.parsing.items.verbatim import navigates, untagged
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, HTML, RULE, Piece
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.rating import unstarred
from recollect.parsing.words.vocabulary import Role

_STARS = re.compile(
    either(
        r"[⭐★☆🌟\[(（【](?:(?<=[⭐★☆🌟])\ufe0f?(?:[⭐★☆🌟]\ufe0f?)*"
        r"|(?<=[\[(（【])(?:(?-i:E|M|H)|Easy|Medium|Hard|简单|中等|困难|易|中|难)[\])）】])"
    ),
    re.I,
)
"""It starts with a sign, by which the engine finds it without trying both forms at each letter."""
_NEAR = 3
"""Pieces below a question among which its difficulty is told."""
_TITLE = 200
"""Letters at the start of a question where its difficulty stands."""


def assemble(verdict: Verdict, note: Outline) -> Item:
    """Build the item of a claim that stands."""
    claim = verdict.claim
    asked = ends_as_question(claim.question)
    parts = split(note.pieces[claim.head : claim.end], note, asked=asked)
    gathered = Gathered(note)
    gathered.take(claim, parts)
    kind = claim.kind or gathered.kind()
    gathered.finish(kind)
    parent = verdict.parent
    first = note.pieces[claim.start]
    titled, asking = first.text[:_TITLE], gathered.question.split("\n", 1)[0][:_TITLE]
    line, last = claim.own_lines or _span(note, claim)
    return Item(
        path=note.path,
        line=line + 1,
        end_line=max(last, line + 1),
        kind=claim.kind or gathered.kind(),
        question=gathered.question,
        dialect=verdict.dialect,
        answer=gathered.answer,
        label=label_for(note, first) if claim.label is None else claim.label or None,
        topic=unstarred(claim.topic),
        hints=tuple(gathered.hints),
        options=gathered.options,
        deletions=claim.deletions,
        reversible=claim.reversible,
        own_answer=gathered.joined(Role.OWN_ANSWER),
        critique=gathered.joined(Role.CRITIQUE),
        insight=gathered.joined(Role.INSIGHT),
        difficulty=_difficulty(titled if asking in titled else f"{titled}\n{asking}")
        or _stated_difficulty(claim, note),
        heading_path=_path(first, note),
        parent_line=None if parent is None else note.pieces[parent].start + 1,
    )


def _span(note: Outline, claim: Claim) -> tuple[int, int]:
    """Return the lines of an item, 0-based and half-open, without rules and blanks at its end."""
    last = claim.end
    while last > claim.head and _is_blank(note.pieces[last - 1], note.pieces[last - 2]):
        last -= 1
    return note.pieces[claim.start].start, max(note.pieces[i].end for i in range(claim.start, last))


def _is_blank(piece: Piece, above: Piece) -> bool:
    """Tell whether a piece says nothing: a rule, a comment, a link to the top or to a neighbour."""
    comment = piece.kind == HTML and not untagged(piece.text)
    return comment or piece.kind == RULE or navigates(piece, above)


def _path(first: Piece, note: Outline) -> tuple[str, ...]:
    """Return the titles over an item, without those of another item's parts: `#### Answer`."""
    section = first.section.parent if first.kind == HEADING else first.section
    titles: list[str] = []
    while section is not None and section.parent is not None:
        if section.piece not in note.marks.part_headings:
            titles.append(section.title)
        section = section.parent
    return tuple(reversed(titles))


def _difficulty(text: str) -> str | None:
    match = _STARS.search(text)
    return match[0] if match else None


def _stated_difficulty(claim: Claim, note: Outline) -> str | None:
    """Return what a label below the question says of it: `**难度**：⭐⭐ | **频率**：高`."""
    for index in range(claim.start + 1, min(claim.end, claim.head + _NEAR)):
        if note.marks.roles.get(index) is not Role.ABOUT:
            continue
        label = note.marks.labels[index]
        if note.words.mentions("difficulty", label.word):
            return re.split(r"[|｜·]", label.rest, maxsplit=1)[0].strip() or None
    return None

"""What a question is about, told with a label of its own above it: `**Scenario**: …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recollect.parsing.outline.pieces import TEXT, Piece, renumber
from recollect.parsing.words.asking import asks_somewhere
from recollect.parsing.words.labels import NO_LABEL, Label, label_of
from recollect.parsing.words.vocabulary import Role, Vocabulary

_TELLS = re.compile(r"[.,;:!](?!\w)|[。，；：！]")
"""What a sentence has; a few words only say where a question is from: `**Context**: Lesson 2`."""
_NEAR = 9
"""Pieces from what tells a situation to the question that it is of, fewer."""


def with_situations(
    pieces: list[Piece], lines: Sequence[str], vocabulary: Vocabulary
) -> list[Piece]:
    """Return pieces in which a situation is one with the question below it, behind its label."""
    reaching = dict(_situations(pieces, vocabulary))
    if not reaching:
        return pieces
    result: list[Piece] = []
    end = 0
    for first in pieces:
        if first.index < end:
            continue
        if (at := reaching.get(first.index)) is not None:
            _join(first, pieces[at], lines)
            end = at + 1
        result.append(first)
    renumber(result)
    return result


def _situations(pieces: Sequence[Piece], vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield what tells a situation, and the question nearby that goes on from it."""
    for piece in pieces:
        label = _label(piece)
        if not (label.word and vocabulary.is_called("situation", label.word)):
            continue
        for below in pieces[piece.index + 1 : piece.index + _NEAR]:
            listed = below.depth > piece.depth and not _names_a_part(below, vocabulary)
            if below.section is not piece.section or not (listed or below.holder is piece.holder):
                break
            named = _label(below)
            if role := vocabulary.role(named.word):
                told = below.index > piece.index + 1 or _TELLS.search(label.rest)
                asks = role is Role.QUESTION and asks_somewhere(_said(pieces, below), vocabulary)
                if told and asks and not vocabulary.is_called("situation", named.word):
                    yield piece.index, below.index
                break


def _names_a_part(piece: Piece, vocabulary: Vocabulary) -> bool:
    """Tell whether a piece starts with what names a question, or a part of one."""
    label = label_of(piece.text)
    return label is not None and vocabulary.role(label.word) is not None


def _label(piece: Piece) -> Label:
    label = label_of(piece.text) if piece.kind == TEXT and not piece.marker else None
    return label if label and label.bold and label.closed else NO_LABEL


def _said(pieces: Sequence[Piece], asked: Piece) -> str:
    """Return what stands behind a question's label, or, where that is alone, right below it."""
    below = pieces[asked.index + 1 : asked.index + 2]
    told = below[0].text if below and below[0].kind == TEXT else ""
    return _label(asked).rest or told


def _join(told: Piece, asked: Piece, lines: Sequence[str]) -> None:
    """Put what is told behind the label of what is asked, or behind its own if that counts."""
    situation, question = _label(told), _label(asked)
    first = told if situation.counts and not question.counts else asked
    rest = situation.rest if first is told else question.rest
    between = "\n".join(lines[told.end : asked.start]).strip("\n")
    parts = (situation.rest.strip("\n"), between, question.rest)
    said = "\n\n".join(part for part in parts if part.strip())
    alone = "" if rest else "\n"
    told.text = first.text.removesuffix(rest) + alone + said
    told.end = asked.end

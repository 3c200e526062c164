"""What boxes and their like say together: that one checks oneself, or ticks off questions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from recollect.core.text.scripts import either
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, RULE, TEXT, Piece, Section
from recollect.parsing.words.asking import asks, asks_among_others, ends_as_question
from recollect.parsing.words.remembering import once
from recollect.parsing.words.truth import asks_yes_or_no
from recollect.parsing.words.vocabulary import Vocabulary

SIGNS = "□☐☑◻▢"
"""Boxes that are written as signs."""

KNOWS = re.compile(
    either(
        r"[*_ ]*+(?:我|你(?:能|会|可以|知道|理解|了解)|能|会|可以|理解|知道|了解|掌握|明白|清楚"
        r"|熟悉|解释|区分|描述|推导|证明|计算|分析|比较"
        r"|I\b(?![ '’](?:have|ve|agree|confirm|will|did|acknowledge)\b)"
        r"|can\b|able\b|understand|know"
        r"|explain|describe|define|compare|distinguish|identify|recogni[sz]e|interpret"
        r"|.*(?:用自己的话|\bin your own words\b))"
    ),
    re.I,
)
"""What a learner checks of themselves, and a release does not hold."""
ADDRESSED = re.compile(r"[我你]|\b(?:I|you|your|my)\b", re.I)
_SELF = re.compile(r"[*_ ]*+(?:我|I\b)[^?？]*$", re.S)
_QUESTION = re.compile(r"[?？](?:[^\w=&]|$)")
_FEW = 2
_MANY = 10
"""Boxes of a note, at least, that may tick off questions."""
_MOST = 3
"""Boxes that ask, or say what to know, to each that does not."""
Box = tuple[Piece, str]
"""A box, and the ability that it names."""


def groups_of(note: Outline) -> Iterator[tuple[tuple[str, ...], Sequence[Piece]]]:
    """Yield the runs of list entries and signed lines, with the titles that stand over them.

    A line right above some headings that has all below them told is over each: `Able to explain:`.
    """
    groups: dict[int, tuple[tuple[str, ...], list[Piece]]] = {}
    intro, run, leading = "", -1, dict[int, str]()
    for piece in note.pieces:
        if piece.kind in (HEADING, RULE):
            if piece.kind == HEADING and run < 0 and note.words.mentions("answering", intro):
                leading[note.pieces[piece.index - 1].section.piece] = intro
            intro = ""
            run = -1
        elif piece.kind != TEXT:
            continue
        elif piece.marker or piece.text[:1] in SIGNS:
            if run < 0:
                run = piece.index
                groups[run] = _titles_over(piece.section, leading, intro), []
            groups[run][1].append(piece)
        elif not piece.holder or piece.depth == piece.holder.quotes:
            intro, run = piece.text, -1
    yield from groups.values()


def _titles_over(section: Section, leading: Mapping[int, str], intro: str) -> tuple[str, ...]:
    """Return the titles over a section's list, and the lines that lead to it, the nearest last."""
    above = leading.get(section.parent.piece) if section.parent else None
    path = (*section.path[:-1], above, section.title) if above else section.path
    return (*path, intro) if intro else path


def is_bank(note: Outline) -> bool:
    """Tell whether the boxes of a note tick off questions: many, of which nearly all ask.

    What the learner says of themselves is an ability: `我能解释为什么…`.
    """
    boxes = [piece.text for piece in note.marks.boxes]
    if len(boxes) < _MANY:
        return False
    asked = sum(
        asks(text, note.words) and not (asks_yes_or_no(text) or _SELF.match(text)) for text in boxes
    )
    return asked >= _MOST * (len(boxes) - asked)


def of_one(boxes: list[Box]) -> list[Box]:
    """Return the boxes that name the learner, if half do: what else is done is to be checked."""
    named = [box for box in boxes if ADDRESSED.match(box[1].lstrip("*_ "))]
    return named if 2 * len(named) >= len(boxes) else boxes


def tell_of_oneself(boxes: Sequence[Box], vocabulary: Vocabulary) -> bool:
    """Tell whether some boxes are all something to know or to explain, and most say so plainly."""
    plain = sum(KNOWS.match(said) is not None for _, said in boxes)
    others = (said for _, said in boxes if not KNOWS.match(said))
    most = len(boxes) > _FEW and 2 * plain > len(boxes)
    return most and all(asks_among_others(said, vocabulary) for said in others)


def names_self(boxes: Sequence[Box]) -> bool:
    """Tell whether in each of some boxes the learner says what they know: `我能…`, `I can …`."""
    return len(boxes) > _FEW and all(KNOWS.match(s) and _SELF.match(s) for _, s in boxes)


@once
def outlines_study(note: Outline) -> bool:
    """Tell whether nearly all boxes at the margin of a note say what to know: `- [ ] 理解…`."""
    boxes = [piece.text for piece in note.marks.boxes if piece.depth == 1]
    plain = sum(KNOWS.match(text) is not None for text in boxes)
    return len(boxes) > _FEW and plain >= _MOST * (len(boxes) - plain)


def ask_oneself(boxes: Sequence[Box]) -> bool:
    """Tell whether nearly all of some boxes ask, ticked ones by their end; not most of a thing.

    What stands on the lines below the first is an answer.
    """
    addressed = sum(ADDRESSED.search(said) is not None for _, said in boxes)
    if 2 * addressed <= len(boxes) and all(asks_yes_or_no(said) for _, said in boxes):
        return False  # 是否支持分页？
    asked = sum(
        ends_as_question(said.partition("\n")[0])
        or bool(piece.box != "x" and _QUESTION.search(said))
        for piece, said in boxes
    )
    return len(boxes) > 1 and asked >= _MOST * (len(boxes) - asked)


def ask_or_tell(boxes: Sequence[Box], vocabulary: Vocabulary) -> bool:
    """Tell whether some boxes all ask or set tasks, and most ask by their end, or are to be told.

    What asks for yes or no is to be done, and so is what only sets a task.
    """
    told = sum(
        KNOWS.match(said) is not None or (ends_as_question(said) and not asks_yes_or_no(said))
        for _, said in boxes
    )
    most = len(boxes) > _FEW and 2 * told > len(boxes)
    return most and all(asks_among_others(said, vocabulary) for _, said in boxes)

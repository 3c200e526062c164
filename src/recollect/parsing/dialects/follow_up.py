"""`**追问**: …`, `**Follow-up 2**: …`: questions that go on from another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recollect.core.phrases import phrase
from recollect.parsing.items.claims import Claim, Dialect
from recollect.parsing.items.questions import question_of, stated_at
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, TEXT, Piece
from recollect.parsing.words.asking import asks, asks_somewhere, ends_as_question
from recollect.parsing.words.labels import RANGE, answered_below, bare
from recollect.parsing.words.vocabulary import Role

_CLOSING = re.compile(r"\n[ \t]*(?:`{3,}|~{3,})[ \t]*$")


def find(note: Outline) -> Iterator[Claim]:
    """Yield the lines and headings labelled as follow-ups, and those listed below such a label."""
    for index, role in note.marks.part_headings.items():
        if role is Role.FOLLOW_UP and index not in note.marks.labels:
            yield from _listed(note, index)
    for index in note.marks.labelled(Role.FOLLOW_UP):
        label = note.marks.labels[index]
        if not label.rest:
            yield from _listed(note, index)
            continue
        piece = note.pieces[index]
        sure = label.rest[-1] != "。" and not piece.marker  # `- Follow up: …` may be a step
        named = sure and note.words.role(label.word) is Role.FOLLOW_UP
        if not (named or asks_somewhere(label.rest, note.words)):
            continue  # `**追问展开：**…` says more of the answer
        heading = piece.kind == HEADING
        if heading and RANGE.search(label.word):
            continue  # it titles them
        stated = stated_at(note, index + 1) if heading else ""
        asked = stated or label.rest
        asked, below = answered_below(asked)
        yield Claim(
            start=index,
            head=index + (2 if stated else 1),
            end=_end(note, piece),
            question=asked,
            said=label.said or below,
            label=label.word.strip("*_ ") if any(map(str.isdigit, label.word)) else "",  # 追问2
            topic=label.rest if stated else "",
            follows=True,
            why=phrase("labelled {label}", label=label.word),
        )


def _end(note: Outline, piece: Piece) -> int:
    """Return where a follow-up ends; one in bold that is all of a quotation is a title."""
    if piece.kind == HEADING:
        return note.reach.of_heading(piece.index)
    below = note.reach.of_line(piece.index)
    alone = piece.quoted and below == piece.index + 1 and piece.text.endswith("**")
    return note.reach.to_next_item(piece.index) if alone else below


def _listed(note: Outline, index: int) -> Iterator[Claim]:
    """Yield the questions of a list, or the one, below a heading or a label that stands alone."""
    for i in range(index + 1, note.reach.of_line(index)):
        piece = note.pieces[i]
        if not piece.marker:
            own = i == index + 1 and piece.kind in (CODE, TEXT) and i not in note.marks.roles
            if own and ends_as_question(piece.text):
                titled = note.pieces[index].kind == HEADING
                reach = note.reach.of_heading_with_parts if titled else note.reach.of_line
                yield Claim(
                    start=index,
                    head=i + 1,
                    end=reach(index),
                    question=_CLOSING.sub("", piece.text),
                    label="",
                    follows=True,
                    why=phrase("stands below a follow-up's label"),
                )
            return
        label = note.marks.labels.get(i)
        if piece.kind != TEXT or (label and not ends_as_question(label.word)):
            continue
        asked, said = answered_below(question_of(note, piece))
        if asks(asked, note.words):
            yield Claim(
                start=piece.index,
                end=note.reach.of_line(piece.index),
                question=bare(asked),
                label="",
                said=said,
                follows=True,
                why=phrase("listed as a follow-up"),
            )


DIALECT = Dialect("follow-up", 78, find)

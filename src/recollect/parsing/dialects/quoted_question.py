"""`> Why …?` and a text below: a quotation of nothing but questions, as interviews are retold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from recollect.core.phrases import phrase
from recollect.parsing.items.claims import WORDED, Claim, Dialect, claim_of
from recollect.parsing.items.questions import question_of
from recollect.parsing.items.verbatim import verbatim
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, TABLE, TEXT, Piece
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.labels import answered_below, bare

_ARROWS = "→⇒=> "
_FEW = 3
"""Questions that quotations ask in a note, in half of its quotations of their form."""
_TELLS = (TEXT, CODE, TABLE)


def find(note: Outline) -> Iterator[Claim]:
    """Yield what quotations of nothing else ask, answered below, where others are in the note.

    Further lines of one question may answer as well: `> → by hand`.
    """
    yield from _alone(note) or _over_sections(note)


def _alone(note: Outline) -> list[Claim]:
    """Return the quotations of one question each, with what stands below up to the next."""
    alone = [piece for piece in note.marks.texts if _is_alone(piece)]
    answered = {p.index: said for p in alone if (said := answered_below(p.text)[1])}
    asking = [p for p in alone if p.index in answered or ends_as_question(p.text)]
    if len(asking) < _FEW or 2 * len(asking) < len(alone):
        return []
    claims = []
    for index, following in pairwise([*(piece.index for piece in asking), len(note.pieces)]):
        piece, said = note.pieces[index], answered.get(index, "")
        claims.append(
            Claim(
                start=index,
                end=index + 1 if said else min(following, note.reach.to_next_item(index)),
                question=bare(answered_below(question_of(note, piece))[0]),
                said=said.lstrip(_ARROWS),
                strength=WORDED,
                why=phrase(
                    "a quotation that asks, as {n} of {all} do", n=len(asking), all=len(alone)
                ),
            )
        )
    return claims


def _over_sections(note: Outline) -> Iterator[Claim]:
    """Yield what quotations right below topics ask; the text of the section answers each line."""
    led = [own for heading in note.marks.headings if (own := _leading(note, heading))]
    asking = [own for own in led if all(_only_asks(note, piece) for piece in own)]
    if sum(map(len, asking)) < _FEW or 2 * len(asking) < len(led):
        return
    why = phrase("a quotation that asks, as {n} of {all} do", n=len(asking), all=len(led))
    for *others, last in asking:
        end = note.reach.to_next_item(last.index)
        told = verbatim(note.pieces[last.index + 1 : end], note)
        for piece in others:
            yield replace(claim_of(note, piece, piece.index + 1, why, WORDED), answer=told)
        yield claim_of(note, last, end, why, WORDED)


def _leading(note: Outline, heading: Piece) -> Sequence[Piece]:
    """Return the quotation between a topic and the text that tells of it, if there is one."""
    first = note.piece_at(heading.index + 1)
    if not first.quoted or ends_as_question(heading.text):
        return ()
    around = first.holder
    while around is not None and around.parent is not None:
        around = around.parent
    end = note.reach.at_line(around.end if around else first.end)
    told = end < note.reach.to_next_item(heading.index) and note.pieces[end].kind in _TELLS
    return note.pieces[first.index : end] if told else ()


def _only_asks(note: Outline, piece: Piece) -> bool:
    """Tell whether a piece is a question, without a label that says what else it is."""
    return (
        piece.kind == TEXT and piece.index not in note.marks.labels and ends_as_question(piece.text)
    )


def _is_alone(piece: Piece) -> bool:
    """Tell whether a text is a quotation by itself, at the margin."""
    holder = piece.holder
    if holder is None or holder.kind != "quote":
        return False
    return holder.parent is None and (piece.start, piece.end) == (holder.start, holder.end)


DIALECT = Dialect("quoted-question", 30, find)

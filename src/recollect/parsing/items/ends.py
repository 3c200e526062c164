"""Where an item ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.parsing.items.questions import asks_about_code, only_code
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CODE, HEADING, RULE, TEXT, Piece
from recollect.parsing.words.asking import asks_somewhere, draws_gap, ends_as_question
from recollect.parsing.words.vocabulary import Role

_HEADED = (Role.HINT, Role.ABOUT, Role.OWN_ANSWER, Role.CRITIQUE, Role.ANSWER, Role.EXPLANATION)
"""What headings below a line that asks may hold of its item."""
_PICTURE = re.compile(
    r"(?:(?!<img\b)<[^<>]*>|\s)*(?:<img\b[^<>]*>|!\[[^\[\]]*\]\([^()]*\)\s*$)", re.I
)
"""What starts with a picture, or is one."""


def with_exhibit(note: Outline, index: int, end: int) -> int:
    """Return where an open question ends, with what it asks about below it.

    That is code, also as the next entries, or a picture that stands less far in than its entry's
    text, in the list around it.
    """
    below = note.piece_at(end)
    if below.kind == CODE:
        return end + asks_about_code(note.pieces[index].text)
    if only_code(below.text) and asks_about_code(note.pieces[index].text):
        while only_code(note.piece_at(end).text):
            end += 1
        return end
    beside = below.holder and not below.marker
    return end + bool(beside and _PICTURE.match(below.text))


def goes_on_with_gaps(note: Outline, piece: Piece) -> bool:
    """Tell whether a line with gaps to fill in stands right below another, as a part of it."""
    below = piece.index + 1
    return draws_gap(note.piece_at(below).text) and below < end_of(note, piece.index)


def goes_on(pieces: Sequence[Piece], question: str) -> bool:
    """Tell whether all below a whole question goes on asking; else half of it, and the last.

    So does what begins with a gap to fill in, if most of it has some.
    """
    texts = [piece.text for piece in pieces if piece.kind == TEXT]
    if texts and draws_gap(texts[0]) and 2 * sum(map(draws_gap, texts)) > len(texts):
        return True
    others = any(piece.kind not in (TEXT, RULE) for piece in pieces)
    if others or not texts or not ends_as_question(texts[-1]):
        return False
    asking = sum(map(ends_as_question, texts))
    return asking == len(texts) if ends_as_question(question) else 2 * asking >= len(texts)


def end_of(note: Outline, index: int, least: int = 0) -> int:
    """Return how far the item that a piece starts may reach, `least` at least.

    A heading reaches to the next of its rank.
    """
    if note.pieces[index].kind == HEADING:
        end = note.reach.of_heading(index)
    elif index in note.marks.numbers:
        end = _end_of_numbered(note, index)
    else:
        end = _end_of_line(note, index)
    return max(end, least)


def _end_of_numbered(note: Outline, index: int) -> int:
    """Return how far a numbered line reaches: to the one that counts on from it, or to a heading.

    It does so over blocks that interrupt its list, to the next entry beside or around it.
    """
    piece, reach = note.pieces[index], note.reach
    sibling = note.marks.siblings.get(index, len(note.pieces))
    if piece.marker and sibling >= reach.to_heading(index) and _closes(note, piece):
        return reach.of_line(index)
    end = min(sibling, reach.to_next_item(index))
    if not (piece.marker and piece.holder):
        return end
    end = max(end, min(sibling, reach.at_line(piece.holder.end)))  # its own headings
    inside = map(note.pieces.__getitem__, range(index + 1, end))
    entries = (p for p in inside if p.marker and p.quoted >= piece.quoted)
    following = next((p for p in entries if p.depth <= piece.depth), None)
    if following is None:
        return end
    around = following.depth < piece.depth or following.listing == piece.listing
    return following.index if around else end


def _end_of_line(note: Outline, index: int) -> int:
    """Return how far any other line reaches: to the end of its place.

    So it does over code at the margin that interrupts its list, or over the answer that is the next
    entry, or stands behind the quotation.
    """
    piece, end = note.pieces[index], note.reach.of_line(index)
    if note.marks.roles.get(end) is Role.ANSWER:
        listed = piece.marker and (note.pieces[end].marker or is_lone(note, piece))
        end = note.reach.of_line(end) if listed or piece.quoted else end
    if end == index + 1:
        while (code := note.piece_at(end)).kind == CODE and not code.holder:
            end += 1
    return end


def is_lone(note: Outline, entry: Piece) -> bool:
    """Tell whether an entry that stands right above another block is all of its list."""
    holder = note.piece_at(entry.index - 1).holder
    while holder is not None and holder.listing != entry.listing:
        holder = holder.parent
    return holder is None


def over_rules(note: Outline, end: int) -> int:
    """Return where an item ends whose parts, each below a label of its own, rules part."""
    while note.piece_at(end).kind == RULE and note.marks.roles.get(end + 1) is Role.ANSWER:
        end = note.reach.of_line(end + 1)
    return end


def over_answer(note: Outline, index: int, end: int) -> int:
    """Return where an item ends that headings at its end answer, if no label does before.

    Their hints may stand before the answer, and what explains it behind.
    """
    parts = note.marks.part_headings
    ruled = note.piece_at(end).kind == RULE
    if parts.get(end + ruled) not in _HEADED:
        return end
    answered = any(note.marks.roles.get(i) is Role.ANSWER for i in range(index, end))
    reached = end + ruled
    while (role := parts.get(reached)) in _HEADED and answered <= (role is Role.EXPLANATION):
        answered |= role is Role.ANSWER
        reached = note.reach.of_heading(reached)
    return reached if answered else end


def _closes(note: Outline, last: Piece) -> bool:
    """Tell whether the last entry of a list has its answer in it, as the one before it has.

    Then a paragraph at the margin behind it is none of it, unless a label says that it is. None is
    what asks behind a label of another kind, in any case.
    """
    end = note.reach.of_line(last.index)
    behind = note.piece_at(end)
    if behind.kind == "" or behind.depth >= last.depth:
        return False
    if _asks_behind_label(note, behind):
        return True
    answered = end > last.index + 1 and note.piece_at(last.index - 1).listing != last.listing
    plain = behind.kind == TEXT and end not in note.marks.roles
    return answered and plain and not is_lone(note, last)


def _asks_behind_label(note: Outline, piece: Piece) -> bool:
    """Tell whether a paragraph asks behind a label that names no part: `Reflection: Why …?`"""
    asked = "" if piece.index in note.marks.roles else note.marks.label(piece.index).rest
    return asks_somewhere(asked, note.words)

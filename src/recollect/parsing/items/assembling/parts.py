"""The parts of an item in their roles, and what they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from recollect.parsing.items.verbatim import trimmed, untagged, verbatim
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import HEADING, OPEN, TEXT, Piece
from recollect.parsing.words.vocabulary import Role


@dataclass(eq=False, slots=True)
class Part:
    """Pieces that play one role; `first` is what its label's line says behind the label."""

    role: Role | None
    first: str
    line: int
    """The 0-based line of its label, or of its first piece."""
    title: str = ""
    pieces: list[Piece] = field(default_factory=list)
    labelled: bool = False


def text_of(part: Part, note: Outline) -> str:
    """Return a part's Markdown as the note has it: what follows its label, then its blocks."""
    pieces = part.pieces
    first = untagged(part.first.strip())
    on_label = bool(pieces) and pieces[0].start == part.line
    headed = part.labelled and on_label and pieces[0].kind in (TEXT, OPEN, HEADING)
    rest = trimmed(pieces[1:] if headed else pieces, note)
    below = verbatim(rest, note)
    if not first:
        return below
    if not below:
        return first
    gap = "\n" if rest[0].start == pieces[0].end else "\n\n"
    return f"{first}{gap}{below}"


def entries(part: Part, note: Outline) -> list[str]:
    """Return a part as separate texts: one a list item, or one for all where it has no list."""
    items: list[list[Piece]] = []
    labelled = part.pieces[0] if part.first and part.pieces else None
    depth = min((p.depth for p in part.pieces if p.marker), default=0)
    above: list[Piece] = []
    for piece in part.pieces:
        if piece.marker and piece.depth == depth:
            items.append([piece])
        else:
            (items[-1] if items else above).append(piece)
    led = bool(items) and items[0][0] is labelled
    lead = "" if led else text_of(replace(part, pieces=above), note)
    return [*filter(None, [lead]), *(_entry(item, note) for item in items)]


def _entry(item: Sequence[Piece], note: Outline) -> str:
    """Return one of some hints, without the label that counts it: `- **Hint 2:** …`."""
    first, rest = item[0], verbatim(item[1:], note)
    named = note.marks.roles.get(first.index) is Role.HINT
    text = (note.marks.labels[first.index].rest if named else first.text).strip()
    return f"{text}\n{rest}" if rest else text

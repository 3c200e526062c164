"""The smallest things in a note that may begin an item or a part of one, and their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

HEADING, TEXT, CODE, HTML, TABLE, RULE = "heading", "text", "code", "html", "table", "rule"
OPEN, CLOSE = "open", "close"
"""Where a fold begins (with its title) and ends."""


@dataclass(eq=False, slots=True)
class Container:
    """A list item or a quotation around pieces; `end` is the first line (0-based) behind it."""

    kind: str
    start: int
    end: int
    parent: Container | None
    marker: str = ""
    listing: int = 0
    """Which list it stands in: items of one list share the number."""
    alike: int = 1
    """Which it is of items in a row with one marker: Markdown counts them though all say `1.`."""
    depth: int = field(init=False)
    """How many containers it stands in, itself included."""
    quotes: int = field(init=False)
    """How many of these are quotations."""

    def __post_init__(self) -> None:
        around = self.parent
        self.depth = 1 + (around.depth if around else 0)
        self.quotes = (self.kind == "quote") + (around.quotes if around else 0)

    @property
    def item_around(self) -> Container | None:
        """The list item that it stands in, be it in a quotation there."""
        around = self.parent
        while around is not None and around.kind != "item":
            around = around.parent
        return around


@dataclass(eq=False, slots=True)
class Section:
    """A heading and all below it; `piece` is its heading's index, or -1 for the note itself."""

    level: int
    title: str
    piece: int
    parent: Section | None
    children: int = 0
    """How many sections stand right below it: they know it, and it does not know them, so that
    nothing of a note that was read waits for Python to look for circles."""
    path: tuple[str, ...] = field(init=False)
    """The titles from the top of the note down to this one."""

    def __post_init__(self) -> None:
        self.path = (*self.parent.path, self.title) if self.parent else ()

    @property
    def chapter(self) -> int:
        """The heading of the first rank that it stands below, or is; -1 if it stands above all."""
        around: Section | None = self
        while around is not None and around.level > 1:
            around = around.parent
        return around.piece if around is not None and around.level == 1 else -1


@dataclass(eq=False, slots=True)
class Piece:
    """One leaf in reading order; lines are 0-based and half-open."""

    index: int
    kind: str
    start: int
    end: int
    text: str
    section: Section
    holder: Container | None = None
    level: int = 0
    """The rank of a heading, 1 to 6; 0 else."""
    info: str = ""
    """The info string of a fence; the kind of a fold."""
    marker: str = ""
    """Before the first piece of a list item: `-`, or the number as shown, with its sign: `3.`."""
    box: str | None = None
    """What the box of a task list item holds: `x` or a blank."""
    partner: int = -1
    """Where a fold that opens here closes, or one that closes here opens."""

    @property
    def around(self) -> Section:
        """The section that it stands in; for a heading, the one around its own section."""
        return (self.kind == HEADING and self.section.parent) or self.section

    @property
    def depth(self) -> int:
        """How many lists and quotations it stands in."""
        return self.holder.depth if self.holder else 0

    @property
    def listing(self) -> int:
        """The number of its list, for the first piece of a list item; 0 for any other."""
        return self.holder.listing if self.holder and self.marker else 0

    @property
    def quoted(self) -> bool:
        """Whether it stands in a quotation."""
        return self.holder is not None and self.holder.quotes > 0


def renumber(pieces: Iterable[Piece]) -> None:
    """Give pieces their numbers anew, once some have gone or come between them."""
    for index, piece in enumerate(pieces):
        piece.index = index
        if piece.kind == HEADING:
            piece.section.piece = index

"""The decks as a tree: which of them show, and a line for each with its figures."""

from __future__ import annotations

from collections.abc import Sequence

from recollect.app.figures.today import DeckRow
from recollect.app.language import tr
from recollect.core.cards.decks import is_within
from recollect.core.text.safe_text import safe_line
from recollect.tui.figures import bar, percent
from recollect.tui.note.spans import Line, Span, cell_len, left_in, line, right_in
from recollect.tui.note.wrap import clip
from recollect.tui.pages.parts import NARROW, pointer

ROWS = 12
"""A tree of more rows is folded at first, as far as it has to be."""


def folded_at_first(decks: Sequence[DeckRow]) -> frozenset[str]:
    """Return the decks to fold so that about `ROWS` of them show; the outermost always do."""
    depths = range(1, max((deck.depth for deck in decks), default=0) + 1)
    fitting = [depth for depth in depths if sum(deck.depth <= depth for deck in decks) <= ROWS]
    if len(decks) <= ROWS:
        return frozenset()
    deepest = max(fitting, default=_outer_depth(decks))
    return frozenset(
        deck.name for deck in decks if deck.depth == deepest and has_children(deck, decks)
    )


def unfolded(decks: Sequence[DeckRow], folded: frozenset[str]) -> Sequence[DeckRow]:
    """Return the decks that show: those that are not within a folded one."""
    return [
        deck
        for deck in decks
        if not any(deck.name != name and is_within(deck.name, name) for name in folded)
    ]


def deck_lines(
    decks: Sequence[DeckRow], folded: frozenset[str], cursor: int, cells: int
) -> list[Line]:
    """Return the tree with due, new, weak and retention; the cursor counts shown rows from 1."""
    figures = (tr("due"), tr("new")) if cells < NARROW else (tr("due"), tr("new"), tr("weak"))
    size = max(4, *map(cell_len, figures)) + 2
    bar_size = 16 if cells >= 60 else 0
    free = cells - size * len(figures) - bar_size - 2
    right = "".join(right_in(size, name) for name in figures)
    kept = f"  {tr('remembered')}" if bar_size else ""
    head = line(Span(f"    {left_in(free - 2, tr('Deck'))}{right}{kept}", "muted"))
    rows = (
        _deck_line(deck, _sign(deck, decks, folded), number, cursor, free, size, cells)
        for number, deck in enumerate(unfolded(decks, folded), start=1)
    )
    return [head, *rows]


def _deck_line(
    deck: DeckRow, sign: str, number: int, cursor: int, free: int, size: int, cells: int
) -> Line:
    here = number == cursor
    name = clip(f"{'  ' * deck.depth}{sign} {safe_line(deck.title)}", free)
    counts = (deck.due, deck.new, deck.weak)[: 2 if cells < NARROW else 3]
    return line(
        pointer(here),
        Span(left_in(free, name), "strong" if here else ""),
        *(Span(str(count).rjust(size), "" if count else "muted") for count in counts),
        Span(f"  {_kept(deck)}" if cells >= 60 else "", "muted"),
        action=f"choose({number})",
    )


def has_children(deck: DeckRow, decks: Sequence[DeckRow]) -> bool:
    """Tell whether decks lie below a deck."""
    return any(other.name != deck.name and is_within(other.name, deck.name) for other in decks)


def _outer_depth(decks: Sequence[DeckRow]) -> int:
    """Return 1 where one deck holds all others: to show that one alone would say nothing."""
    return 1 if sum(deck.depth == 0 for deck in decks) == 1 else 0


def _sign(deck: DeckRow, decks: Sequence[DeckRow], folded: frozenset[str]) -> str:
    if not has_children(deck, decks):
        return " "
    return "+" if deck.name in folded else "-"


def _kept(deck: DeckRow) -> str:
    if deck.retention is None:
        return "–"
    return f"{bar(deck.retention, 8)} {percent(deck.retention)}"

"""A card, or whatever else is listed, in one line: at a terminal the line is cut to its width."""

from __future__ import annotations

import shutil
import sys

import click

from recollect.core.cards.cards import Card
from recollect.core.cards.cloze import in_a_list
from recollect.core.text.safe_text import safe_line

LONGEST = 60
"""Letters of a question that a line shows."""


def shown(text: str) -> str:
    """Return a text as the beginning of a line."""
    line = " ".join(text.split())
    return safe_line(line if len(line) <= LONGEST else line[: LONGEST - 1] + "…")


def at(card: Card) -> str:
    """Return where a card stands and what it asks, in one line."""
    return f"{safe_line(card.source.place)}  {_asked(card)}"


def listed(card: Card) -> str:
    """Return the same for a list, in which the question must have room."""
    return f"{_place_in_list(safe_line(card.source.place))}  {_asked(card)}"


def _asked(card: Card) -> str:
    return shown(in_a_list(card.question, card.deletions, card.part))


def _place_in_list(place: str) -> str:
    """Return a place as a list shows it: of a long one the end, where a terminal has no room."""
    if not sys.stdout.isatty():
        return place
    from recollect.tui.note.wrap import clip_start

    return clip_start(place, shutil.get_terminal_size().columns * 2 // 5)


def list_line(line: str) -> None:
    """Print a line of a list; whole where it is not shown at a terminal, but read further."""
    if sys.stdout.isatty():
        # Loaded here, as whatever reads the output needs none of it.
        from recollect.tui.note.wrap import clip

        line = clip(line, shutil.get_terminal_size().columns)
    click.echo(line)

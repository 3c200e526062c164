"""A line of a list: at a terminal it is cut to the width, so that one entry is one line."""

from __future__ import annotations

import shutil
import sys

import click


def place_in_list(place: str) -> str:
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

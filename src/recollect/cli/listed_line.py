"""A line of a list: at a terminal it is cut to the width, so that one entry is one line."""

from __future__ import annotations

import shutil
import sys

import click


def list_line(line: str) -> None:
    """Print a line of a list; whole where it is not shown at a terminal, but read further."""
    if sys.stdout.isatty():
        # Loaded here, as whatever reads the output needs none of it.
        from recollect.tui.note.wrap import clip

        line = clip(line, shutil.get_terminal_size().columns)
    click.echo(line)

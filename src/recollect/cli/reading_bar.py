"""A line on stderr that says which note is being read, while a person waits."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from recollect.app.scanning import Progress
from recollect.core.safe_text import safe_line

PATIENCE = 0.5
"""Seconds before anything is shown: most imports are over by then."""

PAUSE = 0.05
"""Seconds between two changes of the line."""


@contextmanager
def reading_bar(*, quiet: bool) -> Iterator[Progress | None]:
    """Give what reports progress on a terminal; nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar = _Bar()
    try:
        yield bar
    finally:
        bar.clear()


class _Bar:
    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE
        self._width = 0

    def __call__(self, done: int, total: int, path: str) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + PAUSE
        line = safe_line(f"{done}/{total}  {path}")[:70]
        click.echo("\r" + line.ljust(self._width), nl=False, err=True)
        self._width = max(self._width, len(line))

    def clear(self) -> None:
        if self._width:
            click.echo("\r" + " " * self._width + "\r", nl=False, err=True)

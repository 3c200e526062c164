"""A bar on stderr that says how far long work is while a person waits, and Ctrl-C that ends it."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import click

from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.core.text.cjk import cells
from recollect.core.text.safe_text import safe_line

PATIENCE = 0.5
"""Seconds before anything is shown: most work is over by then."""

BAR = 24
"""Cells of the bar."""

PAUSE = 0.05
"""Seconds between two changes of the line."""


@contextmanager
def stoppable(outcome: str, workspace: Workspace | None = None) -> Iterator[None]:
    """Let Ctrl-C, or the end of input at a question, say in a line what has come of the work.

    Work that writes to a workspace writes once, at its end: then it is too late to stop it.
    """
    before = workspace.database.writes if workspace else 0
    try:
        yield
    except (KeyboardInterrupt, click.Abort):
        if workspace and workspace.database.writes > before:
            raise RecollectError(tr("stopped too late: it was done already")) from None
        raise RecollectError(tr("stopped: {outcome}", outcome=outcome)) from None


@contextmanager
def progress_bar(*, quiet: bool = False) -> Iterator[Progress]:
    """Give what reports progress on a terminal, and nowhere else."""
    if quiet or not sys.stderr.isatty():
        yield unwatched
        return
    bar = _Bar()
    try:
        yield bar
    finally:
        bar.clear()


def _end_of(path: str, most: int) -> str:
    """Return as much of the end of a path as fits."""
    while path and cells(path) > most:
        path = path[1:]
    return path


class _Bar:
    def __init__(self) -> None:
        self._next = time.monotonic() + PATIENCE
        self._width = 0

    def __call__(self, done: int, total: int, path: str) -> None:
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + PAUSE
        filled = BAR * done // max(total, 1)
        head = f"{'█' * filled}{'░' * (BAR - filled)} {done}/{total}  "
        line = head + _end_of(safe_line(path), shutil.get_terminal_size().columns - len(head) - 1)
        width = cells(line)
        click.echo("\r" + line + " " * (self._width - width), nl=False, err=True)
        self._width = width

    def clear(self) -> None:
        if self._width:
            click.echo("\r" + " " * self._width + "\r", nl=False, err=True)

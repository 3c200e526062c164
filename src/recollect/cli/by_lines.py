"""Asking by lines: what is said and what is typed, where no screen is drawn."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable

import click

from recollect.core.text.safe_text import safe_text
from recollect.tui.note.spans import Line
from recollect.tui.pages.parts import TWO_TEXTS

DRAWN = "─█░▁▂▃▄▅▆▇· "
"""Rules and bars: they say nothing to whoever listens."""

WIDEST = TWO_TEXTS - 1
"""Lines get no longer than this, in cells: two texts side by side are none to listen to."""


def cells() -> int:
    """Return how long a line may get."""
    return min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)


def say(text: str) -> None:
    """Print a text, if there is one."""
    if text:
        click.echo(safe_text(text))


def say_lines(lines: Iterable[Line]) -> None:
    """Print a page as words, without what is only drawn."""
    say(
        "\n".join(
            "".join(
                span.text for span in line.spans if span.text.strip(DRAWN) or not span.text.strip()
            ).rstrip()
            for line in lines
        )
    )


def read_line(prompt: str) -> str | None:
    """Return what the learner types; None at the end of the input."""
    try:
        typed: str = click.prompt(prompt, default="", show_default=False)
    except (click.Abort, EOFError):
        click.echo()
        return None
    if not sys.stdin.isatty():  # nobody saw a line end being typed
        click.echo()
    # Bytes of another encoding than the terminal is said to have cannot be kept as they are.
    return typed.encode(errors="replace").decode().strip()


def numbers(typed: str, last: int) -> set[int] | None:
    """Return the options, from 0, that typed numbers name; None when something else was typed."""
    words = typed.replace(",", " ").replace("，", " ").split()
    if not all(word.isdecimal() and int(word) <= last for word in words) or not words:
        return None
    return {int(word) - 1 for word in words} - {-1}


def blanks(typed: str, count: int) -> tuple[str, ...]:
    """Return what was typed into so many blanks, with `;` between two."""
    parts = [part.strip() for part in typed.replace("；", ";").split(";")]
    return tuple((parts + [""] * count)[:count])

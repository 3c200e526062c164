"""Asking by lines: what is said and what is typed, where no screen is drawn."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable

import click

from recollect.app.cards.browsing import has_cards
from recollect.app.language import tr, words
from recollect.app.study import Turn
from recollect.app.workspace import Workspace
from recollect.cli.due_line import no_cards
from recollect.core.cards.cards import Card
from recollect.core.text.safe_text import safe_text
from recollect.tui.attempt import Attempt, Way, blanks_of, order_of, several_right, way_of
from recollect.tui.note.spans import Line
from recollect.tui.pages.parts import TWO_TEXTS
from recollect.tui.pages.question import kind_name, titles_over

DRAWN = "─█░▁▂▃▄▅▆▇· "
"""Rules and bars: they say nothing to whoever listens."""

WIDEST = TWO_TEXTS - 1
"""Lines get no longer than this, in cells: two texts side by side are none to listen to."""


BETWEEN_BLANKS = "; "
"""What stands between two blanks in a line."""


def cells() -> int:
    """Return how long a line may get."""
    return min(shutil.get_terminal_size((WIDEST, 24)).columns, WIDEST)


def what_first(workspace: Workspace) -> str:
    """Return what comes before anything can be asked; empty once there is a card."""
    return "" if has_cards(workspace) else no_cards(words())


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


def what_and_where(turn: Turn) -> str:
    """Return what sort of question is asked, and the titles that it stands below."""
    return " · ".join(filter(None, [kind_name(turn), titles_over(turn.study_card.card)]))


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


def attempted(turn: Turn, typed: str) -> Attempt | None:
    """Return what was typed in answer to the card at hand; None where it names no option.

    `0` says that one does not know; between two blanks stands `;`.
    """
    card = turn.study_card.card
    way = way_of(card)
    if way is Way.FILL:
        return Attempt(typed=_blanks(typed, len(blanks_of(card))))
    if typed == "0":
        return Attempt(given_up=True)
    if way is not Way.CHOOSE:
        return Attempt(text=typed)
    order = order_of(turn)
    chosen = {order[place] for place in _numbers(typed, len(order))}
    is_choice = len(chosen) == 1 or (chosen and several_right(card))
    return Attempt(chosen=frozenset(chosen)) if is_choice else None


def how_to_answer(card: Card) -> str:
    """Return what to type in answer to a card that is chosen or filled in; empty for others."""
    ways = {
        Way.CHOOSE: tr("numbers choose, 0 I don't know"),
        Way.FILL: tr("fill in, with ; between two blanks"),
    }
    return ways.get(way_of(card), "")


def _numbers(typed: str, last: int) -> set[int]:
    """Return the options, from 0, that typed numbers name; none when something else was typed."""
    words = typed.replace(",", " ").replace("，", " ").split()
    fit = all(word.isdecimal() and 0 < int(word) <= last for word in words)
    return {int(word) - 1 for word in words} if fit else set()


def _blanks(typed: str, count: int) -> tuple[str, ...]:
    """Return what was typed into so many blanks."""
    parts = [part.strip() for part in typed.replace("；", ";").split(";")]
    return tuple((parts + [""] * count)[:count])

"""Verbs that do something to cards besides asking them: suspend, bury, flag, reset, set due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import click

from recollect.app.cards.actions import act_on
from recollect.app.language import tr, tr_n
from recollect.app.scheduling.selection import Selection
from recollect.app.workspace import Workspace
from recollect.cli.options import DECK, with_workspace
from recollect.core.scheduling.reviews import ActionKind
from recollect.core.scheduling.study_days import date_to_day, day_to_date

Verb = Callable[..., Any]


def _on_cards(verb: Verb) -> Verb:
    """Give a verb the cards it is about: ids, or what a selection finds."""
    for option in (
        click.argument("cards", nargs=-1, metavar="[CARD]..."),
        click.option(
            "--deck", type=DECK, metavar="NAME", help="All cards of this deck and those below it."
        ),
        click.option("--search", default="", metavar="WORDS", help="All cards with these words."),
        click.option(
            "--leeches", is_flag=True, help="All cards that are forgotten again and again."
        ),
    ):
        verb = option(verb)
    return with_workspace(verb)


def _do(
    workspace: Workspace,
    kind: ActionKind,
    done: str,
    wish: dict[str, Any],
    value: int | None = None,
) -> None:
    names = wish.pop("cards")
    selection = Selection(**wish)
    if not names and selection == Selection():
        said = tr("name cards by their ids, or choose with --deck, --search, --leeches")
        raise click.UsageError(said)
    cards = act_on(workspace, names, selection, kind, value)
    said = tr_n("{n} card", "{n} cards", cards)
    told = tr("{cards} {done}. `recollect undo` takes it back.", cards=said, done=done)
    click.echo(told if cards else tr("No such card."))


@click.command("suspend")
@_on_cards
def suspend(workspace: Workspace, **wish: Any) -> None:
    """Ask cards no more, until `recollect unsuspend`. CARD is an id, or how it begins."""
    _do(workspace, ActionKind.SUSPEND, tr("suspended"), wish)


@click.command("unsuspend")
@_on_cards
def unsuspend(workspace: Workspace, **wish: Any) -> None:
    """Ask suspended cards again. CARD is an id, or how it begins."""
    _do(workspace, ActionKind.UNSUSPEND, tr("in use again"), wish)


@click.command("bury")
@_on_cards
def bury(workspace: Workspace, **wish: Any) -> None:
    """Put cards off until tomorrow. CARD is an id, or how it begins."""
    _do(workspace, ActionKind.BURY, tr("put off until tomorrow"), wish, workspace.today() + 1)


@click.command("unbury")
@_on_cards
def unbury(workspace: Workspace, **wish: Any) -> None:
    """Bring cards that were put off back today. CARD is an id, or how it begins."""
    _do(workspace, ActionKind.UNBURY, tr("back today"), wish)


@click.command("flag")
@_on_cards
@click.option("--as", "number", type=click.IntRange(0, 7), default=1, help="Which flag; 0: none.")
def flag(workspace: Workspace, number: int, **wish: Any) -> None:
    """Give cards a flag. CARD is an id, or how it begins."""
    _do(workspace, ActionKind.FLAG, tr("flagged") if number else tr("unflagged"), wish, number)


@click.command("reset")
@_on_cards
def reset(workspace: Workspace, **wish: Any) -> None:
    """Let cards start over as new ones; their history stays. CARD is an id, or how it begins."""
    _do(workspace, ActionKind.RESET, tr("new again"), wish)


@click.command("set-due")
@_on_cards
@click.option(
    "--on", "when", required=True, metavar="DATE", help="2026-12-31, or +5 for 5 days on."
)
def set_due(workspace: Workspace, when: str, **wish: Any) -> None:
    """Bring cards back on a day of your choice; interval and ease stay.

    A new card has no due day and stays new. CARD is an id, or how it begins.
    """
    day = _date(when, workspace.today())
    _do(
        workspace,
        ActionKind.SET_DUE,
        tr("set to {day}; new ones stay new", day=day),
        wish,
        date_to_day(day),
    )


def _date(when: str, today: int) -> date:
    try:
        if when.startswith("+"):
            return day_to_date(today + int(when[1:]))
        return date.fromisoformat(when)
    except (ValueError, OverflowError) as error:
        said = tr("{what}: give a date as 2026-12-31, or +5", what=when)
        raise click.BadParameter(said) from error

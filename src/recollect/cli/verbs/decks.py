"""`recollect decks`: the decks as a tree, their names and their options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict

import click

from recollect.app.deck_changes import limit_new_cards, move_deck, rename_deck
from recollect.app.figures.today import DeckRow, today
from recollect.app.language import tr, tr_n
from recollect.app.workspace import Workspace
from recollect.cli.groups import verbs
from recollect.cli.options import DECK, json_option, with_workspace
from recollect.cli.progress_bar import progress_bar, stoppable
from recollect.core.long_work import Progress
from recollect.core.text.safe_text import safe_json, safe_line
from recollect.tui.note.spans import right_in

command = verbs(
    "decks",
    "list",
    "List the decks, or rename, merge and move them and set their options.\n\n"
    "A deck is named by its path, by the end of it, or as it is shown.",
)


@command.command("list")
@json_option
@with_workspace
def list_decks(workspace: Workspace, as_json: bool) -> None:
    """List the decks: cards, due and new ones, weak areas, the share kept in 30 days."""
    rows = today(workspace).decks
    if as_json:
        click.echo(safe_json([asdict(row) for row in rows]))
    elif not rows:
        click.echo(tr("No decks yet: read some notes with `recollect import FOLDER`."))
    else:
        heads = [tr("cards"), tr("due"), tr("new"), tr("weak"), tr("kept")]
        click.echo(f"{_columns(heads)}  {tr('deck')}")
        for row in rows:
            click.echo(_line(row))


@command.command("rename")
@click.argument("deck", type=DECK)
@click.argument("name")
@with_workspace
def rename(workspace: Workspace, deck: str, name: str) -> None:
    """Give DECK the NAME, a whole path; the decks below it follow, and so do later imports."""
    with _moving(workspace) as progress:
        rename_deck(workspace, deck, name, progress)
    click.echo(safe_line(tr("{deck} is now {name}", deck=deck, name=name)))


@command.command("merge")
@click.argument("deck", type=DECK)
@click.argument("into", type=DECK)
@with_workspace
def merge(workspace: Workspace, deck: str, into: str) -> None:
    """Let the cards of DECK join those of INTO, now and with later imports."""
    with _moving(workspace) as progress:
        rename_deck(workspace, deck, into, progress, merge=True)
    click.echo(safe_line(tr("{deck} has joined {into}", deck=deck, into=into)))


@command.command("move")
@click.argument("deck", type=DECK)
@click.argument("parent", type=DECK, default="")
@with_workspace
def move(workspace: Workspace, deck: str, parent: str) -> None:
    """Put DECK below PARENT; without PARENT, at the top."""
    with _moving(workspace) as progress:
        moved = move_deck(workspace, deck, parent, progress)
    click.echo(safe_line(tr("{deck} is now {name}", deck=deck, name=moved)))


@command.command("set")
@click.argument("deck", type=DECK)
@click.option("--new-a-day", type=click.IntRange(min=0), help="At most this many new cards a day.")
@click.option("--unlimited", is_flag=True, help="No limit but that of the whole day.")
@with_workspace
def set_options(workspace: Workspace, deck: str, new_a_day: int | None, unlimited: bool) -> None:
    """Set how many new cards of DECK, and of the decks below it, are asked a day."""
    if (new_a_day is None) != unlimited:
        raise click.UsageError(tr("give either --new-a-day or --unlimited"))
    limit_new_cards(workspace, deck, new_a_day)
    limit = (
        tr("without a limit of its own")
        if new_a_day is None
        else tr_n("{n} new card a day", "{n} new cards a day", new_a_day)
    )
    click.echo(safe_line(f"{deck}{tr(': ')}{limit}"))


@contextmanager
def _moving(workspace: Workspace) -> Iterator[Progress]:
    """Watch cards come to a deck: under another scheduler, all their logs are folded anew."""
    with stoppable(tr("no deck was changed"), workspace), progress_bar() as progress:
        yield progress


def _line(row: DeckRow) -> str:
    kept = "-" if row.retention is None else f"{row.retention:.0%}"
    figures = _columns([row.cards, row.due, row.new, row.weak, kept])
    return f"{figures}  {'  ' * row.depth}{safe_line(row.title)}"


def _columns(cells: Iterable[object]) -> str:
    return " ".join(map(right_in, (6, 5, 5, 5, 6), map(str, cells)))

"""`recollect decks`: the decks as a tree."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from recollect.app.today import DeckRow, today
from recollect.app.workspace import Workspace
from recollect.cli.options import json_option, with_workspace
from recollect.core.safe_text import safe_line


@click.command("decks")
@json_option
@with_workspace
def command(workspace: Workspace, as_json: bool) -> None:
    """List the decks: cards, due and new ones, weak areas, the share kept in 30 days."""
    rows = today(workspace).decks
    if as_json:
        click.echo(json.dumps([asdict(row) for row in rows], ensure_ascii=False))
    elif not rows:
        click.echo("No decks yet: read some notes with `recollect import FOLDER`.")
    else:
        click.echo(f"{'cards':>6} {'due':>5} {'new':>5} {'weak':>5} {'kept':>5}  deck")
        for row in rows:
            click.echo(_line(row))


def _line(row: DeckRow) -> str:
    kept = "-" if row.retention is None else f"{row.retention:.0%}"
    figures = f"{row.cards:>6} {row.due:>5} {row.new:>5} {row.weak:>5} {kept:>5}"
    return f"{figures}  {'  ' * row.depth}{safe_line(row.title)}"

"""`recollect search`: cards by their words."""

from __future__ import annotations

import click

from recollect.app.cards.records import card_records, found_cards
from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.cli.card_lines import list_line, listed
from recollect.cli.options import json_option, with_workspace
from recollect.core.text.safe_text import safe_json


@click.command("search")
@click.argument("words", nargs=-1, required=True)
@json_option
@with_workspace
def command(workspace: Workspace, words: tuple[str, ...], as_json: bool) -> None:
    """Find cards that hold all WORDS in question, answer, deck or the note's path."""
    if not any(map(str.split, words)):
        raise click.UsageError(tr("give at least one word to search for"))
    cards = found_cards(workspace, words)
    if as_json:
        click.echo(safe_json(list(card_records(workspace, cards))))
        return
    for card in cards:
        list_line(f"{card.id[:8]}  {listed(card)}")
    if not cards:
        click.echo(tr("No card holds these words."))

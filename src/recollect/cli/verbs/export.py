"""`recollect export`: the whole deck, for other programs."""

from __future__ import annotations

from pathlib import Path

import click

from recollect.app.cards.records import all_cards, card_records
from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.cli.options import with_workspace
from recollect.cli.output import hand_out, output_option
from recollect.core.text.safe_text import safe_json


@click.command("export")
@click.option("--format", "form", type=click.Choice(["json"]), default="json", show_default=True)
@output_option
@with_workspace
def command(workspace: Workspace, form: str, output: Path | None) -> None:
    """Print every card, retired ones too, with its schedule and all answers to it.

    A list with one object a card: what it asks and answers, where it stands in the notes, interval
    in days, ease factor, due date, and the history. Nothing of it leaves this machine by itself.
    """
    records = card_records(workspace, all_cards(workspace))
    hand_out(
        f"{safe_json(list(records), indent=1)}\n",
        output,
        tr("Cards written to {path}", path=output),
    )

"""`recollect record`: the discussion record of some cards."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from recollect.app.cards.records import named_cards
from recollect.app.discussions import cards_of_day, discussion_record
from recollect.app.language import tr, words_for
from recollect.app.workspace import Workspace
from recollect.cli.options import with_workspace
from recollect.cli.output import hand_out, output_option
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase


@click.command("record")
@click.argument("cards", nargs=-1, metavar="[CARD]...")
@click.option(
    "--day",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The cards answered on this day; without cards and day, today's.",
)
@output_option
@with_workspace
def command(
    workspace: Workspace, cards: tuple[str, ...], day: datetime | None, output: Path | None
) -> None:
    """Write a discussion record: of each CARD (the beginning of its id), or of a day's cards.

    The question and the first thoughts, the way to an exact understanding, the detail, the method,
    practical guidance. Importing the record again adds no card, and reads your dated answers.
    """
    chosen = named_cards(workspace, cards) or cards_of_day(workspace, day.date() if day else None)
    if not chosen:
        raise RecollectError(phrase("no card was answered on that day: name cards by their ids"))
    if output is not None and output.exists():
        raise RecollectError(
            phrase("{path} exists already: choose another name with -o", path=output)
        )
    text = discussion_record(workspace, chosen, words_for(workspace.settings))
    hand_out(text, output, tr("Record written to {path}", path=output))

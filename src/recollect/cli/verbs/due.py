"""`recollect due`: how much is due, at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from recollect.app.scheduling.due import DeckCount, Due, due_by_deck, due_today
from recollect.cli.due_line import due_at
from recollect.cli.options import address_of, database_option, json_option
from recollect.core.text.safe_text import safe_json


@click.command("due")
@json_option
@database_option
def command(address: str | None, as_json: bool) -> None:
    """Say how much is due today, and how long it will take.

    Fast enough for a shell prompt: it opens the deck for reading only.
    """
    place = address_of(address)
    if as_json:
        click.echo(safe_json(_record(due_today(place), due_by_deck(place))))
    else:
        click.echo(due_at(place))


def _record(due: Due, decks: Sequence[DeckCount]) -> dict[str, Any]:
    return {
        "study_day": due.date.isoformat(),
        "due": due.due,
        "new": due.new,
        "postponed": due.postponed,
        "again": due.again,
        "minutes": due.minutes,
        "decks": [deck._asdict() for deck in decks],
    }

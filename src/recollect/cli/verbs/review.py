"""`recollect review`: today's cards, on a screen or line by line."""

from __future__ import annotations

from typing import Any

import click

from recollect.app.scheduling.choosing import with_deck_named
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.cli.options import deck_option, has_screen, plain_option, with_workspace


@click.command("review")
@deck_option
@click.option("--minutes", type=click.IntRange(min=1), help="A budget for this session.")
@click.option("--count", type=click.IntRange(min=1), help="At most this many cards.")
@click.option("--area", metavar="NAME", help="Only the cards of a weak area or a section.")
@click.option("--search", default="", metavar="WORDS", help="Only cards with these words.")
@click.option("--leeches", is_flag=True, help="Only cards that are forgotten again and again.")
@click.option("--failed-today", is_flag=True, help="Only cards that were forgotten today.")
@click.option(
    "--forgotten",
    "forgotten_days",
    type=click.IntRange(1, 36500),
    metavar="DAYS",
    help="Only cards that were forgotten within this many days.",
)
@click.option("--cram", is_flag=True, help="Practise without moving any schedule.")
@plain_option
@click.option("--inline", is_flag=True, help="In some lines under the prompt (not on Windows).")
@with_workspace
def command(
    workspace: Workspace,
    plain: bool,
    inline: bool,
    failed_today: bool,
    forgotten_days: int | None,
    **wish: Any,
) -> None:
    """Review what is due, card by card.

    Space shows the answer, then takes the suggested grade; 1 to 4 choose another. Every answer is
    saved at once: leave whenever you like. Where there is no terminal, or a dumb one, the session
    goes by lines.

    With --area, --search, --leeches, --failed-today or --forgotten, the cards that meet every wish
    are asked, due or not; the answers to those that are not due move no schedule.
    """
    days = 1 if failed_today else forgotten_days
    selection = with_deck_named(workspace, Selection(forgotten_days=days, **wish))
    if plain or not has_screen():
        # Loaded here, like the screens below: each brings a world of its own along.
        from recollect.cli.review_lines import review_by_lines

        review_by_lines(workspace, StudySession(workspace, selection))
    else:
        from recollect.tui.app import run_app

        run_app(workspace, selection, inline=inline)

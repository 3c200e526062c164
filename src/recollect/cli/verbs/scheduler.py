"""`recollect scheduler`: which scheduler a deck has, and changing it without losing anything."""

from __future__ import annotations

import click

from recollect.app.deck_changes import choose_scheduler, chosen_schedulers
from recollect.app.language import tr, tr_n
from recollect.app.scheduling.fsrs import DESIRED_RETENTION
from recollect.app.scheduling.grading import SCHEDULERS
from recollect.app.workspace import Workspace
from recollect.cli.groups import verbs
from recollect.cli.options import DECK, NumberRange, json_option, with_workspace
from recollect.cli.progress_bar import progress_bar, stoppable
from recollect.core.text.safe_text import safe_json, safe_line

INHERIT = "inherit"


command = verbs(
    "scheduler",
    "show",
    "Show or choose what computes the intervals: SM-2 (the default) or FSRS-6, deck by deck.",
)


@command.command("show")
@json_option
@with_workspace
def show(workspace: Workspace, as_json: bool) -> None:
    """Show the scheduler of every deck that has a choice of its own."""
    choices = chosen_schedulers(workspace)
    if as_json:
        click.echo(safe_json({"default": SCHEDULERS[0], "decks": choices}))
        return
    for deck, name in choices.items():
        said = tr("{deck} and the decks below it", deck=deck)
        click.echo(f"{name:6} {safe_line(said)}")
    rest = tr("every other deck") if choices else tr("every deck")
    click.echo(f"{SCHEDULERS[0]:6} {rest}")


@command.command("use")
@click.argument("name", type=click.Choice([*SCHEDULERS, INHERIT]))
@click.option(
    "--deck", type=DECK, metavar="NAME", required=True, help="This deck and the decks below it."
)
@click.option(
    "--retention",
    type=NumberRange(0.7, 0.99),
    help=f"FSRS only: the chance of recall at which a card comes back.  [default: "
    f"{DESIRED_RETENTION}]",
)
@with_workspace
def use(workspace: Workspace, name: str, deck: str, retention: float | None) -> None:
    """Choose the scheduler of a deck: sm2, fsrs, or inherit (as the deck above has it).

    All answers are kept, and the schedules become what they would be had the deck always had this
    scheduler. Going back gives the same schedules as before.
    """
    if retention is not None and name != "fsrs":
        raise click.UsageError(tr("--retention belongs to fsrs"))
    chosen = None if name == INHERIT else name
    with stoppable(tr("no schedule was changed"), workspace), progress_bar() as progress:
        changed = choose_scheduler(workspace, deck, chosen, retention, progress)
    said = tr(
        "{deck}: {name} from now on; {schedules} changed.",
        deck=deck,
        name=name,
        schedules=tr_n("{n} schedule", "{n} schedules", changed),
    )
    click.echo(safe_line(said))

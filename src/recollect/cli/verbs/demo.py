"""`recollect demo`: the sample notes, in a deck of their own."""

from __future__ import annotations

import click

from recollect.app.address import demo_address
from recollect.app.figures.today import today
from recollect.app.importing import apply_import, plan_import
from recollect.app.reports import FORMATS, english, weakness_report
from recollect.app.samples import samples_folder
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.cli.due_line import due_line
from recollect.cli.options import database_option, has_screen
from recollect.core.text.safe_text import safe_line, safe_text


@click.command("demo")
@database_option
def command(address: str | None) -> None:
    """Try Recollect on its sample notes; your own deck is not touched.

    Where no screen can be drawn it prints today's plan, the first question and the weakness report.
    """
    with Workspace.open(address or demo_address()) as workspace:
        apply_import(workspace, plan_import(workspace, [samples_folder()]))
        if has_screen():
            # Loaded here, because it brings Textual along.
            from recollect.tui.app import run_app

            run_app(workspace)
        else:
            _print_tour(workspace)


def _print_tour(workspace: Workspace) -> None:
    plan = today(workspace)
    click.echo(safe_line(f"Sample deck: {plan.cards} cards, in {workspace.address}"))
    click.echo(f"Today: {due_line(plan.left, english)}\n")
    turn = StudySession(workspace).turn
    if turn is not None:
        card = turn.study_card.card
        click.echo(safe_line(f"First question ({card.source.place}):") + "\n")
        click.echo(safe_text(card.question) + "\n")
        for number, hint in enumerate(card.hints, start=1):
            click.echo(safe_text(f"  hint {number}/{len(card.hints)}: {hint}"))
    click.echo("\n" + FORMATS["md"](weakness_report(workspace), english), nl=False)

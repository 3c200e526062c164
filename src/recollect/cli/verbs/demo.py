"""`recollect demo`: the sample notes, in a deck of their own."""

from __future__ import annotations

import click

from recollect.app.address import demo_address
from recollect.app.figures.today import today
from recollect.app.importing import apply_import, plan_import
from recollect.app.language import speak, tr, tr_n, words_for
from recollect.app.reports import FORMATS, weakness_report
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
        speak(workspace.settings.language)
        apply_import(workspace, plan_import(workspace, [samples_folder()]))
        if has_screen():
            # Loaded here, because it brings Textual along.
            from recollect.tui.app import run_app

            run_app(workspace)
        else:
            _print_tour(workspace)


def _print_tour(workspace: Workspace) -> None:
    plan, words = today(workspace), words_for(workspace.settings)
    said = tr(
        "Sample deck: {cards}, in {path}",
        cards=tr_n("{n} card", "{n} cards", plan.cards),
        path=workspace.address,
    )
    click.echo(safe_line(said))
    click.echo(tr("Today: {what}", what=due_line(plan.left, words)) + "\n")
    turn = StudySession(workspace).turn
    if turn is not None:
        card = turn.study_card.card
        click.echo(safe_line(tr("First question ({place}):", place=card.source.place)) + "\n")
        click.echo(safe_text(card.question) + "\n")
        for number, hint in enumerate(card.hints, start=1):
            click.echo(safe_text(f"  {tr('Hint')} {number}/{len(card.hints)}  {hint}"))
    click.echo("\n" + FORMATS["md"](weakness_report(workspace), words), nl=False)

"""`recollect report`: what is weak, with the evidence."""

from __future__ import annotations

from pathlib import Path

import click

from recollect.app.reports import FORMATS, weakness_report
from recollect.app.workspace import Workspace
from recollect.cli.options import with_workspace
from recollect.core.errors import RecollectError


@click.command("report")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="md",
    show_default=True,
    help="Markdown to paste into a study log, CSV for a spreadsheet, JSON for programs.",
)
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here.")
@click.option("--deck", metavar="NAME", help="Only this deck and those below it.")
@with_workspace
def command(workspace: Workspace, form: str, output: Path | None, deck: str | None) -> None:
    """Write down what is weak: each area with its cards, last answers and places in the notes."""
    text = FORMATS[form](weakness_report(workspace, deck=deck))
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RecollectError(
            f"{output} cannot be written ({error.strerror}): choose another place with -o"
        ) from error
    click.echo(f"Report written to {output}", err=True)

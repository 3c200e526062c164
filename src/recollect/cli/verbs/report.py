"""`recollect report`: what is weak, with the evidence."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from recollect.app.language import tr, words_for
from recollect.app.reports import FORMATS, schema, weakness_report
from recollect.app.workspace import Workspace
from recollect.cli.options import deck_option, with_workspace
from recollect.cli.output import hand_out, output_option
from recollect.cli.progress_bar import progress_bar, stoppable


@click.command("report")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="md",
    show_default=True,
    help="Markdown to paste into a study log, CSV for a spreadsheet, JSON for programs, "
    "HTML to read or print.",
)
@output_option
@deck_option
@click.option("--area", metavar="NAME", help="Only this area, by its name or an alias.")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only areas with evidence since this date.",
)
@click.option("--minutes", type=click.IntRange(1), help="Size the plan to this many minutes.")
@click.option("--schema", "print_schema", is_flag=True, help="Print the JSON Schema, and stop.")
@with_workspace
def command(
    workspace: Workspace,
    form: str,
    output: Path | None,
    deck: str | None,
    area: str | None,
    since: datetime | None,
    minutes: int | None,
    print_schema: bool,
) -> None:
    """Write down what is weak, with the evidence, and a plan of what to read and to test next."""
    if print_schema:
        click.echo(schema(), nl=False)
        return
    with stoppable(tr("no report was written")), progress_bar() as progress:
        report = weakness_report(
            workspace,
            deck=deck,
            area=area,
            since=since.date() if since else None,
            minutes=minutes,
            progress=progress,
        )
    text = FORMATS[form](report, words_for(workspace.settings))
    # Spreadsheets take a CSV without the mark for one of the local code page.
    hand_out(
        text,
        output,
        tr("Report written to {path}", path=output),
        encoding="utf-8-sig" if form == "csv" else "utf-8",
    )

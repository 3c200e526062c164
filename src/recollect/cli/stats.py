"""`recollect stats`: how it is going."""

from __future__ import annotations

import json

import click

from recollect.app.today import Today, today
from recollect.app.workspace import Workspace
from recollect.cli.options import json_option, with_workspace
from recollect.core.study_days import day_to_date


@click.command("stats")
@json_option
@with_workspace
def command(workspace: Workspace, as_json: bool) -> None:
    """Show retention, the streak, and what comes due in the next two weeks."""
    figures = today(workspace)
    if as_json:
        click.echo(json.dumps(_record(figures), ensure_ascii=False))
        return
    kept = "no answers yet" if figures.retention is None else f"{figures.retention:.0%}"
    click.echo(f"cards           {figures.cards}")
    click.echo(f"kept (30 days)  {kept}")
    click.echo(f"streak          {figures.streak_days} days")
    click.echo(f"this year       {figures.answers_this_year} answers")
    click.echo("due, next days  " + " ".join(str(count) for count in figures.forecast))


def _record(figures: Today) -> dict[str, object]:
    return {
        "study_day": day_to_date(figures.study_day).isoformat(),
        "cards": figures.cards,
        "retention_30_days": figures.retention,
        "streak_days": figures.streak_days,
        "answers_this_year": figures.answers_this_year,
        "forecast": list(figures.forecast),
    }

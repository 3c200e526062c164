"""`recollect imports`: what each import did."""

from __future__ import annotations

import click

from recollect.app.importing import ImportRecord, import_history
from recollect.app.workspace import Workspace
from recollect.cli.options import json_option, with_workspace
from recollect.core.instants import instant_to_text
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.core.text.safe_text import safe_json, safe_line


@click.command("imports")
@json_option
@with_workspace
def command(workspace: Workspace, as_json: bool) -> None:
    """List the imports, the newest first: when, of which folders, with which changes."""
    records = import_history(workspace)
    if as_json:
        click.echo(safe_json([_record(one) for one in records]))
        return
    for one in records:
        click.echo(summary(one, workspace.calendar) + ("  (undone)" if one.undone_at else ""))
    if not records:
        click.echo("Nothing was imported yet: read some notes with `recollect import FOLDER`.")


def summary(record: ImportRecord, calendar: StudyCalendar) -> str:
    """Return an import as one line, in the learner's time."""
    moment = f"{calendar.local(record.started_at):%Y-%m-%d %H:%M:%S}"
    met = ", ".join(
        f"{count} {change}"
        for change, count in record.counts.items()
        if count and change != "unchanged"
    )
    return f"{moment}  {met or 'nothing new'}  {safe_line(', '.join(record.roots))}"


def _record(one: ImportRecord) -> dict[str, object]:
    return {
        "id": one.id,
        "at": instant_to_text(one.started_at),
        "roots": list(one.roots),
        "counts": dict(one.counts),
        "undone_at": instant_to_text(one.undone_at) if one.undone_at else None,
    }

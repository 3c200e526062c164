"""`recollect imports`: what each import did, and which folders are read."""

from __future__ import annotations

from pathlib import Path

import click

from recollect.app.importing import (
    Change,
    ImportRecord,
    forget_folder,
    import_history,
    known_folders,
)
from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.cli.groups import verbs
from recollect.cli.options import json_option, with_workspace
from recollect.core.instants import instant_to_text
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.core.text.safe_text import safe_json, safe_line
from recollect.tui.pages.changes import change_name

command = verbs(
    "imports",
    "list",
    "List the imports, and the folders that they read; forget a folder.",
)


@command.command("list")
@json_option
@with_workspace
def list_imports(workspace: Workspace, as_json: bool) -> None:
    """List the imports, the newest first: when, of which folders, with which changes."""
    records = import_history(workspace)
    if as_json:
        click.echo(safe_json([_record(one) for one in records]))
        return
    for one in records:
        click.echo(
            summary(one, workspace.calendar) + (f"  ({tr('undone')})" if one.undone_at else "")
        )
    if not records:
        click.echo(tr("Nothing was imported yet: read some notes with `recollect import FOLDER`."))


@command.command("folders")
@with_workspace
def list_folders(workspace: Workspace) -> None:
    """List the folders that an import without a path reads."""
    folders = known_folders(workspace)
    for folder in folders:
        missing = "" if folder.exists() else f"  ({tr('not there now')})"
        click.echo(safe_line(f"{folder}{missing}"))
    if not folders:
        click.echo(tr("Nothing was imported yet: read some notes with `recollect import FOLDER`."))


@command.command("forget")
@click.argument("folder", type=click.Path(path_type=Path))
@with_workspace
def forget(workspace: Workspace, folder: Path) -> None:
    """Read FOLDER no more, until you import it by name again; its cards stay as they are."""
    forget_folder(workspace, folder)
    said = tr("{folder} is not read any more; its cards stay as they are", folder=folder)
    click.echo(safe_line(said))


def summary(record: ImportRecord, calendar: StudyCalendar) -> str:
    """Return an import as one line, in the learner's time."""
    moment = f"{calendar.local(record.started_at):%Y-%m-%d %H:%M:%S}"
    met = tr(", ").join(
        f"{count} {change_name(Change(change))}"
        for change, count in record.counts.items()
        if count and change != Change.UNCHANGED
    )
    return f"{moment}  {met or tr('nothing new')}  {safe_line(', '.join(record.roots))}"


def _record(one: ImportRecord) -> dict[str, object]:
    return {
        "id": one.id,
        "at": instant_to_text(one.started_at),
        "roots": list(one.roots),
        "counts": dict(one.counts),
        "undone_at": instant_to_text(one.undone_at) if one.undone_at else None,
    }

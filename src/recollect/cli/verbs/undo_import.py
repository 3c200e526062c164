"""`recollect undo-import`: the deck as it was before the last import."""

from __future__ import annotations

import click

from recollect.app.importing import undo_import
from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.cli.options import json_option, with_workspace
from recollect.cli.progress_bar import progress_bar, stoppable
from recollect.cli.verbs.imports import summary
from recollect.core.text.safe_text import safe_json


@click.command("undo-import")
@json_option
@with_workspace
def command(workspace: Workspace, as_json: bool) -> None:
    """Put the deck back to how it was before the last import; again, before the one before.

    Cards that the import brought and that you have answered since are retired, not removed: they
    keep their history and come back when you import the notes again.
    """
    with stoppable(tr("nothing was undone"), workspace), progress_bar(quiet=as_json) as progress:
        undone = undo_import(workspace, progress)
    if as_json:
        click.echo(safe_json({"id": undone.record.id, "kept": undone.kept}))
        return
    click.echo(tr("Undone: {what}", what=summary(undone.record, workspace.calendar)))
    if undone.kept:
        said = tr(
            "{n} of its cards were answered since: retired, with their history.", n=undone.kept
        )
        click.echo(said)

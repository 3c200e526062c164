"""`recollect restore`: back to a backup, with a way back from there."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from recollect.app.backups import go_back_to
from recollect.app.language import tr
from recollect.cli.options import database_option, speaking_at
from recollect.cli.progress_bar import progress_bar, stoppable
from recollect.cli.verbs.backup import list_backups
from recollect.core.text.safe_text import safe_line


@click.command("restore")
@click.argument("backup", required=False, type=click.Path(path_type=Path))
@click.option("--yes", is_flag=True, help="Do not ask.")
@database_option
def command(address: str | None, backup: Path | None, yes: bool) -> None:
    """Put BACKUP in the place of the deck; the deck as it is now is backed up first.

    Without BACKUP it lists the backups that there are. A damaged deck is moved aside, not deleted.
    """
    place = speaking_at(address)
    if backup is None:
        list_backups(place)
        return
    if sys.stdin.isatty() and not yes:
        click.confirm(safe_line(tr("Replace the deck by {backup}?", backup=backup)), abort=True)
    with stoppable(tr("the deck is whole, as it was or restored")), progress_bar() as progress:
        kept = go_back_to(place, backup, progress=progress)
    click.echo(safe_line(tr("Restored from {backup}", backup=backup)))
    if kept is not None:
        click.echo(safe_line(tr("The deck as it was: {path}", path=kept)), err=True)

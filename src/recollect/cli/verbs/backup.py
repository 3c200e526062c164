"""`recollect backup`: a copy of the deck that is whole, also while it is in use."""

from __future__ import annotations

from pathlib import Path

import click

from recollect.app.backups import all_backups, back_up_now, settings_at
from recollect.app.language import tr
from recollect.cli.options import database_option, speaking_at
from recollect.core.text.safe_text import safe_line


@click.command("backup")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="Write to this new file instead."
)
@click.option("--list", "listing", is_flag=True, help="List the backups, the newest first.")
@database_option
def command(address: str | None, output: Path | None, listing: bool) -> None:
    """Back the deck up, verified, beside it.

    Recollect does so by itself before the first change of a study day, before imports and before
    it brings the deck up to a newer version. Of old backups it keeps all of two days, then 12
    daily, 10 weekly and 9 monthly ones. Copying an open deck with other programs may copy nothing.
    """
    place = speaking_at(address)
    if listing:
        list_backups(place)
    else:
        made = back_up_now(place, output)
        click.echo(safe_line(tr("Backed up to {path}", path=made)))


def list_backups(address: str) -> None:
    """Print the backups of a deck, the newest first."""
    backups, calendar = all_backups(address), settings_at(address).calendar
    for backup in backups:
        kilobytes = -(-backup.path.stat().st_size // 1000)
        moment = f"{calendar.local(backup.made_at):%Y-%m-%d %H:%M:%S}"
        click.echo(safe_line(f"{moment}  {kilobytes:>8} kB  {backup.path}"))
    if not backups:
        click.echo(tr("No backups yet: `recollect backup` makes one."))

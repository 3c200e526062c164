"""`recollect merge`: two machines' histories, united."""

from __future__ import annotations

from pathlib import Path

import click

from recollect.app.language import tr, tr_n
from recollect.app.merging import Merged, merge
from recollect.app.workspace import Workspace
from recollect.cli.options import with_workspace
from recollect.cli.progress_bar import progress_bar, stoppable


@click.command("merge")
@click.argument("other", type=click.Path(path_type=Path, dir_okay=False))
@with_workspace
def command(workspace: Workspace, other: Path) -> None:
    """Take over the answers of another machine's database, OTHER, which is only read.

    Cards are matched as an import matches them, and the schedules become what both machines'
    answers come to together. Merging twice changes nothing more; to unite both machines, merge on
    each.
    """
    with stoppable(tr("nothing was merged"), workspace), progress_bar() as progress:
        merged = merge(workspace, other, progress)
    click.echo(_sentence(merged))


def _sentence(done: Merged) -> str:
    if done.changed_nothing:
        return tr("Nothing new: all {n} cards and their history are here already.", n=done.matched)
    taken = done.taken
    return tr(
        "{cards} matched, {added} added; {answers}, {deeds} and {undos} taken over; "
        "{schedules} changed.",
        cards=tr_n("{n} card", "{n} cards", done.matched),
        added=done.added,
        answers=tr_n("{n} answer", "{n} answers", taken.answers),
        deeds=tr("{n} actions and marks", n=taken.actions + taken.marks),
        undos=tr_n("{n} undo", "{n} undos", taken.undos),
        schedules=tr_n("{n} schedule", "{n} schedules", done.schedules),
    )

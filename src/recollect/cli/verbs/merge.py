"""`recollect merge`: two machines' histories, united."""

from __future__ import annotations

from pathlib import Path

import click

from recollect.app.merging import Merged, merge
from recollect.app.workspace import Workspace
from recollect.cli.options import with_workspace
from recollect.cli.output import many
from recollect.cli.progress_bar import progress_bar, stoppable
from recollect.tui.messages import tr


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
        return f"Nothing new: all {done.matched} cards and their history are here already."
    taken = done.taken
    parts = [
        f"{many(done.matched, 'card')} matched",
        f"{done.added} added",
        many(taken.answers, "answer"),
        f"{taken.actions + taken.marks} actions and marks",
        many(taken.undos, "undo"),
    ]
    return f"{', '.join(parts)} taken over; {many(done.schedules, 'schedule')} changed."

"""`recollect undo`: whatever was done last, taken back."""

from __future__ import annotations

import click

from recollect.app.cards.actions import undo
from recollect.app.language import tr, tr_n
from recollect.app.workspace import Workspace
from recollect.cli.card_lines import shown
from recollect.cli.options import with_workspace
from recollect.tui.taken_back import taken_back


@click.command("undo")
@with_workspace
def command(workspace: Workspace) -> None:
    """Take back what you did last: an answer, a suspend, a flag, a mark, a merge of areas …

    Again and again, back to the very first answer. An import has its own `recollect undo-import`.
    """
    undone = undo(workspace)
    said = taken_back(undone.deed.what if undone else None)
    if undone and undone.question:
        others = len(undone.deed.card_ids) - 1
        said = tr("{what}: {question}", what=said, question=shown(undone.question))
        if others > 0:
            said += tr_n(" and {n} more card", " and {n} more cards", others)
    click.echo(said)

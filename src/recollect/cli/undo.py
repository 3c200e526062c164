"""`recollect undo`: whatever was done last, taken back."""

from __future__ import annotations

import click

from recollect.app.card_actions import undo
from recollect.app.workspace import Workspace
from recollect.cli.options import with_workspace
from recollect.core.safe_text import safe_line

SHOWN = 40
"""So many characters of a question are shown."""


@click.command("undo")
@with_workspace
def command(workspace: Workspace) -> None:
    """Take back what you did last: an answer, a suspend, a bury, a flag, a reset, a mark …

    Again and again, back to the very first answer. An import has its own `recollect undo-import`.
    """
    undone = undo(workspace)
    if undone is None:
        click.echo("There is nothing to take back.")
        return
    others = len(undone.deed.card_ids) - 1
    more = f" and {others} more cards" if others > 0 else ""
    question = safe_line(" ".join(undone.question.split())[:SHOWN])
    click.echo(f"Taken back: {undone.deed.what.replace('_', ' ')}, {question}{more}")

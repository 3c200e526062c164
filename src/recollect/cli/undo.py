"""`recollect undo`: whatever was done last, taken back."""

from __future__ import annotations

from collections.abc import Mapping

import click

from recollect.app.card_actions import undo
from recollect.app.workspace import Workspace
from recollect.cli.options import with_workspace
from recollect.cli.output import many
from recollect.core.scheduling.reviews import ActionKind
from recollect.core.text.safe_text import safe_line

_NAMES: Mapping[str, str] = {
    ActionKind.SET_DUE: "set-due",
    ActionKind.ADOPT: "answer of your own, kept as the card's",
    ActionKind.UNTAG: "tag taken off",
    "area": "what a card is about",
    "rename": "the new name of an area",
    "alias": "the further name of an area",
    "merge": "the merge of two areas",
}
SHOWN = 40
"""So many characters of a question are shown."""


@click.command("undo")
@with_workspace
def command(workspace: Workspace) -> None:
    """Take back what you did last: an answer, a suspend, a flag, a mark, a merge of areas …

    Again and again, back to the very first answer. An import has its own `recollect undo-import`.
    """
    undone = undo(workspace)
    if undone is None:
        click.echo("There is nothing to take back.")
        return
    others = len(undone.deed.card_ids) - 1
    more = f" and {many(others, 'more card')}" if others > 0 else ""
    question = safe_line(" ".join(undone.question.split())[:SHOWN])
    what = _NAMES.get(undone.deed.what, undone.deed.what)
    click.echo(f"Taken back: {what}" + (f", {question}{more}" if question else ""))

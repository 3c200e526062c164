"""`recollect watch`: importing whenever notes change."""

from __future__ import annotations

import time
from contextlib import suppress

import click

from recollect.app.importing import Wishes, apply_import, plan_import
from recollect.app.language import tr, tr_error, tr_said
from recollect.app.workspace import Workspace
from recollect.cli.import_lines import plan_lines, totals
from recollect.cli.options import NumberRange, with_workspace
from recollect.core.errors import RecollectError
from recollect.core.text.safe_text import safe_text


@click.command("watch")
@click.option(
    "--every",
    type=NumberRange(0.2, 86_400),
    default=2.0,
    show_default=True,
    help="Seconds between two looks.",
)
@click.option(
    "--rounds", type=click.IntRange(min=1), hidden=True, help="End after this many looks."
)
@with_workspace
def command(workspace: Workspace, every: float, rounds: int | None) -> None:
    """Read notes again whenever they change, until Ctrl+C.

    Looks at every imported folder; unchanged notes cost a look. What is unclear stays as it was,
    for `recollect import` to ask about.
    """
    click.echo(tr("Watching the imported folders; Ctrl+C ends."), err=True)
    with suppress(KeyboardInterrupt):  # An import that it meets half-way is rolled back.
        _watch(workspace, every, rounds)


def _watch(workspace: Workspace, every: float, rounds: int | None) -> None:
    said = ""
    looks = 0
    while rounds is None or looks < rounds:
        if looks:
            time.sleep(every)
        looks += 1
        said = _look(workspace, said)


def _look(workspace: Workspace, said: str) -> str:
    """Import what changed; return what was last complained of, so that it is said once."""
    try:
        plan = plan_import(workspace, wishes=Wishes())
        if apply_import(workspace, plan) is not None:
            for line in plan_lines(plan):
                click.echo(line)
            click.echo(totals(plan))
        complaint = "\n".join(f"{error.path}: {tr_said(error.message)}" for error in plan.errors)
    except RecollectError as error:
        complaint = tr_error(error)
    if complaint and complaint != said:
        click.echo(safe_text(complaint), err=True)
    return complaint

"""`recollect` alone: the dashboard, or where none can be drawn what it would say."""

from __future__ import annotations

import click

from recollect.app.scheduling.due import begin_with_due
from recollect.cli.options import address_of, has_screen
from recollect.cli.verbs.due import command as say_due


def open_dashboard(context: click.Context) -> None:
    """Open the app; where no screen can be drawn, say what is due."""
    if has_screen():
        # Loaded here, because it brings Textual along.
        from recollect.tui.app import run_app

        workspace, due = begin_with_due(address_of(None))
        context.call_on_close(workspace.close)
        run_app(workspace, due=due)
        return
    context.invoke(say_due, address=None, as_json=False)

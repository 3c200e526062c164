"""`recollect settings`: what is set, and setting it."""

from __future__ import annotations

from dataclasses import asdict

import click

from recollect.app.settings import setting_from
from recollect.app.workspace import Workspace
from recollect.cli.options import json_option, with_workspace
from recollect.core.safe_text import safe_json, safe_line


@click.command("settings")
@click.argument("key", required=False)
@click.argument("value", required=False)
@json_option
@with_workspace
def command(workspace: Workspace, key: str | None, value: str | None, as_json: bool) -> None:
    """Show the settings, or set KEY to VALUE; `default` puts it back.

    new_a_day (cards), minutes (a day's budget), rollover_hour (when a study day begins), zone,
    language (en or zh), theme, buttons (4 or 6 grades), leech_lapses.
    """
    if key is not None and value is not None:
        workspace.change_setting(key, setting_from(key, value))
    settings = asdict(workspace.settings)
    if as_json:
        click.echo(safe_json(settings))
        return
    for name, current in settings.items():
        if key in (None, name):
            shown = "default" if current is None else safe_line(str(current))
            click.echo(f"{name:14} {shown}")

"""`recollect settings`: what is set, and setting it."""

from __future__ import annotations

from collections.abc import Iterator

import click

from recollect.app.language import tr
from recollect.app.settings import SETTABLE, setting_from
from recollect.app.workspace import Workspace
from recollect.cli.options import json_option, with_workspace
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.core.text.safe_text import safe_json, safe_line


@click.command("settings")
@click.argument("key", required=False)
@click.argument("value", required=False)
@json_option
@with_workspace
def command(workspace: Workspace, key: str | None, value: str | None, as_json: bool) -> None:
    """Show the settings, or set KEY to VALUE; `default` puts it back.

    new_a_day (cards), minutes (a day's budget), rollover_hour (when a study day begins), zone,
    language (en or zh), theme, buttons (4 or 6 grades), leech_lapses.

    `settings keys` lists what the keys of the dashboard and of the review do. Another key is set
    by the name that stands first in its line: `settings review.undo n`.
    """
    if key is not None and value is not None:
        _set(workspace, key, value)
    if as_json:
        click.echo(safe_json(workspace.settings._asdict()))
        return
    lines = list(_lines(workspace, key))
    if not lines:
        raise RecollectError(
            phrase("{key} is no setting: `recollect settings` lists them", key=key)
        )
    for line in lines:
        click.echo(line)


def _set(workspace: Workspace, key: str, value: str) -> None:
    if "." in key:
        # Loaded here, because it brings Textual along.
        from recollect.cli.own_keys import set_key

        set_key(workspace, key, value)
    else:
        workspace.change_setting(key, setting_from(key, value))


def _lines(workspace: Workspace, key: str | None) -> Iterator[str]:
    if key is not None and (key == "keys" or "." in key):
        from recollect.cli.own_keys import key_lines

        yield from (said for name, said in key_lines(workspace) if key in ("keys", name))
        return
    for name, current in workspace.settings._asdict().items():
        if key == name or (key is None and name in SETTABLE):
            shown = tr("default") if current is None else safe_line(str(current))
            yield f"{name:14} {shown}"

"""`recollect doctor`: the proof that every schedule is what its log comes to."""

from __future__ import annotations

from typing import Any

import click

from recollect.app.doctor import Diagnosis, Drift, diagnose, repair, surroundings
from recollect.app.workspace import Workspace
from recollect.cli.options import json_option, with_workspace
from recollect.cli.output import many
from recollect.cli.plan_lines import shown
from recollect.cli.progress_bar import progress_bar, stoppable
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_json, safe_line
from recollect.tui.messages import tr

SHOWN = 20
"""So many schedules are listed."""


@click.command("doctor")
@click.option("--repair", "mend", is_flag=True, help="Rebuild what is wrong.")
@json_option
@with_workspace
def command(workspace: Workspace, mend: bool, as_json: bool) -> None:
    """Check the database, and all that is kept of the log of answers against that log.

    Also says which versions are at work, and where the deck, its backups and its notes are.

    The log is the truth: with --repair, schedules and what is kept of days are rebuilt from it
    where they differ, after a backup. Exit code 1 when something is wrong and was not repaired.
    """
    with stoppable(tr("nothing was changed"), workspace), progress_bar(quiet=as_json) as progress:
        found = diagnose(workspace, progress)
        mended = mend and bool(found.drifts or found.wrong_days)
        if mended:
            repair(workspace, found, progress)
    if as_json:
        click.echo(safe_json(_record(found, mended) | {"about": surroundings(workspace)}))
    else:
        for name, said in surroundings(workspace).items():
            click.echo(safe_line(f"{name}: {said or '-'}"))
        _print(found, mended)
    if found.damage or (not mended and (found.drifts or found.wrong_days)):
        raise SystemExit(1)


def _print(found: Diagnosis, mended: bool) -> None:
    for line in found.damage:
        click.echo(safe_line(f"damage: {line}"))
    for drift in found.drifts[:SHOWN]:
        click.echo(_line(drift))
    if len(found.drifts) > SHOWN:
        click.echo(f"… and {len(found.drifts) - SHOWN} more")
    for day in found.wrong_days:
        click.echo(f"{day_to_date(day)}: what is kept of this day is not what its log says")
    if found.entries_ahead:
        click.echo(
            f"Entries of the log dated after today: {found.entries_ahead}. Was the clock ahead, or "
            "is it behind now? `recollect undo` takes them back."
        )
    for name in found.settings_without_meaning:
        click.echo(
            f"the setting {name} means nothing here, so its default holds: "
            f"`recollect settings {name} default` mends it"
        )
    click.echo(_verdict(found, mended))


def _line(drift: Drift) -> str:
    card = drift.card
    said = f"{_say(drift.cached)}; by its log {_say(drift.folded)}"
    return f"{card.id[:8]} {shown(card.question)}: {said}"


def _say(schedule: Schedule) -> str:
    memory = schedule.memory
    aside = ", suspended" if schedule.suspended else ""
    if memory.is_new:
        return f"new{aside}"
    return f"interval {memory.interval}, ease {memory.ease / 100:.2f}{aside}"


def _verdict(found: Diagnosis, mended: bool) -> str:
    wrong = f"{many(len(found.drifts), 'schedule')} and {many(len(found.wrong_days), 'day')}"
    if mended:
        return f"{wrong} were rebuilt from their logs."
    if found.damage:
        return "The database is damaged: `recollect restore` brings a backup back."
    if found.drifts or found.wrong_days:
        return f"{wrong} are wrong: `recollect doctor --repair` rebuilds them."
    return f"All is well: {found.cards} schedules equal the fold of {found.entries} log entries."


def _record(found: Diagnosis, mended: bool) -> dict[str, Any]:
    return {
        "cards": found.cards,
        "entries": found.entries,
        "wrong_schedules": [drift.card.id for drift in found.drifts],
        "wrong_days": [day_to_date(day).isoformat() for day in found.wrong_days],
        "repaired": len(found.drifts) if mended else 0,
        "damage": list(found.damage),
        "entries_ahead": found.entries_ahead,
        "settings_without_meaning": list(found.settings_without_meaning),
    }

"""`recollect doctor`: the proof that every schedule is what its log comes to."""

from __future__ import annotations

from typing import Any

import click

from recollect.app.doctor import Diagnosis, Drift, diagnose, repair, surroundings
from recollect.app.language import tr, tr_n, tr_said
from recollect.app.workspace import Workspace
from recollect.cli.card_lines import shown
from recollect.cli.options import json_option, with_workspace
from recollect.cli.progress_bar import progress_bar, stoppable
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.text.safe_text import safe_json, safe_line

SHOWN = 20
"""How many schedules are listed."""


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
    about = surroundings(workspace)
    if as_json:
        told = {name: str(said) for name, said in about.items()}
        click.echo(safe_json(_record(found, mended) | {"about": told}))
    else:
        for name, said in about.items():
            click.echo(safe_line(f"{_name(name)}{tr(': ')}{tr_said(said) or '-'}"))
        _print(found, mended)
    if found.damage or (not mended and (found.drifts or found.wrong_days)):
        raise SystemExit(1)


def _name(name: str) -> str:
    """Return what a version or a place is called; programs keep their names."""
    names = {
        "schema": tr("schema"),
        "database": tr("database"),
        "backups": tr("backups"),
        "newest_backup": tr("newest backup"),
        "notes": tr("notes"),
    }
    return names.get(name, name)


def _print(found: Diagnosis, mended: bool) -> None:
    for line in found.damage:
        click.echo(safe_line(tr("damage: {what}", what=tr_said(line))))
    for drift in found.drifts[:SHOWN]:
        click.echo(_line(drift))
    if len(found.drifts) > SHOWN:
        click.echo(tr("… and {n} more", n=len(found.drifts) - SHOWN))
    for day in found.wrong_days:
        said = tr("{day}: what is kept of this day is not what its log says", day=day_to_date(day))
        click.echo(said)
    if found.entries_ahead:
        said = tr(
            "Entries of the log dated after today: {n}. Was the clock ahead, or is it behind now? "
            "`recollect undo` takes them back.",
            n=found.entries_ahead,
        )
        click.echo(said)
    for name in found.settings_without_meaning:
        said = tr(
            "the setting {name} means nothing here, so its default holds: "
            "`recollect settings {name} default` mends it",
            name=name,
        )
        click.echo(said)
    click.echo(_verdict(found, mended))


def _line(drift: Drift) -> str:
    card = drift.card
    said = tr("{cached}; by its log {folded}", cached=_say(drift.cached), folded=_say(drift.folded))
    return f"{card.id[:8]} {shown(card.question)}: {said}"


def _say(schedule: Schedule) -> str:
    memory = schedule.memory
    said = (
        tr("new")
        if memory.is_new
        else tr("interval {n}, ease {ease}", n=memory.interval, ease=f"{memory.ease / 100:.2f}")
    )
    return tr(", ").join([said, *([tr("suspended")] if schedule.suspended else [])])


def _verdict(found: Diagnosis, mended: bool) -> str:
    schedules = tr_n("{n} schedule", "{n} schedules", len(found.drifts))
    days = tr_n("{n} day", "{n} days", len(found.wrong_days))
    if mended:
        return tr(
            "{schedules} and {days} were rebuilt from their logs.", schedules=schedules, days=days
        )
    if found.damage:
        return tr("The database is damaged: `recollect restore` brings a backup back.")
    if found.drifts or found.wrong_days:
        return tr(
            "{schedules} and {days} are wrong: `recollect doctor --repair` rebuilds them.",
            schedules=schedules,
            days=days,
        )
    return tr(
        "All is well: {cards} schedules equal the fold of {entries} log entries.",
        cards=found.cards,
        entries=found.entries,
    )


def _record(found: Diagnosis, mended: bool) -> dict[str, Any]:
    return {
        "cards": found.cards,
        "entries": found.entries,
        "wrong_schedules": [drift.card.id for drift in found.drifts],
        "wrong_days": [day_to_date(day).isoformat() for day in found.wrong_days],
        "repaired": len(found.drifts) if mended else 0,
        "damage": [str(line) for line in found.damage],
        "entries_ahead": found.entries_ahead,
        "settings_without_meaning": list(found.settings_without_meaning),
    }

"""`recollect import`: notes into the deck."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from recollect.app.importing import Change, ImportPlan, PlannedCard, apply_import, plan_import
from recollect.app.workspace import Workspace
from recollect.cli.options import json_option, with_workspace
from recollect.core.safe_text import safe_line

SHOWN = 40
"""So many changes are listed; `--all` lists every one."""

SIGNS = {
    Change.NEW: "+",
    Change.UPDATED: "~",
    Change.MOVED: ">",
    Change.RETIRED: "-",
    Change.RESTORED: "^",
    Change.DUPLICATE: "=",
    Change.AMBIGUOUS: "?",
}


@click.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask; what is ambiguous stays as it was.")
@click.option("--all", "show_all", is_flag=True, help="List every change, not the first 40.")
@json_option
@with_workspace
def command(
    workspace: Workspace,
    paths: tuple[Path, ...],
    dry_run: bool,
    yes: bool,
    show_all: bool,
    as_json: bool,
) -> None:
    """Read the notes at PATHS (files or folders) into the deck.

    Without PATHS, every folder that was imported before is read again. The notes are never
    changed. A card keeps its history when its question is edited or moved; one that is gone from
    the notes is retired, and comes back with its history.
    """
    plan = plan_import(workspace, paths)
    if as_json:
        click.echo(json.dumps(_record(plan), ensure_ascii=False))
    else:
        _print_plan(plan, None if show_all else SHOWN)
    for error in plan.errors:
        click.echo(safe_line(f"recollect: {error.path}: {error.message}"), err=True)
    if not dry_run and (as_json or yes or _agreed(plan)):
        apply_import(workspace, plan)
    if plan.errors and not plan.notes:
        raise SystemExit(1)


def _record(plan: ImportPlan) -> dict[str, Any]:
    return {
        **plan.counts,
        "errors": [{"path": error.path, "message": error.message} for error in plan.errors],
    }


def _print_plan(plan: ImportPlan, most: int | None) -> None:
    changes = [planned for planned in plan.cards if planned.change is not Change.UNCHANGED]
    for planned in changes[:most]:
        click.echo(_line(planned))
    if most is not None and len(changes) > most:
        click.echo(f"… and {len(changes) - most} more (--all lists them)")
    click.echo(_totals(plan))


def _line(planned: PlannedCard) -> str:
    card = planned.card.card
    question = " ".join(card.question.split())
    shown = question if len(question) <= 60 else question[:59] + "…"
    why = "" if planned.change is Change.NEW else f"  ({planned.reason})"
    return safe_line(f"{SIGNS[planned.change]} {card.source.place}  {shown}{why}")


def _totals(plan: ImportPlan) -> str:
    met = [f"{count} {change}" for change, count in plan.counts.items() if count]
    notes = f"{len(plan.notes)} note{'s' * (len(plan.notes) != 1)}"
    if not met:
        return f"{notes} read; none of them asks anything that Recollect can find."
    return f"{notes} read: {', '.join(met)}."


def _agreed(plan: ImportPlan) -> bool:
    """Ask only where something would leave the deck, and a person is there to answer."""
    retired = plan.counts[Change.RETIRED]
    if not retired or not sys.stdin.isatty():
        return True
    return click.confirm(f"Retire {retired} cards that are gone from the notes?", default=True)

"""`recollect import`: notes into the deck."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import Any

import click

from recollect.app.importing import Change, ImportPlan, Wishes, apply_import, plan_import
from recollect.app.language import tr, tr_n, tr_said
from recollect.app.workspace import Workspace
from recollect.cli.card_lines import list_line
from recollect.cli.import_lines import plan_lines, totals
from recollect.cli.import_questions import decide
from recollect.cli.options import json_option, with_workspace
from recollect.cli.progress_bar import progress_bar, stoppable
from recollect.core.text.safe_text import safe_json, safe_line

SHOWN = 40
"""How many changes are listed; `--all` lists every one."""


@click.command("import")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask; what is unclear stays as it was.")
@click.option("--all", "show_all", is_flag=True, help="List every change, not the first 40.")
@click.option("--explain", is_flag=True, help="Say for each card what its identity rests on.")
@click.option("--deck", default="", metavar="NAME", help="Put the notes at PATHS into this deck.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Read only such notes.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="Leave such notes out.")
@click.option("--suggest", is_flag=True, help="Also draft cards from definitions in prose.")
@click.option("--again", is_flag=True, help="Read unchanged notes too.")
@click.option("--retire", is_flag=True, help="Retire what is gone, however much it is.")
@json_option
@with_workspace
def command(
    workspace: Workspace,
    paths: tuple[Path, ...],
    dry_run: bool,
    yes: bool,
    show_all: bool,
    explain: bool,
    as_json: bool,
    **wishes: Any,
) -> None:
    """Read the notes at PATHS (files or folders) into the deck.

    Without PATHS, every folder that was imported before is read again; unchanged notes cost a
    look. The notes are never changed. A card keeps its history when its question is edited or
    moved; one that is gone from the notes is retired, and comes back with its history. What cannot
    be read, such as a binary file, is named and skipped; only if nothing can, this fails.

    A PATTERN is written as in a .gitignore, which is respected as well, and is remembered for the
    folder, like --deck. Patterns for all folders stand in notes.toml in the user's configuration
    directory (or in the file that RECOLLECT_NOTES names): exclude = ["drafts/", "*.slides.md"].
    """
    asks = not (yes or dry_run or as_json) and sys.stdin.isatty()
    with stoppable(tr("nothing was imported"), workspace):
        with progress_bar(quiet=as_json) as progress:
            plan = plan_import(workspace, paths, progress, wishes=Wishes(**wishes))
        for error in plan.errors:
            click.echo(safe_line(f"recollect: {error.path}: {tr_said(error.message)}"), err=True)
        most = None if show_all else SHOWN
        if asks:
            _print_plan(plan, most, explain=explain)
            plan = _decided(plan)
            _make_sure(plan)
        if not dry_run:
            with progress_bar(quiet=as_json) as progress:
                changed = apply_import(workspace, plan, progress)
            if asks and changed:
                click.echo(tr("Done. `recollect undo-import` takes it back."))
    if as_json:
        click.echo(safe_json(_record(plan)))
    elif not asks:  # told once it is done: a reader of the list who leaves early stops nothing
        _print_plan(plan, most, explain=explain)
    if plan.errors and not plan.looked_at:
        raise SystemExit(1)


def _decided(plan: ImportPlan) -> ImportPlan:
    """Ask what the plan cannot know; say what it comes to then."""
    decided = decide(plan)
    if decided is not plan:
        click.echo(totals(decided))
    return decided


def _record(plan: ImportPlan) -> dict[str, Any]:
    return {
        **plan.counts,
        "errors": [{"path": error.path, "message": str(error.message)} for error in plan.errors],
    }


def _print_plan(plan: ImportPlan, most: int | None, *, explain: bool) -> None:
    lines = plan_lines(plan, most, explain=explain)
    tell = click.echo if explain else list_line
    for line in islice(lines, most):
        tell(line)
    if more := sum(1 for _ in lines):
        click.echo(tr("… and {n} more (--all lists them)", n=more))
    elif most is not None and plan.counts[Change.NEW] > most:
        click.echo(tr("--all lists them card by card."))
    click.echo(totals(plan))


def _make_sure(plan: ImportPlan) -> None:
    """Ask once more where something would leave the deck; raises Abort where it shall not."""
    if retired := plan.counts[Change.RETIRED]:
        asked = tr_n(
            "Retire {n} card gone from the notes?", "Retire {n} cards gone from the notes?", retired
        )
        click.confirm(asked, default=True, abort=True)

"""`recollect progress`: stages, lectures, what was studied and what of it is still known."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from recollect.app.language import Words, english, tr, words_for
from recollect.app.progress import (
    Board,
    BoardRow,
    prepare,
    progress_board,
    progress_page,
    write,
)
from recollect.app.workspace import Workspace
from recollect.cli.options import json_option, with_workspace
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.core.text.safe_text import safe_json, safe_line, safe_text


@click.command("progress")
@json_option
@click.option(
    "--write",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Update the table between its markers in this file; the rest stays byte for byte.",
)
@click.option("--yes", is_flag=True, help="Do not ask before writing.")
@with_workspace
def command(workspace: Workspace, as_json: bool, file: Path | None, yes: bool) -> None:
    """Show the progress board: stage, lecture, status, last studied, self-tests, cards.

    It joins what the notes tell (progress tables, course catalogues, dated files) with what the
    answers show, and points out what does not add up.
    """
    board = progress_board(workspace)
    words = words_for(workspace.settings)
    if file is not None:
        _write(file, board, words, yes)
    elif as_json:
        click.echo(safe_json(_record(board)))
    elif not board.rows:
        click.echo(tr("Nothing yet: read some notes with `recollect import FOLDER`."))
    else:
        _print(board, words)


def _write(file: Path, board: Board, words: Words, yes: bool) -> None:
    writing = prepare(file, progress_page(board, words))
    if not writing.changes:
        click.echo(safe_line(tr("{path} is up to date.", path=file)), err=True)
        return
    if not yes:
        if not sys.stdin.isatty():
            raise RecollectError(phrase("{path} would be changed: say so with --yes", path=file))
        click.echo(safe_text(writing.diff), nl=False)
        click.confirm(safe_line(tr("Write this into {path}?", path=file)), abort=True)
    write(writing)
    click.echo(safe_line(tr("{path} updated.", path=file)), err=True)


def _print(board: Board, words: Words) -> None:
    for stage, rows in board.stages.items():
        if stage or len(board.stages) > 1:
            click.echo(safe_line(stage or words("In no stage")))
        for row in rows:
            click.echo(_line(row, words))
    if board.contradictions:
        click.echo(f"\n{words('Does not add up')}:")
        for one in board.contradictions:
            click.echo(f"  {safe_line(one.said(words))}")


def _line(row: BoardRow, words: Words) -> str:
    parts = [
        words(row.status) if row.status else "",
        row.last_studied.isoformat() if row.last_studied else "",
        f"{words('Self-test')} {row.tests[-1].isoformat()}" if row.tests else "",
        f"{words('Cards')} {row.cards}" if row.cards else "",
        "" if row.mature_share is None else f"{words('Mature')} {row.mature_share:.0%}",
        "" if row.retention is None else f"{words('Kept')} {row.retention:.0%}",
        f"{words('Weakest')} {safe_line(row.weakest)}" if row.weakest else "",
        f"{words('Next due')} {row.next_due.isoformat()}" if row.next_due else "",
    ]
    return f"  {safe_line(row.topic)}  " + " · ".join(part for part in parts if part)


def _record(board: Board) -> dict[str, Any]:
    return {
        "day": board.day.isoformat(),
        "stages": [
            {"stage": stage, "rows": [_row_record(row) for row in rows]}
            for stage, rows in board.stages.items()
        ],
        "contradictions": [one.said(english) for one in board.contradictions],
        "log": [
            {
                "kind": one.entry.kind,
                "stages": list(one.entry.stages),
                "topic": one.entry.topic,
                "status": one.entry.status,
                "started_on": one.entry.started_on and one.entry.started_on.isoformat(),
                "ended_on": one.entry.ended_on and one.entry.ended_on.isoformat(),
                "tested": one.entry.tested,
                "tested_on": one.entry.tested_on and one.entry.tested_on.isoformat(),
                "target": one.entry.target,
                "content": one.entry.content,
                "place": one.place,
            }
            for one in board.log
        ],
    }


def _row_record(row: BoardRow) -> dict[str, Any]:
    return {
        "topic": row.topic,
        "status": row.status,
        "stated": row.stated,
        "place": row.place,
        "last_studied": row.last_studied and row.last_studied.isoformat(),
        "tests": [day.isoformat() for day in row.tests],
        "cards": row.cards,
        "answered": row.answered,
        "mature": row.mature,
        "retention": row.retention,
        "answers": row.answers,
        "weakest": row.weakest,
        "next_due": row.next_due and row.next_due.isoformat(),
        "contradictions": [one.said(english) for one in row.contradictions],
    }

"""`recollect scan`: what the notes ask, printed; nothing is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from recollect.app.language import tr, tr_said
from recollect.app.notes.explaining import explained_line, explained_notes
from recollect.app.notes.scanning import ScanError, ScanResult, scan, suggestions
from recollect.cli.options import speaking_at
from recollect.core.cards.items import Item
from recollect.core.text.safe_text import safe_json, safe_line, safe_text

_AT_LINE = re.compile(r"(?P<file>.+):(?P<line>\d+)$")


@click.command("scan")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text for people, jsonl for programs: one JSON object an item.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Say for each item where it begins and ends, which dialect claimed it and why, and which "
    "others lost; for FILE:LINE, why that line is no item.",
)
@click.option(
    "--suggest",
    is_flag=True,
    help="Draft questions from definitions and tables in prose; they enter no deck by themselves.",
)
def command(paths: tuple[Path, ...], form: str, explain: bool, suggest: bool) -> None:
    """Show what the notes at PATHS ask, without touching any deck.

    A PATH is a folder of Markdown notes, one note, or FILE:LINE: why that line is no item. What
    cannot be read, such as a binary file, is named and skipped; only if nothing can, this fails.
    """
    speaking_at(None)
    read = suggestions if suggest else scan
    if explain or all(_AT_LINE.match(str(path)) and not path.exists() for path in paths):
        _explain(paths, read)
        return
    result = read(paths)
    for item in result.items:
        click.echo(as_json(item) if form == "jsonl" else as_text(item))
    if not result.items and not result.errors:
        said = tr("Nothing asks here: --explain with FILE:LINE says why a line does not.")
        click.echo(said, err=True)
    _complain(result.errors)
    if result.failed:
        raise SystemExit(1)


def _explain(paths: Sequence[Path], read: Callable[[Sequence[Path]], ScanResult]) -> None:
    """Print the reasons for the items of notes, or for a line of one."""
    lines = [(path, _AT_LINE.match(str(path))) for path in paths]
    at = [(Path(m["file"]), int(m["line"])) for path, m in lines if m and not path.exists()]
    whole = [path for path, match in lines if not match or path.exists()]
    errors: list[ScanError] = []
    explained = 0
    for file, line in at:
        said, error = explained_line(file, line)
        if said:
            explained += 1
            click.echo(safe_text(f"{file}:{line}: {tr_said(said)}"))
        errors += [error] if error else []
    result = read(whole) if whole else ScanResult()
    for text in explained_notes(whole, result):
        click.echo(safe_text(text))
    errors += result.errors
    _complain(errors)
    if errors and not (explained or result.notes):
        raise SystemExit(1)


def _complain(errors: Sequence[ScanError]) -> None:
    """Print errors, a line each, where output does not see them."""
    for error in errors:
        click.echo(safe_line(f"{error.path}: {tr_said(error.message)}"), err=True)


def as_json(item: Item) -> str:
    """Return an item as one line of JSON."""
    reference = item.references[0] if item.references else None
    record: dict[str, Any] = {
        "file": item.path,
        "line": item.line,
        "end_line": item.end_line,
        "kind": item.kind.value,
        "label": item.label,
        "question": item.question,
        "topic": item.topic,
        "hints": list(item.hints),
        "answer": item.answer,
        "answer_file": reference.path if reference else None,
        "answer_line": reference.line if reference else None,
        "own_answer": item.own_answer,
        "critique": item.critique,
        "insight": item.insight,
        "options": [{"text": o.text, "correct": o.correct} for o in item.options],
        "deletions": list(item.deletions),
        "reversible": item.reversible,
        "heading_path": list(item.heading_path),
        "difficulty": item.difficulty,
        "dialect": item.dialect,
        "parent_line": item.parent_line,
        "references": [
            {"file": r.path, "line": r.line, "end_line": r.end_line} for r in item.references
        ],
        "duplicate_of": _place(item.duplicate_of),
    }
    return safe_json(record)


def _place(duplicate: tuple[str, int] | None) -> dict[str, Any] | None:
    return {"file": duplicate[0], "line": duplicate[1]} if duplicate else None


def as_text(item: Item) -> str:
    """Return an item as one line for people."""
    first = item.question.split("\n", 1)[0]
    other = item.duplicate_of and "{}:{}".format(*item.duplicate_of)
    twin = f"  ({tr('the same as {place}', place=other)})" if other else ""
    return safe_text(f"{item.path}:{item.line}  {item.kind.value:10} {first}{twin}")

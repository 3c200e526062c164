"""`recollect scan`: what the notes ask, printed; nothing is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from recollect.app.scanning import ScanError, scan
from recollect.core.items import Item


@click.command("scan")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help="text for people, jsonl for programs: one JSON object an item.",
)
def command(paths: tuple[Path, ...], form: str) -> None:
    """Show what the notes at PATHS ask, without touching any deck."""
    result = scan(paths)
    for item in result.items:
        click.echo(as_json(item) if form == "jsonl" else as_text(item))
    for error in result.errors:
        complain(error)
    if result.errors and not result.notes:
        raise SystemExit(1)


def complain(error: ScanError) -> None:
    """Print an error, one line, where output does not see it."""
    click.echo(f"{error.path}: {error.message}", err=True)


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
        "hints": list(item.hints),
        "answer": item.answer,
        "answer_file": reference.path if reference else None,
        "answer_line": reference.line if reference else None,
        "own_answer": item.own_answer,
        "critique": item.critique,
        "insight": item.insight,
        "options": [{"text": o.text, "correct": o.correct} for o in item.options],
        "deletions": list(item.deletions),
        "heading_path": list(item.heading_path),
        "dialect": item.dialect,
        "parent_line": item.parent_line,
        "difficulty": item.difficulty,
        "duplicate_of": list(item.duplicate_of) if item.duplicate_of else None,
    }
    return json.dumps(record, ensure_ascii=False)


def as_text(item: Item) -> str:
    """Return an item as one line for people."""
    first = item.question.split("\n", 1)[0]
    return f"{item.path}:{item.line}  {item.kind.value:10} {first}"


if __name__ == "__main__":
    command()

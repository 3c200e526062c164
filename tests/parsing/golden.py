"""Golden fixtures: a title, a note, and what is found in it, parted by lines that are a dot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recollect.core.cards.items import Item

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    """One golden case of a fixture file."""

    title: str
    note: str
    found: str


def cases(file: Path) -> list[Case]:
    """Read the cases of a fixture file: title, `.`, note, `.`, findings, `.`, blank line."""
    found, block, parts = [], [], []
    for line in file.read_text("utf-8").split("\n"):
        if line != ".":
            block.append(line)
            continue
        parts.append(block)
        block = []
        if len(parts) == 3:
            title, note, expected = parts
            found.append(Case(" ".join(title).strip(), "\n".join(note), "\n".join(expected)))
            parts = []
    return found


def shown(items: tuple[Item, ...]) -> str:
    """Write items the way fixtures hold them: one line a part, further lines indented."""
    return "\n".join(line for item in items for line in _lines(item))


def _lines(item: Item) -> list[str]:
    label = f" {item.label}" if item.label else ""
    lines = [f"{item.line}-{item.end_line} {item.kind}{label} [{item.dialect}]"]
    parts = [
        ("q", item.question),
        *(("hint", hint) for hint in item.hints),
        *((("+" if o.correct else "-"), o.text) for o in item.options),
        *(("hidden", text) for text in item.deletions),
        ("a", item.answer),
        ("own", item.own_answer),
        ("critique", item.critique),
        ("insight", item.insight),
        ("difficulty", item.difficulty or ""),
        ("topic", item.topic),
        ("both ways", "yes" if item.reversible else ""),
        ("follows", str(item.parent_line or "")),
    ]
    for name, text in parts:
        if text:
            lines.append(f"  {name}: " + text.replace("\n", "\n    "))
    return lines

"""What Recollect wrote into a Markdown file stands between markers, and is not read as notes.

HTML comments on lines of their own: no reader shows them, and they survive copying and pasting.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

MARKER = "<!-- recollect:"
"""How each of the lines that open or close a region begins."""
_LINE = re.compile(
    r"[ \t]*<!-- recollect:(?P<end>end )?(?P<name>[a-z]+)(?: (?P<key>\S+))? -->[ \t\r]*$"
)


def begin(name: str, key: str = "") -> str:
    """Return the line that opens a region; `key` says what it is about."""
    return f"<!-- recollect:{name} {key} -->" if key else f"<!-- recollect:{name} -->"


def end(name: str) -> str:
    """Return the line that closes a region."""
    return f"<!-- recollect:end {name} -->"


class Region(NamedTuple):
    """Lines between markers, the markers included; 0-based and half-open."""

    name: str
    key: str
    start: int
    stop: int


def regions(lines: Sequence[str]) -> Iterator[Region]:
    """Yield the marked regions of a text; one that is never closed is none."""
    opened: dict[str, tuple[int, str]] = {}
    for number, line in enumerate(lines):
        if MARKER not in line or not (match := _LINE.match(line)):
            continue
        name = match["name"]
        if not match["end"]:
            opened[name] = number, match["key"] or ""
        elif name in opened:
            start, key = opened.pop(name)
            yield Region(name, key, start, number + 1)


def is_own(line: int, own: Sequence[Region]) -> bool:
    """Tell whether a line (0-based) lies in one of some regions."""
    return any(region.start <= line < region.stop for region in own)

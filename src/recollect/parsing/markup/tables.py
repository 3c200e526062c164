"""Rows of a Markdown table to cells; a `|` in code or maths, or an escaped one, divides nothing."""

from __future__ import annotations

import re

_ATOM = re.compile(
    r"\\.|`[^`\n]*`|\$[^$\n|]*\$|\$(?=[^\s$])[^$\n]*(?<=[^\s$])\$(?!\d)|[^|\\`$]+|[\\`$]|(?P<bar>\|)"
)


def cells(row: str) -> list[str]:
    """Return the cells of a table's row, trimmed, without the bars at both ends."""
    found = [""]
    for match in _ATOM.finditer(row.strip()):
        if match["bar"]:
            found.append("")
        else:
            found[-1] += match[0]
    if found and not found[0].strip():
        found = found[1:]
    if found and not found[-1].strip():
        found = found[:-1]
    return [cell.strip() for cell in found]

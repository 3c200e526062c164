"""What a line of Markdown may start: a container or a leaf, by its first signs."""

from __future__ import annotations

import re

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block.html_block import HTML_SEQUENCES
from markdown_it.rules_block.table import escapedSplit

from recollect.parsing.outline.pieces import CODE, HEADING, RULE

QUOTE, ITEM = "quote", "item"
STARTING = frozenset("><#-*_+`~0123456789")
"""The signs with which a line may start anything but text."""
_STARTED = re.compile(
    rf"(?P<{QUOTE}>> ?)"
    rf"|(?P<{HEADING}>(?P<signs>#{{1,6}})(?=[ \t]|$)(?P<title>.*)$)"
    rf"|(?P<{RULE}>(?P<sign>[-*_])[ \t]*(?:(?P=sign)[ \t]*){{2,}}$)"
    rf"|(?P<{ITEM}>(?P<marker>[-+*]|(?P<number>[0-9]{{1,9}})[.)])(?:(?P<gap> +)(?=\S)|[ \t]*$))"
    rf"|(?P<{CODE}>(?P<run>`{{3,}}(?=[^`]*$)|~{{3,}})(?P<info>.*)$)"
)
"""What a line starts but HTML; the last group to close names it."""
_COLUMNS = re.compile(r"(?!-[ \t]|.$)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DASHES = re.compile("-+")

Start = re.Match[str]
"""How a line says what it starts; its last group names that, but for HTML."""


def started_by(line: str) -> Start | None:
    """Return what a line starts, its indentation cut; None where it is text, or blank."""
    if line[:1] == "<":
        openings = (opening.match(line) for opening, _, _ in HTML_SEQUENCES)
        return next(filter(None, openings), None)
    return _STARTED.match(line)


def ends_text(start: Start, *, held: bool) -> bool:
    """Tell whether what a line starts ends a paragraph; `held`, if all containers hold the line.

    A list does so there only with a text, and with its first number.
    """
    if start.re is not _STARTED:
        return next(ends for opening, _, ends in HTML_SEQUENCES if opening is start.re)
    if not held or start.lastgroup != ITEM:
        return True
    return start["gap"] is not None and int(start["number"] or 1) == 1


def html_end(match: re.Match[str]) -> re.Pattern[str] | None:
    """Return what ends the HTML that a match starts; None if a blank line does."""
    end = next(end for opening, end, _ in HTML_SEQUENCES if opening is match.re)
    return None if end.search("") else end


def heads_table(line: str, below: str) -> bool:
    """Tell whether a line has as many columns as the line of dashes below it."""
    if not _COLUMNS.match(below):
        return False
    cells = escapedSplit(line.strip(MD_TRIM_CHARS))
    cells = cells[not cells[0] :]
    cells = cells[: -1 if cells and not cells[-1] else None]
    return len(cells) == len(_DASHES.findall(below))

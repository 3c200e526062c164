"""What a line of Markdown may start: a container or a leaf, by its first signs."""

from __future__ import annotations

import re

from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.rules_block.html_block import HTML_SEQUENCES
from markdown_it.rules_block.table import escapedSplit

from recollect.parsing.pieces import CODE, HEADING, HTML, RULE

QUOTE, ITEM = "quote", "item"
_QUOTED = re.compile(r"> ?")
_MARKER = re.compile(r"(?P<marker>[-+*]|(?P<number>\d{1,9})[.)])(?:(?P<gap> +)(?=\S)|[ \t]*$)")
_RULED = re.compile(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_FENCED = re.compile(r"(?P<run>`{3,}(?=[^`]*$)|~{3,})(?P<info>.*)$")
_TITLED = re.compile(r"(?P<signs>#{1,6})(?=[ \t]|$)(?P<title>.*)$")
_FORMS = {
    ">": ((QUOTE, _QUOTED),),
    "#": ((HEADING, _TITLED),),
    "_": ((RULE, _RULED),),
    "<": tuple((HTML, opening) for opening, _, _ in HTML_SEQUENCES),
    **dict.fromkeys("`~", ((CODE, _FENCED),)),
    **dict.fromkeys("-*", ((RULE, _RULED), (ITEM, _MARKER))),
    **dict.fromkeys("+0123456789", ((ITEM, _MARKER),)),
}
"""By the sign with which a line starts: what it may start, and how."""
_COLUMNS = re.compile(r"(?!-[ \t]|.$)\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_DASHES = re.compile("-+")

Start = tuple[str, re.Match[str]]
"""What a line starts, and how it says so."""


def started_by(line: str) -> Start | None:
    """Return what a line starts, its indentation cut; None where it is text, or blank."""
    for kind, form in _FORMS.get(line[:1], ()):
        if match := form.match(line):
            return kind, match
    return None


def ends_text(start: Start, *, held: bool) -> bool:
    """Tell whether what a line starts ends a paragraph; `held`, if all containers hold the line.

    A list does so there only with a text, and with its first number.
    """
    kind, match = start
    if kind == HTML:
        return next(ends for opening, _, ends in HTML_SEQUENCES if opening is match.re)
    if kind != ITEM or not held:
        return True
    return match["gap"] is not None and int(match["number"] or 1) == 1


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

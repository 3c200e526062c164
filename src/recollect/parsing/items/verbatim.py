"""What pieces say as the note has it: without what only lays out, and without links back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recollect.core.text.scripts import either
from recollect.parsing.outline.contents import is_contents_entry, only_links
from recollect.parsing.outline.outline import Outline
from recollect.parsing.outline.pieces import CLOSE, HEADING, HTML, OPEN, RULE, TEXT, Piece

_BACK = re.compile(either(r"back[ -]to[ -](?:the )?top|返回顶部|回到顶部|返回目录|⬆|↥|↑"))
_LONGEST_LINK = 400
"""Letters of what leads to the top, at most, with its pictures."""
_ARROW = re.compile("[←⬅→➡⇐⇒«»]")
_LAYOUT = re.compile(
    r"(?P<code>(?<!`)(?P<run>`+)(?!`).*?(?<!`)(?P=run)(?!`))"
    r"|</?(?:p|div|b|br|strong|center|aside|section|article|main|span|font|[uo]l|li)\b[^<>\n]*>"
    r"|<!--[^\n]{0,400}?-->",
    re.I,
)
"""A tag that only lays out or lists, or a comment; or code, in which nothing does."""
_DEFINITIONS = re.compile(
    r"(?:\[(?!\^)[^\[\]\n]+\]:[ \t]*(?:<[^<>\n]*>|\S+)(?:[ \t]+[\"'(][^\n]*)?[ \t]*(?:\n[ \t]*|$))+"
)
_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<run>`{3,}(?![^\n]*`)|~{3,})")


def verbatim(pieces: Sequence[Piece], note: Outline) -> str:
    """Return the source lines that pieces cover, without the indentation of their container."""
    pieces = trimmed(pieces, note)
    if not pieces:
        return ""
    shallow = min(pieces, key=lambda piece: piece.depth) if len(pieces) > 1 else pieces[0]
    return untagged(note.source(pieces[0].start, pieces[-1].end, shallow.holder))


def untagged(text: str) -> str:
    """Return a text without comments and the tags that only lay it out, but for those in code."""
    if "<" not in text:
        return text
    result, run = [], ""
    for line in text.split("\n"):
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if fence and not run:
            run = fence["run"]
        elif fence and fence["run"].startswith(run):
            run = ""
        fenced = bool(run or fence)
        result.append(line if fenced or "<" not in line else _LAYOUT.sub(_bare, line))
    indent = text[: len(text) - len(text.lstrip(" "))]  # below it, what is less deep may stand
    return indent + "\n".join(result).strip()


def _bare(match: re.Match[str]) -> str:
    """Return what is left of code, all of it, or of a tag: a space where it breaks a line."""
    if match["code"]:
        return match["code"]
    breaks = match[0][:3].casefold() in ("<br", "<li") and match.string[match.end() :].strip()
    return " " if breaks and match.string[: match.start()].strip() else ""


def trimmed(pieces: Sequence[Piece], note: Outline) -> Sequence[Piece]:
    """Cut rules, the brackets of folds and tags that only lay out at both ends.

    Nothing is left where all that is says where links lead; a fold's title that tells stays above
    what it folds.
    """
    start, end = 0, len(pieces)
    while start < end and _only_parts(pieces[start]) and not note.shows(pieces[start]):
        start += 1
    while end > start and (
        _only_parts(pieces[end - 1])
        or navigates(pieces[end - 1], pieces[max(end - 2, 0)])
        or (pieces[end - 1].kind == HEADING and "](" in pieces[end - 1].text)
    ):
        end -= 1
    return [] if all(map(_only_defines, pieces[start:end])) else pieces[start:end]


def _only_defines(piece: Piece) -> bool:
    """Tell whether a paragraph only says where links lead: `[reef]: https://…`."""
    defines = piece.kind == TEXT and piece.text[:1] == "["
    return defines and _DEFINITIONS.fullmatch(piece.text) is not None


def _only_parts(piece: Piece) -> bool:
    if piece.kind == HTML:
        comment = piece.text.startswith("<!--") and piece.text.endswith("-->")
        return comment or not untagged(piece.text)
    return piece.kind in (RULE, CLOSE, OPEN)


def leads_away(piece: Piece) -> bool:
    """Tell whether a piece has a link or an address."""
    return "](" in piece.text or "http" in piece.text


def navigates(piece: Piece, above: Piece) -> bool:
    """Tell whether a piece only leads to the top of a page, another place on it, or its neighbours.

    A rule stands above what leads to neighbours, or an arrow in it: `[← 1](1.md) | [3](3.md)`.
    """
    text = piece.text
    if "](" not in text and "<a" not in text:
        return False
    if "](#" in text and not piece.marker and is_contents_entry(text):
        return True
    if len(text) < _LONGEST_LINK and _BACK.search(text.casefold()):
        return True
    if piece.marker or "://" in text or not only_links(text):
        return False
    return above.kind == RULE or _ARROW.search(text) is not None

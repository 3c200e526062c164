"""Text from notes inside Markdown of our own: one safe line in which nothing becomes markup."""

from __future__ import annotations

from recollect.core.text.safe_text import safe_line


def inline(text: str, most: int | None = None) -> str:
    """Return a text as one line without HTML, links or images; cut after `most` characters."""
    line = safe_line(text)
    if most is not None and len(line) > most:
        line = line[: most - 1].rstrip() + "…"
    return line.replace("<", "&lt;").replace("[", "\\[").replace("]", "\\]")


def table_cell(text: str) -> str:
    """Return a text as it may stand in a cell of a table."""
    return inline(text).replace("\\|", "|").replace("|", "\\|")


def link_to(place: str) -> str:
    """Return a link to `path:line` or `path:first-last`, relative to the imported folder.

    It reads as the note's name and the lines: a path twice over hides what stands around it.
    """
    path, _, lines = place.rpartition(":")
    name = path.rsplit("/", 1)[-1]
    first = lines.split("-")[0]
    target = path.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")
    return f"[{inline(f'{name}:{lines}')}](<{safe_line(target)}#L{first}>)"

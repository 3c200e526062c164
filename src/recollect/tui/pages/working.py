"""How far long work is."""

from __future__ import annotations

from recollect.app.language import tr
from recollect.core.text.safe_text import safe_line
from recollect.tui.figures import bar
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.note.wrap import clip_start
from recollect.tui.pages.parts import sentence

LONGEST_BAR = 40
"""In cells, where a bar is a part of a page."""


def weighing_lines(done: int, total: int, cells: int) -> list[Line]:
    """Return that the answers are being weighed, and how far that is."""
    lines = sentence(tr("Weighing the answers …"), cells, "muted")
    if total:
        lines.append(line(Span(bar(done / total, min(cells, LONGEST_BAR)), "accent")))
    return lines


def progress_page(what: str, done: int, total: int, path: str, cells: int) -> list[Line]:
    """Return a bar with the count, and the file at hand below it."""
    count = f"  {done}/{total}"
    size = max(cells - len(count), 4)
    return [
        *sentence(what, cells),
        line(Span(bar(done / total if total else 0, size), "accent"), Span(count)),
        line(Span(clip_start(safe_line(path), cells), "muted")),
        *sentence(tr("Nothing is changed yet."), cells, "muted"),
    ]

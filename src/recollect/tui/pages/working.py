"""How far long work is."""

from __future__ import annotations

from recollect.core.text.safe_text import safe_line
from recollect.tui.figures import bar
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.note.wrap import clip_start
from recollect.tui.pages.parts import sentence


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

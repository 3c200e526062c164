"""The head of a session: which deck, how far, how long."""

from __future__ import annotations

from recollect.app.language import tr
from recollect.app.study import Progress
from recollect.core.cards.decks import lineage, title_of
from recollect.core.text.safe_text import safe_line
from recollect.tui.figures import clock
from recollect.tui.note.spans import Line, Span, cell_len, line, width
from recollect.tui.note.wrap import clip
from recollect.tui.pages.parts import NARROW, gauge


def session_head(
    deck: str, progress: Progress, seconds: int, on_card: int, cells: int
) -> list[Line]:
    """Return one line: the deck, a bar of settled cards, what is left of each sort, the time.

    `seconds` count since the session began, `on_card` since the card at hand came.
    """
    left = {
        tr("new {n}", n=progress.left_new): progress.left_new,
        tr("again {n}", n=progress.left_redrill): progress.left_redrill,
        tr("due {n}", n=progress.left_due): progress.left_due,
    }
    counts = " · ".join(text for text, n in left.items() if n or cells >= NARROW)
    share = progress.settled / progress.total if progress.total else 1.0
    bar = [*gauge(share, cells), Span(f" {progress.settled}/{progress.total}")]
    whole, here = clock(seconds), tr("card {time}", time=clock(on_card))
    times = (f"   {here} · {whole}", f"   {whole}") if cells >= NARROW else ()
    room = cells - width(bar) - cell_len(counts) - 2
    time = next((time for time in times if cell_len(time) <= room), "")
    right = [Span(counts, "muted"), Span(time, "muted")]
    used = width([*bar, *right]) + 2
    name = _deck_name(deck, max(cells - used - 2, 0))
    gap = max(cells - used - cell_len(name), 0)
    before = 1 if name else 0
    return [
        line(Span(name, "strong"), Span(" " * before), *bar, Span(" " * (gap - before + 2)), *right)
    ]


def _deck_name(deck: str, cells: int) -> str:
    """Return the deck with those above it, or where that is too long, by its own name."""
    names = [safe_line(title_of(name)) for name in lineage(deck)]
    whole = " › ".join(names)
    return whole if cell_len(whole) <= cells else clip(names[-1], cells)

"""What the dashboard shows at once, while the rest of it is got ready."""

from __future__ import annotations

from recollect.app.language import tr
from recollect.app.scheduling.due import Due
from recollect.app.scheduling.selection import Selection
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.note.wrap import wrap


def title() -> Line:
    """Return the name of the dashboard."""
    return line(Span("Recollect", "strong"), Span(f"  {tr('Dashboard')}"))


def first_page(due: Due, cells: int) -> list[Line]:
    """Return what is due; nothing before there is any card."""
    if not due.has_cards:
        return []
    return wrap([Span(today_in_brief(due))], cells)


def today_in_brief(left: Due) -> str:
    """Return what today's review holds, in one line."""
    again = f" · {tr('again {n}', n=left.again)}" if left.again else ""
    counts = tr(
        "Due {left.due} · new {left.new}{again} · about {left.minutes} min", left=left, again=again
    )
    return f"{tr('Today')} {counts}"


def nothing_asked(selection: Selection) -> str:
    """Return why a session over a selection has no card to ask."""
    return tr("No card is like that.") if selection.is_custom else tr("Nothing is due here now.")

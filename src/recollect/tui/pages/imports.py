"""The list of imports: when, from where, and what each brought."""

from __future__ import annotations

from recollect.app.importing import ImportRecord
from recollect.core.study_days import StudyCalendar
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import NARROW, row


def import_row(record: ImportRecord, calendar: StudyCalendar, cells: int, *, here: bool) -> Line:
    """Return an import as one line."""
    local = record.started_at.astimezone(calendar.zone)
    gone = record.undone_at is not None
    when = f"{local:%Y-%m-%d %H:%M}" if cells >= NARROW else f"{local:%m-%d}"
    left = [
        Span("▸ " if here else "  ", "accent"),
        Span(f"{when}  ", "strike" if gone else ""),
        Span(", ".join(record.roots), "strong" if here else ""),
    ]
    brought = tr("undone") if gone else _brought(record)
    return row(left, [Span(brought, "muted")], cells)


def _brought(record: ImportRecord) -> str:
    names = {
        "new": tr("new"),
        "updated": tr("updated"),
        "moved": tr("moved"),
        "retired": tr("retired"),
    }
    shown = [f"{names[name]} {n}" for name, n in record.counts.items() if n and name in names]
    return " · ".join(shown) or tr("nothing new")

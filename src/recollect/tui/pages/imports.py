"""The list of imports: when, from where, and what each brought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from recollect.app.language import tr
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import NARROW, pointer, row

if TYPE_CHECKING:
    from recollect.app.importing import ImportRecord


def import_row(record: ImportRecord, calendar: StudyCalendar, cells: int, *, here: bool) -> Line:
    """Return an import as one line."""
    local = calendar.local(record.started_at)
    gone = record.undone_at is not None
    when = f"{local:%Y-%m-%d %H:%M}" if cells >= NARROW else f"{local:%m-%d}"
    left = [
        pointer(here),
        Span(f"{when}  ", "strike" if gone else ""),
        Span(", ".join(record.roots), "strong" if here else ""),
    ]
    result = tr("undone") if gone else brought(record.counts)
    return row(left, [Span(result, "muted")], cells)


def brought(counts: Mapping[str, int]) -> str:
    """Return what an import met, in words."""
    names = {
        "new": tr("new"),
        "updated": tr("updated"),
        "moved": tr("moved"),
        "restored": tr("restored"),
        "retired": tr("retired"),
    }
    shown = [f"{names[name]} {n}" for name, n in counts.items() if n and name in names]
    return " · ".join(shown) or tr("nothing new")

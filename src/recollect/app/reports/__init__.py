"""The weakness report: gathered once, written as Markdown, CSV or JSON."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recollect.app.reports.as_csv import as_csv
from recollect.app.reports.as_json import as_json
from recollect.app.reports.as_markdown import as_markdown
from recollect.app.reports.weakness import WeaknessReport, weakness_report

FORMATS: Mapping[str, Callable[[WeaknessReport], str]] = {
    "md": as_markdown,
    "csv": as_csv,
    "json": as_json,
}
"""How a report can be written, by the name that the command line uses."""

__all__ = ["FORMATS", "WeaknessReport", "weakness_report"]

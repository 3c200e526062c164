"""The weakness report: gathered once, written as Markdown, CSV, JSON or HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recollect.app.language import Words, english
from recollect.app.reports.as_csv import as_csv
from recollect.app.reports.as_html import as_html
from recollect.app.reports.as_json import as_json, schema
from recollect.app.reports.as_markdown import as_markdown
from recollect.app.reports.saving import save_report
from recollect.app.reports.weakness import WeaknessReport, weakness_report

Writer = Callable[[WeaknessReport, Words], str]

FORMATS: Mapping[str, Writer] = {
    "md": as_markdown,
    "csv": as_csv,
    "json": as_json,
    "html": as_html,
}
"""How a report can be written, by the name that the command line uses."""

__all__ = ["FORMATS", "WeaknessReport", "english", "save_report", "schema", "weakness_report"]

"""Keep a report where the learner finds it: in a file of the day, beside the database."""

from __future__ import annotations

from pathlib import Path

from recollect.app.exports import export_folder
from recollect.app.language import words_for
from recollect.app.reports.as_markdown import as_markdown
from recollect.app.reports.weakness import weakness_report
from recollect.app.whole_files import write_whole
from recollect.app.workspace import Workspace
from recollect.core.long_work import Progress, unwatched

FOLDER = "reports"


def save_report(workspace: Workspace, progress: Progress = unwatched) -> Path:
    """Write today's weakness report as Markdown and return its place; an earlier one of today goes.

    It lies in `reports/` beside the database, or in the present folder where that is no file.
    Raises RecollectError when it cannot be written.
    """
    report = weakness_report(workspace, progress=progress)
    path = export_folder(workspace, FOLDER) / f"weak-areas-{report.day}.md"
    write_whole(path, as_markdown(report, words_for(workspace.settings)).encode())
    return path

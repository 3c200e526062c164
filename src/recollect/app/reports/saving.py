"""Keep a report where the learner finds it: in a file of the day, beside the database."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from recollect.app.reports.as_markdown import as_markdown
from recollect.app.reports.weakness import weakness_report
from recollect.app.whole_files import write_whole
from recollect.app.wording import words_for
from recollect.app.workspace import Workspace

FOLDER = "reports"


def save_report(workspace: Workspace) -> Path:
    """Write today's weakness report as Markdown and return its place; an earlier one of today goes.

    It lies in `reports/` beside the database, or in the present folder where that is no file.
    Raises RecollectError when it cannot be written.
    """
    report = weakness_report(workspace)
    database = workspace.database.file
    folder = (database.parent if database else Path.cwd()) / FOLDER
    path = (folder / f"weak-areas-{report.day}.md").absolute()
    with suppress(OSError):  # What it means is said when writing into it fails.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(path, as_markdown(report, words_for(workspace.settings)).encode())
    return path

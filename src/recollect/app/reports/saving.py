"""Keep a report where the learner finds it: in a file of the day, beside the database."""

from __future__ import annotations

from pathlib import Path

from recollect.app.reports.as_markdown import as_markdown
from recollect.app.reports.weakness import weakness_report
from recollect.app.wording import words_for
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError

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
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(as_markdown(report, words_for(workspace.settings)), encoding="utf-8")
    except OSError as error:
        raise RecollectError(
            f"{path} cannot be written ({error.strerror}): use `recollect report -o FILE`"
        ) from error
    return path

"""Where the app writes what a learner asks for by one key: in folders beside the database."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from recollect.app.whole_files import write_whole
from recollect.app.workspace import Workspace


def export_folder(workspace: Workspace, name: str) -> Path:
    """Return the folder of a name beside the database, made if need be; for a database that is no
    file, in the present folder.
    """
    database = workspace.database.file
    folder = ((database.parent if database else Path.cwd()) / name).absolute()
    with suppress(OSError):  # What it means is said when writing into it fails.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def write_new(folder: Path, name: str, text: str) -> Path:
    """Write a Markdown file that was not there before, with a number behind its name if need be.

    Raises CannotWrite, one line, when that fails.
    """
    number, path = 1, folder / f"{name}.md"
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}.md"
    write_whole(path, text.encode())
    return path

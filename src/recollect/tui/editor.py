"""The learner's own editor, at a line of a note."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

from recollect.app.language import tr
from recollect.core.errors import RecollectError

_LINE = {
    "code": ["--wait", "--goto", "{file}:{line}"],
    "codium": ["--wait", "--goto", "{file}:{line}"],
    "subl": ["--wait", "{file}:{line}"],
    "hx": ["{file}:{line}"],
}
"""How editors are told a line that do not know `+LINE FILE`."""


def edit(note: Path, line: int) -> None:
    """Open a note at a line in $VISUAL or $EDITOR, and wait until the editor is closed.

    Raises RecollectError when there is no such note or no editor.
    """
    if not note.is_file():
        raise RecollectError(tr("{path} is not there any more.", path=note))
    chosen = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    program, *options = shlex.split(chosen)
    if shutil.which(program) is None:
        raise RecollectError(tr("No editor: set EDITOR ({path}).", path=f"{note}:{line}"))
    place = _LINE.get(Path(program).name, ["+{line}", "{file}"])
    arguments = [part.format(file=note, line=line) for part in place]
    subprocess.run([program, *options, *arguments], check=False)  # the learner's own program

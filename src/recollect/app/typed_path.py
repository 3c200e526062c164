"""A folder's path as it is typed: completed from what is on the disk, as a shell does."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path


def folders_begun(typed: str) -> Sequence[str]:
    """Return the names, in order, of the folders that a path may be on the way to.

    Hidden ones are left out unless their dot is typed. A place that cannot be listed has none.
    """
    above, begun = _parts(typed)
    try:
        with os.scandir(Path(above or ".").expanduser()) as entries:
            return sorted(
                entry.name
                for entry in entries
                if entry.name.startswith(begun)
                and (begun or not entry.name.startswith("."))
                and entry.is_dir()
            )
    except (OSError, RuntimeError):  # RuntimeError: no home of that name
        return ()


def completed(typed: str) -> str:
    """Return a path as far as all that it may be on the way to agree."""
    if typed == "~":
        return "~/"
    above, begun = _parts(typed)
    names = folders_begun(typed)
    agreed = takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False))
    common = "".join(letters[0] for letters in agreed)
    return f"{above}{common or begun}{'/' * (len(names) == 1)}"


def _parts(typed: str) -> tuple[str, str]:
    """Return what stands before the last name of a path, and what is typed of that."""
    above, slash, begun = typed.rpartition("/")
    return above + slash, begun

"""The notes below a path: a walk that stays under its root, and reading one file."""

from __future__ import annotations

import os
import posixpath
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recollect.app.notes.ignoring import IgnoreRules
from recollect.app.whole_files import LARGEST, read_whole
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase, said_by
from recollect.parsing.markup.decoding import decode

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdx", ".qmd", ".rmd")
"""What Markdown is called; the last three hold components, or code that is run, as well."""
_COPY = re.compile(
    r"(?P<stem>.+?)(?:[ _.-]{1,3}(?:origin|original|orig|backup|bak|copy|old|副本|备份)(?:[ ]?\d)?"
    r"|[ ]\((?:\d|[^()]*conflict[^()]*)\)|\.sync-conflict-[\w-]+|~)(?P<suffix>\.\w+)$",
    re.I,
)
_OLD = frozenset(["old", "archive", "archived", "bak", "旧版", "备份"])
"""Folders of former versions, of notes that stand around them under the same name."""
_TEMPLATE = re.compile(r"(?:^|[_\W])(?:template|模板)\.\w+$", re.I)
_SKIPPED_FOLDERS = frozenset(
    [
        "node_modules",
        "__pycache__",
        "backup",
        "backups",
        "_backup",
        "_origin",
        "site-packages",
        "venv",
    ]
)


@dataclass(frozen=True, slots=True)
class NoteFile:
    """A file that may be a note, and the path it is known by: relative to its root, with `/`."""

    path: str
    file: Path


class UnreadableNote(RecollectError):
    """A note cannot be read; the message says why, in one line."""


def notes_below(
    path: Path,
    rules: IgnoreRules | None = None,
    closed: Callable[[OSError], object] | None = None,
    place: str = "",
) -> Iterator[NoteFile]:
    """Yield the Markdown files at or below a path, in order of their names.

    They are known by their paths below it, with its own `place` in a root before them. Hidden
    files, hidden and backup folders are left out, and what `rules` (without them, the folders' own
    .gitignore) name; links that lead out of the root, or in a circle, are not followed. `closed` is
    called with the error, and its `filename`, of each folder that cannot be listed: what lies in it
    is unknown, not gone. Raises `FileNotFoundError` for a path that does not exist.
    """
    if path.is_file():
        yield NoteFile(place or path.name, path)
        return
    if not path.is_dir():
        raise FileNotFoundError(path)
    root = path.resolve()
    ignores = (rules or IgnoreRules(root)).ignores
    for folder, folders, files in os.walk(root, onerror=closed):
        here = Path(folder)
        below = posixpath.join(place, *here.relative_to(root).parts)
        folders[:] = sorted(
            name
            for name in folders
            if not _is_skipped(name) and not ignores(here / name, is_folder=True)
        )
        siblings, is_old = frozenset(files), here != root and here.name.casefold() in _OLD
        for name in sorted(name for name in files if _is_note(name, siblings)):
            file = here / name
            former = is_old and (here.parent / name).is_file()
            if not (former or ignores(file)) and _stays(file, root):
                yield NoteFile(posixpath.join(below, name), file)


def _is_note(name: str, siblings: frozenset[str]) -> bool:
    """Tell whether a file is a note by its name, and no copy of one that stands beside it."""
    suffix = name.casefold().endswith(SUFFIXES)
    return suffix and not _is_skipped(name) and not _is_copy(name, siblings)


def _is_copy(name: str, names: frozenset[str]) -> bool:
    """Tell whether a file is a copy, by its name, of one that stands beside it."""
    match = _COPY.match(name)
    return match is not None and f"{match['stem']}{match['suffix']}" in names


def _is_skipped(name: str) -> bool:
    if _TEMPLATE.search(name):
        return True
    return name.startswith((".", "~")) or name.casefold() in _SKIPPED_FOLDERS or name.endswith("~")


def _stays(file: Path, root: Path) -> bool:
    """Tell whether a file, its links followed, lies below the root."""
    if not file.is_symlink():
        return True
    try:
        return file.resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link in a circle
        return False


def read_bytes(file: Path) -> bytes:
    """Return a note's bytes; raises `UnreadableNote` where it is too large or cannot be read."""
    try:
        str(file).encode()
    except UnicodeEncodeError:
        raise UnreadableNote(phrase("its name is not valid UTF-8; rename it")) from None
    try:
        # Asked before it is opened: opening a pipe waits for whoever may write to it.
        seen = file.stat()
        if not stat.S_ISREG(seen.st_mode):
            raise UnreadableNote(phrase("not a regular file; skipped"))
        if seen.st_size > LARGEST:
            n = LARGEST // 1_000_000
            said = phrase("larger than {n} MB: split it, or leave it out with --exclude", n=n)
            raise UnreadableNote(said)
        return read_whole(file)
    except OSError as error:
        raise UnreadableNote(error.strerror or str(error)) from None


def text_of(data: bytes) -> str:
    """Decode a note; raises `UnreadableNote` for what is no text."""
    try:
        return decode(data)
    except ValueError as error:
        raise UnreadableNote(said_by(error)) from None

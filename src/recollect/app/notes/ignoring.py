"""What a learner, or a folder's .gitignore, leaves out of the notes."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from recollect.app.whole_files import read_whole

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

IGNORE_FILE = ".gitignore"


class IgnoreRules:
    """Says of the files and folders below a root which are no notes of the learner's.

    `exclude` and `include` are patterns as in a .gitignore, relative to the root; with `include`
    only notes that match one of them are left in. `roots` are folders that are imported by
    themselves. The .gitignore files of the root and of its folders count as they do for git, but
    none above the root: whoever imports a folder that git ignores means it.
    """

    def __init__(
        self,
        root: Path,
        *,
        exclude: Sequence[str] = (),
        include: Sequence[str] = (),
        roots: Collection[Path] = (),
    ) -> None:
        # Without links, as the folders that are walked.
        self._root = Path(os.path.realpath(root))
        self._roots = {os.path.realpath(one) for one in roots}
        self._exclude = _spec(exclude) if exclude else None
        self._include = _spec(include) if include else None
        self._in_force: dict[Path, Sequence[tuple[Path, GitIgnoreSpec]]] = {}

    def ignores(self, path: Path, *, is_folder: bool = False) -> bool:
        """Tell whether a file or folder below the root is left out."""
        if is_folder and str(path) in self._roots:
            return True
        if self._exclude and _matches(self._exclude, path, self._root, is_folder):
            return True
        included = self._include is None or is_folder
        if self._include and not (included or _matches(self._include, path, self._root, is_folder)):
            return True
        return self._is_ignored(path, is_folder)

    def _is_ignored(self, path: Path, is_folder: bool) -> bool:
        """Ask the .gitignore files, the nearest first: it overrules those above it."""
        for folder, spec in self._ignore_files(path.parent):
            verdict = spec.check_file(_relative(path, folder, is_folder)).include
            if verdict is not None:
                return verdict
        return False

    def _ignore_files(self, folder: Path) -> Sequence[tuple[Path, GitIgnoreSpec]]:
        """Return the .gitignore files that are in force in a folder, each with its own folder."""
        if folder not in self._in_force:
            if not folder.is_relative_to(self._root):
                return ()
            own = _ignore_file(folder)
            above = self._ignore_files(folder.parent)
            self._in_force[folder] = ((folder, own), *above) if own else above
        return self._in_force[folder]


def _ignore_file(folder: Path) -> GitIgnoreSpec | None:
    file = folder / IGNORE_FILE
    try:
        text = read_whole(file).decode(errors="replace") if file.is_file() else ""
    except OSError:
        return None
    return _spec(text.splitlines()) if text else None


def _matches(spec: GitIgnoreSpec, path: Path, root: Path, is_folder: bool) -> bool:
    return spec.match_file(_relative(path, root, is_folder))


def _relative(path: Path, folder: Path, is_folder: bool) -> str:
    return path.relative_to(folder).as_posix() + "/" * is_folder


def _spec(lines: Sequence[str]) -> GitIgnoreSpec:
    # Loaded here: most folders of notes need no pattern, and it takes a while.
    from pathspec import GitIgnoreSpec  # noqa: PLC0415

    return GitIgnoreSpec.from_lines(lines)

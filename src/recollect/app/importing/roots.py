"""Which known root a path belongs to, so that a note has one name however it was given."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from recollect.core.errors import RecollectError


class NothingToImport(RecollectError):
    """No path was given and no root is known, or a path does not exist; the message is a line."""


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of a root: `below` is a path relative to it, empty for the whole root."""

    root: Path
    below: str = ""

    @property
    def place(self) -> Path:
        """Return the file or folder to scan."""
        return self.root / self.below if self.below else self.root

    def covers(self, path: str) -> bool:
        """Tell whether a note, by its path relative to the root, lies in this scope."""
        return not self.below or path == self.below or path.startswith(f"{self.below}/")


def scopes(paths: Sequence[Path], known_roots: Collection[str]) -> list[Scope]:
    """Return what to scan for `paths`; without any, every known root.

    A path below a known root is a part of it; a file elsewhere makes its folder the root. Raises
    NothingToImport for a path that does not exist.
    """
    if not paths:
        if not known_roots:
            raise NothingToImport(
                "nothing was imported yet: name a folder of notes, as in `recollect import notes`"
            )
        return [Scope(Path(root)) for root in sorted(known_roots)]
    return list(dict.fromkeys(_scope(path, known_roots) for path in paths))


def _scope(path: Path, known_roots: Iterable[str]) -> Scope:
    place = path.expanduser().resolve()
    if not place.exists():
        raise NothingToImport(f"{path}: no such file or folder; check the path")
    # The innermost root wins, where one known root lies inside another.
    for root in sorted(map(Path, known_roots), key=lambda one: -len(one.parts)):
        if place.is_relative_to(root):
            below = place.relative_to(root).as_posix()
            return Scope(root, "" if below == "." else below)
    return Scope(place.parent, place.name) if place.is_file() else Scope(place)

"""Which known root a path belongs to, so that a note has one name however it was given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from recollect.app.importing.root_options import RootOptions
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.store.cards.notes import RootRecord


class NothingToImport(RecollectError):
    """No path was given and no root is known, or a path does not exist; the message is a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is imported of a root: the files and folders at `places`, relative to it, or all.

    `options` are those that hold from this import on; `record` is None for a new root. `nested`
    are roots below this one, which are imported by themselves.
    """

    root: Path
    places: tuple[str, ...] = ()
    options: RootOptions = field(default_factory=RootOptions)
    record: RootRecord | None = None
    nested: tuple[Path, ...] = ()

    def covers(self, path: str) -> bool:
        """Tell whether a note, by its path relative to the root, lies in this scope."""
        return not self.places or any(_lies_in(path, place) for place in self.places)


def known_folders(workspace: Workspace) -> list[Path]:
    """Return the folders that were imported and not forgotten, in order."""
    with workspace.database.read() as unit:
        return _remembered(unit.notes.roots())


def forget_folder(workspace: Workspace, folder: Path) -> None:
    """Read an imported folder no more until it is named again; its cards stay as they are.

    Raises NothingToImport for a folder that was not imported.
    """
    path = folder.expanduser().resolve()
    with workspace.database.write() as unit:
        known = {Path(record.path): record for record in unit.notes.roots()}
        if path not in known:
            raise NothingToImport(
                phrase(
                    "{folder} was not imported; `recollect imports folders` lists what was",
                    folder=folder,
                )
            )
        options = replace(RootOptions.from_values(known[path].options), forgotten=True)
        unit.notes.set_options(known[path].id, options.to_values())


def scopes(paths: Sequence[Path], records: Sequence[RootRecord]) -> list[Scope]:
    """Return what to import for `paths`; without any, every known root that is not forgotten.

    A path below a known root is a part of it; a known root below a path is imported by itself; of
    a folder from which a single file is imported, only that file belongs to the deck. Raises
    NothingToImport for a path that does not exist.
    """
    known = {Path(record.path): record for record in records}
    remembered = _remembered(records)
    if not paths and not remembered:
        raise NothingToImport(
            phrase(
                "nothing was imported yet: name a folder of notes, as in `recollect import notes`"
            )
        )
    wanted: dict[Path, list[str | None]] = {}
    for root, place in _places(paths, known) if paths else ((root, None) for root in remembered):
        wanted.setdefault(root, []).append(place)
    every = {*known, *wanted}
    return [_scope(root, places, known.get(root), every) for root, places in wanted.items()]


def _places(
    paths: Sequence[Path], known: Mapping[Path, RootRecord]
) -> Iterable[tuple[Path, str | None]]:
    """Yield root and place of each path, then the known roots below it, as they are: None."""
    for path in paths:
        place = path.expanduser().resolve()
        if not place.exists():
            raise NothingToImport(
                phrase("{path}: no such file or folder; check the path", path=path)
            )
        # The innermost root wins, where one known root lies inside another.
        inside = [root for root in known if place.is_relative_to(root)]
        if inside:
            root = max(inside, key=lambda one: len(one.parts))
            yield root, _relative(place, root)
        elif place.is_file():
            yield place.parent, place.name
        else:
            yield place, ""
        yield from ((root, None) for root in _nested(place, known))


def _scope(
    root: Path, places: Sequence[str | None], record: RootRecord | None, roots: Iterable[Path]
) -> Scope:
    options = RootOptions.from_values(record.options) if record else RootOptions()
    options = replace(options, forgotten=False)
    named = tuple(place for place in places if place is not None)
    if "" in named:
        options, chosen = replace(options, only=()), tuple[str, ...]()
    else:
        chosen = (*(options.only if None in places else ()), *named)
        if record is None or options.only:
            options = replace(options, only=tuple(dict.fromkeys((*options.only, *named))))
    return Scope(
        root=root, places=chosen, options=options, record=record, nested=_nested(root, roots)
    )


def _remembered(records: Iterable[RootRecord]) -> list[Path]:
    return sorted(
        Path(record.path)
        for record in records
        if not RootOptions.from_values(record.options).forgotten
    )


def _nested(place: Path, roots: Iterable[Path]) -> tuple[Path, ...]:
    return tuple(sorted({root for root in roots if root != place and root.is_relative_to(place)}))


def _lies_in(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")


def _relative(place: Path, root: Path) -> str:
    relative = place.relative_to(root).as_posix()
    return "" if relative == "." else relative

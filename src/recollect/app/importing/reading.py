"""Reading a scope: which of its notes changed, went or came, and what they ask now."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recollect.app.importing.roots import Scope
from recollect.app.notes.folder import NoteFile, notes_below
from recollect.app.notes.ignoring import IgnoreRules
from recollect.app.notes.scanning import ScanError, ScanResult, scan_notes, suggestions
from recollect.core.cards.items import Item, NoteState
from recollect.core.long_work import Progress, unwatched
from recollect.core.packed import Packed
from recollect.core.study_log import NO_STUDY, StudyNotes
from recollect.store.cards.notes import NoteRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenNote:
    """A note that was found, by the root it lies in; an unchanged one was not read."""

    root: str
    kept: Sequence[NoteState]
    """How it looks now: a list of one, so that `Packed` may hold it (see `Reader.told`)."""
    unchanged: bool
    record: NoteRecord | None
    """As the database has it; None for a new note."""
    study: StudyNotes = NO_STUDY
    """What it tells of the studying; of an unchanged note, which was not read, nothing."""

    @property
    def state(self) -> NoteState:
        """Return how it looks now."""
        return self.kept[0]

    @property
    def key(self) -> tuple[str, str]:
        """Return root and path."""
        return self.root, self.state.path

    @property
    def is_noted(self) -> bool:
        """Tell whether the database knows the note as it is now."""
        return self.record is not None and self.state == self.record.state


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a scope holds now."""

    scope: Scope
    notes: tuple[SeenNote, ...]
    items: Packed[Item]
    errors: tuple[ScanError, ...]
    gone: tuple[NoteRecord, ...]
    """Notes that are known and were not found."""
    at_rest: tuple[NoteRecord, ...]
    """Notes of the scope that did not change, or could not be read this time."""
    is_there: bool
    """Whether the root holds any note; if not, it may just not be mounted."""

    @property
    def is_kept(self) -> bool:
        """Tell whether the root is remembered: not a new one in which nothing could be read."""
        return self.scope.record is not None or bool(self.notes) or not self.errors

    @property
    def in_play(self) -> tuple[NoteRecord, ...]:
        """Return the known notes whose cards may have changed, in the scope or linked with it."""
        read_again = (note.record for note in self.notes if note.record and not note.unchanged)
        return (*read_again, *self.gone)

    @property
    def empty(self) -> frozenset[str]:
        """Return the paths of the notes that have no text at all."""
        return frozenset(note.state.path for note in self.notes if not note.state.size)


def read(
    scope: Scope,
    records: Sequence[NoteRecord],
    *,
    rules: IgnoreRules,
    again: bool = False,
    progress: Progress = unwatched,
) -> Reading:
    """Read what changed in a scope since its notes were recorded; with `again`, all of it.

    Notes of the root outside the scope, and in folders that cannot be listed, take part in links as
    far as they are known.
    """
    closed: list[OSError] = []
    inside = {note.path: note for note in _walk(scope, rules, closed.append)}
    unlisted = [Path(error.filename) for error in closed]
    known = {record.path: record for record in records if record.state.sha256}
    outside = {
        path: NoteFile(path, scope.root / path)
        for path in known
        if path not in inside and _is_elsewhere(path, scope, unlisted)
    }
    held = {path: record.state for path, record in known.items() if not again}
    result = scan_notes(
        sorted((*inside.values(), *outside.values()), key=_walking_order),
        held,
        assumed=outside.keys() & held.keys(),
        progress=progress,
    )
    errors = (
        *(ScanError(str(one.filename), one.strerror or str(one)) for one in closed),
        *(ScanError(str(scope.root / one.path), one.message) for one in result.errors),
    )
    unreadable = {error.path for error in result.errors}
    found = {note.state.path for note in result.notes}
    reread = {note.state.path for note in result.notes if not note.unchanged}
    covered = [record for path, record in known.items() if scope.covers(path)]
    return Reading(
        scope=scope,
        notes=_seen(scope, result, {record.path: record for record in records}),
        items=result.items,
        errors=errors,
        gone=tuple(one for one in covered if one.path not in found | unreadable),
        at_rest=tuple(one for one in covered if one.path in (found - reread) | unreadable),
        is_there=bool(inside) or not known,
    )


def read_terms(scope: Scope, paths: Iterable[str]) -> list[Item]:
    """Draft `term` items from some notes of a scope."""
    return [
        replace(item, path=path)
        for path in paths
        for item in suggestions([scope.root / path]).items
    ]


def _is_elsewhere(path: str, scope: Scope, unlisted: Sequence[Path]) -> bool:
    """Tell whether a known note is still there, though the walk did not meet it."""
    file = scope.root / path
    if any(file.is_relative_to(folder) for folder in unlisted):
        return True
    return not scope.covers(path) and os.path.isfile(file)


def _walk(
    scope: Scope, rules: IgnoreRules, closed: Callable[[OSError], object]
) -> Iterable[NoteFile]:
    for place in scope.places or ("",):
        try:
            yield from notes_below(scope.root / place, rules, closed, place)
        except OSError:
            continue  # a file that is gone, or a folder that is not mounted


def _seen(
    scope: Scope, result: ScanResult, records: Mapping[str, NoteRecord]
) -> tuple[SeenNote, ...]:
    return tuple(
        SeenNote(
            root=str(scope.root),
            kept=note.kept,
            unchanged=note.unchanged,
            record=records.get(note.state.path),
            study=note.study,
        )
        for note in result.notes
    )


def _walking_order(note: NoteFile) -> tuple[tuple[bool, str], ...]:
    """Return a key that sorts a folder's own notes before those of its folders.

    In one order, whatever is read: which of two duplicates is kept depends on it.
    """
    *folders, name = note.path.split("/")
    return (*((True, folder) for folder in folders), (False, name))

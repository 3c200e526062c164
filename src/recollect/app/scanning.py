"""Folders of notes to items: walk, read, parse, link. Nothing is written."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from recollect.app.notes_folder import NoteFile, UnreadableNote, notes_below, read_bytes, text_of
from recollect.core.items import Item, NoteState, Reference
from recollect.parsing import Landmarks, ParsedNote, Vocabulary, default, link, read_note

Progress = Callable[[int, int], None]
"""Called with the number of notes done and of all notes."""


@dataclass(frozen=True, slots=True)
class ScanError:
    """A path that could not be read, and why, in one line."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class ScannedNote:
    """A note that was found; `unchanged` ones were not parsed, and have no items in the result."""

    state: NoteState
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What a scan found: items in order of their notes, the notes, and what could not be read."""

    items: tuple[Item, ...] = ()
    notes: tuple[ScannedNote, ...] = ()
    errors: tuple[ScanError, ...] = ()


@dataclass(slots=True)
class _Scan:
    vocabulary: Vocabulary
    known: Mapping[str, NoteState]
    parsed: list[ParsedNote] = field(default_factory=list)
    notes: list[ScannedNote] = field(default_factory=list)
    errors: list[ScanError] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)

    def note(self, found: NoteFile) -> None:
        try:
            self._note(found)
        except UnreadableNote as error:
            self.errors.append(ScanError(found.path, str(error)))

    def _note(self, found: NoteFile) -> None:
        stat = found.file.stat()
        known = self.known.get(found.path)
        if known and (known.size, known.mtime_ns) == (stat.st_size, stat.st_mtime_ns):
            self._unchanged(known)
            return
        data = read_bytes(found.file)
        digest = hashlib.sha256(data).hexdigest()
        state = NoteState(
            path=found.path,
            size=stat.st_size,
            mtime_ns=stat.st_mtime_ns,
            sha256=digest,
            landmarks=known.landmarks if known else "{}",
        )
        if known and known.sha256 == digest:
            self._unchanged(state)
            return
        self.files[found.path] = found.file
        note = read_note(found.path, text_of(data), self.vocabulary)
        self.parsed.append(note)
        self.notes.append(ScannedNote(_with(state, note.landmarks.to_json())))

    def _unchanged(self, state: NoteState) -> None:
        self.notes.append(ScannedNote(state, unchanged=True))
        landmarks = Landmarks.from_json(state.landmarks)
        self.parsed.append(ParsedNote(state.path, (), landmarks))

    def section(self, reference: Reference) -> str:
        file = self.files.get(reference.path)
        if file is None:
            return ""
        lines = text_of(read_bytes(file)).split("\n")
        start = (reference.line or 1) - 1
        return "\n".join(lines[start : reference.end_line]).strip()


def _with(state: NoteState, landmarks: str) -> NoteState:
    return NoteState(
        path=state.path,
        size=state.size,
        mtime_ns=state.mtime_ns,
        sha256=state.sha256,
        landmarks=landmarks,
    )


def scan(
    paths: Sequence[Path],
    *,
    vocabulary: Vocabulary | None = None,
    known: Mapping[str, NoteState] | None = None,
    progress: Progress | None = None,
) -> ScanResult:
    """Read the notes at and below `paths` and return what they ask.

    Item paths are relative to the path they were found below; a file given directly has its name.
    A note whose state in `known` (by path) still holds, by size and time or else by hash, is not
    parsed. A path that cannot be read becomes an error by name; the others are still read.
    """
    run = _Scan(vocabulary or default(), known or {})
    found: list[NoteFile] = []
    for path in paths:
        try:
            found += notes_below(path)
        except OSError:
            run.errors.append(ScanError(str(path), "no such file or folder"))
    for done, note in enumerate(found):
        if progress:
            progress(done, len(found))
        run.note(note)
    if progress:
        progress(len(found), len(found))
    items = link(run.parsed, run.section)
    return ScanResult(items, tuple(run.notes), tuple(run.errors))

"""Folders of notes to items: which notes have to be read; nothing is written.

Notes that have not changed are neither read nor parsed. But a link may change with another note:
so an unchanged note is read again when it shares a scope (its folder or lecture, where labelled
questions are linked) or a question with a note that was changed, added or taken away. A note that
shares none of these cannot be reached by any link, before or after.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from recollect.app.notes.folder import NoteFile, UnreadableNote, notes_below, read_bytes
from recollect.app.notes.own_files import OwnFileError
from recollect.app.notes.vocabulary import learner_words
from recollect.core.cards.items import Item, NoteState
from recollect.core.long_work import Progress, unwatched
from recollect.core.packed import Packed
from recollect.core.phrases import Said, phrase, said_by
from recollect.core.study_log import NO_STUDY, StudyNotes
from recollect.parsing.words.remembering import forget
from recollect.parsing.words.tables import stamp_of

if TYPE_CHECKING:
    from recollect.app.notes.reader import Reader
    from recollect.parsing.across.linking import LeftOut


@dataclass(frozen=True, slots=True)
class ScanError:
    """A path that could not be read, and why: one line."""

    path: str
    message: Said


@dataclass(frozen=True, slots=True)
class ScannedNote:
    """A note that was found; `unchanged` ones were not parsed, and have no items in the result."""

    kept: Sequence[NoteState]
    """Its state: a list of one, so that `Packed` may hold it (see `Reader.told`)."""
    unchanged: bool = False
    study: StudyNotes = NO_STUDY

    @property
    def state(self) -> NoteState:
        """Return how it looks now."""
        return self.kept[0]


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What a scan found: items in order of their notes, the notes, and what could not be read."""

    items: Packed[Item] = field(default_factory=Packed)
    notes: tuple[ScannedNote, ...] = ()
    errors: tuple[ScanError, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    """Items that are none across notes: records and restatements of other ones."""

    @property
    def failed(self) -> bool:
        """Tell whether no note could be read at all, for what stands in the errors."""
        return bool(self.errors) and not self.notes


def scan(
    paths: Sequence[Path],
    *,
    known: Mapping[str, NoteState] | None = None,
    progress: Progress = unwatched,
) -> ScanResult:
    """Read the notes at and below `paths` and return what they ask.

    Item paths are relative to the path they were found below; a file given directly has its name.
    Where two roots hold the same path, the second one's gets its root's name before it.
    A path that cannot be read becomes an error by name; the others are still read. A note whose
    state in `known` (by path) still holds, by size and time or else by hash, is not parsed.
    """
    run = _Scan(known or {})
    return run.read(run.find(paths), progress)


def scan_notes(
    found: Sequence[NoteFile],
    known: Mapping[str, NoteState],
    *,
    assumed: Collection[str] = (),
    progress: Progress = unwatched,
) -> ScanResult:
    """Read those of the notes of one root that are not as they are `known`, by path, to be.

    A note whose state still holds, by size and time or else by hash, is not parsed; those of
    `assumed` paths are taken as known without a look.
    """
    run = _Scan(known, assumed, files={note.path: note.file for note in found})
    result = run.read(found, progress)
    forget()
    return result


def suggestions(paths: Sequence[Path]) -> ScanResult:
    """Draft `term` items from the definitions in notes; they are for the learner to accept."""
    run = _Scan({})
    items: list[Item] = []
    notes: list[ScannedNote] = []
    for note in run.find(paths):
        try:
            then, data = _size_and_time(note.file), read_bytes(note.file)
            items += run.reader().drafts(note.path, data)
        except UnreadableNote as error:
            run.errors.append(ScanError(note.path, said_by(error)))
        else:
            notes.append(ScannedNote([_state(note, then, data)]))
    return ScanResult(items=Packed(items), notes=tuple(notes), errors=tuple(run.errors))


@dataclass(slots=True)
class _Scan:
    known: Mapping[str, NoteState]
    assumed: Collection[str] = ()
    files: dict[str, Path] = field(default_factory=dict)
    states: dict[str, NoteState] = field(default_factory=dict)
    untouched: set[str] = field(default_factory=set)
    """Unchanged notes that were not read."""
    errors: list[ScanError] = field(default_factory=list)
    words: Mapping[str, Any] = field(init=False)
    """The learner's own."""
    stamp: str = field(init=False)
    """How the landmarks of a note say that it was read with the words in force."""
    _reader: Reader | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        try:
            self.words = learner_words()
        except OwnFileError as error:
            self.words = {}
            said = phrase("{why}; the built-in words are used", why=error.reason)
            self.errors.append(ScanError(str(error.file), said))
        self.stamp = f'"words":"{stamp_of(self.words)}"'

    def reader(self) -> Reader:
        """Return what reads notes, made when it is first needed."""
        if self._reader is None:
            # Loaded here: an import that finds nothing changed, as most do, waits for none of it.
            from recollect.app.notes.reader import Reader  # noqa: PLC0415

            self._reader = Reader(self.words, self.files)
        return self._reader

    def closed(self, error: OSError) -> None:
        """Keep the error of a folder that cannot be listed."""
        self.errors.append(ScanError(str(error.filename), error.strerror or str(error)))

    def find(self, paths: Sequence[Path]) -> list[NoteFile]:
        """Return the notes at and below `paths`, each under a path of its own."""
        found: list[NoteFile] = []
        for path in paths:
            try:
                below = list(notes_below(path, closed=self.closed))
            except OSError:
                said = phrase("no such file or folder; check the path")
                self.errors.append(ScanError(str(path), said))
                continue
            for note in below:
                if self.files.get(note.path, note.file) != note.file:
                    note = replace(note, path=f"{path.resolve().name}/{note.path}")
                if note.path not in self.files:
                    self.files[note.path] = note.file
                    found.append(note)
        return found

    def read(self, found: Sequence[NoteFile], progress: Progress) -> ScanResult:
        """Read and link the notes found."""
        for done, note in enumerate(found):
            progress(done, len(found), note.path)
            self.look_at(note)
        self.read_again()
        progress(len(found), len(found), "")
        return self.result(found)

    def look_at(self, note: NoteFile) -> None:
        """Read a note unless its state is known and still holds."""
        try:
            self._look_at(note)
        except UnreadableNote as error:
            self.errors.append(ScanError(note.path, said_by(error)))

    def _look_at(self, note: NoteFile) -> None:
        if note.path in self.assumed:
            self._keep(self.known[note.path])
            return
        size, mtime_ns = _size_and_time(note.file)
        known = self._known(note.path)
        if known and (known.size, known.mtime_ns) == (size, mtime_ns):
            self._keep(known)
            return
        data = read_bytes(note.file)
        state = _state(note, (size, mtime_ns), data)
        if known and known.sha256 == state.sha256:
            self._keep(replace(known, mtime_ns=mtime_ns))
            return
        self.reader().read(note.path, data)
        self.states[note.path] = state

    def _known(self, path: str) -> NoteState | None:
        """Return what is known of a note, if it was read with the words that are in force."""
        known = self.known.get(path)
        return known if known and self.stamp in known.landmarks else None

    def _keep(self, state: NoteState) -> None:
        self.states[state.path] = state
        self.untouched.add(state.path)

    def read_again(self) -> None:
        """Read the unchanged notes that a changed, new or missing one may be linked with."""
        gone = self.known.keys() - self.states.keys()
        if not self.untouched or not (gone or self._reader):
            return
        kept = [self.states[path] for path in self.untouched]
        for path in self.reader().reached(kept, self.known, gone):
            self.untouched.discard(path)
            try:
                self.reader().read(path, read_bytes(self.files[path]))
            except UnreadableNote as error:
                del self.states[path]
                self.errors.append(ScanError(path, said_by(error)))

    def result(self, found: Iterable[NoteFile]) -> ScanResult:
        """Link what was read, in the order of the notes."""
        order = [note.path for note in found if note.path in self.states]
        if self._reader is None:
            return ScanResult(notes=tuple(map(self._scanned, order)), errors=tuple(self.errors))
        linked = self._reader.linked(order)
        notes = tuple(map(self._scanned, order))
        return ScanResult(linked.items, notes, tuple(self.errors), linked.left_out)

    def _scanned(self, path: str) -> ScannedNote:
        state = self.states[path]
        if path in self.untouched:
            return ScannedNote([state], unchanged=True)
        kept, study = self.reader().told(state)
        return ScannedNote(kept, study=study)


def _size_and_time(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError as error:
        raise UnreadableNote(error.strerror or str(error)) from None
    return stat.st_size, stat.st_mtime_ns


def _state(note: NoteFile, size_and_time: tuple[int, int], data: bytes) -> NoteState:
    size, mtime_ns = size_and_time
    digest = hashlib.sha256(data).hexdigest()
    return NoteState(path=note.path, size=size, mtime_ns=mtime_ns, sha256=digest)

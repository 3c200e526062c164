"""Folders of notes to items: walk, read, parse, link. Nothing is written.

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

from recollect.app.notes.folder import NoteFile, UnreadableNote, notes_below, read_bytes, text_of
from recollect.app.notes.own_files import OwnFileError
from recollect.app.notes.vocabulary import learner_vocabulary
from recollect.core.cards.items import Item, NoteState, Reference
from recollect.core.figures.study_log import NO_STUDY, StudyNotes
from recollect.core.long_work import Progress, unwatched
from recollect.core.packed import Packed
from recollect.parsing import (
    Landmarks,
    LeftOut,
    ParsedNote,
    Vocabulary,
    default,
    forget,
    link,
    read_note,
    suggest_terms,
    ties,
)

NOTES_AT_HAND = 128
"""Of so many notes that are read the states are held as they are."""


@dataclass(frozen=True, slots=True)
class ScanError:
    """A path that could not be read, and why, in one line."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class ScannedNote:
    """A note that was found; `unchanged` ones were not parsed, and have no items in the result."""

    kept: Sequence[NoteState]
    """Its state, the only one of a list."""
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


def scan(
    paths: Sequence[Path],
    *,
    vocabulary: Vocabulary | None = None,
    known: Mapping[str, NoteState] | None = None,
    progress: Progress = unwatched,
) -> ScanResult:
    """Read the notes at and below `paths` and return what they ask.

    Item paths are relative to the path they were found below; a file given directly has its name.
    Where two roots hold the same path, the second one's gets its root's name before it.
    A path that cannot be read becomes an error by name; the others are still read. A note whose
    state in `known` (by path) still holds, by size and time or else by hash, is not parsed.
    `vocabulary` is the learner's own unless given.
    """
    run = _Scan(known or {})
    return run.read(run.find(paths), vocabulary, progress)


def scan_notes(
    found: Sequence[NoteFile],
    known: Mapping[str, NoteState],
    *,
    assumed: Collection[str] = (),
    vocabulary: Vocabulary | None = None,
    progress: Progress = unwatched,
) -> ScanResult:
    """Read those of the notes of one root that are not as they are `known`, by path, to be.

    A note whose state still holds, by size and time or else by hash, is not parsed; those of
    `assumed` paths are taken as known without a look. `vocabulary` is the learner's own unless
    given.
    """
    run = _Scan(known, assumed, files={note.path: note.file for note in found})
    result = run.read(found, vocabulary, progress)
    forget()
    return result


def suggestions(paths: Sequence[Path], vocabulary: Vocabulary | None = None) -> ScanResult:
    """Draft `term` items from the definitions in notes; they are for the learner to accept."""
    run = _Scan({})
    run.vocabulary = vocabulary or run.learners_own()
    items: list[Item] = []
    for note in run.find(paths):
        try:
            text = text_of(read_bytes(note.file))
        except UnreadableNote as error:
            run.errors.append(ScanError(note.path, str(error)))
            continue
        items += suggest_terms(note.path, text, run.vocabulary)
    return ScanResult(items=Packed(items), errors=tuple(run.errors))


@dataclass(slots=True)
class _Scan:
    known: Mapping[str, NoteState]
    assumed: Collection[str] = ()
    vocabulary: Vocabulary = field(default_factory=default)
    files: dict[str, Path] = field(default_factory=dict)
    states: dict[str, NoteState] = field(default_factory=dict)
    parsed: dict[str, ParsedNote] = field(default_factory=dict)
    items: Packed[Item] = field(default_factory=Packed)
    """Of all notes that were parsed."""
    seen: Packed[NoteState] = field(default_factory=lambda: Packed(room=NOTES_AT_HAND))
    """The states of all notes that were parsed, with their landmarks: a line for each question."""
    untouched: set[str] = field(default_factory=set)
    """Unchanged notes that were not read."""
    errors: list[ScanError] = field(default_factory=list)

    def learners_own(self) -> Vocabulary:
        try:
            return learner_vocabulary()
        except OwnFileError as error:
            said = f"{error.reason}; the built-in words are used"
            self.errors.append(ScanError(str(error.file), said))
            return default()

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
                self.errors.append(ScanError(str(path), "no such file or folder; check the path"))
                continue
            for note in below:
                if self.files.get(note.path, note.file) != note.file:
                    note = replace(note, path=f"{path.resolve().name}/{note.path}")
                if note.path not in self.files:
                    self.files[note.path] = note.file
                    found.append(note)
        return found

    def read(
        self, found: Sequence[NoteFile], vocabulary: Vocabulary | None, progress: Progress
    ) -> ScanResult:
        """Read and link the notes found."""
        self.vocabulary = vocabulary or self.learners_own()
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
            self.errors.append(ScanError(note.path, str(error)))

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
        digest = hashlib.sha256(data).hexdigest()
        if known and known.sha256 == digest:
            self._keep(replace(known, mtime_ns=mtime_ns))
            return
        state = NoteState(path=note.path, size=size, mtime_ns=mtime_ns, sha256=digest)
        self._parse(state, data)

    def _known(self, path: str) -> NoteState | None:
        """Return what is known of a note, if it was read with the words that are in force."""
        known = self.known.get(path)
        stamp = f'"words":"{self.vocabulary.stamp}"'
        return known if known and stamp in known.landmarks else None

    def _keep(self, state: NoteState) -> None:
        self.states[state.path] = state
        self.untouched.add(state.path)

    def _parse(self, state: NoteState, data: bytes) -> None:
        note = read_note(state.path, text_of(data), self.vocabulary)
        self.parsed[state.path] = replace(note, items=self.items.keep(note.items))
        self.states[state.path] = state

    def read_again(self) -> None:
        """Read the unchanged notes that a changed, new or missing one may be linked with."""
        gone = self.known.keys() - self.states.keys()
        if not self.untouched or not (gone or self.parsed):
            return
        kept = {path: _landmarks(self.states[path]) for path in self.untouched}
        touched = set[str]()
        for path, note in self.parsed.items():
            touched |= ties(path, note.landmarks)
        for path in {*gone, *(self.parsed.keys() & self.known.keys())}:
            touched |= ties(path, _landmarks(self.known[path]))
        for path, landmarks in kept.items():
            if ties(path, landmarks) & touched:
                self._again(path)
            else:
                self.parsed[path] = ParsedNote(path, (), landmarks)

    def _again(self, path: str) -> None:
        state = self.states[path]
        self.untouched.discard(path)
        try:
            self._parse(state, read_bytes(self.files[path]))
        except UnreadableNote as error:
            del self.states[path]
            self.errors.append(ScanError(path, str(error)))

    def result(self, found: Iterable[NoteFile]) -> ScanResult:
        """Link what was read, in the order of the notes."""
        order = [note.path for note in found if note.path in self.states]
        linked = link([self.parsed[path] for path in order if path in self.parsed], self.section)
        notes = tuple(map(self._scanned, order))
        return ScanResult(linked.items, notes, tuple(self.errors), linked.left_out)

    def _scanned(self, path: str) -> ScannedNote:
        if path in self.untouched:
            return ScannedNote([self.states[path]], unchanged=True)
        note = self.parsed.pop(path)  # what only its links needed goes at once
        state = replace(self.states[path], landmarks=note.landmarks.to_json())
        return ScannedNote(self.seen.keep([state]), study=note.study)

    def section(self, reference: Reference) -> str:
        """Return the text of a section of a note, without the rule that ends it; else nothing."""
        try:
            lines = text_of(read_bytes(self.files[reference.path])).split("\n")
        except (KeyError, UnreadableNote):
            return ""
        text = "\n".join(lines[(reference.line or 1) - 1 : reference.end_line]).strip()
        return text.removesuffix("\n---").rstrip()


def _size_and_time(file: Path) -> tuple[int, int]:
    try:
        stat = file.stat()
    except OSError as error:
        raise UnreadableNote(error.strerror or str(error)) from None
    return stat.st_size, stat.st_mtime_ns


def _landmarks(state: NoteState) -> Landmarks:
    try:
        return Landmarks.from_json(state.landmarks)
    except ValueError:
        return Landmarks()

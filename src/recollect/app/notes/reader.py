"""The notes of a scan that have to be read: what each holds, and then what links them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from recollect.app.notes.folder import UnreadableNote, read_bytes, text_of
from recollect.core.cards.items import Item, NoteState, Reference
from recollect.core.packed import Packed
from recollect.core.study_log import StudyNotes
from recollect.parsing.across.linking import Linked, link
from recollect.parsing.across.scopes import reached, ties
from recollect.parsing.landmarks import Landmarks
from recollect.parsing.reading import ParsedNote, read_note, suggest_terms
from recollect.parsing.words.vocabulary import extended

NOTES_AT_HAND = 128
"""How many notes' states are held unpacked."""


class Reader:
    """Reads notes by the built-in words and the learner's `own`, and links them.

    `files` are the notes of the scan by their paths, for the sections that answer elsewhere.
    """

    def __init__(self, own: Mapping[str, Any], files: Mapping[str, Path]) -> None:
        self._vocabulary = extended(own)
        self._files = files
        self._notes: dict[str, ParsedNote] = {}
        self._items = Packed[Item]()
        self._seen = Packed[NoteState](room=NOTES_AT_HAND)
        """The states of the notes, with their landmarks: a line for each question."""

    def read(self, path: str, data: bytes) -> None:
        """Read a note; raises UnreadableNote."""
        note = read_note(path, text_of(data), self._vocabulary)
        self._notes[path] = replace(note, items=self._items.keep(note.items))

    def drafts(self, path: str, data: bytes) -> Iterable[Item]:
        """Return the `term` items that a note's definitions suggest; raises UnreadableNote."""
        return suggest_terms(path, text_of(data), self._vocabulary)

    def reached(
        self, kept: Iterable[NoteState], former: Mapping[str, NoteState], gone: Iterable[str]
    ) -> list[str]:
        """Return which unchanged notes may be linked with one that was read or is gone.

        `kept` are the unchanged notes, `former` all notes as they were. What cannot be reached
        takes part in links as far as it is known.
        """
        touched = set[str]()
        for path, note in self._notes.items():
            touched |= reached(path, note.landmarks)
        for path in {*gone, *(self._notes.keys() & former.keys())}:
            touched |= reached(path, _landmarks(former[path]))
        found = []
        for state in kept:
            landmarks = _landmarks(state)
            if ties(state.path, landmarks) & touched:
                found.append(state.path)
            else:
                self._notes[state.path] = ParsedNote(state.path, (), landmarks)
        return found

    def linked(self, order: Iterable[str]) -> Linked:
        """Link the notes, in an order of their paths."""
        return link([self._notes[path] for path in order if path in self._notes], self._section)

    def told(self, state: NoteState) -> tuple[Sequence[NoteState], StudyNotes]:
        """Return a note's state with its landmarks, and what it tells of the studying.

        The state stands in a list of one, which unpacks it when it is looked at: of many notes they
        are large together. Asked once of each note: what only its links needed is given up.
        """
        note = self._notes.pop(state.path)
        state = replace(state, landmarks=note.landmarks.to_json())
        return self._seen.keep([state]), note.study

    def _section(self, reference: Reference) -> str:
        """Return the text of a section of a note, without the rule that ends it; else nothing."""
        try:
            lines = text_of(read_bytes(self._files[reference.path])).split("\n")
        except (KeyError, UnreadableNote):
            return ""
        text = "\n".join(lines[(reference.line or 1) - 1 : reference.end_line]).strip()
        return text.removesuffix("\n---").rstrip()


def _landmarks(state: NoteState) -> Landmarks:
    try:
        return Landmarks.from_json(state.landmarks)
    except ValueError:
        return Landmarks()

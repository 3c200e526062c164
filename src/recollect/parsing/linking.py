"""Across notes: answers that stand elsewhere, records and restatements, duplicates.

A question's number is no key by itself: every lecture starts again at Q1. The key is the scope
(the folder, or the lecture that a path or a line at the top names) and the label. In a scope, the
note with the most open questions is their home; what carries the same labels in other notes of the
scope is a record or a restatement, where there is evidence that it is: a line that says what the
note covers, a name that says "record", or texts that are alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recollect.core.items import Item, Kind, Reference
from recollect.core.packed import Packed
from recollect.parsing.duplicates import Duplicates, Prints, prints_in
from recollect.parsing.fingerprints import alike, prints_of, words_of
from recollect.parsing.labels import numbered_label
from recollect.parsing.landmarks import Landmarks, Mention
from recollect.parsing.reading import ParsedNote

_ALIKE = 0.6
_SAME = 0.8
_COUNTED = re.compile(r"\d")
_ASKING = re.compile(
    r"\b(?:what|why|how|when|which|is|are|does|do|can|the|an?|of|in|to|for)\b"
    r"|什么是|为什么|是什么|什么|如何|怎么",
    re.I,
)
_SHARE = 0.25
"""Of the labels that two notes share, how many must read alike for them to belong together."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that is none across notes: it records or restates another one."""

    path: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """The items of all notes with their links, and those left out."""

    items: Packed[Item]
    left_out: tuple[LeftOut, ...]


def link(notes: Sequence[ParsedNote], section_text: Callable[[Reference], str]) -> Sequence[Item]:
    """Return the items of all notes, in the order of the notes, with their links.

    `section_text` gives the text of a referenced section. Items that record or restate a question
    of another note are left out; duplicates are marked, and kept.
    """
    return link_notes(notes, section_text).items


def link_notes(notes: Sequence[ParsedNote], section_text: Callable[[Reference], str]) -> Linked:
    """Link as `link` does, and tell what was left out and why."""
    scopes, duplicates = _Scopes(notes), Duplicates(notes)
    fates = {note.path: [*_fates(note, scopes, section_text)] for note in notes if note.items}
    read = set[str]()
    for note in notes:
        for item, prints in _kept(note, fates):
            duplicates.add(item, prints)
            read.add(note.path)
    duplicates.add_unread(notes, read)
    return Linked(
        Packed(item for note in notes for item in _marked([*_kept(note, fates)], duplicates)),
        tuple(one for each in fates.values() for one in each if isinstance(one, LeftOut)),
    )


def ties(path: str, landmarks: Landmarks) -> frozenset[str]:
    """Return all through which a note may be linked with others: its scopes and its questions.

    Two notes without a common tie have no influence on each other's links and duplicates.
    """
    scopes = _scopes(path, landmarks) if landmarks.mentions or landmarks.covers else ()
    return frozenset((*scopes, *(question for _, question, _ in landmarks.prints if question)))


class _Scopes:
    """Which notes belong together, and which of them is home to the questions."""

    def __init__(self, notes: Sequence[ParsedNote]) -> None:
        self.notes = notes
        self.by_scope: dict[str, list[ParsedNote]] = defaultdict(list)
        self.open = {note.path: _open_labels(note) for note in notes}
        for note in notes:
            if note.landmarks.mentions or note.landmarks.covers:
                for scope in _scopes(note.path, note.landmarks):
                    self.by_scope[scope].append(note)
        self.records: dict[str, list[ParsedNote]] = defaultdict(list)
        self.homes: dict[str, list[ParsedNote]] = defaultdict(list)
        self._relate()

    def homes_of(self, note: ParsedNote) -> list[ParsedNote]:
        """Return the notes whose questions this one records or restates."""
        return self.homes[note.path]

    def _relate(self) -> None:
        for members in self.by_scope.values():
            home = max(members, key=lambda note: (len(self.open[note.path]), _reversed(note.path)))
            if not self.open[home.path]:
                continue
            for other in members:
                if (
                    other is not home
                    and home not in self.homes[other.path]
                    and _belongs(home, other)
                ):
                    self.homes[other.path].append(home)
                    self.records[home.path].append(other)

    def references(self, note: ParsedNote, item: Item) -> tuple[Reference, ...]:
        """Return where else the notes answer an open question: the record, then a summary."""
        if item.answer or item.options or item.label is None or item.kind is not Kind.OPEN:
            return ()
        found: list[tuple[bool, bool, Reference]] = []
        for other in self.records[note.path]:
            reference = _reference(other, item.label, item.question)
            if reference is not None:
                near = _folder(other.path) == _folder(note.path)
                found.append((not near, reference.line is None, reference))
        found.sort(key=lambda entry: (entry[0], entry[1], entry[2].path))
        return tuple(reference for _, _, reference in found[:2])


def _reversed(path: str) -> tuple[int, ...]:
    """Order paths backwards, so that the greatest is the first by name."""
    return tuple(-ord(letter) for letter in path)


def _scopes(path: str, landmarks: Landmarks) -> Iterable[str]:
    yield f"folder {_folder(path)}"
    if landmarks.lecture:
        yield landmarks.lecture


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _open_labels(note: ParsedNote) -> set[str]:
    """Return the labels of the questions that a note states and leaves unanswered."""
    return {mention.label for mention in note.landmarks.mentions if not mention.answers}


def _belongs(home: ParsedNote, other: ParsedNote) -> bool:
    """Tell whether a note records or restates the questions of another one in its scope."""
    asked = {mention.label: mention.text for mention in home.landmarks.mentions}
    said = [mention for mention in other.landmarks.mentions if mention.label in asked]
    covered = [label for label in other.landmarks.covers if label in asked]
    if not said and not covered:
        return False
    same_lecture = (
        bool(home.landmarks.lecture) and home.landmarks.lecture == other.landmarks.lecture
    )
    if covered and (same_lecture or not home.landmarks.lecture or not other.landmarks.lecture):
        return True
    if home.landmarks.lecture and other.landmarks.lecture and not same_lecture:
        return False
    likes = sum(_same_topic(asked[mention.label], mention.text) for mention in said)
    if likes and likes >= _SHARE * len(said):
        return True
    return other.landmarks.record and any(mention.answers for mention in said)


def _same_topic(one: str, other: str) -> bool:
    """Tell whether two texts are alike in more than the words that any question has."""
    return alike(_ASKING.sub(" ", one), _ASKING.sub(" ", other)) >= _ALIKE


def _reference(other: ParsedNote, label: str, question: str) -> Reference | None:
    """Return the section of a note that answers a label; else the note, if it covers it."""
    places = [mention for mention in other.landmarks.mentions if mention.label == label]
    sections = [mention for mention in places if mention.answers]
    if sections:
        best = max(sections, key=lambda mention: _merit(mention, question))
        return Reference(other.path, best.line, best.end_line)
    if places or label in other.landmarks.covers:
        return Reference(other.path)
    return None


def _merit(mention: Mention, question: str) -> tuple[float, int, int]:
    return (round(alike(mention.text, question), 1), mention.end_line - mention.line, -mention.line)


def _restated(item: Item, homes: Sequence[ParsedNote]) -> str:
    """Return which question of these notes an item records or restates; empty if none."""
    for home in homes if not item.options else ():
        for mention in home.landmarks.mentions:
            if item.label == mention.label or alike(item.question, mention.text) >= _SAME:
                return f"records or restates {mention.label} of {home.path}"
    return ""


class _Echoes:
    """Finds a later item of a note with the series, number and topic of an earlier one."""

    def __init__(self, note: ParsedNote) -> None:
        self.seen: dict[str, list[Item]] = defaultdict(list)
        self.answered = {
            question: line
            for line, question, answer in note.landmarks.prints
            if answer and question
        }

    def echoed(self, item: Item) -> str:
        """Return which item of the note an item repeats, and remember it; empty if none."""
        line = self.answered.get(prints_of(item)[0]) if item.kind is Kind.OPEN else None
        if line is not None and not item.hints:
            return f"lists the question that line {line} answers"
        if item.label is None or not (item.label[:1].isalpha() and _COUNTED.search(item.label)):
            return ""
        earlier = self.seen[_series(item.label)]
        for other in earlier:
            if _echoes(item, other):
                return f"takes up {other.label} at line {other.line} again"
        earlier.append(item)
        return ""


def _fates(
    note: ParsedNote, scopes: _Scopes, section_text: Callable[[Reference], str]
) -> Iterator[LeftOut | Item | None]:
    """Yield what becomes of each item of a note: left out, linked, or (None) what it was."""
    homes, earlier = scopes.homes_of(note), _Echoes(note)
    for item in note.items:
        if reason := _restated(item, homes) or earlier.echoed(item):
            yield LeftOut(item.path, item.line, reason)
        else:
            references = scopes.references(note, item)
            yield _linked(item, references, section_text) if references else None


def _kept(
    note: ParsedNote, fates: Mapping[str, Sequence[LeftOut | Item | None]]
) -> Iterator[tuple[Item, Prints]]:
    """Yield the items of a note that are not left out, linked, with their fingerprints."""
    of_note = fates.get(note.path, ())
    for item, prints, fate in zip(note.items, prints_in(note), of_note, strict=True):
        if fate is None:
            yield item, prints
        elif isinstance(fate, Item):
            yield fate, prints_of(fate)


def _marked(kept: Sequence[tuple[Item, Prints]], duplicates: Duplicates) -> Iterator[Item]:
    """Yield the items of a note that are kept, each duplicate with the place of the one that is.

    A follow-up whose parent was left out has none.
    """
    lines = {item.line for item, _ in kept}
    for item, prints in kept:
        parent = item.parent_line if item.parent_line in lines else None
        place = duplicates.kept_for(item, prints)
        is_same = (parent, place) == (item.parent_line, item.duplicate_of)
        yield item if is_same else replace(item, parent_line=parent, duplicate_of=place)


def _series(label: str) -> str:
    """Return the key of a label within its note: all follow-ups are one series."""
    return label if label.startswith("Q") else "follow-up " + re.sub(r"^\D*", "", label)


def _echoes(item: Item, earlier: Item) -> bool:
    """Tell whether two items ask the same; a choice never takes up what was asked before."""
    if item.options:
        return False
    titles = (earlier.question, earlier.topic)
    said = item.topic or item.question.split("\n", 1)[0]
    return any(_same_topic(said, title) for title in titles if title)


def _linked(
    item: Item, references: tuple[Reference, ...], section_text: Callable[[Reference], str]
) -> Item:
    text = section_text(references[0]) if references[0].line is not None else ""
    answer = _untitled(text, item.question)
    kind = Kind.BASIC if answer else item.kind
    return replace(item, references=references, answer=answer, kind=kind)


def _untitled(text: str, question: str) -> str:
    """Return the text of a section without a title that only repeats the question."""
    title, _, body = text.partition("\n")
    numbered = numbered_label(title.lstrip("# \t")) if title.startswith("#") else None
    repeats = numbered is not None and words_of(numbered.rest) == words_of(question)
    return body.lstrip("\n") if repeats and body.strip() else text

"""Which notes belong together, and where in one of them another one's questions are answered.

A question's number is no key by itself: every lecture starts again at Q1. The key is the scope
(the folder, or the lecture that a path, the title or a line at the top names) and the label. In a
scope, the note with the most open questions is their home, none whose name says "record" if there
is another, and none that only recaps them; two courses may count their lectures alike, so one
nearby comes before it. What carries the same labels in other notes of the scope is a record or a
restatement, where there is evidence that it is: a line that says what the note covers, a name that
says "record", or texts that are alike.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recollect.core.cards.items import Item, Kind, Reference
from recollect.core.grouping import grouped
from recollect.core.text.scripts import either
from recollect.parsing.landmarks import Landmarks, Mention, label_key, unit_of
from recollect.parsing.paths import counted_place, repeats, untranslated
from recollect.parsing.reading import ParsedNote
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.fingerprints import alike

_ALIKE = 0.6
"""How alike two texts are, at least, that are about one topic, what only asks left out."""
_ASKING = re.compile(
    either(
        r"\b(?:what|why|how|when|which|is|are|does|do|can|the|an?|of|in|to|for)\b"
        r"|什么是|为什么|是什么|什么|如何|怎么"
    ),
    re.I,
)
_WORD = re.compile(r"(?<=[^\W\d_])\d+|[^\W\d_]+|(?<=[^\W\d_][ _-])\d+")
_COUNTED = re.compile(r"[a-z]{2}[ _-]?0*(\d{1,3})(?!\d)")
_AROUND = "around"
"""What the folders are called in which a folder of records stands, among scopes."""
_SHARE = 0.25
"""Of the labels that two notes share, how many must read alike for them to belong together."""


def ties(path: str, landmarks: Landmarks) -> frozenset[str]:
    """Return the keys of a note: what reaches any of them may change its links or duplicates."""
    return frozenset((*_common(path, landmarks), *(own for own, _ in _sides(path, landmarks))))


def reached(path: str, landmarks: Landmarks) -> frozenset[str]:
    """Return the keys (see `ties`) of the notes whose links or duplicates a note may change."""
    return frozenset((*_common(path, landmarks), *(other for _, other in _sides(path, landmarks))))


def _common(path: str, landmarks: Landmarks) -> Iterator[str]:
    yield untranslated(path)
    yield from (question for _, question, _ in landmarks.prints if question)
    if landmarks.mentions or landmarks.covers:
        yield from (s for s in _scopes(path, landmarks) if not s.startswith(_AROUND))


def _sides(path: str, landmarks: Landmarks) -> Iterator[tuple[str, str]]:
    """Yield what a note is where those of one side are linked with the other only, and that one."""
    if landmarks.mentions or landmarks.covers:
        for folder in _around(_folder(path), landmarks):
            sides = (f"records around {folder}", f"questions around {folder}")
            yield sides if landmarks.shelved else sides[::-1]
    if landmarks.key or landmarks.prints:
        sides = (f"key {counted_place(path)}", f"questions {counted_place(path)}")
        yield sides if landmarks.key else sides[::-1]


class Scopes:
    """Which notes belong together, and which of them is home to the questions."""

    def __init__(self, notes: Sequence[ParsedNote]) -> None:
        self.open = {note.path: _open_labels(note) for note in notes}
        labelled = (note for note in notes if note.landmarks.mentions or note.landmarks.covers)
        self.records: dict[str, list[ParsedNote]] = defaultdict(list)
        self.homes: dict[str, list[ParsedNote]] = defaultdict(list)
        """The notes whose questions one records or restates."""
        scopes = (
            (scope, note) for note in labelled for scope in _scopes(note.path, note.landmarks)
        )
        for scope, members in grouped(scopes).items():
            nearest: dict[str, ParsedNote] = {}
            named = sorted(members, key=lambda note: note.path, reverse=True)
            for note in sorted(named, key=self._homeliness):
                nearest |= dict.fromkeys(_starts(note.path), note)
            for other in members:
                if scope.startswith(_AROUND) and not other.landmarks.shelved:
                    continue
                homes = dict.fromkeys(map(nearest.__getitem__, _starts(other.path)))
                home = next((home for home in homes if self._is_home(home, other)), None)
                if home is not None and home not in self.homes[other.path]:
                    self.homes[other.path].append(home)
                    self.records[home.path].append(other)

    def _is_home(self, note: ParsedNote, other: ParsedNote) -> bool:
        marks = other.landmarks
        told = marks.record or marks.covers or any(mention.recaps for mention in marks.mentions)
        return note is not other and bool(self.open[note.path] or told) and _belongs(note, other)

    def _homeliness(self, note: ParsedNote) -> tuple[bool, bool, bool, int]:
        """Order notes by how likely they are home to the questions of a scope."""
        kept = len(self.open[note.path])
        asks = any(not mention.recaps for mention in note.landmarks.mentions)
        return asks, not note.landmarks.record, not repeats(note.path), kept

    def references(self, note: ParsedNote, item: Item) -> tuple[Reference, ...]:
        """Return where else the notes answer an open question: the record, then a summary."""
        if item.answer or item.options or item.label is None or item.kind is not Kind.OPEN:
            return ()
        label, folder = label_key(item.label), _folder(note.path)
        told = (_reference(other, label, item.question) for other in self.records[note.path])
        found = sorted(
            filter(None, told),
            key=lambda to: (_folder(to.path) != folder, to.line is None, to.path),
        )
        return tuple(found[:2])


def _starts(path: str) -> Iterator[str]:
    """Yield what notes near a path share with it: words and number of its name, then its folders.

    `exam-2-answers` belongs to `exam-2`; a record to the questions of its own course.
    """
    folder, slash, name = path.rpartition("/")
    words = _WORD.findall(name.rpartition(".")[0])
    yield from (f"{folder}/{'-'.join(words[:n])}" for n in range(len(words), 0, -1))
    yield from (f"{folder}/*{number}" for number in _numbers(path))
    while slash:
        yield folder
        folder, slash, _ = folder.rpartition("/")
    yield ""


def _numbers(path: str) -> set[str]:
    """Return what counts a note among others, behind a word of its name: `exam-2`."""
    return set(_COUNTED.findall(path.rpartition("/")[2].casefold()))


def _scopes(path: str, landmarks: Landmarks) -> Iterable[str]:
    folder = _folder(path)
    yield f"folder {folder}"
    yield from (f"{_AROUND} {each}" for each in _around(folder, landmarks))
    if landmarks.lecture:
        yield landmarks.lecture
    labels = (*landmarks.covers, *(mention.label for mention in landmarks.mentions))
    yield from {f"unit {unit}" for unit in map(unit_of, labels) if unit}


def _around(folder: str, landmarks: Landmarks) -> Iterator[str]:
    """Yield the folders in which a folder of records may stand beside the questions, or below."""
    if not landmarks.shelved:
        yield folder
    if folder:
        yield _folder(folder)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _open_labels(note: ParsedNote) -> set[str]:
    """Return the labels of the questions that a note states and leaves unanswered."""
    return {one.label for one in note.landmarks.mentions if not (one.answers or one.recaps)}


def _belongs(home: ParsedNote, other: ParsedNote) -> bool:
    """Tell whether a note records or restates the questions of another one in its scope."""
    asked = {one.label: one.text for one in home.landmarks.mentions if not one.recaps}
    said = [mention for mention in other.landmarks.mentions if mention.label in asked]
    covered = any(label in asked for label in other.landmarks.covers)
    if not (said or covered) or _are_apart(home, other):
        return False
    if covered or all(mention.recaps for mention in said):
        return True
    likes = sum(same_topic(asked[mention.label], mention.text) for mention in said)
    if likes >= max(_SHARE * len(said), 1):
        return True
    # what asks in full, and nothing alike, is a question of its own
    telling = [mention for mention in said if not ends_as_question(mention.text)]
    whole = len(telling) == len(other.landmarks.mentions) > 1
    left_open = _open_labels(home)
    answers = any(mention.answers and mention.label in left_open for mention in telling)
    return other.landmarks.record and (whole or answers)


def _are_apart(one: ParsedNote, other: ParsedNote) -> bool:
    """Tell whether two notes are of different lectures, or counted apart by their names."""
    ours, theirs = one.landmarks.lecture.split(), other.landmarks.lecture.split()
    counted, counts = _numbers(one.path), _numbers(other.path)
    unlike = bool(counted and counts) and counted.isdisjoint(counts)
    return unlike or (ours != theirs and ours[:1] == theirs[:1])


def same_topic(one: str, other: str) -> bool:
    """Tell whether two texts are alike in more than the words that any question has."""
    return alike(_ASKING.sub(" ", one), _ASKING.sub(" ", other)) >= _ALIKE


def _reference(other: ParsedNote, label: str, question: str) -> Reference | None:
    """Return the section of a note that answers a label; else the note, if it covers it."""
    places = [mention for mention in other.landmarks.mentions if mention.label == label]
    sections = [mention for mention in places if mention.answers]
    if sections:
        best = max(sections, key=lambda mention: _merit(mention, question))
        return Reference(other.path, best.line, best.end_line)
    covers = other.landmarks.covers  # a record that says what it covers only speaks of the others
    if label in covers or (places and other.landmarks.record and not covers):
        return Reference(other.path)
    return None


def _merit(mention: Mention, question: str) -> tuple[float, int, int]:
    return (round(alike(mention.text, question), 1), mention.end_line - mention.line, -mention.line)

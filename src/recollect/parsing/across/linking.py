"""Across notes: answers that stand elsewhere, records and restatements, duplicates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from recollect.core.cards.items import Item, Kind, Reference
from recollect.core.packed import Packed
from recollect.core.phrases import Phrase, phrase
from recollect.parsing.across.answer_notes import answered_elsewhere
from recollect.parsing.across.duplicates import Duplicates, Prints, prints_in
from recollect.parsing.across.scopes import Scopes, same_topic
from recollect.parsing.landmarks import label_key, unit_of
from recollect.parsing.reading import ParsedNote
from recollect.parsing.words.asking import ends_as_question
from recollect.parsing.words.fingerprints import alike, prints_of, words_of
from recollect.parsing.words.numbers import numbered_label

_SAME = 0.8
"""How alike two questions are, at least, that are one restated."""
_COUNTED = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item that is none across notes: it records or restates another one."""

    path: str
    line: int
    reason: Phrase


@dataclass(frozen=True, slots=True)
class Linked:
    """The items of all notes with their links, and those left out."""

    items: Packed[Item]
    left_out: tuple[LeftOut, ...]


def link(notes: Sequence[ParsedNote], section_text: Callable[[Reference], str]) -> Linked:
    """Return the items of all notes, in the order of the notes, with their links.

    `section_text` gives the text of a referenced section. Items that record or restate a question
    of another note are left out, and why; duplicates are marked, and kept.
    """
    scopes, duplicates, keyed = Scopes(notes), Duplicates(notes), answered_elsewhere(notes)
    fates = {
        note.path: [*_fates(note, scopes, keyed, section_text)] for note in notes if note.items
    }
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


def _restated(item: Item, homes: Sequence[ParsedNote]) -> Phrase | None:
    """Return which question of these notes an item records or restates, if any."""
    for home in homes if not item.options or unit_of(item.label or "") else ():
        for mention in home.landmarks.mentions:
            same = label_key(item.label or "") == mention.label
            if same or alike(item.question, mention.text) >= _SAME:
                return phrase(
                    "records or restates {label} of {path}", label=mention.label, path=home.path
                )
    return None


class _Echoes:
    """Finds a later item of a note with the series, number and topic of an earlier one."""

    def __init__(self, note: ParsedNote) -> None:
        self.seen: dict[str, list[Item]] = defaultdict(list)
        mentions = note.landmarks.mentions
        asked = {mention.label for mention in mentions if not mention.recaps}
        self.recaps = {m.line: m.label for m in mentions if m.recaps and m.label in asked}
        self.answered = {
            question: line
            for line, question, answer in note.landmarks.prints
            if answer and question
        }

    def echoed(self, item: Item) -> Phrase | None:
        """Return which item of the note an item repeats, if any, and remember it."""
        if recapped := self.recaps.get(item.line):
            return phrase("sums up {label} of its note", label=recapped)
        line = self.answered.get(prints_of(item)[0]) if item.kind is Kind.OPEN else None
        if line is not None and not (item.hints or item.own_answer):
            return phrase("lists the question that line {line} answers", line=line)
        if not (series := _series(item)):
            return None
        earlier = self.seen[series]
        for other in earlier:
            if _echoes(item, other):
                return phrase(
                    "takes up {label} at line {line} again", label=other.label, line=other.line
                )
        earlier.append(item)
        return None


def _fates(
    note: ParsedNote,
    scopes: Scopes,
    keyed: Mapping[tuple[str, int], Item],
    section_text: Callable[[Reference], str],
) -> Iterator[LeftOut | Item | None]:
    """Yield what becomes of each item of a note: left out, linked, or (None) what it was."""
    homes, earlier = scopes.homes[note.path], _Echoes(note)
    for item in note.items:
        if reason := _restated(item, homes) or earlier.echoed(item):
            yield LeftOut(item.path, item.line, reason)
        elif references := scopes.references(note, item):
            yield _linked(item, references, section_text)
        else:
            yield keyed.get((item.path, item.line))


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


def _series(item: Item) -> str:
    """Return the key of a label that may be taken up again; exercises count anew everywhere."""
    label = item.label or ""
    if item.dialect == "follow-up" and (number := _COUNTED.search(label)):
        return f"follow-up {label[number.start() :]}"  # all of them are one series
    return label if label.startswith("Q") else ""


def _echoes(item: Item, earlier: Item) -> bool:
    """Tell whether two items ask the same; a topic in common proves it of none asked in full."""
    # another part of an exam counts anew
    if item.options or (item.answer and earlier.kind in (Kind.CHOICE, Kind.BLANK)):
        return False
    titles = (earlier.question, earlier.topic)
    said = item.topic or item.question.split("\n", 1)[0]
    if ends_as_question(said) and ends_as_question(earlier.question):
        return alike(said, earlier.question) >= _SAME
    return any(same_topic(said, title) for title in titles if title)


def _linked(
    item: Item, references: tuple[Reference, ...], section_text: Callable[[Reference], str]
) -> Item:
    text = section_text(references[0]) if references[0].line is not None else ""
    answer = _untitled(text, item.question)
    kind = Kind.BASIC if answer else item.kind
    return replace(item, references=references, answer=answer, kind=kind)


def _untitled(text: str, question: str) -> str:
    """Return the text of a section without a title that only repeats the question, or counts it."""
    title, _, body = text.partition("\n")
    numbered = numbered_label(title.lstrip("# \t")) if title.startswith("#") else None
    repeats = numbered is not None and words_of(numbered.rest) in ("", words_of(question))
    return body.lstrip("\n") if repeats and body.strip() else text

"""What notes tell of the studying, beside their cards: the study log, the seeds, the concepts.

All that is kept of it is derived: written anew with the note or the card that it comes from, and
every row that changes is returned as it was before, for the undo of the import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from recollect.app.concepts.concepts import Concepts
from recollect.app.concepts.glossary import glossary_of
from recollect.app.workspace import Workspace
from recollect.core.grouping import grouped
from recollect.core.long_work import Progress, unwatched
from recollect.core.scheduling.study_days import date_to_day
from recollect.core.study_log import EntryKind, Seed, StudyEntry, StudyNotes
from recollect.store.areas.areas import Link
from recollect.store.cards.notes import NoteRecord
from recollect.store.rows.row_changes import RowChange
from recollect.store.unit import Unit

LONGEST_TOPIC = 30
"""In characters: a longer topic is a sentence, not a concept's name."""

ByNote = Mapping[str, StudyNotes]
"""What each note, by id, told at its last import."""


class Told(NamedTuple):
    """How much notes tell of the studying: rows of tables, doubts about concepts, own answers."""

    entries: int
    seeds: int
    answers: int


def count_told(studies: Iterable[StudyNotes]) -> Told:
    """Return how much notes tell, in all."""
    each = [(len(one.entries), len(one.seeds), len(one.answers)) for one in studies]
    return Told(*map(sum, zip(*each, strict=True))) if each else Told(0, 0, 0)


def told_before(unit: Unit) -> ByNote:
    """Return what the database keeps of every note that told something."""
    entries = unit.study_entries.by_note()
    seeds = grouped((sown.note_id, sown.seed) for sown in unit.seeds.all())
    return {
        note_id: StudyNotes(tuple(entries.get(note_id, ())), tuple(seeds.get(note_id, ())))
        for note_id in entries.keys() | seeds.keys()
    }


def tells_anew(study: StudyNotes, told: ByNote, record: NoteRecord | None) -> bool:
    """Tell whether what a note says now differs from what is kept of it.

    A warning that names no known concept is not kept, and is nothing new either.
    """
    before = told.get(record.id) if record is not None else None
    if before is None:
        return bool(study)
    now, kept = {*map(_said, study.seeds)}, {*map(_said, before.seeds)}
    own_words = {_said(seed) for seed in study.seeds if seed.kind.is_own_word}
    return bool(study.answers or study.entries != before.entries or kept - now or own_words - kept)


def _said(seed: Seed) -> tuple[object, ...]:
    return seed.kind, seed.concept, seed.line, seed.text, seed.day


def keep_study_notes(
    workspace: Workspace,
    unit: Unit,
    study: Mapping[str, StudyNotes],
    card_ids: Iterable[str],
    at: datetime,
    progress: Progress = unwatched,
) -> Iterator[RowChange]:
    """Keep what notes, by id, tell of the studying, and find the concepts of new or changed cards.

    A note that is gone is given as empty `StudyNotes`. Runs inside the import's transaction, after
    its cards and notes were written, while what changed is read, the oldest change first.
    """
    entries = {note_id: notes.entries for note_id, notes in study.items()}
    yield from unit.study_entries.replace(entries)
    concepts = Concepts(unit, glossary_of(unit), card_ids, at, progress)
    concepts.admit(_topics(entries.values()))
    sown = {
        note_id: [(area, seed) for seed in notes.seeds if (area := concepts.area_of(seed))]
        for note_id, notes in study.items()
    }
    # The areas come first: on the way back they must go last, after what refers to them.
    yield from concepts.new_rows
    yield from unit.seeds.replace(sown, at)
    yield from concepts.link()
    yield from unit.reviews.keep_recorded(
        (one.card_id, workspace.calendar.begins(date_to_day(one.day)), one.text)
        for notes in study.values()
        for one in notes.answers
    )
    yield from unit.areas.add_links(_links_by_place(unit, study))


def _topics(entries: Iterable[Sequence[StudyEntry]]) -> list[str]:
    """Return the topics of progress tables that are short enough to name a concept."""
    return [
        entry.topic
        for each in entries
        for entry in each
        if entry.kind is EntryKind.LOG and len(entry.topic) <= LONGEST_TOPIC
    ]


def _links_by_place(unit: Unit, study: Mapping[str, StudyNotes]) -> list[Link]:
    """Link each judgement to the card within whose lines it stands."""
    seeded = [note_id for note_id, notes in study.items() if notes.seeds]
    links = []
    by_note = unit.seeds.of_notes(seeded)
    for card_id, note_id, first, last in unit.cards.lines_of(seeded):
        for area_id, line in by_note.get(note_id, ()):
            if first <= line <= last:
                links.append(Link(card_id, area_id, "place"))
    return links

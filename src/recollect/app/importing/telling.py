"""Whether a note tells of the studying what it did not tell at the last import."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from recollect.core.figures.study_log import Seed, StudyNotes
from recollect.core.grouping import grouped
from recollect.store.cards.notes import NoteRecord
from recollect.store.unit import Unit

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

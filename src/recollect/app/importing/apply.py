"""Carrying out a plan: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from uuid import uuid4

from recollect.app.backups import back_up_before
from recollect.app.importing.garbage import seldom_collecting
from recollect.app.importing.plan import ImportPlan
from recollect.app.importing.planned import Change, PlannedCard
from recollect.app.importing.study_notes import keep_study_notes
from recollect.app.scheduling.grading import follow_decks
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.grouping import batched
from recollect.core.long_work import Progress, unwatched
from recollect.core.phrases import phrase
from recollect.core.study_log import NO_STUDY
from recollect.store.cards.notes import NoteRecord
from recollect.store.imports.import_writer import ImportWriter
from recollect.store.unit import Unit

NoteKey = tuple[str, str]

NOTES_A_BATCH = 100

BATCH = 2_000
"""How many cards are written at a time: their rows are in memory twice meanwhile."""


class PlanIsOld(RecollectError):
    """The deck was imported into, or an import was undone, since the plan was made."""


@seldom_collecting()
def apply_import(
    workspace: Workspace, plan: ImportPlan, progress: Progress = unwatched
) -> str | None:
    """Write what the plan says and return the import's id; None when there was nothing to import.

    Even then it is remembered how notes look now, so that they need not be read again. Raises
    PlanIsOld when another import came in between. Then nothing is written, nor when `progress`,
    which is told how many cards of how many are seen to, raises.
    """
    if plan.changes_nothing:
        _note_how_notes_look(workspace, plan)
        return None
    now = workspace.now()
    back_up_before(workspace.database.file, now, progress)
    with workspace.database.write() as unit:
        _check_it_is_next(unit, plan)
        roots = [str(scope.root) for scope in plan.scopes]
        run_id = unit.imports.begin(now, roots, plan.counts)
        writer = unit.imports.writer(run_id)
        note_ids = _write_notes(writer, plan, _write_roots(writer, plan, now))
        written = _write_cards(writer, plan, note_ids, now, progress)
        writer.reject(plan.rejections, now)
        study = {note_ids[key]: told for key, told in plan.study.items()}
        study |= dict.fromkeys(plan.silent, NO_STUDY)
        writer.remember(keep_study_notes(workspace, unit, study, written.card_ids, now, progress))
        follow_decks(unit, written.moved_ids, progress)
        progress(len(plan.cards), len(plan.cards), "")
    return run_id


class _Written(NamedTuple):
    """The ids of the cards that were written, and of those that came to another deck."""

    card_ids: list[str]
    moved_ids: list[str]


def _note_how_notes_look(workspace: Workspace, plan: ImportPlan) -> None:
    """Remember notes that changed in nothing that the deck has, so that they cost a look again."""
    waiting = _waiting(plan)
    records = [*_seen_anew(plan, waiting), *_left(plan, waiting)]
    if records:
        with workspace.database.write() as unit:
            _check_it_is_next(unit, plan)
            unit.notes.update(records)


def _changes_deck(planned: PlannedCard) -> bool:
    before, after = planned.before, planned.after
    return before is not None and after is not None and before.card.deck != after.card.deck


def _check_it_is_next(unit: Unit, plan: ImportPlan) -> None:
    newest = unit.imports.newest()
    if (newest.id if newest else None) != plan.follows:
        raise PlanIsOld(
            phrase("the deck changed since this import was planned: run the import again")
        )


def _placed(planned: PlannedCard, note_ids: Mapping[NoteKey, str]) -> PlannedCard:
    """Return the card with the id of the note that it stands in now."""
    source = planned.card.card.source
    note_id = note_ids.get((source.root, source.path), planned.card.note_id)
    return replace(planned, after=replace(planned.card, note_id=note_id))


def _write_cards(
    writer: ImportWriter,
    plan: ImportPlan,
    note_ids: Mapping[NoteKey, str],
    now: datetime,
    progress: Progress,
) -> _Written:
    written = _Written([], [])
    for number, met in enumerate(batched(plan.cards, BATCH)):
        progress(number * BATCH, len(plan.cards), "")
        batch = [_placed(one, note_ids) for one in met if one.writes]
        writer.add_cards([one.card for one in batch if one.change is Change.NEW], now)
        writer.update_cards([one.card for one in batch if one.change is not Change.NEW])
        writer.keep_own_answers(
            [(one.card.card.id, one.own_answer) for one in met if one.brings_own_answer], now
        )
        written.card_ids.extend(one.card.card.id for one in batch)
        written.moved_ids.extend(one.card.card.id for one in batch if _changes_deck(one))
    return written


def _write_roots(writer: ImportWriter, plan: ImportPlan, now: datetime) -> dict[str, str]:
    """Store the roots with their options; return the id of each by its path."""
    ids = {}
    for scope in plan.scopes:
        path, options = str(scope.root), scope.options.to_values()
        if scope.record is None:
            ids[path] = writer.add_root(path, now, options)
            continue
        ids[path] = scope.record.id
        if options != scope.record.options:
            writer.set_root_options(scope.record.id, options)
    return ids


def _write_notes(
    writer: ImportWriter, plan: ImportPlan, root_ids: Mapping[str, str]
) -> dict[NoteKey, str]:
    """Store what the notes look like now; return the id of every note by root and path."""
    waiting = _waiting(plan)
    ids = {note.key: note.record.id for note in plan.notes if note.record}
    new = (note for note in plan.notes if note.record is None)
    for batch in batched(new, NOTES_A_BATCH):
        records = [
            NoteRecord(id=str(uuid4()), root_id=root_ids[note.root], state=note.state)
            for note in batch
        ]
        ids |= {note.key: record.id for note, record in zip(batch, records, strict=True)}
        # A note with something undecided is read again by the next import.
        writer.add_notes(
            [
                record.unread() if note.key in waiting else record
                for note, record in zip(batch, records, strict=True)
            ]
        )
    writer.update_notes([*_seen_anew(plan, waiting), *_left(plan, waiting)])
    return ids


def _waiting(plan: ImportPlan) -> set[NoteKey]:
    """Return the notes, as they are and as they were, in which something is undecided."""
    if not plan.counts[Change.AMBIGUOUS]:
        return set()
    return {
        (side.card.source.root, side.card.source.path)
        for planned in plan.cards
        if planned.waits
        for side in (planned.before, planned.after)
        if side is not None
    }


def _seen_anew(plan: ImportPlan, waiting: Collection[NoteKey]) -> Iterable[NoteRecord]:
    """Yield the known notes that look otherwise now, but for those with something undecided."""
    for note in plan.notes:
        if note.record is not None and not note.is_noted and note.key not in waiting:
            yield replace(note.record, state=note.state)


def _left(plan: ImportPlan, waiting: Collection[NoteKey]) -> list[NoteRecord]:
    """Return the notes that are gone, so marked that they are read should they come back."""
    kept = {path for _, path in waiting}
    return [note.unread() for note in plan.gone if note.path not in kept]

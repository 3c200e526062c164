"""Carrying out a plan: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from recollect.app.areas import keep_study_notes
from recollect.app.backups import back_up_before
from recollect.app.importing.collecting import seldom_collecting
from recollect.app.importing.plan import ImportPlan
from recollect.app.importing.planned import Change, PlannedCard
from recollect.app.importing.reading import SeenNote
from recollect.app.scheduling.grading import follow_decks
from recollect.app.workspace import Workspace
from recollect.core.errors import RecollectError
from recollect.core.long_work import Progress, unwatched
from recollect.core.study_log import NO_STUDY
from recollect.store.import_writer import ImportWriter
from recollect.store.notes import NoteRecord
from recollect.store.unit import Unit

NoteKey = tuple[str, str]

BATCH = 1_000
"""So many cards are written at a time: their rows are in memory twice meanwhile."""


class PlanIsOld(RecollectError):
    """The deck was imported into, or an import was undone, since the plan was made."""


@seldom_collecting()
def apply_import(
    workspace: Workspace, plan: ImportPlan, progress: Progress = unwatched
) -> str | None:
    """Write what the plan says and return the import's id; None when there was nothing to import.

    Even then it is remembered how notes look now, so that they need not be read again. Raises
    PlanIsOld when another import came in between. Then nothing is written, nor when `progress`,
    which is told how many cards of how many are written, raises.
    """
    if plan.changes_nothing:
        _note_how_notes_look(workspace, plan)
        return None
    now = workspace.now()
    back_up_before(workspace.database.file, now)
    with workspace.database.write() as unit:
        _check_it_is_next(unit, plan)
        roots = [str(scope.root) for scope in plan.scopes]
        run_id = unit.imports.begin(now, roots, plan.counts)
        writer = unit.imports.writer(run_id)
        note_ids = _write_notes(writer, plan, _write_roots(writer, plan, now))
        written = [planned for planned in plan.cards if planned.writes]
        _write_cards(writer, written, note_ids, now, progress)
        writer.keep_own_answers(
            [(one.card.card.id, one.own_answer) for one in plan.cards if one.brings_own_answer], now
        )
        writer.reject(plan.rejections, now)
        study = {note_ids[key]: told for key, told in plan.study.items()}
        study |= dict.fromkeys(plan.silent, NO_STUDY)
        card_ids = [one.card.card.id for one in written]
        writer.remember(keep_study_notes(workspace, unit, study, card_ids, now))
        follow_decks(unit, [one.card.card.id for one in written if _changes_deck(one)], progress)
        progress(len(written), len(written), "")
    return run_id


def _note_how_notes_look(workspace: Workspace, plan: ImportPlan) -> None:
    """Remember notes that changed in nothing that the deck has, so that they cost a look again."""
    records = [*_seen_anew(plan), *_left(plan)]
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
        raise PlanIsOld("the deck changed since this import was planned: run the import again")


def _placed(planned: PlannedCard, note_ids: Mapping[NoteKey, str]) -> PlannedCard:
    """Return the card with the id of the note that it stands in now."""
    source = planned.card.card.source
    note_id = note_ids.get((source.root, source.path), planned.card.note_id)
    return replace(planned, after=replace(planned.card, note_id=note_id))


def _write_cards(
    writer: ImportWriter,
    written: Sequence[PlannedCard],
    note_ids: Mapping[NoteKey, str],
    now: datetime,
    progress: Progress,
) -> None:
    for start in range(0, len(written), BATCH):
        progress(start, len(written), "")
        batch = [_placed(planned, note_ids) for planned in written[start : start + BATCH]]
        writer.add_cards([one.card for one in batch if one.change is Change.NEW], now)
        writer.update_cards([one.card for one in batch if one.change is not Change.NEW])


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
    new: list[NoteRecord] = []
    for note in plan.notes:
        if note.record is None:
            record = replace(_record(note, root_ids[note.root]), id=str(uuid4()))
            # A note with something undecided is read again by the next import.
            new.append(replace(record, content_hash="") if note.key in waiting else record)
            ids[note.key] = record.id
    writer.add_notes(new)
    writer.update_notes([*_seen_anew(plan), *_left(plan)])
    return ids


def _waiting(plan: ImportPlan) -> set[NoteKey]:
    """Return the notes, as they are and as they were, in which something is undecided."""
    return {
        (side.card.source.root, side.card.source.path)
        for planned in plan.cards
        if planned.waits
        for side in (planned.before, planned.after)
        if side is not None
    }


def _seen_anew(plan: ImportPlan) -> Iterable[NoteRecord]:
    """Yield the known notes that look otherwise now, but for those with something undecided."""
    waiting = _waiting(plan)
    for note in plan.notes:
        if note.record is not None and not note.is_noted and note.key not in waiting:
            yield replace(_record(note, note.record.root_id), id=note.record.id)


def _left(plan: ImportPlan) -> list[NoteRecord]:
    """Return the notes that are gone, so marked that they are read should they come back."""
    waiting = {path for _, path in _waiting(plan)}
    return [replace(note, content_hash="") for note in plan.gone if note.path not in waiting]


def _record(note: SeenNote, root_id: str) -> NoteRecord:
    return NoteRecord(
        id="",
        root_id=root_id,
        path=note.state.path,
        content_hash=note.state.sha256,
        size=note.state.size,
        mtime_ns=note.state.mtime_ns,
        landmarks=note.state.landmarks,
    )

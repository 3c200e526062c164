"""Carrying out a plan: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

from recollect.app.backups import back_up_before
from recollect.app.grading import follow_decks
from recollect.app.importing.plan import ImportPlan
from recollect.app.importing.planned import Change, PlannedCard
from recollect.app.workspace import Workspace
from recollect.store.cards import LocatedCard
from recollect.store.notes import NoteRecord
from recollect.store.unit import Unit


def apply_import(workspace: Workspace, plan: ImportPlan) -> str | None:
    """Write what the plan says and return the import's id; None when there was nothing to write."""
    if plan.changes_nothing:
        return None
    now = workspace.now()
    back_up_before(workspace.database.file, now)
    with workspace.database.write() as unit:
        roots = [str(scope.root) for scope in plan.scopes]
        run_id = unit.imports.begin(now, roots, plan.counts)
        root_ids = {root: unit.notes.add_root(root, now) for root in roots}
        note_ids = _write_notes(unit, plan, root_ids, run_id)
        written = [_placed(planned, note_ids) for planned in plan.cards if _writes(planned)]
        unit.cards.add([one.card for one in written if one.change is Change.NEW], now)
        for one in written:
            if one.change is not Change.NEW:
                unit.cards.update(one.card)
        follow_decks(unit, [one.card.card.id for one in written if _changes_deck(one)])
        _keep_own_answers(workspace, unit, plan.cards)
    return run_id


def _writes(planned: PlannedCard) -> bool:
    return planned.change is not Change.DUPLICATE and planned.before != planned.after


def _changes_deck(planned: PlannedCard) -> bool:
    before, after = planned.before, planned.after
    return before is not None and after is not None and before.card.deck != after.card.deck


def _placed(planned: PlannedCard, note_ids: dict[tuple[str, str], str]) -> PlannedCard:
    """Return the card with the id of the note that it stands in now."""
    source = planned.card.card.source
    note_id = note_ids.get((source.root, source.path), planned.card.note_id)
    return replace(planned, after=_at(planned.card, note_id))


def _at(card: LocatedCard, note_id: str) -> LocatedCard:
    return replace(card, note_id=note_id)


def _write_notes(
    unit: Unit, plan: ImportPlan, root_ids: dict[str, str], run_id: str
) -> dict[tuple[str, str], str]:
    """Store what the notes look like now; return the id of every note by root and path."""
    paths = {root_id: root for root, root_id in root_ids.items()}
    ids = {
        (paths[record.root_id], record.path): record.id
        for record in unit.notes.of_roots(root_ids.values())
    }
    new: list[NoteRecord] = []
    for note in plan.notes:
        key = (note.root, note.state.path)
        record = NoteRecord(
            id=ids.get(key, ""),
            root_id=root_ids[note.root],
            path=note.state.path,
            content_hash=note.state.sha256,
            size=note.state.size,
            mtime_ns=note.state.mtime_ns,
            landmarks=note.state.landmarks,
        )
        if not record.id:
            ids[key] = str(uuid4())
            new.append(replace(record, id=ids[key]))
        elif not note.unchanged:
            unit.notes.update(record, run_id)
    unit.notes.add(new, run_id)
    return ids


def _keep_own_answers(workspace: Workspace, unit: Unit, cards: Iterable[PlannedCard]) -> None:
    answered = {planned.card.card.id: planned.own_answer for planned in cards if planned.own_answer}
    kept = unit.reviews.own_answers(answered)
    for card_id, text in answered.items():
        if all(answer.text != text for answer in kept.get(card_id, ())):
            unit.reviews.keep_answer(card_id, text, workspace.now())

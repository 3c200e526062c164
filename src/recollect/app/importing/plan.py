"""The plan of an import: what each card would become. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from recollect.app.importing.drafts import Draft, drafts
from recollect.app.importing.matching import match
from recollect.app.importing.planned import Change, PlannedCard
from recollect.app.importing.roots import Scope, scopes
from recollect.app.scanning import ScanError, ScanResult, scan
from recollect.app.workspace import Workspace
from recollect.core.cards import Card, CardStatus
from recollect.core.items import Item, NoteState
from recollect.store.cards import LocatedCard
from recollect.store.notes import NoteRecord

Progress = Callable[[int, int], None]

GONE = "no longer in the notes"


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenNote:
    """A note that was found, by the root it lies in."""

    root: str
    state: NoteState
    unchanged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would do."""

    scopes: tuple[Scope, ...]
    cards: tuple[PlannedCard, ...]
    notes: tuple[SeenNote, ...]
    errors: tuple[ScanError, ...]

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many cards the import would meet in each way, every way named."""
        met = Counter(planned.change for planned in self.cards)
        return {change.value: met[change] for change in Change}

    @property
    def changes_nothing(self) -> bool:
        """Tell whether applying the plan would write nothing."""
        return all(note.unchanged for note in self.notes) and all(
            planned.change is Change.DUPLICATE or planned.before == planned.after
            for planned in self.cards
        )


def plan_import(
    workspace: Workspace, paths: Sequence[Path] = (), progress: Progress | None = None
) -> ImportPlan:
    """Return what importing `paths` (without any: every known root) would do.

    Raises NothingToImport for a path that does not exist.
    """
    with workspace.database.read() as unit:
        root_ids = unit.notes.roots()
        known_notes = unit.notes.of_roots(root_ids.values())
        known_cards = unit.cards.located()
    chosen = scopes(paths, root_ids)
    roots = {root_id: path for path, root_id in root_ids.items()}
    by_root = _notes_by_root(known_notes, roots)
    scans = [(scope, _scan(scope, by_root.get(str(scope.root), {}), progress)) for scope in chosen]
    found = [draft for scope, result in scans for draft in _accepted(scope, result.items)]
    notes = tuple(
        SeenNote(root=str(scope.root), state=note.state, unchanged=note.unchanged)
        for scope, result in scans
        for note in result.notes
    )
    in_play, elsewhere = _in_play(known_cards, scans)
    return ImportPlan(
        scopes=tuple(chosen),
        cards=(
            *_compare(in_play, found, scans),
            *_untouched(elsewhere, scans),
            *_duplicates(scans),
        ),
        notes=notes,
        errors=tuple(error for _, result in scans for error in result.errors),
    )


def _notes_by_root(
    records: Iterable[NoteRecord], roots: Mapping[str, str]
) -> dict[str, dict[str, NoteState]]:
    by_root: dict[str, dict[str, NoteState]] = {}
    for record in records:
        by_root.setdefault(roots[record.root_id], {})[record.path] = NoteState(
            path=record.path,
            size=record.size,
            mtime_ns=record.mtime_ns,
            sha256=record.content_hash,
            landmarks=record.landmarks,
        )
    return by_root


def _scan(scope: Scope, known: Mapping[str, NoteState], progress: Progress | None) -> ScanResult:
    """Scan a scope; the paths of what it holds are relative to its root."""
    prefix = f"{scope.below}/" if scope.below and scope.place.is_dir() else ""
    # A file that is given by itself is scanned under its name alone.
    folder = prefix or scope.below[: scope.below.rfind("/") + 1]
    result = scan(
        [scope.place],
        known={
            path.removeprefix(folder): replace(state, path=path.removeprefix(folder))
            for path, state in known.items()
            if scope.covers(path)
        },
        progress=progress,
    )
    return _rebased(result, folder) if folder else result


def _rebased(result: ScanResult, folder: str) -> ScanResult:
    return ScanResult(
        items=tuple(replace(item, path=folder + item.path) for item in result.items),
        notes=tuple(
            replace(note, state=replace(note.state, path=folder + note.state.path))
            for note in result.notes
        ),
        errors=result.errors,
    )


def _accepted(scope: Scope, items: Iterable[Item]) -> Iterable[Draft]:
    return drafts((item for item in items if item.duplicate_of is None), scope.root)


Scans = Sequence[tuple[Scope, ScanResult]]


def _in_play(
    known: Iterable[LocatedCard], scans: Scans
) -> tuple[list[LocatedCard], list[LocatedCard]]:
    """Part the known cards into those that this import can touch, and those of unchanged notes."""
    unchanged = {
        (str(scope.root), note.state.path)
        for scope, result in scans
        for note in result.notes
        if note.unchanged
    }
    in_play: list[LocatedCard] = []
    elsewhere: list[LocatedCard] = []
    for one in known:
        source = one.card.source
        covered = any(
            str(scope.root) == source.root and scope.covers(source.path) for scope, _ in scans
        )
        reread = covered and (source.root, source.path) not in unchanged
        retired = one.card.status is CardStatus.RETIRED
        (in_play if reread or retired else elsewhere).append(one)
    return in_play, elsewhere


def _compare(
    known: Sequence[LocatedCard], found: Sequence[Draft], scans: Scans
) -> Iterable[PlannedCard]:
    matching = match(known, [draft.located for draft in found])
    for pair in sorted(matching.pairs, key=lambda pair: pair.found):
        yield _changed(known[pair.known], found[pair.found], pair.reason)
    for index in matching.found:
        draft = found[index]
        yield PlannedCard(
            change=Change.NEW,
            reason="not asked before",
            after=draft.located,
            own_answer=draft.own_answer,
        )
    for index in matching.known:
        yield _gone(known[index], scans)


def _changed(before: LocatedCard, draft: Draft, reason: str) -> PlannedCard:
    after = replace(
        draft.located,
        note_id=before.note_id if _same_note(before, draft) else "",
        card=replace(draft.card, id=before.card.id),
    )
    return PlannedCard(
        change=_change(before.card, after.card),
        reason=reason,
        before=before,
        after=after,
        own_answer=draft.own_answer,
    )


def _same_note(before: LocatedCard, draft: Draft) -> bool:
    old, new = before.card.source, draft.card.source
    return (old.root, old.path) == (new.root, new.path)


def _change(before: Card, after: Card) -> Change:
    if before.status is CardStatus.RETIRED:
        return Change.RESTORED
    if replace(before, source=after.source, deck=after.deck) != after:
        return Change.UPDATED
    old, new = before.source, after.source
    if (old.root, old.path, old.heading_path) != (new.root, new.path, new.heading_path):
        return Change.MOVED
    return Change.UNCHANGED


def _gone(before: LocatedCard, scans: Scans) -> PlannedCard:
    if before.card.status is CardStatus.RETIRED:
        return PlannedCard(
            change=Change.UNCHANGED, reason="retired before", before=before, after=before
        )
    if _root_is_empty(before, scans):
        return PlannedCard(
            change=Change.AMBIGUOUS,
            reason="its root has no notes now: moved, renamed or not mounted? It stays as it was",
            before=before,
            after=before,
        )
    retired = replace(before.card, status=CardStatus.RETIRED, retired_because=GONE)
    return PlannedCard(
        change=Change.RETIRED, reason=GONE, before=before, after=replace(before, card=retired)
    )


def _root_is_empty(before: LocatedCard, scans: Scans) -> bool:
    return not any(
        result.notes for scope, result in scans if str(scope.root) == before.card.source.root
    )


def _untouched(cards: Iterable[LocatedCard], scans: Scans) -> Iterable[PlannedCard]:
    covered = {str(scope.root) for scope, _ in scans}
    for one in cards:
        if one.card.source.root in covered:
            yield PlannedCard(
                change=Change.UNCHANGED, reason="its note is unchanged", before=one, after=one
            )


def _duplicates(scans: Scans) -> Iterable[PlannedCard]:
    for scope, result in scans:
        for item in result.items:
            if item.duplicate_of is not None:
                path, line = item.duplicate_of
                yield PlannedCard(
                    change=Change.DUPLICATE,
                    reason=f"says the same as {path}:{line}, which is kept",
                    after=next(iter(drafts([item], scope.root))).located,
                )

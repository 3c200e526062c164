"""The plan of an import: what each card would become. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain
from pathlib import Path

from recollect.app.deck_names import new_name
from recollect.app.importing.asked import asked, duplicates
from recollect.app.importing.comparing import Leaving, compare
from recollect.app.importing.garbage import seldom_collecting
from recollect.app.importing.planned import Change, PlannedCard
from recollect.app.importing.reading import Reading, SeenNote, read
from recollect.app.importing.root_options import RootOptions
from recollect.app.importing.roots import Scope, scopes
from recollect.app.importing.study_notes import Told, count_told, tells_anew, told_before
from recollect.app.notes.ignoring import IgnoreRules
from recollect.app.notes.patterns import note_patterns
from recollect.app.notes.scanning import ScanError
from recollect.app.workspace import Workspace
from recollect.core.grouping import batched
from recollect.core.long_work import Progress, unwatched
from recollect.core.packed import Packed
from recollect.core.study_log import StudyNotes
from recollect.store.cards.notes import NoteRecord, RootRecord
from recollect.store.unit import Unit

BATCH = 1_000
"""How many cards are planned between two reports of progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the learner wants of an import beside what the roots remember.

    `deck`, `include` and `exclude` are remembered for the roots that are named. `suggest` drafts
    terms from prose, `again` reads unchanged notes too, `retire` agrees that many cards go.
    """

    deck: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    suggest: bool = False
    again: bool = False
    retire: bool = False


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """What an import would do.

    `at_rest` counts the cards of unchanged notes, which are not listed; `follows` is the newest
    import when the plan was made. `rejections` are questions, by fingerprint, to be remembered.
    """

    scopes: tuple[Scope, ...]
    cards: Sequence[PlannedCard]
    notes: tuple[SeenNote, ...]
    gone: tuple[NoteRecord, ...]
    errors: tuple[ScanError, ...]
    at_rest: int = 0
    follows: str | None = None
    rejections: Mapping[str, str] = field(default_factory=dict)
    study: Mapping[tuple[str, str], StudyNotes] = field(default_factory=dict)
    """What the notes, by root and path, tell of the studying that they did not tell before."""
    silent: tuple[str, ...] = ()
    """The ids of the notes that are gone and had told of it."""

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """Return how many cards the import would meet in each way, every way named."""
        met = Counter(planned.change for planned in self.cards)
        met[Change.UNCHANGED] += self.at_rest
        return {change.value: met[change] for change in Change}

    @cached_property
    def looked_at(self) -> int:
        """Return how many notes were asked for; others of their folders only take part in links."""
        asked_for = {str(scope.root): scope for scope in self.scopes}
        return sum(asked_for[note.root].covers(note.state.path) for note in self.notes)

    @property
    def told(self) -> Told:
        """Return how much the notes tell of the studying that they did not tell before."""
        return count_told(self.study.values())

    @cached_property
    def changes_nothing(self) -> bool:
        """Tell whether applying the plan would change nothing that a learner can see."""
        return not (
            self.rejections
            or self.study
            or self.silent
            or any(planned.writes or planned.brings_own_answer for planned in self.cards)
            or any(_is_set_anew(scope) for scope in self.scopes)
        )


@seldom_collecting()
def plan_import(
    workspace: Workspace,
    paths: Sequence[Path] = (),
    progress: Progress = unwatched,
    *,
    wishes: Wishes = Wishes(),
) -> ImportPlan:
    """Return what importing `paths` (without any: every known root) would do.

    Raises NothingToImport for a path that does not exist, and UnfitName for a deck; whatever
    `progress` raises ends it.
    """
    with workspace.database.read() as unit:
        roots = unit.notes.roots()
        records = unit.notes.all()
        newest = unit.imports.newest()
    chosen = [_wished(scope, wishes) for scope in scopes(paths, roots)]
    readings = [_read(scope, records, wishes, progress) for scope in chosen]
    with workspace.database.read() as unit:
        cards = Packed(_cards(unit, readings, roots, records, wishes, progress))
        at_rest = unit.cards.count_in(note.id for one in readings for note in one.at_rest)
        told = told_before(unit) if any(one.in_play for one in readings) else {}
    gone = tuple(note for one in readings if one.is_there for note in one.gone)
    return ImportPlan(
        scopes=tuple(scope for scope, one in zip(chosen, readings, strict=True) if one.is_kept),
        cards=cards,
        notes=tuple(note for one in readings for note in one.notes),
        gone=gone,
        study={
            note.key: note.study
            for one in readings
            for note in one.notes
            if not (note.unchanged or note.is_noted) and tells_anew(note.study, told, note.record)
        },
        silent=tuple(note.id for note in gone if note.id in told),
        errors=tuple(error for one in readings for error in one.errors),
        at_rest=at_rest,
        follows=newest.id if newest else None,
    )


def _wished(scope: Scope, wishes: Wishes) -> Scope:
    """Return a scope with what the learner wants from now on."""
    options = scope.options
    if wishes.deck:
        places = scope.places or ("",)
        chosen = new_name(wishes.deck)
        kept = {place: deck for place, deck in options.decks.items() if not scope.covers(place)}
        options = replace(options, decks={**kept, **dict.fromkeys(places, chosen)})
    if wishes.include:
        options = replace(options, include=wishes.include)
    if wishes.exclude:
        options = replace(options, exclude=wishes.exclude)
    return replace(scope, options=options)


def _is_set_anew(scope: Scope) -> bool:
    return scope.record is None or scope.options.to_values() != scope.record.options


def _read(
    scope: Scope, records: Iterable[NoteRecord], wishes: Wishes, progress: Progress
) -> Reading:
    own = [one for one in records if scope.record and one.root_id == scope.record.id]
    everywhere = note_patterns()
    rules = IgnoreRules(
        scope.root,
        include=(*everywhere.include, *scope.options.include),
        exclude=(*everywhere.exclude, *scope.options.exclude),
        roots=scope.nested,
    )
    again = wishes.again or bool(wishes.deck)
    return read(scope, own, rules=rules, again=again, progress=progress)


def _cards(
    unit: Unit,
    readings: Sequence[Reading],
    roots: Sequence[RootRecord],
    records: Sequence[NoteRecord],
    wishes: Wishes,
    progress: Progress,
) -> Iterator[PlannedCard]:
    """Yield what becomes of every card that this import can touch."""
    in_play = Packed(unit.cards.located_in(note.id for one in readings for note in one.in_play))
    found = Packed(
        chain.from_iterable(
            asked(one, in_play, progress, suggest=wishes.suggest) for one in readings
        )
    )
    if found:
        in_play.extend(unit.cards.located_in(_missing_elsewhere(readings, roots, records)))
        in_play.extend(unit.cards.located_retired())
    if not in_play and not found:
        return
    leaving = Leaving(readings, _cards_of_root(unit, readings), agreed=wishes.retire)
    copies = [one for reading in readings for one in duplicates(reading, in_play)]
    for reading in readings:
        reading.items.clear()  # what they say is in the drafts
    compared = compare(
        in_play,
        found,
        rejected=frozenset(one.question_print for one in unit.rejections.all()),
        decks_before={root.path: RootOptions.from_values(root.options) for root in roots},
        leaving=leaving,
    )
    told = (one for one in compared if one.writes or _concerns(one, readings))
    yield from _with_new_answers(unit, told)
    yield from copies


def _concerns(planned: PlannedCard, readings: Sequence[Reading]) -> bool:
    """Tell whether a card stands in what is imported, rather than in a note linked with it."""
    source = planned.card.card.source
    return any(
        str(one.scope.root) == source.root and one.scope.covers(source.path) for one in readings
    )


def _with_new_answers(unit: Unit, cards: Iterator[PlannedCard]) -> Iterator[PlannedCard]:
    """Yield planned cards with only those own answers that are not kept yet."""
    for batch in batched(cards, BATCH):
        answered = [one.before.card.id for one in batch if one.own_answer and one.before]
        kept = unit.reviews.own_answers(answered) if answered else {}
        for one in batch:
            own = kept.get(one.before.card.id, ()) if one.before else ()
            is_kept = one.own_answer in {answer.text for answer in own}
            yield replace(one, own_answer="") if is_kept else one


def _missing_elsewhere(
    readings: Sequence[Reading], roots: Sequence[RootRecord], records: Sequence[NoteRecord]
) -> Iterator[str]:
    """Yield the ids of notes outside the scopes whose files are gone: they may have moved here."""
    scope_of = {str(one.scope.root): one.scope for one in readings}
    path_of = {root.id: root.path for root in roots}
    for record in records:
        root = path_of[record.root_id]
        scope = scope_of.get(root)
        if (scope is None or not scope.covers(record.path)) and not Path(
            root, record.path
        ).exists():
            yield record.id


def _cards_of_root(unit: Unit, readings: Iterable[Reading]) -> dict[str, int]:
    return {
        str(one.scope.root): unit.cards.count_in(note.id for note in (*one.in_play, *one.at_rest))
        for one in readings
        if one.gone or one.items
    }

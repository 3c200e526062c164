"""The evidence about every card and every concept, read once for all areas."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf
from operator import itemgetter
from typing import NamedTuple

from recollect.app.areas.meaning import called
from recollect.app.areas.sections import section_at
from recollect.app.workspace import Workspace
from recollect.core.areas.backdrop import Section
from recollect.core.areas.evidence_log import EvidenceDay, EvidenceLog
from recollect.core.areas.marks import Mark, MarkKind
from recollect.core.errors import RecollectError
from recollect.core.instants import microseconds
from recollect.core.long_work import Progress, unwatched
from recollect.core.scheduling.study_days import StudyCalendar, date_to_day
from recollect.core.study_log import SeedKind
from recollect.store.areas.area_cards import AreaCard
from recollect.store.areas.areas import MarkRecord
from recollect.store.imports.seeds import SownSeed
from recollect.store.unit import Unit

_SEEDS = {SeedKind.PITFALL: MarkKind.PITFALL, SeedKind.UNTICKED: MarkKind.UNTICKED}


class PlacedMark(NamedTuple):
    """A mark that no answer left, with its place in time among the answers."""

    instant: int
    """In microseconds since 1970, in UTC."""
    deed: float
    """What it was part of: deeds of one instant stand in the order of doing; 0 for a note."""
    area_id: str = ""
    mark: Mark | None = None
    """None marks an instant only: what came before it is told from what came after."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was read once for all areas."""

    names: Mapping[str, Sequence[str]]
    """The name of each concept by its id, and then its aliases."""
    cards: Mapping[str, AreaCard]
    """Those of the concepts, and those of sections that were answered."""
    cards_of: Mapping[str, Sequence[str]]
    """The ids of the cards of each concept that has evidence."""
    sections: Mapping[str, Section]
    """The section of every card, by the card's id."""
    asked: Collection[Section]
    """The sections that are to be weighed."""
    log: EvidenceLog
    begun: int
    """The first entry of the log from the instant on that was asked for, else its end."""
    today: int
    """The study day on which it was read."""

    def before(self) -> Known:
        """Return what was known before the instant that was asked for."""
        return replace(self, log=self.log.until(self.begun))


def read_evidence(
    workspace: Workspace,
    unit: Unit,
    progress: Progress = unwatched,
    *,
    about: Collection[str] | None = None,
    since: datetime | None = None,
) -> Known:
    """Return all evidence about all areas, or about those of some cards, given by their ids.

    `Known.before` then tells what was known before the instant `since`.
    """
    ids, sections = _places(unit)
    marks = [*_marks(unit, workspace.calendar)]
    if since is not None:
        marks.append(PlacedMark(microseconds(since), -inf))
    log, begun = _logged(unit.evidence.all(progress), ids, marks)
    marked = frozenset(log.area_ids())
    cards_of = {
        area_id: card_ids
        for area_id, card_ids in unit.areas.cards(about).items()
        if area_id in marked or any(map(log.count, card_ids))
    }
    subjects = log.card_ids() if about is None else about
    asked = {sections[one] for one in subjects if one in sections}
    wanted = {one for one in log.card_ids() if sections[one] in asked}.union(*cards_of.values())
    return Known(
        names={
            one: names for one, names in called(unit).items() if about is None or one in cards_of
        },
        cards=unit.area_cards.get(wanted),
        cards_of=cards_of,
        sections=sections,
        asked=asked,
        log=log,
        begun=begun,
        today=workspace.today(),
    )


def keep_evidence(workspace: Workspace, progress: Progress = unwatched) -> None:
    """Keep the evidence of the study days that are over, so that it is read faster from now on.

    Only days are read whose log has changed since they were kept.
    """
    today = workspace.today()
    with workspace.database.read() as unit:
        over = [day for day in unit.evidence.stale() if day < today]
        if not over:
            return
        days, stamps = [*unit.evidence.of_log(over, progress)], unit.evidence.stamps()
    # A deck that cannot be written can be looked at all the same.
    with suppress(RecollectError), workspace.database.write() as unit:
        unit.evidence.keep(days, over, stamps)


def _places(unit: Unit) -> tuple[list[str], dict[str, Section]]:
    """Return the ids of all cards, each in the place of its number, and their sections by id."""
    shared: dict[Section, Section] = {}
    ids = [""]
    sections = {}
    for card in unit.area_cards.places():
        section = Section(card.deck, section_at(card.heading_path, card.path, card.deck))
        ids.extend([""] * (card.number + 1 - len(ids)))
        ids[card.number] = card.id
        sections[card.id] = shared.setdefault(section, section)
    return ids, sections


def _logged(
    days: Iterable[EvidenceDay], ids: Sequence[str], marks: Iterable[PlacedMark]
) -> tuple[EvidenceLog, int]:
    """Return answers and marks in the order of time, of one deed the marks first; and `begun`.

    That is the place of the one that only marks an instant; without such a one, the end.
    """
    log, begun = EvidenceLog(ids), None
    waiting = deque(sorted(marks, key=itemgetter(0, 1)))

    def take_mark() -> None:
        nonlocal begun
        one = waiting.popleft()
        if one.mark is None:
            begun = len(log)
        else:
            log.add_mark(one.area_id, one.mark)

    for day in days:
        done = 0
        while waiting and (before := day.before(*waiting[0][:2])) < len(day.cards):
            log.add_answers(day, done, before)
            done = before
            take_mark()
        log.add_answers(day, done)
    while waiting:
        take_mark()
    return log, len(log) if begun is None else begun


def _marks(unit: Unit, calendar: StudyCalendar) -> Iterator[PlacedMark]:
    """Yield the marks that no answer left: those that the learner set, and those of the notes."""
    for one in unit.areas.marks():
        yield PlacedMark(microseconds(one.instant), one.deed or 0, one.area_id, _restored(one))
    for sown in unit.seeds.all():
        yield _of_seed(sown, calendar)


def _restored(stored: MarkRecord) -> Mark:
    return Mark(
        kind=MarkKind(stored.origin),
        failed=stored.failed,
        day=stored.study_day,
        card_id=stored.card_id,
        text=stored.text,
    )


def _of_seed(sown: SownSeed, calendar: StudyCalendar) -> PlacedMark:
    """Return the mark of a statement in the notes, on the day it gives, else when it was read."""
    seed = sown.seed
    day = date_to_day(seed.day) if seed.day else calendar.study_day(sown.first_seen)
    mark = Mark(
        kind=_SEEDS.get(seed.kind, MarkKind.NOTES),
        failed=True,
        day=day,
        source=f"{sown.path}:{seed.line}",
        text=seed.text,
    )
    instant = calendar.begins(day) if seed.day else sown.first_seen
    return PlacedMark(microseconds(instant), 0, sown.area_id, mark)

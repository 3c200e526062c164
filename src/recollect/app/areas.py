"""Weak areas: the concepts that a learner named and the sections of the notes, with evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import PurePosixPath
from typing import NamedTuple
from uuid import uuid4

from recollect.app.workspace import Workspace
from recollect.core.cards import Card, Schedule
from recollect.core.decks import is_within
from recollect.core.grades import Grade
from recollect.core.weakness import (
    Backdrop,
    LearntCard,
    Mark,
    MarkKind,
    PlacedAnswer,
    Score,
    State,
    backdrop,
    forgetting,
    rank_key,
    score,
)
from recollect.store.areas import Mark as StoredMark
from recollect.store.deeds import LINKED_BY_MARK
from recollect.store.reviews import Evidence
from recollect.store.unit import Unit

BAD_STATES = (State.WEAK, State.SUSPECTED, State.RECOVERING)


class AreaKind(StrEnum):
    """What an area is: a concept that was named, or a section of the notes."""

    CONCEPT = "concept"
    SECTION = "section"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardEvidence:
    """One card of an area: where it stands, and how its answers went, the oldest first."""

    card_id: str
    question: str
    place: str
    """`path:line` in the notes."""
    failed: int
    answers: tuple[bool, ...]
    """True for a pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One area as a list shows it; `marks` are its last five, True for a pass."""

    name: str
    p: float
    state: str
    marks: tuple[bool, ...]
    source: str
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """An area with its score and all that the score rests on."""

    name: str
    kind: AreaKind
    deck: str
    score: Score
    forgotten: float | None
    """The share of its cards expected to be forgotten within 30 days; None without answers."""
    cards: tuple[CardEvidence, ...]
    """Its cards, the worst first."""
    marks: tuple[Mark, ...]
    """The marks other than answers, the oldest first."""

    def summary(self) -> AreaRow:
        """Return the area as a row of a list."""
        return AreaRow(
            name=self.name,
            p=self.score.p,
            state=self.score.state,
            marks=self.score.last,
            source=self.cards[0].place if self.cards else "",
            cards=len(self.cards),
        )


class _Placed(NamedTuple):
    """A mark with its place in time, for marks of several sources in one order."""

    instant: datetime
    mark: Mark


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read once for all areas."""

    cards: Mapping[str, Card]
    schedules: Mapping[str, Schedule]
    answers: Mapping[str, Sequence[_Placed]]
    """The marks that a card's answers left."""
    backdrop: Backdrop


def section_of(card: Card) -> str:
    """Return the section of the notes that a card belongs to: its innermost heading, or its note.

    A card whose own heading is the question belongs to the heading above.
    """
    path = card.source.heading_path
    return path[-1] if path else PurePosixPath(card.source.path).stem


def mark_by_hand(workspace: Workspace, unit: Unit, card: Card, name: str, *, deed: int) -> None:
    """Record that the learner calls the concept `name` weak, at the card where it showed.

    `deed` numbers what was done at once, for undo.
    """
    now = workspace.now()
    area_id = unit.areas.ensure(name, now)
    unit.areas.link(card.id, area_id, LINKED_BY_MARK)
    unit.areas.add_mark(
        StoredMark(
            id=str(uuid4()),
            area_id=area_id,
            card_id=card.id,
            instant=now,
            study_day=workspace.calendar.study_day(now),
            origin=MarkKind.BY_HAND,
            failed=True,
            note_path=card.source.path,
            line=card.source.line,
            deed=deed,
        )
    )


def all_areas(unit: Unit, today: int, *, deck: str | None = None) -> tuple[Area, ...]:
    """Return every concept and section with evidence, the weakest first."""
    known = _read(unit)
    found = [*_concepts(unit, known, today), *_sections(known, today)]
    if deck is not None:
        found = [area for area in found if is_within(area.deck, deck)]
    return tuple(sorted(found, key=lambda area: rank_key(area.score.p, area.forgotten, area.name)))


def weak_areas(unit: Unit, today: int, *, deck: str | None = None) -> tuple[Area, ...]:
    """Return the areas that are weak, suspected or recovering, the weakest first."""
    return tuple(
        area for area in all_areas(unit, today, deck=deck) if area.score.state in BAD_STATES
    )


def _read(unit: Unit) -> _Known:
    evidence = unit.reviews.evidence()
    linked = [card_id for card_ids in unit.areas.cards().values() for card_id in card_ids]
    wanted = {*(one.card_id for one in evidence), *linked}
    cards = unit.cards.get(wanted)
    answers: dict[str, list[_Placed]] = defaultdict(list)
    for one in evidence:
        answers[one.card_id].extend(_marks_of(one))
    return _Known(
        cards=cards,
        schedules=unit.schedules.get(wanted),
        answers=answers,
        backdrop=backdrop(
            PlacedAnswer(
                cards[one.card_id].deck,
                section_of(cards[one.card_id]),
                one.grade < Grade.HARD,
            )
            for one in evidence
        ),
    )


def _marks_of(one: Evidence) -> Iterable[_Placed]:
    """Yield the marks of an answer: that a hint was needed, and how it went."""
    passed = one.grade >= Grade.HARD
    if one.hints and passed:
        yield _Placed(one.instant, _mark(MarkKind.HINT, True, one))
    yield _Placed(one.instant, _mark(MarkKind.ANSWER, not passed, one))


def _mark(kind: MarkKind, failed: bool, one: Evidence) -> Mark:
    return Mark(kind=kind, failed=failed, day=one.study_day, card_id=one.card_id)


def _concepts(unit: Unit, known: _Known, today: int) -> Iterable[Area]:
    set_marks: dict[str, list[_Placed]] = defaultdict(list)
    for stored in unit.areas.marks():
        set_marks[stored.area_id].append(_Placed(stored.instant, _restored(stored)))
    cards_of = unit.areas.cards()
    for area_id, name in unit.areas.names().items():
        cards = [known.cards[card_id] for card_id in cards_of.get(area_id, ())]
        if cards or set_marks[area_id]:
            yield _area(name, AreaKind.CONCEPT, cards, set_marks[area_id], known, today)


def _sections(known: _Known, today: int) -> Iterable[Area]:
    by_section: dict[tuple[str, str], list[Card]] = defaultdict(list)
    for card_id in known.answers:
        card = known.cards[card_id]
        by_section[card.deck, section_of(card)].append(card)
    for (_, name), cards in by_section.items():
        yield _area(name, AreaKind.SECTION, cards, [], known, today)


def _area(
    name: str,
    kind: AreaKind,
    cards: Sequence[Card],
    set_marks: Sequence[_Placed],
    known: _Known,
    today: int,
) -> Area:
    placed = [*set_marks, *(mark for card in cards for mark in known.answers.get(card.id, ()))]
    placed.sort(key=lambda one: one.instant)
    deck = cards[0].deck if cards else ""
    parent = _parent(kind, cards, known.backdrop)
    result = score([one.mark for one in placed], parent=parent, mean=known.backdrop.learner)
    return Area(
        name=name,
        kind=kind,
        deck=deck,
        score=result,
        forgotten=forgetting(result.p, _learnt(cards, known), today=today),
        cards=tuple(sorted((_evidence_of(card, known) for card in cards), key=_worst_first)),
        marks=tuple(one.mark for one in set_marks),
    )


def _parent(kind: AreaKind, cards: Sequence[Card], known: Backdrop) -> float:
    """Return what an area is expected to be like: a concept its sections, a section its deck."""
    if not cards:
        return known.learner
    if kind is AreaKind.SECTION:
        return known.decks.get(cards[0].deck, known.learner)
    return sum(known.parent_of(card.deck, section_of(card)) for card in cards) / len(cards)


def _learnt(cards: Iterable[Card], known: _Known) -> Iterable[LearntCard]:
    for card in cards:
        schedule = known.schedules.get(card.id)
        if schedule is not None and schedule.memory.last is not None:
            yield LearntCard(schedule.memory.last, schedule.memory.interval)


def _evidence_of(card: Card, known: _Known) -> CardEvidence:
    answers = tuple(
        not one.mark.failed
        for one in known.answers.get(card.id, ())
        if one.mark.kind is MarkKind.ANSWER
    )
    return CardEvidence(
        card_id=card.id,
        question=card.question,
        place=card.source.place,
        failed=answers.count(False),
        answers=answers,
    )


def _worst_first(evidence: CardEvidence) -> tuple[int, int, str]:
    return -evidence.failed, len(evidence.answers), evidence.place


def _restored(stored: StoredMark) -> Mark:
    return Mark(
        kind=MarkKind(stored.origin),
        failed=stored.failed,
        day=stored.study_day,
        card_id=stored.card_id,
        source=f"{stored.note_path}:{stored.line}" if stored.note_path else "",
        text=stored.text,
    )

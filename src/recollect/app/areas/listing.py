"""The areas with evidence, the weakest first: concepts by name, and sections of the notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from recollect.app.areas.evidence import Known, PlacedMark, read_evidence, section_of
from recollect.app.areas.model import BAD_STATES, Area, AreaKind, CardEvidence
from recollect.core.cards import Card
from recollect.core.decks import is_within
from recollect.core.fingerprints import fold
from recollect.core.study_days import StudyCalendar
from recollect.core.weakness import (
    Backdrop,
    LearntCard,
    Mark,
    MarkKind,
    forgetting,
    rank_key,
    score,
)
from recollect.store.unit import Unit

_LOCAL = StudyCalendar(None)


def all_areas(
    unit: Unit,
    today: int,
    *,
    deck: str | None = None,
    calendar: StudyCalendar = _LOCAL,
    before: datetime | None = None,
) -> tuple[Area, ...]:
    """Return every concept and section with evidence, the weakest first.

    `before` leaves out all evidence from that instant on. A section that is a concept's namesake,
    or holds the same cards, is that concept.
    """
    known = read_evidence(unit, calendar, before)
    concepts = [*_concepts(unit, known, today)]
    found = [*concepts, *_beside(concepts, _sections(known, today))]
    if deck is not None:
        found = [area for area in found if is_within(area.deck, deck)]
    return tuple(sorted(found, key=lambda area: rank_key(area.score.p, area.forgotten, area.name)))


def weak_areas(
    unit: Unit, today: int, *, deck: str | None = None, calendar: StudyCalendar = _LOCAL
) -> tuple[Area, ...]:
    """Return the areas that are weak, suspected or recovering, the weakest first."""
    areas = all_areas(unit, today, deck=deck, calendar=calendar)
    return tuple(area for area in areas if area.score.state in BAD_STATES)


def _concepts(unit: Unit, known: Known, today: int) -> Iterator[Area]:
    cards_of, aliases = unit.areas.cards(), unit.areas.aliases()
    for area_id, name in unit.areas.names().items():
        cards = [known.cards[card_id] for card_id in cards_of.get(area_id, ())]
        own = known.by_area.get(area_id, ())
        if own or any(card.id in known.by_card for card in cards):
            yield _area(
                name, AreaKind.CONCEPT, cards, own, known, today, tuple(aliases.get(area_id, ()))
            )


def _sections(known: Known, today: int) -> Iterator[Area]:
    by_section: dict[tuple[str, str], list[Card]] = defaultdict(list)
    for card_id in known.by_card:
        card = known.cards[card_id]
        by_section[card.deck, section_of(card)].append(card)
    for (_, name), cards in by_section.items():
        yield _area(name, AreaKind.SECTION, cards, [], known, today, ())


def _beside(concepts: Iterable[Area], sections: Iterable[Area]) -> Iterator[Area]:
    """Yield the sections that are not some concept under another head."""
    concepts = list(concepts)
    names = {fold(name) for area in concepts for name in (area.name, *area.aliases)}
    answered = {_answered_cards(area) for area in concepts}
    for section in sections:
        if fold(section.name) not in names and _answered_cards(section) not in answered:
            yield section


def _answered_cards(area: Area) -> frozenset[str]:
    return frozenset(card.card_id for card in area.cards if card.answers)


def _area(
    name: str,
    kind: AreaKind,
    cards: Sequence[Card],
    own: Sequence[PlacedMark],
    known: Known,
    today: int,
    aliases: tuple[str, ...],
) -> Area:
    placed = [*own, *(mark for card in cards for mark in known.by_card.get(card.id, ()))]
    placed.sort(key=lambda one: (one.instant, one.deed))
    evidence = tuple(one.mark for one in placed)
    parent, mean = _parent(kind, cards, known.backdrop), known.backdrop.learner
    result = score(evidence, parent=parent, mean=mean)
    shown = tuple(sorted((_evidence_of(card, known) for card in cards), key=_worst_first))
    return Area(
        name=name,
        kind=kind,
        deck=_deck_of(cards, known),
        score=result,
        forgotten=forgetting(result.p, _learnt(cards, known), today=today),
        cards=shown,
        evidence=evidence,
        parent=parent,
        mean=mean,
        aliases=aliases,
    )


def _deck_of(cards: Sequence[Card], known: Known) -> str:
    """Return the deck of most of an area's answers, else of its first card."""
    decks: dict[str, int] = defaultdict(int)
    for card in cards:
        decks[card.deck] += len(known.by_card.get(card.id, ()))
    return max(decks, key=lambda deck: decks[deck], default="")


def _parent(kind: AreaKind, cards: Sequence[Card], known: Backdrop) -> float:
    """Return what an area is expected to be like: a concept its sections, a section its deck."""
    if not cards:
        return known.learner
    if kind is AreaKind.SECTION:
        return known.decks.get(cards[0].deck, known.learner)
    return sum(known.parent_of(card.deck, section_of(card)) for card in cards) / len(cards)


def _learnt(cards: Iterable[Card], known: Known) -> Iterable[LearntCard]:
    for card in cards:
        schedule = known.schedules.get(card.id)
        if schedule is not None and schedule.memory.last is not None:
            yield LearntCard(schedule.memory.last, schedule.memory.interval)


def _evidence_of(card: Card, known: Known) -> CardEvidence:
    answers = tuple(
        not one.mark.failed for one in known.by_card.get(card.id, ()) if _says_how(one.mark)
    )
    schedule = known.schedules.get(card.id)
    return CardEvidence(
        card_id=card.id,
        question=card.question,
        place=card.source.place,
        failed=answers.count(False),
        answers=answers,
        end_line=card.source.end_line,
        due=schedule.memory.due if schedule else None,
    )


def _says_how(mark: Mark) -> bool:
    return mark.kind in (MarkKind.ANSWER, MarkKind.QUIZ)


def _worst_first(evidence: CardEvidence) -> tuple[int, int, str]:
    return -evidence.failed, len(evidence.answers), evidence.place

"""The areas with evidence, the weakest first: concepts by name, and sections of the notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from recollect.app.areas.evidence import AreaNames, Known, read_evidence
from recollect.app.areas.model import BAD_STATES, Area, AreaKind
from recollect.app.areas.sections import section_of
from recollect.core.backdrop import backdrop
from recollect.core.evidence_log import EvidenceLog
from recollect.core.fingerprints import fold
from recollect.core.long_work import Progress, unwatched
from recollect.core.ranking import LearntCard, forgetting, rank_key
from recollect.core.study_days import StudyCalendar
from recollect.core.weakness import score
from recollect.store.area_cards import AreaCard
from recollect.store.unit import Unit


def all_areas(
    unit: Unit, today: int, calendar: StudyCalendar, progress: Progress = unwatched
) -> tuple[Area, ...]:
    """Return every concept and section with evidence, the weakest first.

    Sections stand for what no concept is about.
    """
    return areas_from(read_evidence(unit, calendar, progress), today, progress=progress)


def weak_areas(
    unit: Unit, today: int, calendar: StudyCalendar, progress: Progress = unwatched
) -> tuple[Area, ...]:
    """Return the areas that are weak, suspected or recovering, the weakest first."""
    areas = all_areas(unit, today, calendar, progress)
    return tuple(area for area in areas if area.score.state in BAD_STATES)


def areas_from(
    known: Known,
    today: int,
    about: Collection[str] | None = None,
    progress: Progress = unwatched,
) -> tuple[Area, ...]:
    """Return the areas that some evidence speaks of, the weakest first.

    `about` are the ids of cards: only the areas of any of them.
    """
    judge = _Judge(known, today, None if about is None else frozenset(about), progress)
    concepts = [*judge.concepts()]
    found = [*concepts, *_beside(concepts, judge.sections(), known.log)]
    return tuple(
        sorted(found, key=lambda area: rank_key(area.score.long_run, area.forgotten, area.name))
    )


class _Judge:
    """Weighs the evidence of one area after the other."""

    def __init__(
        self, known: Known, today: int, about: frozenset[str] | None, progress: Progress
    ) -> None:
        self._known = known
        self._today = today
        self._about = about
        self._progress = progress
        self._sections = {one.id: (one.deck, section_of(one)) for one in known.cards.values()}
        """The deck and the section of every card."""
        self._by_section: dict[tuple[str, str], list[AreaCard]] = defaultdict(list)
        for card_id in known.log.card_ids():
            self._by_section[self._sections[card_id]].append(known.cards[card_id])
        self._places = {
            section: known.log.about(card.id for card in cards)
            for section, cards in self._by_section.items()
        }
        self._backdrop = backdrop(self._places, known.log.outcomes)
        self._weighed = 0

    def concepts(self) -> Iterator[Area]:
        """Yield the concepts that some evidence speaks of."""
        known, mean = self._known, self._backdrop.learner
        for area_id, names in known.names.items():
            ids = known.cards_of.get(area_id, ())
            places = known.log.about(ids, area_id) if self._is_wanted(ids) else ()
            if places:
                parents = [self._backdrop.parent_of(*self._sections[one]) for one in ids]
                parent = sum(parents) / len(parents) if parents else mean
                cards = [known.cards[one] for one in ids]
                yield self._area(names, AreaKind.CONCEPT, cards, places, parent, area_id)

    def sections(self) -> Iterator[Area]:
        """Yield the sections that hold an answered card."""
        for (deck, name), cards in self._by_section.items():
            if self._is_wanted(card.id for card in cards):
                places, parent = self._places[deck, name], self._backdrop.decks[deck]
                yield self._area(AreaNames(name, ()), AreaKind.SECTION, cards, places, parent)

    def _is_wanted(self, card_ids: Iterable[str]) -> bool:
        return self._about is None or not self._about.isdisjoint(card_ids)

    def _area(
        self,
        names: AreaNames,
        kind: AreaKind,
        cards: Sequence[AreaCard],
        places: Sequence[int],
        parent: float,
        area_id: str | None = None,
    ) -> Area:
        log, mean = self._known.log, self._backdrop.learner
        self._progress(self._weighed, len(self._known.names) + len(self._by_section), names.name)
        self._weighed += 1
        result = score(log.signs(places), parent=parent, mean=mean)
        return Area(
            name=names.name,
            kind=kind,
            deck=_deck_of(cards, log),
            score=result,
            forgotten=forgetting(result.p, _learnt(cards), today=self._today),
            members=tuple(cards),
            log=log,
            id=area_id,
            parent=parent,
            mean=mean,
            aliases=names.aliases,
        )


def _beside(concepts: Iterable[Area], sections: Iterable[Area], log: EvidenceLog) -> Iterator[Area]:
    """Yield the sections that say what no concept says: they hold a failed card, or without any an
    answered one, that no concept is about.
    """
    concepts = list(concepts)
    names = {fold(name) for area in concepts for name in (area.name, *area.aliases)}
    covered = {card.id for area in concepts for card in area.members}
    for section in sections:
        ids = {card.id for card in section.members}
        others = ids - covered
        if fold(section.name) in names or not others:
            continue
        if any(map(log.has_failed, others)) or not any(map(log.has_failed, ids)):
            yield section


def _deck_of(cards: Iterable[AreaCard], log: EvidenceLog) -> str:
    """Return the deck of most of an area's answers, else of its first card."""
    decks: dict[str, int] = defaultdict(int)
    for card in cards:
        decks[card.deck] += log.count(card.id)
    return max(decks, key=lambda deck: decks[deck], default="")


def _learnt(cards: Iterable[AreaCard]) -> Iterable[LearntCard]:
    for card in cards:
        if card.last is not None:
            yield LearntCard(card.last, card.interval)

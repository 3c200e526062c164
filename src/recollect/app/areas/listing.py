"""The areas with evidence, the weakest first: concepts by name, and sections of the notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from recollect.app.areas.evidence import Known, read_evidence
from recollect.app.areas.model import BAD_STATES, Area, AreaKind
from recollect.app.workspace import Workspace
from recollect.core.areas.backdrop import backdrop
from recollect.core.areas.evidence_log import EvidenceLog
from recollect.core.areas.ranking import LearntCard, forgetting, rank_key
from recollect.core.areas.weakness import score
from recollect.core.grouping import grouped
from recollect.core.long_work import Progress, unwatched
from recollect.core.text.fingerprints import fold
from recollect.store.areas.area_cards import AreaCard
from recollect.store.unit import Unit


def all_areas(workspace: Workspace, unit: Unit, progress: Progress = unwatched) -> tuple[Area, ...]:
    """Return every concept and section with evidence, the weakest first.

    Sections stand for what no concept is about.
    """
    return areas_from(read_evidence(workspace, unit, progress), progress)


def weak_areas(
    workspace: Workspace, unit: Unit, progress: Progress = unwatched
) -> tuple[Area, ...]:
    """Return the areas that are weak, suspected or recovering, the weakest first."""
    areas = all_areas(workspace, unit, progress)
    return tuple(area for area in areas if area.score.state in BAD_STATES)


def areas_from(known: Known, progress: Progress = unwatched) -> tuple[Area, ...]:
    """Return the areas that some evidence speaks of, the weakest first."""
    judge = _Judge(known, progress)
    concepts = [*judge.concepts()]
    found = [*concepts, *_beside(concepts, judge.sections(), known.log)]
    return tuple(
        sorted(found, key=lambda area: rank_key(area.score.long_run, area.forgotten, area.name))
    )


class _Judge:
    """Weighs the evidence of one area after the other."""

    def __init__(self, known: Known, progress: Progress) -> None:
        self._known = known
        self._progress = progress
        self._by_section = grouped(
            (known.sections[card_id], card_id) for card_id in known.log.card_ids()
        )
        self._places = {
            section: known.log.about(card_ids) for section, card_ids in self._by_section.items()
        }
        self._backdrop = backdrop(self._places, known.log.outcomes)
        self._weighed = 0

    def concepts(self) -> Iterator[Area]:
        """Yield the concepts that some evidence speaks of."""
        known, mean = self._known, self._backdrop.learner
        for area_id, names in known.names.items():
            ids = known.cards_of.get(area_id, ())
            places = known.log.about(ids, area_id)
            if places:
                parents = [self._backdrop.parent_of(*known.sections[one]) for one in ids]
                parent = sum(parents) / len(parents) if parents else mean
                cards = [known.cards[one] for one in ids]
                yield self._area(names, AreaKind.CONCEPT, cards, places, parent, area_id)

    def sections(self) -> Iterator[Area]:
        """Yield the sections that hold an answered card."""
        for section, ids in self._by_section.items():
            if section in self._known.asked:
                cards = [self._known.cards[one] for one in ids]
                places, parent = self._places[section], self._backdrop.decks[section.deck]
                yield self._area([section.name], AreaKind.SECTION, cards, places, parent)

    def _area(
        self,
        names: Sequence[str],
        kind: AreaKind,
        cards: Sequence[AreaCard],
        places: Sequence[int],
        parent: float,
        area_id: str | None = None,
    ) -> Area:
        log, mean = self._known.log, self._backdrop.learner
        name, *aliases = names
        self._progress(self._weighed, len(self._known.names) + len(self._by_section), name)
        self._weighed += 1
        result = score(log.signs(places), parent=parent, mean=mean)
        return Area(
            name=name,
            kind=kind,
            deck=self._deck_of(cards),
            score=result,
            forgotten=forgetting(result.p, _learnt(cards), today=self._known.today),
            members=tuple(cards),
            log=log,
            id=area_id,
            parent=parent,
            mean=mean,
            aliases=tuple(aliases),
        )

    def _deck_of(self, cards: Iterable[AreaCard]) -> str:
        """Return the deck of most of an area's answers, else of its first card."""
        decks: dict[str, int] = defaultdict(int)
        for card in cards:
            decks[self._known.sections[card.id].deck] += self._known.log.count(card.id)
        return max(decks, key=lambda deck: decks[deck], default="")


def _beside(concepts: Iterable[Area], sections: Iterable[Area], log: EvidenceLog) -> Iterator[Area]:
    """Yield the sections that add to the concepts: by a card that no concept is about.

    Where cards of the section have failed, such a card must be one of them.
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


def _learnt(cards: Iterable[AreaCard]) -> Iterable[LearntCard]:
    for card in cards:
        if card.last is not None:
            yield LearntCard(card.last, card.interval)

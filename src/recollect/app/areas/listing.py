"""The areas with evidence, the weakest first: concepts by name, and sections of the notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from recollect.app.areas.evidence import AreaNames, Known, PlacedMark, read_evidence
from recollect.app.areas.model import BAD_STATES, Area, AreaKind, CardEvidence
from recollect.app.areas.sections import section_of
from recollect.core.fingerprints import fold
from recollect.core.long_work import Progress, unwatched
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
from recollect.store.area_cards import AreaCard
from recollect.store.unit import Unit

_when = itemgetter(0, 1)
"""The instant of a placed mark, and its deed."""


def all_areas(unit: Unit, today: int, calendar: StudyCalendar) -> tuple[Area, ...]:
    """Return every concept and section with evidence, the weakest first.

    Sections stand for what no concept is about.
    """
    return areas_from(read_evidence(unit, calendar), today)


def weak_areas(unit: Unit, today: int, calendar: StudyCalendar) -> tuple[Area, ...]:
    """Return the areas that are weak, suspected or recovering, the weakest first."""
    areas = all_areas(unit, today, calendar)
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
    judge = _Judge(
        known, today, None if about is None else frozenset(about), progress, _by_section(known)
    )
    concepts = [*judge.concepts()]
    found = [*concepts, *_beside(concepts, judge.sections())]
    return tuple(
        sorted(found, key=lambda area: rank_key(area.score.long_run, area.forgotten, area.name))
    )


@dataclass(slots=True)
class _Judge:
    """Weighs the evidence of one area after the other."""

    known: Known
    today: int
    about: frozenset[str] | None
    progress: Progress
    by_section: Mapping[tuple[str, str], Sequence[AreaCard]]
    """The cards with evidence by deck and section."""
    shown: dict[str, CardEvidence] = field(default_factory=dict)
    """What was said of each card already: a card belongs to several areas."""
    weighed: int = 0

    def concepts(self) -> Iterator[Area]:
        known = self.known
        for area_id, names in known.names.items():
            ids = known.cards_of.get(area_id, ())
            own = known.by_area.get(area_id, ())
            if self._is_wanted(ids) and (own or not known.by_card.keys().isdisjoint(ids)):
                yield self._area(names, AreaKind.CONCEPT, [known.cards[one] for one in ids], own)

    def sections(self) -> Iterator[Area]:
        for (_, name), cards in self.by_section.items():
            if self._is_wanted(card.id for card in cards):
                yield self._area(AreaNames(name, ()), AreaKind.SECTION, cards, ())

    def _is_wanted(self, card_ids: Iterable[str]) -> bool:
        return self.about is None or not self.about.isdisjoint(card_ids)

    def _area(
        self,
        names: AreaNames,
        kind: AreaKind,
        cards: Sequence[AreaCard],
        own: Sequence[PlacedMark],
    ) -> Area:
        known = self.known
        self.progress(self.weighed, len(known.names) + len(self.by_section), names.name)
        self.weighed += 1
        placed = [*own, *(mark for card in cards for mark in known.by_card.get(card.id, ()))]
        placed.sort(key=_when)
        evidence = tuple(one.mark for one in placed)
        parent, mean = _parent(kind, cards, known.backdrop), known.backdrop.learner
        result = score(evidence, parent=parent, mean=mean)
        return Area(
            name=names.name,
            kind=kind,
            deck=_deck_of(cards, known),
            score=result,
            forgotten=forgetting(result.p, _learnt(cards), today=self.today),
            cards=tuple(sorted(map(self._shown, cards), key=_worst_first)),
            evidence=evidence,
            parent=parent,
            mean=mean,
            aliases=names.aliases,
        )

    def _shown(self, card: AreaCard) -> CardEvidence:
        found = self.shown.get(card.id)
        if found is None:
            found = self.shown[card.id] = _evidence_of(card, self.known)
        return found


def _by_section(known: Known) -> Mapping[tuple[str, str], Sequence[AreaCard]]:
    by_section: dict[tuple[str, str], list[AreaCard]] = defaultdict(list)
    for card_id in known.by_card:
        card = known.cards[card_id]
        by_section[card.deck, section_of(card)].append(card)
    return by_section


def _beside(concepts: Iterable[Area], sections: Iterable[Area]) -> Iterator[Area]:
    """Yield the sections that say what no concept says: they hold a failed card, or without any an
    answered one, that no concept is about.
    """
    concepts = list(concepts)
    names = {fold(name) for area in concepts for name in (area.name, *area.aliases)}
    covered = {card.card_id for area in concepts for card in area.cards}
    for section in sections:
        failed = {card.card_id for card in section.cards if card.failed}
        telling = failed or {card.card_id for card in section.cards}
        if fold(section.name) not in names and not telling <= covered:
            yield section


def _deck_of(cards: Sequence[AreaCard], known: Known) -> str:
    """Return the deck of most of an area's answers, else of its first card."""
    decks: dict[str, int] = defaultdict(int)
    for card in cards:
        decks[card.deck] += len(known.by_card.get(card.id, ()))
    return max(decks, key=lambda deck: decks[deck], default="")


def _parent(kind: AreaKind, cards: Sequence[AreaCard], known: Backdrop) -> float:
    """Return what an area is expected to be like: a concept its sections, a section its deck."""
    if not cards:
        return known.learner
    if kind is AreaKind.SECTION:
        return known.decks.get(cards[0].deck, known.learner)
    return sum(known.parent_of(card.deck, section_of(card)) for card in cards) / len(cards)


def _learnt(cards: Iterable[AreaCard]) -> Iterable[LearntCard]:
    for card in cards:
        if card.last is not None:
            yield LearntCard(card.last, card.interval)


def _evidence_of(card: AreaCard, known: Known) -> CardEvidence:
    answers = tuple(
        not one.mark.failed for one in known.by_card.get(card.id, ()) if _says_how(one.mark)
    )
    return CardEvidence(
        card_id=card.id,
        question=card.question,
        place=card.source.place,
        failed=answers.count(False),
        answers=answers,
        end_line=card.source.end_line,
        due=card.due,
    )


def _says_how(mark: Mark) -> bool:
    return mark.kind in (MarkKind.ANSWER, MarkKind.QUIZ)


def _worst_first(evidence: CardEvidence) -> tuple[int, int, str]:
    return -evidence.failed, len(evidence.answers), evidence.place

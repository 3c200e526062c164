"""The evidence about every card and every concept, read once for all areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from recollect.app.areas.sections import section_of
from recollect.core.grades import Grade
from recollect.core.long_work import Progress, unwatched
from recollect.core.reviews import ReviewKind
from recollect.core.study_days import StudyCalendar, date_to_day
from recollect.core.study_log import SeedKind
from recollect.core.weakness import Backdrop, Mark, MarkKind, PlacedAnswer, backdrop
from recollect.store.area_cards import AreaCard
from recollect.store.areas import Mark as StoredMark
from recollect.store.reviews import Evidence
from recollect.store.seeds import SownSeed
from recollect.store.unit import Unit

_GRADES = {grade.value: grade.name.lower() for grade in Grade}
_SEEDS = {SeedKind.PITFALL: MarkKind.PITFALL, SeedKind.UNTICKED: MarkKind.UNTICKED}


class PlacedMark(NamedTuple):
    """A mark with its place in time, so that marks of several sources stand in one order."""

    instant: datetime
    deed: int
    """What it was part of: deeds of one instant stand in the order of doing; 0 for a note."""
    mark: Mark


class AreaNames(NamedTuple):
    """What a concept is called."""

    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What was read once for all areas."""

    names: Mapping[str, AreaNames]
    """Of every concept, by its id."""
    cards: Mapping[str, AreaCard]
    """Those with evidence, and all others of their areas."""
    cards_of: Mapping[str, Sequence[str]]
    """The ids of the cards of each concept that has evidence."""
    by_card: Mapping[str, Sequence[PlacedMark]]
    """The marks of each card: its answers, and the hints they took."""
    by_area: Mapping[str, Sequence[PlacedMark]]
    """The marks of a concept itself: by hand, points missed, and from the notes."""
    answers: Sequence[Evidence]
    """The oldest first."""
    backdrop: Backdrop

    def until(self, instant: datetime) -> Known:
        """Return what was known before an instant."""
        answers = [one for one in self.answers if one.instant < instant]
        return replace(
            self,
            by_card=_earlier(self.by_card, instant),
            by_area=_earlier(self.by_area, instant),
            answers=answers,
            backdrop=backdrop(_answers_in_place(answers, self.cards)),
        )


def _earlier(
    marks: Mapping[str, Sequence[PlacedMark]], instant: datetime
) -> dict[str, Sequence[PlacedMark]]:
    kept = {key: [one for one in mine if one.instant < instant] for key, mine in marks.items()}
    return {key: mine for key, mine in kept.items() if mine}


def read_evidence(unit: Unit, calendar: StudyCalendar, progress: Progress = unwatched) -> Known:
    """Return all evidence about all areas."""
    answers = unit.reviews.evidence(progress)
    by_card, by_area = _placed(answers, unit.areas.marks())
    for sown in unit.seeds.all():
        by_area[sown.area_id].append(_of_seed(sown, calendar))
    cards_of = {
        area_id: card_ids
        for area_id, card_ids in unit.areas.cards().items()
        if area_id in by_area or not by_card.keys().isdisjoint(card_ids)
    }
    cards = unit.area_cards.get({*by_card, *(one for ids in cards_of.values() for one in ids)})
    return Known(
        names=_names(unit),
        cards=cards,
        cards_of=cards_of,
        by_card=by_card,
        by_area=by_area,
        answers=answers,
        backdrop=backdrop(_answers_in_place(answers, cards)),
    )


def _names(unit: Unit) -> dict[str, AreaNames]:
    aliases = unit.areas.aliases()
    return {
        area_id: AreaNames(name, tuple(aliases.get(area_id, ())))
        for area_id, name in unit.areas.names().items()
    }


def _placed(
    answers: Iterable[Evidence], stored: Iterable[StoredMark]
) -> tuple[dict[str, list[PlacedMark]], dict[str, list[PlacedMark]]]:
    by_card: dict[str, list[PlacedMark]] = defaultdict(list)
    by_area: dict[str, list[PlacedMark]] = defaultdict(list)
    for one in answers:
        by_card[one.card_id].extend(_of_answer(one))
    for mark in stored:
        by_area[mark.area_id].append(PlacedMark(mark.instant, mark.deed or 0, _restored(mark)))
    return by_card, by_area


def _answers_in_place(
    answers: Iterable[Evidence], cards: Mapping[str, AreaCard]
) -> Iterable[PlacedAnswer]:
    places = {card_id: (card.deck, section_of(card)) for card_id, card in cards.items()}
    for one in answers:
        yield PlacedAnswer(*places[one.card_id], one.grade < Grade.HARD)


def _of_answer(one: Evidence) -> Iterable[PlacedMark]:
    """Yield the marks of an answer: that a hint was needed, and how it went."""
    passed = one.grade >= Grade.HARD
    if one.hints and passed:
        text = str(one.hints)
        yield PlacedMark(one.instant, one.deed, _mark(MarkKind.HINT, one, failed=True, text=text))
    kind = MarkKind.QUIZ if one.kind == ReviewKind.QUIZ else MarkKind.ANSWER
    text = _GRADES[one.grade]
    yield PlacedMark(one.instant, one.deed, _mark(kind, one, failed=not passed, text=text))


def _mark(kind: MarkKind, one: Evidence, *, failed: bool, text: str) -> Mark:
    return Mark(kind=kind, failed=failed, day=one.study_day, card_id=one.card_id, text=text)


def _restored(stored: StoredMark) -> Mark:
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
    return PlacedMark(instant, 0, mark)

"""The evidence about every card and every concept, read once for all areas."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath
from typing import NamedTuple

from recollect.core.cards import Card, Schedule
from recollect.core.grades import Grade
from recollect.core.reviews import ReviewKind
from recollect.core.study_days import StudyCalendar, date_to_day
from recollect.core.study_log import SeedKind
from recollect.core.weakness import Backdrop, Mark, MarkKind, PlacedAnswer, backdrop
from recollect.store.areas import Mark as StoredMark
from recollect.store.reviews import Evidence
from recollect.store.seeds import SownSeed
from recollect.store.unit import Unit

_SEEDS = {SeedKind.PITFALL: MarkKind.PITFALL, SeedKind.UNTICKED: MarkKind.UNTICKED}


class PlacedMark(NamedTuple):
    """A mark with its place in time, so that marks of several sources stand in one order."""

    instant: datetime
    deed: int
    """What it was part of: deeds of one instant stand in the order of doing; 0 for a note."""
    mark: Mark


@dataclass(frozen=True, slots=True)
class Known:
    """What was read once for all areas."""

    cards: Mapping[str, Card]
    schedules: Mapping[str, Schedule]
    by_card: Mapping[str, Sequence[PlacedMark]]
    """The marks of each card: its answers, and the hints they took."""
    by_area: Mapping[str, Sequence[PlacedMark]]
    """The marks of a concept itself: by hand, points missed, and from the notes."""
    backdrop: Backdrop


def section_of(card: Card) -> str:
    """Return the section of the notes that a card belongs to: its innermost heading, or its note.

    A card whose own heading is the question belongs to the heading above.
    """
    path = card.source.heading_path
    return path[-1] if path else PurePosixPath(card.source.path).stem


def read_evidence(unit: Unit, calendar: StudyCalendar, before: datetime | None = None) -> Known:
    """Return all evidence, or what there was before an instant."""
    answers = [one for one in unit.reviews.evidence() if before is None or one.instant < before]
    linked = [card_id for card_ids in unit.areas.cards().values() for card_id in card_ids]
    stored = [one for one in unit.areas.marks() if before is None or one.instant < before]
    wanted = {*(one.card_id for one in answers), *linked}
    cards = unit.cards.get(wanted)
    by_card, by_area = _placed(answers, stored)
    for sown in unit.seeds.all():
        placed = _of_seed(sown, calendar)
        if before is None or placed.instant < before:
            by_area[sown.area_id].append(placed)
    return Known(
        cards=cards,
        schedules=unit.schedules.get(wanted),
        by_card=by_card,
        by_area=by_area,
        backdrop=backdrop(_answers_in_place(answers, cards)),
    )


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
    answers: Iterable[Evidence], cards: Mapping[str, Card]
) -> Iterable[PlacedAnswer]:
    for one in answers:
        card = cards[one.card_id]
        yield PlacedAnswer(card.deck, section_of(card), one.grade < Grade.HARD)


def _of_answer(one: Evidence) -> Iterable[PlacedMark]:
    """Yield the marks of an answer: that a hint was needed, and how it went."""
    passed = one.grade >= Grade.HARD
    if one.hints and passed:
        text = f"{one.hints} hint{'s' * (one.hints > 1)}"
        yield PlacedMark(one.instant, one.deed, _mark(MarkKind.HINT, one, failed=True, text=text))
    kind = MarkKind.QUIZ if one.kind == ReviewKind.QUIZ else MarkKind.ANSWER
    text = Grade(one.grade).name.lower()
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

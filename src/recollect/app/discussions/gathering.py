"""What is known of a card: the thoughts on it over time, its corrections, its areas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from recollect.app.areas.model import Area
from recollect.app.workspace import Workspace
from recollect.core.areas.marks import Mark, MarkKind
from recollect.core.cards.cards import Card, OwnAnswer
from recollect.core.scheduling.reviews import Review
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.study_days import date_to_day
from recollect.parsing.reading import read_note
from recollect.store.unit import Unit

Thing = TypeVar("Thing")

LATER = (MarkKind.MISSED_POINT, MarkKind.NOTES)


class Told(NamedTuple):
    """An answer in parts: the way to it is told where it belongs, and not once more."""

    detail: str
    own_answer: str = ""
    critique: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """All that is known of one card."""

    card: Card
    schedule: Schedule
    answers: tuple[OwnAnswer, ...]
    """In the learner's words, the oldest first, what was said again left out."""
    reviews: tuple[Review, ...]
    """The first of each day."""
    areas: tuple[Area, ...]
    follow_ups: tuple[Card, ...]

    @property
    def told(self) -> Told:
        """Return the answer; of a linked one, which stands in another note, its parts."""
        items = read_note("", self.card.answer).items if self.card.references else ()
        own, said = (items[0].own_answer, items[0].critique) if len(items) == 1 else (None, None)
        if not (own or said):
            return Told(self.card.answer)
        critique, _, rest = (said or "").partition("\n")
        detail = "\n\n".join(filter(None, (rest.strip("\n"), items[0].answer)))
        return Told(detail, own or "", critique)

    @property
    def corrections(self) -> list[Mark]:
        """Return what was missed or corrected, the oldest first."""
        marks = {
            mark
            for area in self.areas
            for mark in area.evidence
            if mark.kind in LATER and self._is_about_it(mark)
        }
        return sorted(marks, key=lambda mark: (mark.day, mark.text))

    def _is_about_it(self, mark: Mark) -> bool:
        path, _, line = mark.source.rpartition(":")
        source = self.card.source
        stands_inside = path == source.path and source.line <= int(line or 0) <= source.end_line
        return mark.card_id == self.card.id or stands_inside


def cards_of_day(workspace: Workspace, day: date | None = None) -> tuple[Card, ...]:
    """Return the cards that were answered on a study day (without: today), in that order."""
    chosen = workspace.today() if day is None else date_to_day(day)
    with workspace.database.read() as unit:
        ids = unit.evidence.answered_on(chosen)
        cards = unit.cards.get(ids)
    return tuple(cards[card_id] for card_id in ids)


def gathered(unit: Unit, card: Card, areas: Iterable[Area]) -> Discussion:
    """Return all that is known of one card, of whose areas some are given."""
    return Discussion(
        card=card,
        schedule=unit.schedules.of(card.id),
        answers=tuple(_once(unit.reviews.own_answers_of(card.id), lambda one: one.text.strip())),
        reviews=tuple(_once(unit.reviews.of_card(card.id), lambda one: one.study_day)),
        areas=tuple(area for area in areas if any(one.card_id == card.id for one in area.cards)),
        follow_ups=tuple(unit.cards.following(card)),
    )


def _once(things: Iterable[Thing], what: Callable[[Thing], object]) -> Iterator[Thing]:
    """Yield the first of all that are the same."""
    met: set[object] = set()
    for one in things:
        if what(one) not in met:
            met.add(what(one))
            yield one

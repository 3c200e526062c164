"""What to do next with the minutes at hand: review, re-read, test, the weakest areas first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from recollect.app.areas.model import Area

SECONDS_A_LINE = 4
"""How long a line of notes takes to read."""

LONGEST_READING = 180
"""In seconds: no passage of a plan takes longer."""

TESTED = 5
"""The most cards of one area that a plan tests."""


class StepKind(StrEnum):
    """What a step of a plan asks of the learner."""

    REREAD = "re-read"
    REVIEW = "review"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do."""

    kind: StepKind
    area: str
    seconds: float
    place: str = ""
    """For re-reading: `path:first-last` in the notes."""
    card_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPlan:
    """Steps that fit into the minutes at hand."""

    minutes: int
    steps: tuple[Step, ...]

    @property
    def seconds(self) -> float:
        """Return what the steps take together."""
        return sum(step.seconds for step in self.steps)


def plan_for(
    areas: Iterable[Area], *, minutes: int, today: int, seconds_a_card: float
) -> StudyPlan:
    """Return the steps for some areas, the weakest first, as far as the minutes reach.

    Of each area first the passage behind its worst card is read again, then what is due of it is
    reviewed, then what is not due is tested. No card and no passage comes twice.
    """
    left, steps = minutes * 60.0, []
    seen: set[str] = set()
    for area in areas:
        for step in _steps(area, today, seconds_a_card, seen):
            fitting = _fitted(step, left, seconds_a_card)
            if fitting is not None:
                steps.append(fitting)
                seen |= {fitting.place, *fitting.card_ids} - {""}
                left -= fitting.seconds
    return StudyPlan(minutes=minutes, steps=tuple(steps))


def _steps(area: Area, today: int, seconds_a_card: float, seen: set[str]) -> Iterator[Step]:
    place, lines = _passage(area)
    if place and place not in seen:
        reading = min(LONGEST_READING, max(30, lines * SECONDS_A_LINE))
        yield Step(kind=StepKind.REREAD, area=area.name, seconds=reading, place=place)
    cards = [card for card in area.cards if card.card_id not in seen]
    due = [card.card_id for card in cards if card.due is not None and card.due <= today]
    rest = [card.card_id for card in cards if card.card_id not in due][:TESTED]
    for kind, ids in ((StepKind.REVIEW, due), (StepKind.TEST, rest)):
        if ids:
            seconds = len(ids) * seconds_a_card
            yield Step(kind=kind, area=area.name, seconds=seconds, card_ids=tuple(ids))


def _passage(area: Area) -> tuple[str, int]:
    """Return the lines to read again, and how many: of the worst card that failed, else the place
    where the notes call the area weak.
    """
    failed = next((card for card in area.cards if card.failed), None)
    if failed is None:
        source = next((mark.source for mark in area.evidence if mark.source), "")
        return source, 10
    path, _, first = failed.place.rpartition(":")
    last = max(failed.end_line, int(first))
    lines = f"{first}-{last}" if last > int(first) else first
    return f"{path}:{lines}", last - int(first) + 1


def _fitted(step: Step, left: float, seconds_a_card: float) -> Step | None:
    """Return the step as far as it fits into the seconds left."""
    if step.seconds <= left:
        return step
    count = int(left // seconds_a_card) if step.card_ids else 0
    if not count:
        return None
    return replace(step, seconds=count * seconds_a_card, card_ids=step.card_ids[:count])

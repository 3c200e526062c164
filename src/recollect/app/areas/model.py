"""What an area is to those who show it: its score, and everything that the score rests on."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from recollect.core.areas.evidence_log import EvidenceLog
from recollect.core.areas.marks import Mark
from recollect.core.areas.ranking import can_foresee
from recollect.core.areas.weakness import Score, State
from recollect.core.grouping import grouped
from recollect.store.areas.area_cards import AreaCard

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
    end_line: int = 0
    """Where its text in the notes ends."""
    due: int | None = None
    """The study day on which it comes back; None before its first answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One area as a list shows it; `marks` are its last five, True for a pass."""

    name: str
    p: float
    state: str
    marks: tuple[bool, ...]
    source: str
    cards: int
    deck: str
    same: tuple[str, ...] = ()
    """The names of others that rest on the very same marks."""

    @property
    def title(self) -> str:
        """Return its name, followed by the names of those that rest on the very same marks."""
        return ", ".join((self.name, *self.same))


@dataclass(frozen=True, kw_only=True)
class Area:
    """An area with its score, and the way to all that the score rests on."""

    name: str
    kind: AreaKind
    deck: str
    score: Score
    forgotten: float | None
    """The share of its cards expected to be forgotten within 30 days, which areas are ranked by,
    however little it rests on; None without answers."""
    members: tuple[AreaCard, ...]
    """Its cards, in no order."""
    log: EvidenceLog = field(repr=False, compare=False)
    id: str | None = None
    """A concept's own; the marks against it go by it."""
    parent: float = 0.0
    """What it was expected to be like: the p of its sections."""
    mean: float = 0.0
    """The learner's own p."""
    aliases: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    """The names of others that rest on the very same marks: see `joined`."""

    @property
    def title(self) -> str:
        """Return its name, followed by the names of those that rest on the very same marks."""
        return ", ".join((self.name, *self.same))

    @property
    def foreseen(self) -> float | None:
        """Return `forgotten`; None where most intervals are too short to foresee 30 days by."""
        intervals = [card.interval for card in self.members if card.last is not None]
        return self.forgotten if can_foresee(intervals) else None

    @property
    def basis(self) -> tuple[object, ...]:
        """Return what areas of the very same marks have in common: answers, by place, and marks."""
        return tuple(self.log.about(card.id for card in self.members)), self.marks

    @cached_property
    def cards(self) -> tuple[CardEvidence, ...]:
        """Return its cards, the worst first."""
        return tuple(sorted((_told(card, self.log) for card in self.members), key=_worst_first))

    @cached_property
    def evidence(self) -> tuple[Mark, ...]:
        """Return every mark, the oldest first."""
        return tuple(self.log.marks(self._places))

    def told(self, card_ids: Container[str]) -> Iterator[CardEvidence]:
        """Yield those of its cards whose ids are among some, in no order."""
        return (_told(card, self.log) for card in self.members if card.id in card_ids)

    @property
    def days(self) -> Iterator[int]:
        """Return the study days of its marks, the oldest mark first."""
        return self.log.days(self._places)

    @property
    def _places(self) -> Sequence[int]:
        return self.log.about((card.id for card in self.members), self.id)

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks that no answer left: by hand, missed points, the notes' own words."""
        return tuple(self.log.marks(self.log.about((), self.id)))

    @property
    def place(self) -> str:
        """Return where to open the notes: at the worst card, else at what the notes say of it."""
        if self.members:
            return min((_told(card, self.log) for card in self.members), key=_worst_first).place
        return next((mark.source for mark in self.marks if mark.source), "")

    def summary(self) -> AreaRow:
        """Return the area as a row of a list."""
        return AreaRow(
            name=self.name,
            p=self.score.p,
            state=self.score.state,
            marks=self.score.last,
            source=self.place,
            cards=len(self.members),
            deck=self.deck,
            same=self.same,
        )


def joined(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Return some areas in their order; those that rest on the very same marks are told of once."""
    by_marks = grouped((area.basis, area) for area in areas)
    return tuple(
        replace(first, same=tuple(area.name for area in others))
        for first, *others in by_marks.values()
    )


def _told(card: AreaCard, log: EvidenceLog) -> CardEvidence:
    answers = log.passes_of(card.id)
    return CardEvidence(
        card_id=card.id,
        question=card.asked,
        place=card.place,
        failed=answers.count(False),
        answers=answers,
        end_line=card.end_line,
        due=card.due,
    )


def _worst_first(card: CardEvidence) -> tuple[int, int, str]:
    return -card.failed, len(card.answers), card.place

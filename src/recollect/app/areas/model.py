"""What an area is to those who show it: its score, and everything that the score rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from recollect.core.weakness import Mark, Score, State

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
    evidence: tuple[Mark, ...] = ()
    """Every mark, the oldest first."""
    parent: float = 0.0
    """What it was expected to be like: the p of its sections."""
    mean: float = 0.0
    """The learner's own p."""
    aliases: tuple[str, ...] = ()

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks that no answer left: by hand, missed points, the notes' own words."""
        return tuple(mark for mark in self.evidence if not mark.is_answer)

    @property
    def place(self) -> str:
        """Return where the notes are best opened: the worst card's place, else the notes' words."""
        sources = (mark.source for mark in self.evidence if mark.source)
        return self.cards[0].place if self.cards else next(sources, "")

    def summary(self) -> AreaRow:
        """Return the area as a row of a list."""
        return AreaRow(
            name=self.name,
            p=self.score.p,
            state=self.score.state,
            marks=self.score.last,
            source=self.place,
            cards=len(self.cards),
            deck=self.deck,
        )

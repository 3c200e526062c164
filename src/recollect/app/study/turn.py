"""What a session shows of the card at hand, and of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from recollect.core.cards.cards import OwnAnswer, StudyCard
from recollect.core.cards.library import SET_ASIDE, standing_of
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import Memory, Scheduler
from recollect.core.scheduling.review_kinds import ReviewKind
from recollect.store.log.log import PastGrade


class Stage(StrEnum):
    """How far the learner is with the card at hand."""

    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The card at hand: everything that a screen shows of it, and what each grade would do."""

    study_card: StudyCard
    study_day: int
    """The study day on which the card is asked, for which the outcomes hold."""
    stage: Stage
    hints_open: int
    kind: ReviewKind
    """What an answer would be: only a scheduled one moves the schedule."""
    scheduler: Scheduler
    outcomes: Mapping[Grade, Memory]
    """What each grade would make of the card, by that scheduler."""
    suggested: Grade
    own_answers: tuple[OwnAnswer, ...]
    """Earlier answers to this card, the oldest first."""
    history: tuple[PastGrade, ...]
    """Earlier answers to this card as they were graded, the oldest first."""
    areas: tuple[str, ...]
    """The names of the areas that this card belongs to."""
    last_logged: tuple[int, datetime] | None = field(compare=False)
    """Study day and instant of what was last done to this card, taken back or not."""
    as_of: object = field(compare=False)
    """The state of the database in which all this was read, see `Unit.state`."""

    @property
    def is_redrill(self) -> bool:
        """Tell whether the card was answered today already."""
        return self.kind is ReviewKind.REDRILL

    def goes_on_from(self, other: Turn) -> bool:
        """Tell whether this is the same card, as far as it was then."""
        return (self.study_card.card.id, self.stage) == (other.study_card.card.id, other.stage)

    @property
    def is_set_aside(self) -> bool:
        """Tell whether the card was retired, suspended or put off, so that it is not asked."""
        card, schedule = self.study_card.card, self.study_card.schedule
        return standing_of(card.status, schedule, self.study_day) in SET_ASIDE


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the session is. `left_*` count cards that are still to be settled."""

    settled: int
    total: int
    left_new: int
    left_redrill: int
    left_due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A session in figures that are there at once."""

    answers: int
    settled: int
    seconds: int
    by_grade: Mapping[Grade, int]
    passed_share: float | None
    """The share of first answers that passed; None when there was none."""
    forecast: tuple[int, ...]
    """Cards due on each of the next seven study days, tomorrow first."""
    streak_days: int
    database: str

    @property
    def due_tomorrow(self) -> int:
        """Return how many cards are due on the next study day."""
        return self.forecast[0]

    @property
    def due_week(self) -> int:
        """Return how many cards are due within the next seven study days."""
        return sum(self.forecast)

"""A self-test: what was asked for, and what was answered to each of its questions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from recollect.core.asking.judging import Outcome
from recollect.core.cards.items import Kind, Option


class ScopeKind(StrEnum):
    """What a self-test can be about."""

    EVERYTHING = "everything"
    DECK = "deck"
    """A deck and the decks below it."""
    AREA = "area"
    """A weak area, by its name."""
    NOTE = "note"
    """A lecture: a note, by its path."""
    SECTION = "section"
    """Part of a lecture: a heading of a note, and what stands below it."""
    WEAK = "weak"
    """All areas that are weak, suspected or recovering."""
    MISSED = "missed"
    """What was not right in an earlier attempt, by its id."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What a self-test is about; two attempts at one scope can be compared."""

    kind: ScopeKind = ScopeKind.EVERYTHING
    name: str = ""
    heading: str = ""
    """For a section: the heading, `name` is then the note."""


class Feedback(StrEnum):
    """When the learner sees how an answer went."""

    AT_ONCE = "once"
    AT_THE_END = "end"


class Asking(StrEnum):
    """How a question without options of its own is asked."""

    MIXED = "mixed"
    """Some with the answers of sibling cards to choose among, where these are fair; some not."""
    CHOOSE = "choose"
    """To choose, wherever there are fair options."""
    WRITE = "write"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPlan:
    """What the learner asked for."""

    scope: Scope = Scope()
    count: int | None = 10
    """The most questions; None for as many as the time allows."""
    minutes: int | None = None
    """A time limit; the question at hand when it runs out may still be answered."""
    feedback: Feedback = Feedback.AT_ONCE
    asking: Asking = Asking.MIXED
    grades: bool = False
    """Let the answers move the schedule, as those of a review do."""


def missed_of(attempt_id: str, plan: QuizPlan) -> QuizPlan:
    """Return the plan of a test over all that was not right in an attempt."""
    return replace(plan, scope=Scope(ScopeKind.MISSED, attempt_id), count=None, minutes=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizAnswer:
    """One question of an attempt as it was asked, and what the learner answered."""

    position: int
    """From 1."""
    card_id: str
    kind: Kind
    """The form in which it was asked."""
    options: tuple[Option, ...] = ()
    given: str = ""
    outcome: Outcome | None = None
    """None as long as the learner has not compared the answer with the note's."""
    elapsed_ms: int = 0
    instant: datetime
    """Aware, UTC."""
    review_id: str | None = None
    """Its entry in the review log, once it is judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizAttempt:
    """One sitting of a self-test."""

    id: str
    """A UUID."""
    plan: QuizPlan
    seed: str
    asked: int | None
    """How many questions it has; None when the time alone decides."""
    started: datetime
    """Aware, UTC."""
    ended: datetime | None = None
    """None for an attempt that was left in the middle."""
    answers: tuple[QuizAnswer, ...] = ()

"""A study session: what is due, one card after the other, each grade committed at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from recollect.core.cards import OwnAnswer, StudyCard
from recollect.core.grades import Grade
from recollect.core.memory import Memory
from recollect.core.reviews import Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which cards a session is about; the default is today's plan over everything."""

    deck: str | None = None
    """A deck's name; its children are included."""
    minutes: int | None = None
    """A budget for this session instead of the setting's."""
    count: int | None = None
    """At most so many cards."""


class Stage(StrEnum):
    """How far the learner is with the card at hand."""

    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """The card at hand: everything that a screen shows of it, and what each grade would do."""

    study_card: StudyCard
    stage: Stage
    hints_open: int
    is_redrill: bool
    """Back in the same session: the grade is logged and moves no schedule."""
    outcomes: Mapping[Grade, Memory]
    suggested: Grade
    own_answers: tuple[OwnAnswer, ...]
    """Earlier answers to this card, the oldest first."""
    history: tuple[Review, ...]
    """Earlier reviews of this card, the oldest first."""
    areas: tuple[str, ...]
    """The names of the areas that this card belongs to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the session is. `left_*` count cards that are still to be settled."""

    settled: int
    total: int
    left_new: int
    left_redrill: int
    left_due: int
    streak_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRow:
    """One weak area as a summary shows it; `marks` are its last five, True for a pass."""

    name: str
    p: float
    label: str
    """`weak`, `suspected`, `recovering` or `strong`."""
    marks: tuple[bool, ...]
    source: str
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A session in figures."""

    answers: int
    settled: int
    seconds: int
    by_grade: Mapping[Grade, int]
    passed_share: float | None
    """Of the first answers, None when there was none."""
    areas: tuple[AreaRow, ...]
    due_tomorrow: int
    due_week: int
    forecast: tuple[int, ...]
    """Cards due on each of the next seven study days, tomorrow first."""
    streak_days: int
    database: str


class StudySession:
    """One sitting over a queue of cards.

    The engine behind the review screen and the line mode alike. Nothing is held back until the end:
    when `grade` returns, the answer is on the disk.

    Interface (being filled in):
        StudySession(workspace, selection)       workspace: recollect.app.workspace.Workspace
        turn -> Turn | None                      None when the session is over
        progress -> Progress
        open_hint() -> Turn                      opens the next hint, if there is one
        reveal() -> Turn                         shows the answer
        grade(grade, *, elapsed_ms=0, answer="") -> Turn | None     commits, moves on
        undo() -> Turn | None                    takes the last answer back (None: nothing to undo)
        mark_weak(name) -> None                  records a weak area by name on the card at hand
        area_names() -> tuple[str, ...]          for completion
        suspend() / bury() -> Turn | None
        summary() -> Summary
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckRow:
    """One deck as the dashboard lists it; a parent's figures include its children's."""

    name: str
    title: str
    depth: int
    cards: int
    due: int
    new: int
    weak: int
    retention: float | None
    """The share of passed first answers of the last 30 study days, None without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What the dashboard shows."""

    due: int
    new: int
    minutes: int
    streak_days: int
    answers_this_year: int
    retention: float | None
    decks: tuple[DeckRow, ...]
    areas: tuple[AreaRow, ...]
    forecast: tuple[int, ...]
    """Cards due on each of the next 14 study days, today (with what is overdue) first."""
    activity: Mapping[int, int]
    """Answers by study day, of the last 40 weeks."""
    last_import: str
    next_due: datetime | None

"""A self-test: what was asked for, which cards it asks, and what the answers come to.

Every choice that looks like chance (which cards, which wrong options, in what order) is a hash of
the attempt's seed: the same seed over the same cards asks the same test.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from recollect.core.asking.judging import Outcome, suggest
from recollect.core.cards.cards import Card
from recollect.core.cards.items import Kind, Option
from recollect.core.lots import draw
from recollect.core.scheduling.grades import Grade


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
    """At most so many questions; None for as many as the time allows."""
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


# --- Which cards -----------------------------------------------------------------------------


def is_testable(card: Card) -> bool:
    """Tell whether there is an answer to compare with: not so for most open questions."""
    if card.kind is Kind.CHOICE:
        return bool(card.answer) or any(option.correct for option in card.options)
    return bool(card.answer) and card.kind is not Kind.CHECKLIST


def pick(cards: Iterable[Card], count: int | None, *, seed: str) -> list[Card]:
    """Return up to `count` cards (None: all of them) for a test, in the order of asking.

    Cards with an answer come first; then one card of each item in the notes before its siblings;
    then the sections of the notes take turns, so that ten questions about five lectures are two
    about each.
    """
    of_item: Counter[tuple[str, str, int]] = Counter()
    of_section: Counter[tuple[bool, int, Section]] = Counter()
    ranked = []
    for card in sorted(cards, key=lambda card: draw(seed, card.id)):
        item = (card.source.root, card.source.path, card.source.line)
        tier = (not is_testable(card), of_item[item])
        section = section_key(card)
        turn = of_section[*tier, section]
        ranked.append((*tier, turn, draw(seed, "/".join(section)), card.id, card))
        of_item[item] += 1
        of_section[*tier, section] += 1
    return [entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:-1])][:count]


Section = tuple[str, ...]


def section_key(card: Card) -> Section:
    """Return what tells the sections of the notes apart."""
    return card.deck, card.source.path, *card.source.heading_path


# --- What it comes to ------------------------------------------------------------------------

POINTS: Mapping[Outcome, float] = {
    Outcome.RIGHT: 1.0,
    Outcome.PARTLY: 0.5,
    Outcome.GUESSED: 0.5,
    Outcome.WRONG: 0.0,
    Outcome.UNKNOWN: 0.0,
}
"""What an answer is worth. A lucky guess is worth half: it was worth a guess."""


def grade_of(outcome: Outcome) -> Grade:
    """Return the grade that an outcome gives: Good at best, because nobody weighed how easy."""
    return suggest(Grade.GOOD, outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizScore:
    """What the answers of an attempt come to."""

    points: float
    answered: int
    of: int
    """Of how many questions: those that were answered, with those that time ran out on."""
    outcomes: Mapping[Outcome, int]
    seconds: int

    @property
    def share(self) -> float | None:
        """Return the share (0 to 1) of the points that could be had; None without a question."""
        return self.points / self.of if self.of else None


def score_of(attempt: QuizAttempt) -> QuizScore:
    """Return the score of an attempt; one left in the middle is scored by what was answered."""
    judged = [answer.outcome for answer in attempt.answers if answer.outcome is not None]
    ran_out = attempt.ended is not None and attempt.asked is not None
    return QuizScore(
        points=sum(POINTS[outcome] for outcome in judged),
        answered=len(judged),
        of=max(len(judged), attempt.asked or 0) if ran_out else len(judged),
        outcomes=Counter(judged),
        seconds=round(sum(answer.elapsed_ms for answer in attempt.answers) / 1000),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """An area or section, with how its questions went."""

    name: str
    asked: int
    lost: float
    """How many points."""

    @property
    def share(self) -> float:
        """Return the share (0 to 1) of the points that could be had."""
        return 1 - self.lost / self.asked


def to_strengthen(answers: Iterable[tuple[Sequence[str], Outcome]]) -> tuple[Topic, ...]:
    """Return the topics that lost points, the most lost first; answers name their topics."""
    asked: Counter[str] = Counter()
    lost: dict[str, float] = defaultdict(float)
    for names, outcome in answers:
        for name in names:
            asked[name] += 1
            lost[name] += 1 - POINTS[outcome]
    topics = [Topic(name=name, asked=asked[name], lost=lost[name]) for name in asked if lost[name]]
    return tuple(sorted(topics, key=lambda topic: (-topic.lost, topic.share, topic.name)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two attempts at one scope, then and now."""

    change: float
    """Of the share of points, from -1 to 1."""
    better: int
    """So many cards that both attempts asked went better."""
    worse: int


def compare(then: QuizAttempt, now: QuizAttempt) -> Comparison:
    """Return how an attempt did beside an earlier one."""
    before = {answer.card_id: POINTS[answer.outcome] for answer in then.answers if answer.outcome}
    changes = [
        POINTS[answer.outcome] - before[answer.card_id]
        for answer in now.answers
        if answer.outcome and answer.card_id in before
    ]
    return Comparison(
        change=(score_of(now).share or 0.0) - (score_of(then).share or 0.0),
        better=sum(change > 0 for change in changes),
        worse=sum(change < 0 for change in changes),
    )

"""Weak areas: how likely an answer about a concept fails, from little evidence, soundly.

A concept's evidence are its marks: answers, and what else tells of not knowing. Each mark counts
half as much after ten more answers in the same concept, so that a weakness fades as it is worked
off. A concept with little evidence is taken to be like its section, a section like its deck, a
deck like the learner: the estimate is shrunk towards its parent's as if the parent had spoken with
the voice of eight answers (the mean of a beta distribution with that prior; see A. Gelman et al.,
"Bayesian Data Analysis", 3rd edition, chapters 2 and 5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from recollect.core.beta import beta_cdf, central_interval

HALF_LIFE = 10
"""After so many more answers in the concept a mark counts half."""

RANKING_HALF_LIFE = 40
"""The same for the order of areas. How a concept stands now is a question about the last answers;
which of forty is the weakest is one about small differences, where the noise of few answers costs
more than their age. In `benchmarks/simulated_learner.py` 30 to 60 find the weakest concepts earlier
than 10 does, also after some were mastered and others became weak."""

BACKDROP_HALF_LIFE = 100
"""The same for a section, a deck and the learner, which hear of many more answers."""

PRIOR_STRENGTH = 8
"""With the voice of how many answers the parent speaks."""

COMMON_FAILURE = 0.15
"""The share of failed answers that a learner starts with, before any is known."""

SURE = 0.8
"""How probable it must be that an area is worse (or better) than the learner's mean."""

ENOUGH_EVIDENCE = 2.0
"""Below this weight of marks an area is at most suspected."""

LAST_MARKS = 5


class MarkKind(StrEnum):
    """What kind of evidence a mark is."""

    ANSWER = "answer"
    """The first answer to a card on a study day."""
    QUIZ = "quiz"
    MISSED_POINT = "missed_point"
    """A key point that a typed answer left out."""
    HINT = "hint"
    """A hint that was needed."""
    BY_HAND = "by_hand"
    """Set by the learner during a review."""
    NOTES = "notes"
    """The learner's own judgement in the notes: 评价 ⚠️, 需加强部分, 🔴."""
    PITFALL = "pitfall"
    """A misconception that the notes warn of."""
    UNTICKED = "unticked"
    """An ability in a check list of the notes that has no tick yet."""


WEIGHTS: Mapping[MarkKind, float] = {
    MarkKind.ANSWER: 1.0,
    MarkKind.QUIZ: 1.0,
    MarkKind.MISSED_POINT: 0.5,
    MarkKind.HINT: 0.25,
    MarkKind.BY_HAND: 1.0,
    MarkKind.NOTES: 1.0,
    MarkKind.PITFALL: 0.25,
    MarkKind.UNTICKED: 0.25,
}
"""How much a mark says, in answers; at most 1. A mark of half the weight also lets the earlier ones
fade by half as much, without which one more failure could lower a score."""


OWN_WORD = (MarkKind.BY_HAND, MarkKind.NOTES)
"""By these marks learners call a concept weak themselves."""


class Mark(NamedTuple):
    """One piece of evidence about a concept, with where it comes from."""

    kind: MarkKind
    failed: bool
    day: int
    """The study day."""
    card_id: str | None = None
    source: str = ""
    """`path:line` in the notes, for what the notes say."""
    text: str = ""
    """The point that was missed, how many hints, the learner's words, the grade's name."""

    @property
    def is_answer(self) -> bool:
        """Tell whether an answer left this mark: how it went, or that it took a hint."""
        return self.kind in (MarkKind.ANSWER, MarkKind.QUIZ, MarkKind.HINT)


class State(StrEnum):
    """What is to be said about an area."""

    WEAK = "weak"
    """Surely worse than the learner's mean."""
    SUSPECTED = "suspected"
    """It looks worse, on too little evidence; or the learner calls it weak, and no answers have
    shown otherwise."""
    RECOVERING = "recovering"
    """It was weak at its last failure; the passes since then have made that doubtful."""
    STRONG = "strong"
    """Surely better than the learner's mean."""
    STEADY = "steady"
    """Nothing stands out."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Marks, weighed: how much failing and how much in all, in answers."""

    failed: float = 0.0
    total: float = 0.0

    def p(self, parent: float) -> float:
        """Return the estimated chance that an answer fails, shrunk to that of the parent."""
        return (self.failed + PRIOR_STRENGTH * parent) / (self.total + PRIOR_STRENGTH)

    def belief(self, parent: float) -> tuple[float, float]:
        """Return the parameters (a, b) of the beta distribution whose mean is `p(parent)`."""
        return (
            self.failed + PRIOR_STRENGTH * parent,
            self.total - self.failed + PRIOR_STRENGTH * (1 - parent),
        )

    def worse_than(self, mean: float, parent: float) -> float:
        """Return the probability (0 to 1) that answers here fail more often than `mean`."""
        return 1 - beta_cdf(mean, *self.belief(parent))


def weigh(marks: Iterable[tuple[float, bool]], half_life: float = HALF_LIFE) -> Evidence:
    """Return the evidence of marks, given as (weight, failed), the oldest first.

    With weights of 1 a mark counts 0.5 ** (later marks / half_life).
    """
    fading = 1 - 0.5 ** (1 / half_life)
    failed = total = 0.0
    for weight, is_failure in marks:
        kept = 1 - weight * fading
        failed = failed * kept + weight * is_failure
        total = total * kept + weight
    return Evidence(failed, total)


def present_weights(marks: Sequence[Mark]) -> list[float]:
    """Return what each mark, the oldest first, weighs now, in answers: in all, `evidence`."""
    fading = 1 - 0.5 ** (1 / HALF_LIFE)
    kept, weights = 1.0, []
    for mark in reversed(marks):
        weights.append(WEIGHTS[mark.kind] * kept)
        kept *= 1 - WEIGHTS[mark.kind] * fading
    return weights[::-1]


def _weighed(marks: Iterable[Mark], half_life: float = HALF_LIFE) -> Evidence:
    return weigh(((WEIGHTS[mark.kind], mark.failed) for mark in marks), half_life)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the marks of one area come to."""

    p: float
    """The estimated chance (0 to 1) that an answer about it fails."""
    long_run: float
    """The same with a longer memory: what areas are ranked by."""
    belief: tuple[float, float]
    """The parameters (a, b) of the beta distribution whose mean is `p`."""
    n: int
    """How many marks there are."""
    evidence: float
    """Their weight, in answers."""
    worse: float
    """The probability (0 to 1) that it is worse than the learner's mean."""
    state: State
    last: tuple[bool, ...]
    """The last five marks, the oldest first; True for a pass."""

    @property
    def interval(self) -> tuple[float, float]:
        """Return the two ends of the 80 % interval of `p`."""
        return central_interval(*self.belief)

    @property
    def low(self) -> float:
        """Return the lower end of the interval."""
        return self.interval[0]

    @property
    def high(self) -> float:
        """Return the upper end of the interval."""
        return self.interval[1]


def score(marks: Sequence[Mark], *, parent: float, mean: float) -> Score:
    """Return the score of an area from its marks, the oldest first.

    `parent` is the p of its section (see `Backdrop.parent_of`), `mean` the learner's own.
    """
    evidence = _weighed(marks)
    worse = evidence.worse_than(mean, parent)
    return Score(
        p=evidence.p(parent),
        long_run=_weighed(marks, RANKING_HALF_LIFE).p(parent),
        belief=evidence.belief(parent),
        n=len(marks),
        evidence=evidence.total,
        worse=worse,
        state=_state(marks, evidence.total, worse, parent=parent, mean=mean),
        last=tuple(not mark.failed for mark in marks[-LAST_MARKS:]),
    )


def _state(
    marks: Sequence[Mark], evidence: float, worse: float, *, parent: float, mean: float
) -> State:
    has_failed = any(mark.failed for mark in marks)
    if has_failed and worse > SURE:
        return State.WEAK if evidence >= ENOUGH_EVIDENCE else State.SUSPECTED
    if worse < 1 - SURE and evidence >= ENOUGH_EVIDENCE:
        return State.STRONG
    until_last_failure = _weighed(marks[: _last_failure(marks) + 1])
    if has_failed and until_last_failure.worse_than(mean, parent) > SURE:
        return State.RECOVERING
    called_weak = any(mark.failed and mark.kind in OWN_WORD for mark in marks)
    if called_weak and _weighed(marks).p(parent) > mean:
        return State.SUSPECTED
    return State.STEADY


def _last_failure(marks: Sequence[Mark]) -> int:
    """Return the index of the last failure, -1 without any."""
    return next((i for i in reversed(range(len(marks))) if marks[i].failed), -1)


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What an area is seen against: the chance of failure of the learner, each deck, each section.

    Sections are keyed by deck and section.
    """

    learner: float = COMMON_FAILURE
    decks: Mapping[str, float] = field(default_factory=dict)
    sections: Mapping[tuple[str, str], float] = field(default_factory=dict)

    def parent_of(self, deck: str, section: str) -> float:
        """Return the nearest p that is known: of the section, else the deck, else the learner."""
        known = self.sections.get((deck, section))
        return self.decks.get(deck, self.learner) if known is None else known


class PlacedAnswer(NamedTuple):
    """An answer that counts as evidence, with where its card stands in the notes."""

    deck: str
    section: str
    failed: bool


def backdrop(answers: Iterable[PlacedAnswer]) -> Backdrop:
    """Return what the answers, the oldest first, say of the learner, the decks and the sections.

    The last 2,000 answers suffice: earlier ones weigh less than a millionth.
    """
    answers = list(answers)
    by_deck: dict[str, list[bool]] = defaultdict(list)
    by_section: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for deck, section, failed in answers:
        by_deck[deck].append(failed)
        by_section[deck, section].append(failed)
    learner = _p((answer.failed for answer in answers), COMMON_FAILURE)
    decks = {deck: _p(failures, learner) for deck, failures in by_deck.items()}
    sections = {key: _p(failures, decks[key[0]]) for key, failures in by_section.items()}
    return Backdrop(learner, decks, sections)


def _p(failures: Iterable[bool], parent: float) -> float:
    return weigh(((1.0, failed) for failed in failures), BACKDROP_HALF_LIFE).p(parent)


class LearntCard(NamedTuple):
    """A card of an area that was answered before."""

    last: int
    """The study day of its last answer."""
    interval: int
    """In days."""


FORGETTING_DAYS = 30

FORGETTING_SHARE = 0.2
"""How much the chance to forget counts in the ranking. In `benchmarks/simulated_learner.py` it
helps where the cards of a concept differ; more, or less down to 0.1, changes little."""


def forgetting(
    p: float, cards: Iterable[LearntCard], *, today: int, days: int = FORGETTING_DAYS
) -> float | None:
    """Return the share of an area's cards expected to be forgotten `days` from today, unreviewed.

    An answer about the area fails with chance `p` at the end of a card's interval, and forgetting
    is taken to be exponential in time. None when no card of it was learnt yet.
    """
    chances = [
        1 - (1 - p) ** (max(0, today + days - card.last) / max(1, card.interval)) for card in cards
    ]
    return sum(chances) / len(chances) if chances else None


def rank_key(long_run: float, forgotten: float | None, name: str) -> tuple[float, str]:
    """Return what areas are sorted by, the weakest first, and then by name.

    Beside the chance of failure in the long run (`Score.long_run`), what is likely to be forgotten
    soon counts a fifth. An area without answers counts as if its chance held for that too.
    """
    soon = long_run if forgotten is None else forgotten
    return -(long_run + FORGETTING_SHARE * soon), name

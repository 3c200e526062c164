"""The progress board: stage, lecture, status, what was studied and what of it is still known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from recollect.app.areas.evidence import read_evidence
from recollect.app.areas.listing import areas_from
from recollect.app.areas.meaning import called
from recollect.app.areas.model import BAD_STATES, Area, AreaKind
from recollect.app.concepts.terms import term_fold
from recollect.app.progress.claims import cards_by_topic
from recollect.app.progress.contradictions import Contradiction, contradictions, wrong_tallies
from recollect.app.progress.topics import Topic, topics_of
from recollect.app.workspace import Workspace
from recollect.core.areas.evidence_log import Answer, EvidenceLog
from recollect.core.cards.cards import Card
from recollect.core.cards.decks import title_of
from recollect.core.figures.statistics import RETENTION_DAYS
from recollect.core.grouping import grouped
from recollect.core.long_work import Progress, unwatched
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.study_days import day_to_date
from recollect.core.study_log import Status
from recollect.store.imports.study_entries import LoggedEntry
from recollect.store.unit import Unit

MATURE_DAYS = 21
"""From this interval on a card counts as mature."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """One lecture or topic, as the notes tell it and as the answers show it."""

    stage: str
    topic: str
    status: Status
    """As far as it really is: by the study log and the answers, else as stated."""
    stated: Status
    """What the catalogue says."""
    place: str
    """`path:line` where the notes tell of it; empty when they don't."""
    last_studied: date | None
    tests: tuple[date, ...]
    cards: int
    answered: int
    """Cards that were answered at least once."""
    mature: int
    """Cards with an interval of 21 days or more."""
    passed: int
    """How many reviews of the last 30 study days passed."""
    answers: int
    """How many reviews there were: no self-tests, and no first answers to new cards."""
    weakest: str
    """The name of the weakest concept among its weak areas."""
    next_due: date | None
    contradictions: tuple[Contradiction, ...] = ()
    entries: tuple[LoggedEntry, ...] = ()
    """What the notes tell of it."""

    @property
    def retention(self) -> float | None:
        """Return the share of passed reviews of the last 30 study days; None without any."""
        return self.passed / self.answers if self.answers else None

    @property
    def mature_share(self) -> float | None:
        """Return the share of its cards that are mature; None without cards."""
        return self.mature / self.cards if self.cards else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All stages and topics, in the order of the notes."""

    day: date
    rows: tuple[BoardRow, ...]
    log: tuple[LoggedEntry, ...]
    """Every entry of the study log, as the notes have it."""
    wrong_tallies: tuple[Contradiction, ...]
    """Counts in the notes that their own rows contradict."""

    @property
    def stages(self) -> Mapping[str, Sequence[BoardRow]]:
        """Return the rows of each stage; the last one, without a name, holds the rest."""
        stages = grouped((row.stage, row) for row in self.rows)
        rest = stages.pop("", [])
        return {**stages, "": rest} if rest else stages

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return everything in which the notes contradict themselves or the answers."""
        return (*(one for row in self.rows for one in row.contradictions), *self.wrong_tallies)


class _Known(NamedTuple):
    schedules: Mapping[str, Schedule]
    evidence: EvidenceLog
    weak: Sequence[_WeakConcept]
    today: int


def progress_board(workspace: Workspace, progress: Progress = unwatched) -> Board:
    """Return the board as of the present study day."""
    with workspace.database.read() as unit:
        log = tuple(unit.study_entries.all())
        cards = unit.cards.all()
        known = _read(workspace, unit, progress)
        concepts = _concepts(unit)
    topics = topics_of(log)
    claimed = cards_by_topic(topics, cards, concepts)
    rows = [_row(topic, mine, known) for topic, mine in zip(topics, claimed, strict=True)]
    taken = {card.id for mine in claimed for card in mine}
    rest = [card for card in cards if card.id not in taken]
    return Board(
        day=day_to_date(known.today),
        rows=(*rows, *_unlisted(rest, known)),
        log=log,
        wrong_tallies=tuple(wrong_tallies(log, topics)),
    )


def _read(workspace: Workspace, unit: Unit, progress: Progress) -> _Known:
    known = read_evidence(workspace, unit, progress)
    weak = _weak_concepts(areas_from(known, progress))
    return _Known(unit.schedules.all(), known.log, weak, known.today)


def _concepts(unit: Unit) -> dict[str, Sequence[str]]:
    cards = unit.areas.cards()
    return {
        term_fold(name): cards.get(area_id, ())
        for area_id, names in called(unit).items()
        for name in names
    }


def _unlisted(cards: Iterable[Card], known: _Known) -> Iterable[BoardRow]:
    """Yield a row for each deck of the cards that no entry of the notes speaks of."""
    decks = grouped((card.deck, card) for card in cards)
    for deck, mine in sorted(decks.items(), key=itemgetter(0)):
        topic = Topic(stage="", name=title_of(deck))
        yield _row(topic, mine, known)


def _row(topic: Topic, cards: Sequence[Card], known: _Known) -> BoardRow:
    schedules = [known.schedules[card.id] for card in cards if card.id in known.schedules]
    answers = known.evidence.answers_to(card.id for card in cards)
    recalled = list(_recalled(answers, known.today - RETENTION_DAYS))
    due = [schedule.memory.due for schedule in schedules if schedule.memory.due is not None]
    return BoardRow(
        stage=topic.stage,
        topic=topic.name,
        status=_status(topic, bool(answers)),
        stated=topic.stated,
        place=topic.place if topic.entries else "",
        last_studied=_last_studied(topic, answers),
        tests=topic.tests,
        cards=len(cards),
        answered=len({one.card_id for one in answers}),
        mature=sum(schedule.memory.interval >= MATURE_DAYS for schedule in schedules),
        passed=sum(one.passed for one in recalled),
        answers=len(recalled),
        weakest=_weakest(cards, known.weak),
        next_due=day_to_date(max(min(due), known.today)) if due else None,
        contradictions=tuple(contradictions(topic, answers)),
        entries=tuple(topic.entries),
    )


def _status(topic: Topic, is_answered: bool) -> Status:
    """Return how far a topic really is."""
    told = topic.logged or topic.stated
    if told in (Status.NONE, Status.NOT_STARTED) and is_answered:
        return Status.IN_PROGRESS
    return told


def _recalled(answers: Iterable[Answer], since: int) -> Iterator[Answer]:
    """Yield the reviews after a study day of cards that were learnt before, as the figures do."""
    learnt = set[str]()
    for one in answers:
        if one.is_quiz:
            continue
        if one.card_id in learnt and one.study_day > since:
            yield one
        learnt.add(one.card_id)


def _last_studied(topic: Topic, answers: Iterable[Answer]) -> date | None:
    days = [day_to_date(one.study_day) for one in answers]
    told = topic.last_studied
    return max([*days, *([told] if told else [])], default=None)


class _WeakConcept(NamedTuple):
    """A weak concept, as far as finding the weakest of a topic takes."""

    name: str
    cards: frozenset[str]
    failed: frozenset[str]


def _weak_concepts(areas: Iterable[Area]) -> list[_WeakConcept]:
    return [
        _WeakConcept(
            area.name,
            frozenset(card.card_id for card in area.cards),
            frozenset(card.card_id for card in area.cards if card.failed),
        )
        for area in areas
        if area.kind is AreaKind.CONCEPT and area.score.state in BAD_STATES
    ]


def _weakest(cards: Iterable[Card], weak: Sequence[_WeakConcept]) -> str:
    """Return the first (the weakest comes first) weak concept of some cards; empty for none.

    One that failed at one of these cards, else one that is mostly about them.
    """
    mine = {card.id for card in cards}
    failed = (one.name for one in weak if not mine.isdisjoint(one.failed))
    mostly = (one.name for one in weak if 2 * len(mine & one.cards) > len(one.cards))
    return next(failed, "") or next(mostly, "")

"""Cards with all that is known of them, in plain values: for programs, and for `recollect card`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from recollect.app.cards.actions import find_cards
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card, CardStatus, OwnAnswer, with_own
from recollect.core.cards.library import Wanted
from recollect.core.instants import instant_to_text
from recollect.core.scheduling.reviews import Review
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.study_days import StudyCalendar, day_to_date

Record = dict[str, Any]


def card_records(workspace: Workspace, cards: Iterable[Card]) -> Iterator[Record]:
    """Yield a record for each card; `due` is a date, `ease_factor` 2.5 at the start."""
    cards = list(cards)
    ids = [card.id for card in cards]
    with workspace.database.read() as unit:
        schedules = unit.schedules.get(ids)
        histories = unit.reviews.of_cards(ids)
        answers = unit.reviews.own_answers(ids)
        names, areas = unit.areas.names(), unit.areas.of_cards(ids)
    for card in cards:
        schedule = schedules.get(card.id, Schedule())
        yield _record(
            with_own(card, schedule),
            schedule,
            histories.get(card.id, ()),
            [_own(answer, workspace.calendar) for answer in answers.get(card.id, ())],
        ) | {"areas": sorted(names[area] for area in areas.get(card.id, ()))}


def all_cards(workspace: Workspace) -> Sequence[Card]:
    """Return every card, retired ones too."""
    with workspace.database.read() as unit:
        return unit.cards.all(None)


def named_cards(workspace: Workspace, names: Sequence[str]) -> Sequence[Card]:
    """Return cards by the beginnings of their ids; raises UnknownCard."""
    with workspace.database.read() as unit:
        return find_cards(unit, names)


def found_cards(workspace: Workspace, words: Sequence[str]) -> Sequence[Card]:
    """Return active cards that hold every word."""
    day, lapses = workspace.today(), workspace.settings.leech_lapses
    with workspace.database.read() as unit:
        ids = unit.library.ids(Wanted(words=tuple(words)), day, lapses)
        cards = unit.cards.get(ids)
    return [cards[card_id] for card_id in ids]


def retired_cards(workspace: Workspace) -> Sequence[Card]:
    """Return the cards that were retired."""
    with workspace.database.read() as unit:
        return unit.cards.all(CardStatus.RETIRED)


def _record(
    card: Card, schedule: Schedule, history: Sequence[Review], own_answers: Sequence[Record]
) -> Record:
    memory = schedule.memory
    return {
        "id": card.id,
        "question": card.question,
        "status": _status(card, schedule),
        "interval_days": memory.interval,
        "ease_factor": memory.ease / 100,
        "repetitions": memory.repetitions,
        "lapses": memory.lapses,
        "due": None if memory.due is None else day_to_date(memory.due).isoformat(),
        "reviews": len(history),
        **_content(card),
        "retired_because": card.retired_because,
        "own_answers": own_answers,
        "history": [_answer(review) for review in history],
    }


def _status(card: Card, schedule: Schedule) -> str:
    if card.status is CardStatus.ACTIVE and schedule.suspended:
        return "suspended"
    return card.status.value


def _content(card: Card) -> Mapping[str, Any]:
    source = card.source
    return {
        "deck": card.deck,
        "kind": card.kind.value,
        "answer": card.answer,
        "follows": card.follows,
        "hints": list(card.hints),
        "options": [{"text": one.text, "correct": one.correct} for one in card.options],
        "deletions": list(card.deletions),
        "part": card.part,
        "critique": card.critique,
        "insight": card.insight,
        "difficulty": card.difficulty,
        "tags": list(card.tags),
        "label": source.label,
        "root": source.root,
        "file": source.path,
        "line": source.line,
        "end_line": source.end_line,
        "heading_path": list(source.heading_path),
    }


def _own(answer: OwnAnswer, calendar: StudyCalendar) -> Record:
    return {
        "at": instant_to_text(answer.instant),
        "study_day": day_to_date(calendar.study_day(answer.instant)).isoformat(),
        "text": answer.text,
        "from_notes": answer.from_notes,
    }


def _answer(review: Review) -> Record:
    return {
        "id": review.id,
        "at": instant_to_text(review.instant),
        "study_day": day_to_date(review.study_day).isoformat(),
        "grade": int(review.grade),
        "kind": review.kind.value,
        "hints": review.hints,
        "elapsed_ms": review.elapsed_ms,
        "answer": review.answer,
    }

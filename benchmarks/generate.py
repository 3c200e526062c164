"""Seeded notes and decks of any size, so that two runs measure the same work."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

from sqlalchemy import Table, insert, update

from recollect.app.clock import Clock
from recollect.app.importing.drafts import drafts, new_ids
from recollect.app.importing.root_options import RootOptions
from recollect.core.cards.items import Item, Kind
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.memory import NEW, Memory
from recollect.core.scheduling.schedule import Schedule
from recollect.core.scheduling.sm2 import SM2
from recollect.core.scheduling.study_days import StudyCalendar
from recollect.store import tables
from recollect.store.cards.card_rows import LocatedCard
from recollect.store.cards.schedules import Schedules, row_of
from recollect.store.database import Database
from recollect.store.files.engines import begin_writing, sqlite_engine
from recollect.store.learners import DEFAULT_LEARNER

# Of today, as a started program reads the real clock: months later it would find all cards overdue.
# The study day is the program's own: after midnight it is still that of the evening.
_CALENDAR = StudyCalendar(None)
TODAY = _CALENDAR.study_day(datetime.now(UTC))
NOW = (_CALENDAR.begins(TODAY) + timedelta(hours=8)).astimezone(UTC)
WORDS = ("attention", "head", "concat", "softmax", "gradient", "注意力", "多头", "拼接", "梯度")

clock: Clock = lambda: NOW  # noqa: E731


def write_notes(folder: Path, *, files: int = 48, questions: int = 26, seed: int = 7) -> None:
    """Write notes of about 950 kB in all: labelled questions with hints, answers and code."""
    chance = random.Random(seed)
    for number in range(files):
        note = folder / f"{number // 8:02}-part" / f"{number:02}-lecture.md"
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(_note(number, questions, chance), encoding="utf-8")


def _note(number: int, questions: int, chance: random.Random) -> str:
    parts = [f"# Lecture {number}\n"]
    for question in range(questions):
        parts.append(
            f"### Q{question + 1}: 为什么 {_text(chance, 6)} {number}.{question}？\n\n"
            f"**引导思考**:\n- {_text(chance, 9)}\n- {_text(chance, 9)}\n\n"
            f"**Answer**: {_text(chance, 40)}\n\n"
            f"```python\n{_text(chance, 8)}\n```\n\n- {_text(chance, 12)}\n- {_text(chance, 12)}\n"
        )
    return "\n".join(parts)


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words))


def located(texts: Sequence[tuple[str, str]]) -> list[LocatedCard]:
    """Return cards of these questions and answers, as the notes of a made deck would have them."""
    items = [
        Item(
            path=f"part/{number % 200}.md",
            line=number,
            end_line=number + 2,
            question=question,
            answer=answer,
            kind=Kind.BASIC,
            dialect="labelled-heading",
        )
        for number, (question, answer) in enumerate(texts, start=1)
    ]
    made = drafts(items, new_ids(len(items)), Path("/notes"), RootOptions())
    return [
        replace(one.located, note_id=f"n{number % 200}") for number, one in enumerate(made, start=1)
    ]


def make_deck(path: Path, *, cards: int, reviews: int = 0, seed: int = 7) -> None:
    """Make a database with so many cards, of which the first were reviewed, about ten times each.

    Due days are spread over the weeks around `TODAY`.
    """
    Database.open(str(path)).close()
    chance = random.Random(seed)
    engine = sqlite_engine(path)
    with engine.connect() as connection:
        begin_writing(connection)
        connection.execute(
            insert(tables.deck),
            [{"id": f"d{n}", "name": f"deck/{n}", "options": {}} for n in range(20)],
        )
        connection.execute(
            insert(tables.root).values(id="r", path="/notes", options={}, added_at=NOW)
        )
        connection.execute(insert(tables.note), [_note_row(number) for number in range(200)])
        ids = [str(UUID(int=chance.getrandbits(128), version=4)) for _ in range(cards)]
        for start in range(0, cards, 10_000):
            numbers = range(start, min(start + 10_000, cards))
            connection.execute(insert(tables.card), [_card_row(ids[n], n) for n in numbers])
            connection.execute(insert(tables.locator), [_locator_row(ids[n], n) for n in numbers])
        _write_reviews(connection, ids, reviews, chance)
        Schedules(connection).mark_anew()
        _write_areas(connection, ids, random.Random(seed))
        connection.commit()
    engine.dispose()


def _note_row(number: int) -> dict[str, object]:
    return {
        "id": f"n{number}",
        "root_id": "r",
        "path": f"part/{number}.md",
        "content_hash": "0",
        "size": 1,
        "mtime_ns": 1,
        "landmarks": "{}",
        "import_run_id": None,
    }


def _card_row(card_id: str, number: int) -> dict[str, object]:
    return {
        "id": card_id,
        "deck_id": f"d{number % 20}",
        "kind": "basic",
        "question": f"Why does head {number} attend to token {number * 7}? 为什么？",
        "answer": f"Because weight {number} is the largest after softmax. " * 4,
        "part": 0,
        "hints": ["look at the scores", "look at the scale"],
        "options": [],
        "deletions": [],
        "critique": "",
        "insight": "",
        "difficulty": None,
        "tags": [],
        "references": [],
        "dialect": "labelled_heading",
        "status": "active",
        "retired_because": "",
        "created_at": NOW,
    }


def _locator_row(card_id: str, number: int) -> dict[str, object]:
    return {
        "card_id": card_id,
        "note_id": f"n{number % 200}",
        "line": number // 200 * 10 + 1,
        "end_line": number // 200 * 10 + 9,
        "heading_path": [f"Heads {number % 200}, layer {number // 200 // 25}"],
        "label": f"Q{number}",
        "position": number // 200,
        "question_print": f"{number:032x}",
        "answer_print": f"{number:032x}",
    }


def _write_reviews(connection: object, ids: list[str], reviews: int, chance: random.Random) -> None:
    scheduler = SM2()
    rows: list[dict[str, object]] = []
    schedules: list[dict[str, object]] = []
    deeds = count(1)
    each = 10
    for card_id in ids[: reviews // each]:
        memory = NEW
        day = TODAY - chance.randrange(200, 360)
        for _ in range(each):
            grade = Grade(chance.choices((2, 3, 4, 5), (10, 15, 60, 15))[0])
            before, memory = memory, scheduler.graded(memory, grade, day)
            row = _review_row(card_id, day, grade, before, memory, chance)
            rows.append(row | {"deed": next(deeds)})
            day = min(memory.due or day, TODAY - 1)
            if day <= (memory.last or 0):
                break
        schedules.append(_schedule_row(card_id, memory, TODAY + chance.randrange(-1, 60)))
        if len(rows) > 20_000:
            connection.execute(insert(tables.review), rows)  # type: ignore[attr-defined]
            rows.clear()
    if rows:
        connection.execute(insert(tables.review), rows)  # type: ignore[attr-defined]
    for start in range(0, len(schedules), 10_000):
        connection.execute(insert(tables.schedule), schedules[start : start + 10_000])  # type: ignore[attr-defined]


def _review_row(
    card_id: str,
    day: int,
    grade: Grade,
    before: Memory,
    after: Memory,
    chance: random.Random,
) -> dict[str, object]:
    return {
        "id": str(UUID(int=chance.getrandbits(128), version=4)),
        "learner_id": DEFAULT_LEARNER,
        "card_id": card_id,
        "instant": NOW - timedelta(days=TODAY - day),
        "study_day": day,
        "grade": int(grade),
        "kind": "scheduled",
        "hints": 0,
        "elapsed_ms": chance.randrange(3_000, 30_000),
        "answer": "",
        "before": before,
        "after": after,
        "scheduler": "sm2/1",
    }


def _write_areas(connection: object, ids: list[str], chance: random.Random) -> None:
    """Write a concept for every hundred cards: a card is about none to three of them. Every tenth
    concept was called weak by hand, and one in twenty by the notes.
    """
    concepts = [f"a{number}" for number in range(max(len(ids) // 100, 1))]
    tables_of: dict[Table, list[dict[str, object]]] = {
        tables.area: [
            {"id": one, "name": f"concept {one}", "name_fold": f"concept {one}", "created_at": NOW}
            for one in concepts
        ],
        tables.card_area: [
            {"card_id": card_id, "area_id": one, "origin": "term"}
            for card_id in ids
            for one in set(chance.choices(concepts, k=chance.randrange(4)))
        ],
        tables.mark: [_mark_row(one, chance.choice(ids), chance) for one in concepts[::10] if ids],
        tables.seed: [_seed_row(one, chance) for one in concepts[::20]],
    }
    for table, rows in tables_of.items():
        for start in range(0, len(rows), 10_000):
            connection.execute(insert(table), rows[start : start + 10_000])  # type: ignore[attr-defined]


def _mark_row(area_id: str, card_id: str, chance: random.Random) -> dict[str, object]:
    day = TODAY - chance.randrange(1, 360)
    return {
        "id": str(UUID(int=chance.getrandbits(128), version=4)),
        "learner_id": DEFAULT_LEARNER,
        "area_id": area_id,
        "card_id": card_id,
        "instant": NOW - timedelta(days=TODAY - day),
        "study_day": day,
        "origin": "by_hand",
        "failed": True,
        "text": "",
        "deed": None,
    }


def _seed_row(area_id: str, chance: random.Random) -> dict[str, object]:
    return {
        "id": str(UUID(int=chance.getrandbits(128), version=4)),
        "note_id": f"n{chance.randrange(200)}",
        "area_id": area_id,
        "line": chance.randrange(1, 1000),
        "kind": "judgement",
        "concept": area_id,
        "text": f"concept {area_id} is weak",
        "said_on": None,
        "first_seen": NOW - timedelta(days=chance.randrange(1, 360)),
    }


def _schedule_row(card_id: str, memory: Memory, due: int) -> dict[str, object]:
    schedule = Schedule(memory=memory._replace(due=due))
    return row_of(schedule) | {"learner_id": DEFAULT_LEARNER, "card_id": card_id}


def make_long_card(path: Path) -> None:
    """Make a deck of one card whose answer has 20 kB and 24 fences."""
    part = "Because the largest weight after softmax wins, `q · k` says. " * 11
    code = "```python\nweights = softmax(scores / sqrt(d))\n```"
    answer = "\n\n".join(f"## Step {n}\n\n{part}\n\n{code}" for n in range(24))
    make_deck(path, cards=1)
    engine = sqlite_engine(path)
    with engine.connect() as connection:
        begin_writing(connection)
        connection.execute(update(tables.card).values(answer=answer))
        connection.commit()
    engine.dispose()

"""A learner with notes and a deck that was studied, and what must survive every edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile

import pytest
from tests.conftest import HandClock, new_deck

from recollect.app.importing import ImportPlan, Wishes, apply_import, plan_import
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card, CardStatus
from recollect.core.scheduling.grades import Grade


@pytest.fixture(scope="session")
def empty_deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck that asks as many cards a day as there are."""
    return new_deck(tmp_path_factory.mktemp("importing"), new_a_day=1000, minutes=1000)


@dataclass
class Learner:
    """Somebody who writes notes, imports them and answers cards."""

    workspace: Workspace
    notes: Path
    clock: HandClock
    plan: ImportPlan = field(init=False)
    """The last import's."""

    def write(self, path: str, text: str) -> Path:
        note = self.notes / path
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_text(text, encoding="utf-8")
        return note

    def imports(self, *paths: Path, **wishes: object) -> Mapping[str, int]:
        """Import, without anybody there to ask, and return the counts that are not 0."""
        places = paths or (self.notes,)
        self.plan = plan_import(self.workspace, places, wishes=Wishes(**wishes))  # type: ignore[arg-type]
        apply_import(self.workspace, self.plan)
        return {change: count for change, count in self.plan.counts.items() if count}

    def answers_all(self, grade: Grade = Grade.GOOD) -> None:
        """Answer every card that is new or due, each in words that name it."""
        session = StudySession(self.workspace, Selection())
        while (turn := session.turn) is not None:
            session.grade(grade, answer=turn.study_card.card.question)

    def cards(self, status: CardStatus | None = CardStatus.ACTIVE) -> list[Card]:
        with self.workspace.database.read() as unit:
            return list(unit.cards.all(status))

    def card(self, question: str) -> Card:
        (found,) = [card for card in self.cards() if card.question == question]
        return found

    def questions(self, status: CardStatus | None = CardStatus.ACTIVE) -> list[str]:
        return sorted(card.question for card in self.cards(status))

    def histories(self) -> Mapping[str, object]:
        """Return by card all that was learnt: its schedule, its answers, what was written."""
        with self.workspace.database.read() as unit:
            ids = [card.id for card in unit.cards.all(None)]
            schedules, reviews = unit.schedules.get(ids), unit.reviews.of_cards(ids)
            written = unit.reviews.own_answers(ids)
        return {
            one: (schedules.get(one), tuple(reviews[one]), tuple(written.get(one, ())))
            for one in ids
            if one in reviews
        }


@pytest.fixture
def learner(workspace: Workspace, notes: Path, clock: HandClock) -> Learner:
    return Learner(workspace, notes, clock)


@pytest.fixture
def as_imported_anew(
    tmp_path: Path, empty_deck: Path, clock: HandClock
) -> Callable[[Path], list[tuple[object, ...]]]:
    """Return what a deck holds that never knew the notes before: the measure of every import."""

    def content_of(notes: Path) -> list[tuple[object, ...]]:
        copyfile(empty_deck, tmp_path / "fresh.db")
        with Workspace.open(str(tmp_path / "fresh.db"), clock=clock) as fresh:
            apply_import(fresh, plan_import(fresh, [notes]))
            with fresh.database.read() as unit:
                return content(unit.cards.all())

    return content_of


def content(cards: object) -> list[tuple[object, ...]]:
    """Return what cards say and where they stand, but not which cards they are."""
    return sorted(
        (
            card.source.path,
            card.source.line,
            card.part,
            card.question,
            card.answer,
            card.hints,
            card.kind,
            card.dialect,
            card.deck,
            card.source,
        )
        for card in cards  # type: ignore[attr-defined]
    )

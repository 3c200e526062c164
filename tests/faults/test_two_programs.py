"""Two programs on one deck: each answer of either is there, and nobody is told of a lock."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.faults.decks import assert_sound, opened, state_of, write_note

from recollect.app.importing import apply_import, plan_import, undo_import
from recollect.app.study import CardIsGone, Selection, StudySession
from recollect.core.scheduling.grades import Grade
from recollect.core.scheduling.review_kinds import ReviewKind


def deck_for(folder: Path, cards: int) -> None:
    """Make a deck of two folders of notes, with so many cards in each."""
    for name in ("east", "west"):
        questions = [f"Where does {name} wind number {n} blow" for n in range(cards)]
        (folder / "notes" / name).mkdir(parents=True)
        write_note(folder, f"{name}/winds.md", questions)
    with opened(folder) as workspace:
        workspace.change_setting("new_a_day", 9999)
        workspace.change_setting("minutes", 1440)
        apply_import(workspace, plan_import(workspace, [folder / "notes"]))


def at_once(*jobs: Callable[[], object]) -> list[object]:
    """Run jobs in processes of their own, at the same time; return what each came to."""
    pipes = [os.pipe() for _ in jobs]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        children = [
            os.fork() or _be(job, write) for job, (_, write) in zip(jobs, pipes, strict=True)
        ]
    results = []
    for child, (read, write) in zip(children, pipes, strict=True):
        os.close(write)
        with os.fdopen(read) as stream:
            text = stream.read()
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, text
        results.append(json.loads(text))
    return results


def _be(job: Callable[[], object], write: int) -> int:
    code = 0
    try:
        text = json.dumps(job())
    except BaseException as error:
        code, text = 1, repr(error)
    with os.fdopen(write, "w") as stream:
        stream.write(text)
    os._exit(code)


def answers(folder: Path, deck: str, count: int) -> int:
    """Answer cards of one deck; return how many answers were acknowledged."""
    with opened(folder) as workspace:
        session = StudySession(workspace, Selection(deck=deck))
        for _ in range(count):
            session.grade(Grade.GOOD)
    return count


def imports(folder: Path, count: int) -> int:
    """Import as often as said, with something new each time."""
    for number in range(count):
        write_note(folder, f"more-{number}.md", [f"What is gust {number}.{n}" for n in range(20)])
        with opened(folder) as workspace:
            apply_import(workspace, plan_import(workspace, [folder / "notes"]))
    return count


@pytest.mark.parametrize(("each", "runs"), [(40, 3), pytest.param(500, 20, marks=pytest.mark.long)])
def test_every_answer_of_both_is_there(tmp_path: Path, each: int, runs: int) -> None:
    deck_for(tmp_path, each)
    done = at_once(
        lambda: answers(tmp_path, "notes/east", each),
        lambda: answers(tmp_path, "notes/west", each),
        lambda: imports(tmp_path, runs),
    )
    assert done == [each, each, runs]
    with opened(tmp_path) as workspace, workspace.database.read() as unit:
        assert len(unit.imports.all()) == runs + 1
        assert sum(deck.cards for deck in unit.agenda.decks(workspace.today())) == (
            2 * each + 20 * runs
        )
    state = state_of(tmp_path / "deck.db")
    assert state is not None
    assert len(state["review"]) == 2 * each
    assert_sound(tmp_path)


def test_a_card_that_both_answer_has_both_answers_and_the_first_one_counts(tmp_path: Path) -> None:
    deck_for(tmp_path, 2)
    with opened(tmp_path) as one, opened(tmp_path) as other:
        here, there = StudySession(one), StudySession(other)
        assert here.turn is not None
        assert there.turn is not None
        card = here.turn.study_card.card.id
        assert there.turn.study_card.card.id == card
        here.grade(Grade.EASY, answer="here")
        there.grade(Grade.AGAIN, answer="there")
        with one.database.read() as unit:
            log = unit.reviews.of_card(card)
            schedule = unit.schedules.of(card)
    assert [(review.answer, review.kind) for review in log] == [
        ("here", ReviewKind.SCHEDULED),
        ("there", ReviewKind.REDRILL),
    ]
    assert schedule.memory == log[0].after
    assert_sound(tmp_path)


def test_a_card_that_one_removes_while_the_other_asks_it_is_passed_over(tmp_path: Path) -> None:
    """As when an import is undone, or cards are purged, beside an open review."""
    deck_for(tmp_path, 1)
    with opened(tmp_path) as one, opened(tmp_path) as other:
        session = StudySession(one)
        session.reveal()
        undo_import(other)
        with pytest.raises(CardIsGone, match="removed"):
            session.mark_weak("winds")
        assert session.grade(Grade.GOOD) is None, "the other card is gone as well"
        assert session.card_was_gone
        assert session.summary().answers == 0
    assert_sound(tmp_path)

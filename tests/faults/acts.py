"""What a learner does to a deck, each up to the moment from which it may be struck."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.faults.decks import NOW, opened, write_note
from tests.faults.faulting import Arm

from recollect.app.backups import all_backups, back_up_now, go_back_to
from recollect.app.cards.identity import purge
from recollect.app.doctor import diagnose, repair
from recollect.app.importing import apply_import, plan_import, undo_import
from recollect.app.merging import merge
from recollect.app.quiz import QuizSession
from recollect.app.reports.saving import save_report
from recollect.app.scheduling.grading import use_scheduler
from recollect.app.study import StudySession
from recollect.core.asking.judging import Outcome
from recollect.core.asking.quiz import Asking, QuizPlan
from recollect.core.scheduling.grades import Grade

Act = Callable[[Path, Arm], object]


def answers(grade: Grade) -> Act:
    def act(folder: Path, arm: Arm) -> None:
        with opened(folder) as workspace:
            session = StudySession(workspace)
            arm()
            session.grade(grade, elapsed_ms=2500, answer="in my words")

    return act


def first_answer_of_a_day(folder: Path, arm: Arm) -> None:
    with opened(folder, days=1) as workspace:
        session = StudySession(workspace)
        arm()
        session.grade(Grade.GOOD)


def answers_in_a_quiz(folder: Path, arm: Arm) -> None:
    plan = QuizPlan(asking=Asking.WRITE, grades=True)
    with opened(folder, days=9) as workspace:
        session = QuizSession(workspace, plan, seed="tides")
        arm()
        session.answer("the Moon", Outcome.WRONG)


def undoes(folder: Path, arm: Arm) -> None:
    with opened(folder) as workspace:
        session = StudySession(workspace)
        arm()
        session.undo()


def marks_weak(folder: Path, arm: Arm) -> None:
    with opened(folder) as workspace:
        session = StudySession(workspace)
        arm()
        session.mark_weak("spring tides")


def suspends(folder: Path, arm: Arm) -> None:
    with opened(folder) as workspace:
        session = StudySession(workspace)
        arm()
        session.suspend()


def imports(folder: Path, arm: Arm) -> None:
    """Import one new, one changed and one deleted note."""
    write_note(folder, "wind.md", ["Why does wind blow", "What is a gust", "Who named the knots"])
    write_note(folder, "tides.md", ["Why do tides come twice a day", "What is a neap tide"])
    (folder / "notes" / "rivers.md").unlink(missing_ok=True)
    with opened(folder) as workspace:
        plan = plan_import(workspace, [folder / "notes"])
        arm()
        apply_import(workspace, plan)


def undoes_an_import(folder: Path, arm: Arm) -> None:
    imports(folder, lambda: None)
    with opened(folder) as workspace:
        arm()
        undo_import(workspace)


def merges(folder: Path, arm: Arm) -> None:
    """Take over the answers of another machine, which has cards of its own too."""
    tempfile.tempdir = str(folder)  # What a kill leaves there goes with the folder.
    with opened(folder) as workspace:
        arm()
        merge(workspace, folder / "other" / "deck.db")


def switches_the_scheduler(folder: Path, arm: Arm) -> None:
    with opened(folder) as workspace:
        arm()
        with workspace.database.write() as unit:
            use_scheduler(unit, "notes", "fsrs")


def repairs(folder: Path, arm: Arm) -> None:
    with closing(sqlite3.connect(folder / "deck.db")) as connection, connection:
        connection.execute("UPDATE schedule SET interval = interval + 7")
    with opened(folder) as workspace:
        found = diagnose(workspace)
        arm()
        repair(workspace, found)


def purges(folder: Path, arm: Arm) -> None:
    """Delete for good what is gone from the notes."""
    imports(folder, lambda: None)
    with opened(folder) as workspace:
        with workspace.database.read() as unit:
            retired = [one.card.id for one in unit.cards.located_retired()]
        arm()
        purge(workspace, retired)


def saves_a_report(folder: Path, arm: Arm) -> None:
    """Write the day's report over one of the morning."""
    with opened(folder) as workspace:
        save_report(workspace)
        StudySession(workspace).mark_weak("spring tides")
        arm()
        save_report(workspace)


def opens(folder: Path, arm: Arm) -> None:
    arm()
    with opened(folder) as workspace:
        StudySession(workspace)


def backs_up(folder: Path, arm: Arm) -> None:
    arm()
    back_up_now(str(folder / "deck.db"), clock=lambda: NOW)


def restores(folder: Path, arm: Arm) -> None:
    address = str(folder / "deck.db")
    oldest = all_backups(address)[-1].path
    with opened(folder) as workspace:
        StudySession(workspace).grade(Grade.GOOD)
    arm()
    go_back_to(address, oldest, clock=lambda: NOW)


def makes_a_deck(folder: Path, arm: Arm) -> None:
    (folder / "deck.db").unlink(missing_ok=True)
    opens(folder, arm)


ACTS: dict[str, Act] = {
    **{f"answer {grade.name.lower()}": answers(grade) for grade in Grade},
    "first answer of a day": first_answer_of_a_day,
    "answer in a quiz": answers_in_a_quiz,
    "undo": undoes,
    "mark weak": marks_weak,
    "suspend": suspends,
    "import": imports,
    "undo import": undoes_an_import,
    "merge": merges,
    "switch scheduler": switches_the_scheduler,
    "repair": repairs,
    "purge": purges,
    "save a report": saves_a_report,
    "open": opens,
    "make a deck": makes_a_deck,
    "back up": backs_up,
    "restore": restores,
}
"""By what they are called in reports."""

"""Schedules by command: plan, undo, suspend and the like, scheduler, doctor, merge, statistics."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from freezegun import freeze_time
from freezegun.api import FrozenDateTimeFactory
from tests.cli.conftest import Say

from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade


@pytest.fixture
def now() -> Iterator[FrozenDateTimeFactory]:
    with freeze_time("2026-03-02 12:00:00") as frozen:
        yield frozen


@pytest.fixture(autouse=True)
def in_utc(empty_deck: Path, address: str, now: object) -> None:
    Path(address).write_bytes(empty_deck.read_bytes())


@pytest.fixture
def imported(say: Say, notes: Path, write_questions: Callable[..., Any]) -> None:
    write_questions(6)
    assert say("import", notes, "--yes").exit_code == 0


def answer(address: str, *grades: Grade) -> None:
    with Workspace.open(address) as workspace:
        session = StudySession(workspace)
        for grade in grades:
            session.grade(grade, elapsed_ms=6_000)


def card_ids(address: str) -> list[str]:
    with closing(sqlite3.connect(address)) as connection:
        return [card_id for (card_id,) in connection.execute("SELECT id FROM card ORDER BY seq")]


def due(say: Say) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(say("due", "--json").stdout)
    return record


@pytest.mark.usefixtures("imported")
class TestSettingAside:
    def test_a_card_is_named_by_the_beginning_of_its_id(self, say: Say, address: str) -> None:
        first, *_ = card_ids(address)
        result = say("suspend", first[:8])
        assert result.stdout == "1 card suspended. `recollect undo` takes it back.\n"
        assert due(say)["new"] == 5
        say("unsuspend", first[:8])
        assert due(say)["new"] == 6

    @pytest.mark.parametrize(
        ("arguments", "cards"),
        [
            (["--deck", "notes"], 6),
            (["--search", "head 3"], 1),
            (["--deck", "notes", "--search", "head"], 6),
            (["--leeches"], 0),
        ],
    )
    def test_cards_are_chosen_by_what_they_are(
        self, say: Say, arguments: list[str], cards: int
    ) -> None:
        assert say("suspend", *arguments).exit_code == 0
        assert due(say)["new"] == 6 - cards

    def test_a_buried_card_is_back_tomorrow(self, say: Say, now: FrozenDateTimeFactory) -> None:
        say("bury", "--search", "head 2")
        assert due(say)["new"] == 5
        now.tick(86_400)
        assert due(say)["new"] == 6

    def test_a_due_day_is_a_date_or_so_many_days_on(
        self, say: Say, address: str, now: FrozenDateTimeFactory
    ) -> None:
        answer(address, Grade.GOOD, Grade.GOOD)
        first, second, *_ = card_ids(address)
        said = say("set-due", first, "--on", "+3").output
        assert said.startswith("1 card set to 2026-03-05; new ones stay new.")
        assert say("set-due", second, "--on", "2026-03-06").exit_code == 0
        days = []
        for _ in range(5):
            days.append(due(say)["due"])
            now.tick(86_400)
        assert days == [0, 0, 0, 1, 2]

    def test_a_reset_card_is_new(self, say: Say, address: str) -> None:
        answer(address, Grade.GOOD)
        say("reset", card_ids(address)[0])
        assert due(say)["decks"][0]["new"] == 6

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["suspend"], "name cards by their ids"),
            (["suspend", "abc"], "give at least 4 characters"),
            (["suspend", "zzzzzz"], "no card has this id"),
            (["bury", "--deck", "elsewhere"], "no deck is called that"),
            (
                ["set-due", "--search", "head", "--on", "someday"],
                "give a date as 2026-12-31, or +5",
            ),
            (
                ["set-due", "--search", "head", "--on", "+99999999"],
                "give a date as 2026-12-31, or +5",
            ),
            (["flag", "--search", "head", "--as", "9"], "is not in the range"),
            (["review", "--forgotten", "9" * 21], "is not in the range"),
            (["quiz", "--minutes", "9" * 21], "is not in the range"),
        ],
    )
    def test_a_mistake_is_told_and_nothing_is_written(
        self, say: Say, address: str, arguments: list[str], message: str
    ) -> None:
        result = say(*arguments)
        assert result.exit_code != 0
        assert message in f"{result.output}{result.exception}"
        with closing(sqlite3.connect(address)) as connection:
            assert connection.execute("SELECT count(*) FROM action").fetchone() == (0,)


@pytest.mark.usefixtures("imported")
class TestUndo:
    def test_takes_back_step_by_step_and_says_what(self, say: Say, address: str) -> None:
        answer(address, Grade.GOOD)
        say("suspend", "--deck", "notes")
        assert say("undo").stdout == (
            "No longer suspended: Why does head 1 of attention.md attend to 1? and 5 more cards\n"
        )
        assert say("undo").stdout == (
            "Answer taken back: Why does head 1 of attention.md attend to 1?\n"
        )
        assert say("undo").stdout == "There is nothing to take back.\n"
        assert due(say)["new"] == 6

    def test_an_answer_that_was_kept_is_called_one(
        self, say: Say, address: str, notes: Path
    ) -> None:
        (notes / "open.md").write_text("### Q1: Why is the sky dark at night?\n")
        say("import", "--yes")
        with Workspace.open(address) as workspace:
            StudySession(workspace, Selection(search="dark")).adopt("It has an age.")
        assert say("undo").stdout.startswith("Kept answer taken back: Why is")


@pytest.mark.usefixtures("imported")
class TestPlan:
    def test_shows_fourteen_days_from_today(self, say: Say) -> None:
        lines = say("plan").stdout.splitlines()
        assert re.fullmatch(r"Mon 2026-03-02 +0 +6 +2 +-", lines[1])
        assert lines[14].startswith("Sun 2026-03-15")
        assert lines[15] == "No backlog: all that is due fits into today."

    def test_counts_a_begun_minute_as_a_whole_as_due_does(self, say: Say) -> None:
        assert re.fullmatch(
            r"Mon 2026-03-02 +0 +1 +1 +-", say("plan", "--new", 1).stdout.splitlines()[1]
        )

    def test_says_on_which_day_a_backlog_is_gone(
        self, say: Say, address: str, now: FrozenDateTimeFactory
    ) -> None:
        answer(address, *[Grade.GOOD] * 6)
        now.tick(20 * 86_400)
        record = json.loads(say("plan", "--minutes", 1, "--json").stdout)
        assert record["backlog"] == 2, "four cards of fifteen seconds fit into a minute"
        assert record["days"][0] == {
            "date": "2026-03-22",
            "due": 4,
            "new": 0,
            "minutes": 1.0,
            "left_over": 2,
        }
        gone = record["backlog_gone"]
        assert "2026-03-23" <= gone <= "2026-03-25"
        assert f"will be gone on {gone}" in say("plan", "--minutes", 1).stdout


@pytest.mark.usefixtures("imported")
class TestScheduler:
    def test_is_shown_chosen_and_given_back(self, say: Say, address: str) -> None:
        answer(address, Grade.GOOD, Grade.EASY)
        assert say("scheduler").stdout == "sm2    every deck\n"
        used = say("scheduler", "use", "fsrs", "--deck", "notes", "--retention", "0.85")
        assert used.stdout == "notes: fsrs from now on; 2 schedules changed.\n"
        assert say("scheduler").stdout.splitlines()[0] == "fsrs   notes and the decks below it"
        assert json.loads(say("scheduler", "show", "--json").stdout) == {
            "default": "sm2",
            "decks": {"notes": "fsrs"},
        }
        assert say("scheduler", "use", "inherit", "--deck", "notes").exit_code == 0
        assert say("doctor").exit_code == 0

    @pytest.mark.parametrize("verb", ["scheduler use fsrs", "report", "stats", "plan"])
    def test_an_unknown_deck_is_refused(self, say: Say, verb: str) -> None:
        result = say(*verb.split(), "--deck", "elsewhere")
        assert "elsewhere: no deck is called that" in str(result.exception)


@pytest.mark.usefixtures("imported")
class TestDoctor:
    def test_proves_that_all_is_well(self, say: Say, address: str) -> None:
        answer(address, Grade.GOOD, Grade.EASY)
        assert say("doctor").stdout.endswith(
            "\nAll is well: 2 schedules equal the fold of 2 log entries.\n"
        )

    def test_finds_a_wrong_schedule_and_repairs_it(self, say: Say, address: str) -> None:
        answer(address, Grade.GOOD)
        with closing(sqlite3.connect(address)) as connection:
            connection.execute("UPDATE schedule SET interval = 99")
            connection.commit()
        found = say("doctor")
        assert found.exit_code == 1
        assert "interval 99, ease 2.50; by its log interval 1, ease 2.50" in found.stdout
        assert "recollect doctor --repair" in found.stdout
        assert say("doctor", "--repair").exit_code == 0
        told = json.loads(say("doctor", "--json").stdout)
        assert told.pop("about")["database"] == address
        assert told == {
            "cards": 1,
            "entries": 1,
            "wrong_schedules": [],
            "wrong_days": [],
            "repaired": 0,
            "damage": [],
            "entries_ahead": 0,
            "settings_without_meaning": [],
        }


@pytest.mark.usefixtures("imported")
class TestMerge:
    def test_says_what_it_took_over_and_then_that_it_has_all(
        self, say: Say, address: str, tmp_path: Path
    ) -> None:
        other = tmp_path / "other.db"
        other.write_bytes(Path(address).read_bytes())
        answer(str(other), Grade.GOOD, Grade.AGAIN)
        assert say("merge", other).stdout == (
            "6 cards matched, 0 added; 2 answers, 0 actions and marks and 0 undos taken over; "
            "2 schedules changed.\n"
        )
        assert say("merge", other).stdout.startswith("Nothing new: all 6 cards")

    def test_a_missing_file_is_told_in_a_line(self, say: Say, tmp_path: Path) -> None:
        result = say("merge", tmp_path / "nowhere.db")
        assert "nowhere.db: no such database" in str(result.exception)


@pytest.mark.usefixtures("imported")
class TestStats:
    def test_gives_retention_with_its_interval_and_number(
        self, say: Say, address: str, now: FrozenDateTimeFactory
    ) -> None:
        answer(address, *[Grade.GOOD] * 6)
        now.tick(86_400)
        answer(address, Grade.AGAIN, *[Grade.GOOD] * 5)
        text = say("stats").stdout
        assert "kept, 30 days            83% (58%–95%, n = 6)" in text
        assert "SM-2 predicts nothing itself" in text
        record = json.loads(say("stats", "--json").stdout)
        assert record["retention"]["n"] == 6
        assert record["retention_by_age"] == {"under a week": record["retention"]}
        assert record["answers_by_grade"]["4"] == 11
        assert record["minutes_by_day"] == {"2026-03-02": 0.6, "2026-03-03": 0.6}
        assert len(record["forecast"]) == 30
        assert record["streak_days"] == 2


@pytest.mark.usefixtures("imported")
class TestReview:
    def test_crams_by_lines_without_moving_a_schedule(self, say: Say, address: str) -> None:
        result = say("review", "--plain", "--cram", "--search", "head 2", typed="\n4\n")
        assert result.exit_code == 0, result.output
        assert due(say)["new"] == 6
        with closing(sqlite3.connect(address)) as connection:
            assert connection.execute("SELECT kind FROM review").fetchall() == [("cram",)]

    def test_asks_again_what_failed_today(self, say: Say, address: str) -> None:
        answer(address, Grade.AGAIN, Grade.GOOD)
        result = say("review", "--plain", "--failed-today", typed="q\n")
        assert "Why does head 1 of" in result.stdout
        assert "[1/1]" in result.stdout

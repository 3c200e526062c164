"""The daily loop by command: import, look at what is due, report."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from freezegun import freeze_time
from tests.cli.conftest import Say
from tests.terminal import Terminal, recollect

from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.cli.main import main
from recollect.core.scheduling.grades import Grade


@pytest.fixture
def imported(say: Say, notes: Path, write_questions: Callable[..., Any]) -> None:
    write_questions(3)
    assert say("import", notes, "--yes").exit_code == 0


class TestImport:
    def test_says_what_it_found_and_where(
        self, say: Say, notes: Path, write_questions: Callable[..., Any]
    ) -> None:
        write_questions(2)
        result = say("import", notes)
        assert "attention.md:3" in result.output
        assert "1 note read: 2 new." in result.output

    def test_a_dry_run_writes_nothing(
        self, say: Say, notes: Path, write_questions: Callable[..., Any]
    ) -> None:
        write_questions(2)
        assert json.loads(say("import", notes, "--dry-run", "--json").stdout)["new"] == 2
        assert json.loads(say("import", notes, "--json").stdout)["new"] == 2
        assert json.loads(say("import", notes, "--json").stdout)["new"] == 0

    def test_a_folder_without_questions_is_a_normal_result(self, say: Say, notes: Path) -> None:
        (notes / "diary.md").write_text("# Today\n\nIt rained.\n")
        result = say("import", notes)
        assert result.exit_code == 0
        assert "none of them asks anything" in result.output

    def test_a_folder_without_notes_says_what_notes_are_called(self, say: Say, notes: Path) -> None:
        (notes / "diary.txt").write_text("It rained.\n")
        assert "their names end in .md" in say("import", notes).output
        assert "nothing new" in say("imports").output

    def test_a_bad_file_is_named_and_the_others_are_imported(
        self, say: Say, notes: Path, write_questions: Callable[..., Any]
    ) -> None:
        write_questions(2)
        (notes / "broken.md").write_bytes(b"\x00\x01\x02\xff\xfe binary \x00" * 20)
        result = say("import", notes, "--json")
        assert result.exit_code == 0
        assert json.loads(result.stdout)["new"] == 2
        assert "broken.md" in result.stderr

    def test_a_missing_path_fails_and_writes_nothing(self, say: Say, tmp_path: Path) -> None:
        result = say("import", tmp_path / "nowhere")
        assert result.exit_code == 1
        assert "no such file or folder" in str(result.exception)

    @pytest.mark.usefixtures("imported")
    def test_without_a_path_reads_what_was_read_before(self, say: Say) -> None:
        assert json.loads(say("import", "--json").stdout)["unchanged"] == 3


@pytest.mark.usefixtures("imported")
class TestDue:
    @freeze_time("2026-03-02 12:00")
    def test_counts_as_a_session_does(self, say: Say, address: str) -> None:
        assert say("due").output == "0 due, 3 new: about 1 min.\n"
        with Workspace.open(address) as workspace:
            session = StudySession(workspace)
            session.grade(Grade.AGAIN)
            session.grade(Grade.GOOD)
        assert say("due").output == "0 due, 1 new, 1 again: about 1 min.\n"

    def test_tells_programs(self, say: Say) -> None:
        with freeze_time("2026-03-02 12:00"):
            record = json.loads(say("due", "--json").stdout)
        assert (record["study_day"], record["due"], record["new"]) == ("2026-03-02", 0, 3)
        assert record["decks"] == [{"deck": "notes", "cards": 3, "due": 0, "new": 3}]

    def test_is_what_a_dumb_terminal_gets_for_a_dashboard(self, address: str) -> None:
        start = recollect([], {"RECOLLECT_DB": address, "TERM": "dumb"})
        with Terminal(start) as terminal:
            assert terminal.wait() == 0
        assert terminal.written == b"0 due, 3 new: about 1 min.\r\n"


class TestReport:
    @pytest.fixture(autouse=True)
    def answered(self, imported: None, address: str) -> None:
        with Workspace.open(address) as workspace:
            session = StudySession(workspace)
            session.mark_weak("=multi-head concatenation")
            session.grade(Grade.AGAIN)

    def test_markdown_names_area_card_and_place(self, say: Say) -> None:
        text = say("report").stdout
        assert "1. **=multi-head concatenation** — suspected" in text
        question = "Why does head 1 of attention.md attend to 1?"
        assert f"✗ {question} — [attention.md:3](<attention.md#L3>)" in text

    def test_csv_holds_no_formula(self, say: Say) -> None:
        rows = list(csv.DictReader(io.StringIO(say("report", "--format", "csv").stdout)))
        assert rows[0]["area"] == "'=multi-head concatenation"

    def test_json_is_for_programs(self, say: Say) -> None:
        record = json.loads(say("report", "--format", "json").stdout)
        assert record["areas"][0]["last_marks"] == [False, False]

    def test_goes_into_a_file_when_asked(self, say: Say, tmp_path: Path) -> None:
        target = tmp_path / "weak.md"
        assert say("report", "-o", target).stdout == ""
        assert target.read_text(encoding="utf-8").startswith(
            "<!-- recollect:report -->\n## Weak areas"
        )

    def test_a_file_that_cannot_be_written_is_named(self, say: Say, tmp_path: Path) -> None:
        result = say("report", "-o", tmp_path / "missing" / "weak.md")
        assert result.exit_code == 1
        assert "cannot be written" in str(result.exception)


@pytest.mark.parametrize(
    ("words", "completed"),
    [
        (["review", "--deck", ""], ["notes", "notes/gpu"]),
        (["review", "--deck", "gp"], ["notes/gpu"]),
        (["decks", "rename", "notes/"], ["notes/gpu"]),
        (["review", "--deck", "tpu"], []),
    ],
)
def test_a_shell_completes_the_names_of_decks(
    say: Say, address: str, notes: Path, words: list[str], completed: list[str]
) -> None:
    (notes / "gpu").mkdir()
    (notes / "gpu" / "a.md").write_text("Q: What is a page?\nA: A block.\n", encoding="utf-8")
    say("import", "--yes", notes)
    asked = {
        "_RECOLLECT_COMPLETE": "bash_complete",
        "RECOLLECT_DB": address,
        "COMP_WORDS": " ".join(["recollect", *words]),
        "COMP_CWORD": str(len(words)),
    }
    done = CliRunner().invoke(main, [], prog_name="recollect", env=asked)
    assert [line.removeprefix("plain,") for line in done.output.split()] == completed

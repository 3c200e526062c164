"""The command as a whole: what it loads, what it says, how it fails."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.hostile.obeying import obeyed

from recollect.__main__ import start
from recollect.app.scheduling.due import due_today
from recollect.app.workspace import Workspace
from recollect.cli.main import VERBS, main
from recollect.cli.run import run

HEAVY = ("textual", "sqlalchemy", "alembic", "markdown_it", "rapidfuzz", "fsrs")

PROBE = """
import atexit, sys
from recollect.__main__ import start
atexit.register(
    lambda: print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
)
sys.argv[1:] = {arguments!r}
start()
"""


def loaded_by(*arguments: str, heavy: Sequence[str] = HEAVY) -> str:
    """Return which heavy packages a command loads, as a program of its own would."""
    code = PROBE.format(arguments=list(arguments), heavy=tuple(heavy))
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stderr.strip()


def test_help_loads_nothing_heavy() -> None:
    assert loaded_by("--help") == "[]"


def test_help_keeps_the_lines_of_a_first_day_and_whole_sentences() -> None:
    runner = CliRunner()
    assert "\n    recollect import ~/notes " in runner.invoke(main, ["--help"]).output
    verbs = runner.invoke(main, ["decks", "--help"]).output.partition("Verbs:")[2]
    assert "later imports." in " ".join(verbs.split())


@pytest.mark.usefixtures("workspace")
def test_due_loads_nothing_heavy(
    address: str, write_questions: Callable[..., Any], import_notes: Callable[[], Any]
) -> None:
    write_questions(3)
    import_notes()
    assert loaded_by("--db", address, "due") == "[]"


@pytest.mark.usefixtures("workspace")
def test_a_prompt_that_asks_what_is_due_waits_for_nothing_that_it_can_do_without(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOLLECT_DB", address)
    slow = ("click", "dataclasses", "inspect", "statistics", "platformdirs")
    assert loaded_by("due", heavy=(*HEAVY, *slow)) == "[]"


@pytest.mark.usefixtures("workspace")
@pytest.mark.parametrize("command", ["import", "report", "area list", "decks", "search token"])
def test_a_command_that_reads_no_note_loads_nothing_that_reads(
    command: str,
    address: str,
    write_questions: Callable[..., Any],
    import_notes: Callable[[], Any],
) -> None:
    write_questions(3)
    import_notes()
    reading = ("recollect.parsing.reading", "recollect.parsing.words.vocabulary")
    assert loaded_by("--db", address, *command.split(), heavy=reading) == "[]"


def test_every_verb_that_help_names_exists_and_explains_itself() -> None:
    for verbs in VERBS.values():
        for name, verb in verbs.items():
            shown = CliRunner().invoke(main, [name, "--help"])
            assert shown.exit_code == 0, name
            assert verb.summary, name
            assert len(shown.output.splitlines()) > 5, name


def test_an_unknown_verb_is_a_usage_error() -> None:
    assert CliRunner().invoke(main, ["reveiw"]).exit_code == 2


def test_in_a_pipe_it_says_what_is_due(address: str) -> None:
    result = CliRunner().invoke(main, ["--db", address])
    assert result.exit_code == 0
    assert "No cards yet" in result.output


def call(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run the program in this process, as its script does; return the exit code."""
    monkeypatch.setattr(sys, "argv", ["recollect", *map(str, arguments)])
    with pytest.raises(SystemExit) as stopped:
        run()
    code = stopped.value.code
    return code if isinstance(code, int) else 0


@pytest.mark.parametrize("verb", ["import", "due", "decks", "stats", "report"])
def test_a_database_that_is_none_is_said_in_one_line(
    verb: str,
    tmp_path: Path,
    notes: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = tmp_path / "shopping.txt"
    text.write_text("milk, eggs, a longer life " * 20)
    paths = [notes] if verb == "import" else []
    assert call(monkeypatch, "--db", text, verb, *paths) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"recollect: {text}")
    assert len(said.err.splitlines()) == 1
    assert text.read_text().startswith("milk")


def test_a_reader_that_has_enough_is_no_error(address: str) -> None:
    program = [sys.executable, "-m", "recollect", "--db", address, "settings"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        assert running.stderr.read() == b""


def test_an_import_is_done_however_little_of_its_list_is_read(address: str, notes: Path) -> None:
    (notes / "one.md").write_text("## Q1: What is a keel?\n\n**Answer**: A beam.\n")
    arguments = ["--db", address, "import", str(notes), "--yes"]
    with subprocess.Popen(
        [sys.executable, "-m", "recollect", *arguments], stdout=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
    assert "1 new" in CliRunner().invoke(main, ["--db", address, "due"]).output


# --- Streams that are closed or full, and Ctrl-C -------------------------------------------------


def program(
    *arguments: str, prefix: Sequence[str] = (), **options: Any
) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a shell does, with streams as a shell can leave them."""
    return subprocess.run(
        [*prefix, sys.executable, "-m", "recollect", *arguments], check=False, **options
    )


@pytest.mark.parametrize("verb", ["due", pytest.param("settings", marks=pytest.mark.long)])
def test_output_that_finds_no_room_is_said_in_one_line(address: str, verb: str) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = program("--db", address, verb, stdout=full, stderr=subprocess.PIPE)
    assert ended.returncode == 1
    assert b"No space left" in ended.stderr
    assert ended.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    "closed", ["<&-", *(pytest.param(one, marks=pytest.mark.long) for one in (">&-", "2>&-"))]
)
def test_a_stream_that_is_closed_stops_nothing(address: str, notes: Path, closed: str) -> None:
    (notes / "one.md").write_text("### Q1: Why?\n\n**Answer**: So.\n")
    shell = ("/bin/sh", "-c", f'exec "$@" {closed}', "sh")
    ended = program("--db", address, "import", str(notes), prefix=shell, capture_output=True)
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert due_today(address).new == 1


def test_ctrl_c_while_the_program_is_loaded_ends_it_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("recollect.cli.main.main", interrupt)
    with pytest.raises(SystemExit) as ended:
        start()
    assert ended.value.code == 1
    assert capsys.readouterr() == ("", "")


def test_ctrl_c_is_how_watching_ends(
    monkeypatch: pytest.MonkeyPatch, workspace: Workspace, address: str
) -> None:
    def interrupt(_seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("time.sleep", interrupt)
    ended = CliRunner().invoke(main, ["--db", address, "watch"])
    assert ended.exit_code == 0
    assert "Aborted" not in ended.output


@pytest.mark.usefixtures("workspace")  # made before: its making commits, too
@pytest.mark.parametrize(
    ("is_committed", "said", "cards"),
    [(False, "stopped: nothing was imported", 0), (True, "stopped too late: it was done", 1)],
)
def test_ctrl_c_at_the_instant_of_the_commit_tells_what_came_of_it(
    address: str,
    notes: Path,
    monkeypatch: pytest.MonkeyPatch,
    is_committed: bool,
    said: str,
    cards: int,
) -> None:
    class Struck(sqlite3.Connection):
        def commit(self) -> None:
            wrote = self.in_transaction and self.total_changes > 0
            if is_committed or not wrote:
                super().commit()
            if wrote:
                raise KeyboardInterrupt

    (notes / "one.md").write_text("### Q1: Why?\n\n**Answer**: So.\n")
    monkeypatch.setattr("sqlite3.dbapi2.connect", partial(sqlite3.connect, factory=Struck))
    ended = CliRunner().invoke(main, ["--db", address, "import", str(notes)])
    monkeypatch.undo()
    assert said in str(ended.exception), ended.output
    assert due_today(address).new == cards


def test_words_that_are_no_text_are_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    assert call(monkeypatch, "--db", address, "search", "\udcff") == 1
    assert capsys.readouterr().err.endswith("is not valid UTF-8: write it anew\n")


def test_what_is_typed_wrongly_is_repeated_as_text() -> None:
    """As where a shell hands over the names of files that somebody else chose."""
    for wrong in (["\x1b]0;t\x07"], ["review", "\x1b[2J"], ["card", "show", "--\x9b"]):
        ended = CliRunner().invoke(main, wrong)
        assert ended.exit_code == 2
        assert obeyed(ended.output) == []

"""What `recollect import` asks a person at a terminal, and what becomes of each answer."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.terminal import COLOURS, Terminal, recollect

from recollect.app.importing import Change, ImportPlan, Wishes, apply_import, plan_import
from recollect.app.workspace import Workspace
from recollect.cli.import_questions import decide

NOTE = """\
# Trees

### Q1: Why does GPT-2 share its embeddings?

### Q2: What is a leaf of a tree?

**Answer**: A node without any children.
"""
EDITED = NOTE.replace("GPT-2", "GPT-3")
TERMS = (
    "# Terms\n\n- **Leaf**: a node without any children.\n- **Root**: the node without a parent.\n"
)


@pytest.fixture
def edited(address: str, notes: Path) -> ImportPlan:
    """A plan that does not know whether a question is the one that it was."""
    (notes / "trees.md").write_text(NOTE)
    with Workspace.open(address) as workspace:
        apply_import(workspace, plan_import(workspace, [notes]))
        (notes / "trees.md").write_text(EDITED)
        return plan_import(workspace)


@pytest.fixture
def drafted(address: str, notes: Path) -> ImportPlan:
    """A plan with two suggestions of one section."""
    (notes / "terms.md").write_text(TERMS)
    with Workspace.open(address) as workspace:
        return plan_import(workspace, [notes], wishes=Wishes(suggest=True))


def decided(plan: ImportPlan, typed: str) -> tuple[dict[str, int], str]:
    """Answer what is asked; return the counts that are not 0, and what was shown."""
    with CliRunner().isolation(input=typed) as (output, *_):
        plan = decide(plan)
        shown = output.getvalue().decode()
    return {change: n for change, n in plan.counts.items() if n}, shown


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("s\n", {"updated": 1}),
        ("n\n", {"new": 1, "retired": 1}),
        ("\n", {"ambiguous": 1}),
        ("q\n", {"ambiguous": 1}),
        ("what?\ns\n", {"updated": 1}),
    ],
)
def test_an_unclear_card_is_shown_as_it_was_and_is(
    edited: ImportPlan, typed: str, counts: dict[str, int]
) -> None:
    met, shown = decided(edited, typed)
    assert met == {"unchanged": 1} | counts
    assert "[1/1] trees.md:3  Why does GPT-3 share its embeddings?" in shown
    assert "was trees.md:3  Why does GPT-2 share its embeddings?" in shown
    assert "gpt2 became gpt3" in shown


@pytest.mark.parametrize(
    ("typed", "counts"),
    [
        ("a\n\n", {"new": 1, "suggested": 1}),
        ("A\n", {"new": 2}),
        ("x\na\n", {"new": 1, "rejected": 1}),
        ("q\n", {"suggested": 2}),
    ],
)
def test_suggestions_are_accepted_one_by_one_by_section_or_never(
    drafted: ImportPlan, typed: str, counts: dict[str, int]
) -> None:
    met, shown = decided(drafted, typed)
    assert met == counts
    assert "answer: a node without any children." in shown


def test_a_card_whose_folder_is_empty_is_kept_unless_it_is_said_to_go(
    address: str, notes: Path
) -> None:
    (notes / "trees.md").write_text(NOTE)
    with Workspace.open(address) as workspace:
        apply_import(workspace, plan_import(workspace, [notes]))
        (notes / "trees.md").unlink()
        plan = plan_import(workspace)
    met, shown = decided(plan, "r\n\n")
    assert met == {"retired": 1, "ambiguous": 1}
    assert "not mounted?" in shown


@pytest.mark.long
def test_stopping_at_a_question_imports_nothing(edited: ImportPlan, address: str) -> None:
    with Terminal(recollect(["--db", address, "import"], {})) as terminal:
        terminal.until(lambda seen: b"q stop" in seen)
        terminal.type("\x03")
        assert terminal.wait() == 1
        assert b"stopped: nothing was imported" in terminal.written
    with Workspace.open(address) as workspace:
        assert plan_import(workspace).counts[Change.AMBIGUOUS] == 1


IN_THE_GAP = """
import signal, sys, threading
import click
from recollect.cli import typed_line
from recollect.cli.run import run

waits = threading.Event()
select = typed_line.select

def announced(*files):
    waits.set()
    return select(*files)

def strike():
    waits.wait()
    signal.pthread_kill(threading.get_ident(), signal.SIGINT)

typed_line.select = announced
sys.setswitchinterval(60)  # the signal comes when the program waits, and no step earlier
threading.Thread(target=strike, daemon=True).start()
sys.argv[1:] = {arguments}
run()
"""


def test_a_signal_behind_the_last_look_at_signals_stops_too(
    edited: ImportPlan, address: str
) -> None:
    """It is delivered to another thread: noted, and the call that waits is not interrupted."""
    program = IN_THE_GAP.format(arguments=["--db", address, "import"])
    command = [sys.executable, "-c", program]
    with Terminal(lambda: os.execvpe(command[0], command, {**os.environ, **COLOURS})) as terminal:
        assert terminal.wait() == 1
        assert b"stopped: nothing was imported" in terminal.written


@pytest.mark.long
def test_at_a_terminal_import_asks_and_does_what_was_answered(
    edited: ImportPlan, address: str
) -> None:
    with Terminal(recollect(["--db", address, "import"], {})) as terminal:
        terminal.until(lambda seen: b"q stop" in seen)
        terminal.type("s\r")
        assert terminal.wait() == 0
    with Workspace.open(address) as workspace:
        again = plan_import(workspace)
    assert again.counts[Change.UNCHANGED] == 2


@pytest.mark.parametrize(
    ("typed", "says", "code", "left"),
    [
        ("n", b"stopped: nothing was imported", 1, 2),
        ("y", b"Done. `recollect undo-import` takes it back.", 0, 1),
    ],
)
def test_it_is_said_whether_what_is_gone_was_retired(
    edited: ImportPlan, notes: Path, address: str, typed: str, says: bytes, code: int, left: int
) -> None:
    (notes / "trees.md").write_text(NOTE.partition("### Q2")[0])
    with Terminal(recollect(["--db", address, "import"], {})) as terminal:
        terminal.until(lambda seen: b"[Y/n]" in seen)
        terminal.type(f"{typed}\r")
        assert terminal.wait() == code
        assert says in terminal.written
    with Workspace.open(address) as workspace, workspace.database.read() as unit:
        assert len(unit.cards.all()) == left


def test_at_a_terminal_each_card_of_an_import_takes_one_line(notes: Path, address: str) -> None:
    long = "a-folder-with-a-very-long-name/" * 4
    (notes / long).mkdir(parents=True)
    (notes / long / "trees.md").write_text(NOTE)
    start = recollect(["--db", address, "import", "--dry-run", str(notes)], {"COLUMNS": "60"})
    with Terminal(start) as terminal:
        assert terminal.wait() == 0
    told = [line for line in terminal.written.decode().splitlines() if line.startswith("+ ")]
    assert len(told) == 2
    assert told[0] == "+ …ry-long-name/trees.md:3  Why does GPT-2 share its embedd…"
    assert told[1] == "+ …ry-long-name/trees.md:5  What is a leaf of a tree?"

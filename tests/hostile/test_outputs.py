"""What notes hold stays text: in the terminal, the report, the spreadsheet and the browser."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.hostile.obeying import obeyed
from tests.terminal import Terminal, recollect

from recollect.app.importing import apply_import, plan_import
from recollect.app.study import StudySession
from recollect.app.workspace import Workspace
from recollect.cli.main import VERBS, main
from recollect.core.scheduling.grades import Grade

ATTACKS = {
    "sets the title": "\x1b]0;PWNED\x07",
    "writes the clipboard": "\x1b]52;c;UFdORUQ=\x07",
    "clears the screen": "\x1b[2J\x1b[3J",
    "asks the terminal": "\x1b[6n\x1bP$q\x1b\\",
    "begins with C1": "\x9b2J\x9d0;PWNED\x9c\x90\x85",
    "goes back": "safe\r\x08\x08evil\x7f",
    "reorders": "\u202egnp.exe\u2066\u2069\u200f",
    "is markup": "[@click=app.quit]x[/] [/] [b]bold [link=https://evil.example]y[/link]",
}
FORMULAS = ['=HYPERLINK("http://evil.example")', "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "＝1+1"]
SCRIPTS = ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))"]

TEXT = "".join(ATTACKS.values())


def hostile_notes(folder: Path) -> None:
    # Enough plain words around it: a file of little but control characters is taken for binary.
    note = note_of(TEXT) + "\n## Aside\n\n" + "Plain words about nothing. " * 500
    (folder / f"{TEXT[:40].replace('/', '')}.md").write_text(note, encoding="utf-8")
    for number, text in enumerate([*FORMULAS, *SCRIPTS]):
        (folder / f"{number}.md").write_text(note_of(text), encoding="utf-8")


def note_of(text: str) -> str:
    shown = text.replace("\r", "&#13;")
    return (
        f"# {shown}\n\n### Q1: {shown} why?\n\n**Hint**:\n- {text}\n\n**Answer**: {text}\n\n"
        f"**Insight**: {text}\n\n### {shown}?\n\nWhich {text}?\n\n- [x] {text}\n- [ ] other\n"
    )


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of hostile notes with their deck, in which cards were failed and marked weak."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "notes").mkdir()
    hostile_notes(folder / "notes")
    with Workspace.open(str(folder / "deck.db")) as workspace:
        workspace.change_setting("new_a_day", 100)
        apply_import(workspace, plan_import(workspace, [folder / "notes"]))
        session = StudySession(workspace)
        for name in (TEXT, FORMULAS[0], *SCRIPTS, *FORMULAS[1:]):
            session.mark_weak(name)
            session.grade(Grade.AGAIN, answer=TEXT)
    return folder / "notes"


@pytest.fixture
def address(hostile: Path) -> str:
    return str(hostile.parent / "deck.db")


COMMANDS: dict[str, list[list[str]]] = {
    "review": [["--plain", "--count", "4"]],
    "import": [["{notes}"], ["{notes}", "--dry-run", "--json"], ["{notes}/no\x1b]0;PWNED\x07ne"]],
    "report": [["--format", form] for form in ("md", "csv", "json", "html")],
    "due": [[], ["--json"]],
    "scan": [["{notes}"], ["{notes}", "--format", "jsonl"], ["{notes}", "--explain"]],
    "decks": [[], ["--json"]],
    "stats": [[], ["--json"]],
    "backup": [[], ["--list"]],
    "restore": [[], ["{notes}/no\x1b]0;PWNED\x07ne"]],
    "settings": [[]],
    "demo": [[]],
    "quiz": [["--plain", "--count", "3"], ["--history"], ["--history", "--json"]],
    "plan": [[], ["--json"]],
    "undo": [[]],
    "watch": [["--help"]],
    "imports": [[], ["--json"]],
    "undo-import": [["--help"]],
    "words": [["--help"], ["no\x1b]0;PWNED\x07ne"]],
    "search": [["why"], ["why", "--json"]],
    "card": [["retired"], ["rejected"]],
    "export": [[]],
    "area": [[], ["--json"], ["show", FORMULAS[0]]],
    "progress": [[], ["--json"]],
    "record": [["--help"]],
    "suspend": [["no\x1b]0;PWNED\x07ne"]],
    "unsuspend": [["no\x1b]0;PWNED\x07ne"]],
    "bury": [["no\x1b]0;PWNED\x07ne"]],
    "unbury": [["no\x1b]0;PWNED\x07ne"]],
    "flag": [["1", "no\x1b]0;PWNED\x07ne"]],
    "reset": [["no\x1b]0;PWNED\x07ne"]],
    "set-due": [["1", "no\x1b]0;PWNED\x07ne"]],
    "scheduler": [["show"]],
    "doctor": [[], ["--json"]],
    "merge": [["{notes}/no\x1b]0;PWNED\x07ne"]],
}


def every_command() -> Iterable[tuple[str, list[str]]]:
    for verbs in VERBS.values():
        for verb in verbs:
            for arguments in COMMANDS[verb]:
                yield verb, arguments


@pytest.mark.parametrize(("verb", "arguments"), list(every_command()))
def test_no_command_prints_what_a_terminal_obeys(
    hostile: Path, address: str, verb: str, arguments: list[str]
) -> None:
    given = [argument.format(notes=hostile) for argument in arguments]
    result = run(["--db", address, verb, *given])
    shown = result.stdout + result.stderr + str(result.exception or "")
    assert "Traceback" not in shown
    assert obeyed(result.stdout + result.stderr) == []


def run(arguments: list[str]) -> Result:
    return CliRunner().invoke(main, arguments, input="\n\n1\n\n2\nh\nu\nq\n", color=True)


def test_an_error_about_a_hostile_path_is_one_safe_line(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from recollect.cli.run import run as recollect

    deck = str(tmp_path / "deck.db")
    hostile_path = str(tmp_path / TEXT.replace("/", ""))
    monkeypatch.setattr("sys.argv", ["recollect", "--db", deck, "import", hostile_path])
    with pytest.raises(SystemExit):
        recollect()
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert obeyed(said) == []


def test_no_cell_of_the_report_is_a_formula(hostile: Path, address: str) -> None:
    text = run(["--db", address, "report", "--format", "csv"]).stdout
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) > 10
    assert [cell for row in rows for cell in row if cell.startswith(tuple("=+-@＝\t\r"))] == []


LINKS = {"md": r"(?<!\\)\]\(javascript:", "html": r"(href|src)=[\"']?\s*javascript:"}
"""What a reader of each form would follow; an escaped bracket, or text, is no link."""


@pytest.mark.parametrize("form", ["md", "html"])
def test_no_report_brings_a_script_or_a_link_of_its_own(
    hostile: Path, address: str, form: str
) -> None:
    result = run(["--db", address, "report", "--format", form])
    assert not re.search(r"<script>alert|<img src=x|<b>bold", result.stdout)
    assert not re.search(LINKS[form], result.stdout, re.IGNORECASE)


def test_json_reads_back_as_what_it_was(hostile: Path, address: str) -> None:
    lines = run(["--db", address, "scan", str(hostile), "--format", "jsonl"]).stdout.splitlines()
    values = [value for line in lines for value in json.loads(line).values()]
    assert any("\x9b2J" in str(value) for value in values)


def test_the_deck_and_its_backups_are_readable_by_their_owner_alone(
    hostile: Path, address: str
) -> None:
    run(["--db", address, "backup"])
    files = [path for path in Path(address).parent.rglob("deck*") if path.is_file()]
    assert any(path.parent.name == "backups" for path in files)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
    assert stat.S_IMODE((Path(address).parent / "backups").stat().st_mode) == 0o700


@pytest.mark.parametrize("plain", [True, False], ids=["by lines", "on the screen"])
def test_no_attack_arrives_at_a_terminal(hostile: Path, address: str, plain: bool) -> None:
    start = recollect(["review", *["--plain"] * plain], {"RECOLLECT_DB": address})
    with Terminal(start) as terminal:
        if plain:
            terminal.type("\r1\r\r2\rh\rq\r")
        else:
            terminal.until(lambda written: b"why" in written)
            terminal.type("h")
            terminal.type(" ")
            terminal.type("1")
            terminal.type("h")
            terminal.type("q")
            terminal.read(2)
            terminal.type("\x1b")
            terminal.type("\x11")  # Ctrl-Q
        terminal.wait()
    written = terminal.written
    for attack in (b"]0;PWNED", b"]52;c;UFd", b"\x1b[3J", b"\x1bP$q", "\x9b2J".encode()):
        assert attack not in written.replace(b"\xe2\x90\x9b]", b"").replace(b"\xe2\x90\x9b[", b"")
    assert "\u202e".encode() not in written
    assert b"Traceback" not in written

"""`recollect scan`: what is printed where, and how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recollect.cli.verbs.scan import command

NOTE = "# Notes\n\n### Q1: What is a token?\n\nA unit of text.\n\nNot asked.\n"


@pytest.fixture
def note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RECOLLECT_VOCABULARY", str(tmp_path / "none.toml"))
    file = tmp_path / "note.md"
    file.write_text(NOTE)
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_people_get_a_line_an_item(note: Path) -> None:
    assert run(note).stdout == "note.md:3  basic      What is a token?\n"


def test_programs_get_an_object_an_item(note: Path) -> None:
    item = json.loads(run(note, "--format", "jsonl").stdout)
    wanted = {
        "file", "line", "end_line", "kind", "label", "question", "hints", "answer", "answer_file",
        "answer_line", "own_answer", "insight", "options", "heading_path", "dialect",
        "duplicate_of",
    }  # fmt: skip
    assert wanted <= item.keys()
    assert (item["file"], item["line"], item["label"]) == ("note.md", 3, "Q1")


def test_explain_tells_the_dialect(note: Path) -> None:
    assert "note.md:3-7  labelled-heading: a heading labelled Q1" in run("--explain", note).stdout


def test_explain_tells_of_a_line_why_it_is_no_item(note: Path) -> None:
    result = run("--explain", f"{note}:1")
    assert result.stdout.endswith("no item: it does not ask, and nothing marks it as a question\n")
    assert run(f"{note}:1").stdout == result.stdout


def test_a_missing_path_is_one_line_on_stderr_and_exit_1(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"{tmp_path / 'nowhere'}: no such file or folder; check the path\n"


def test_a_bad_file_beside_good_ones_is_told_and_the_rest_is_done(note: Path) -> None:
    (note.parent / "bad.md").write_bytes(b"\x00\x01\x02" * 99)
    result = run(note.parent)
    assert result.exit_code == 0
    assert result.stdout.startswith("note.md:3")
    assert result.stderr.startswith("bad.md: looks like a binary file: skipped; ")


@pytest.mark.parametrize("options", [(), ("--suggest",), ("--explain",)])
def test_a_scan_fails_only_if_it_can_read_nothing(note: Path, options: tuple[str, ...]) -> None:
    note.write_text("Not asked.\n")
    bad = note.parent / "bad.md"
    bad.write_bytes(b"\x00\x01\x02" * 99)
    assert run(*options, note.parent).exit_code == 0
    assert run(*options, bad, note).exit_code == 0
    assert run(*options, bad).exit_code == 1


def test_notes_that_ask_nothing_are_told_apart_from_a_scan_that_failed(note: Path) -> None:
    note.write_text("Not asked.\n")
    result = run(note)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("Nothing asks here: ")


def test_suggest_prints_drafts(note: Path) -> None:
    note.write_text("# LoRA\n\n**Rank**: the width of the two thin matrices.\n")
    assert "LoRA: what is “Rank”?" in run("--suggest", note).stdout


def test_explain_shows_what_was_found_and_where_else_it_stands(note: Path) -> None:
    (note.parent / "twin.md").write_text(NOTE)
    shown = run("--explain", note.parent).stdout
    assert "    What is a token?\n    basic, an answer of 3 lines\n" in shown
    assert "the same as note.md:3" in shown


def test_explain_tells_of_drafts(note: Path) -> None:
    note.write_text("# LoRA\n\n**Rank**: the width of the two thin matrices.\n")
    assert "LoRA: what is “Rank”?" in run("--suggest", "--explain", note).stdout
    assert "--suggest drafts one" in run("--explain", f"{note}:3").stdout
    assert run("--explain", note).stdout == ""

"""Folders of notes to items: what is read, what is skipped, and what goes wrong by name."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from recollect.app.notes.scanning import ScanResult, scan, suggestions
from recollect.core.cards.items import NoteState

QUESTION = "### Q1: What is a token?\n\nA unit of text.\n"


@pytest.fixture(autouse=True)
def _no_words_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOLLECT_VOCABULARY", str(tmp_path / "vocabulary.toml"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "notes"
    root.mkdir()
    return root


@pytest.fixture
def write(folder: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes) -> Path:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


Write = Callable[[str, "str | bytes"], Path]


def known(result: ScanResult) -> dict[str, NoteState]:
    return {note.state.path: note.state for note in result.notes}


def paths(result: ScanResult) -> list[str]:
    return [note.state.path for note in result.notes]


def test_paths_are_relative_to_what_was_given(folder: Path, write: Write) -> None:
    file = write("deep/er/note.md", QUESTION)
    assert [item.path for item in scan([folder]).items] == ["deep/er/note.md"]
    assert [item.path for item in scan([file]).items] == ["note.md"]


def test_only_markdown_that_is_no_backup_is_read(folder: Path, write: Write) -> None:
    for name in (
        "a.md", "b.markdown", "c.txt", ".hidden.md", ".git/d.md", "backup/e.md", "f.md~",
        "_origin/g.md", "_TEMPLATE.md", "node_modules/h.md", "i.mdx", "j.Rmd",
    ):  # fmt: skip
        write(name, QUESTION)
    assert paths(scan([folder])) == ["a.md", "b.markdown", "i.mdx", "j.Rmd"]


def test_a_copy_beside_its_note_is_left_out(folder: Path, write: Write) -> None:
    for name in (
        "a.md", "a_origin.md", "a.bak.md", "a copy.md", "a copy 2.md", "a - Copy.md", "a~.md",
        "a (Ann's conflicted copy).md", "a.sync-conflict-20260102-A7.md", "old/a.md",
        "b_origin.md", "old/c.md",
    ):  # fmt: skip
        write(name, QUESTION)
    assert paths(scan([folder])) == ["a.md", "b_origin.md", "old/c.md"]
    assert paths(scan([folder / "old"])) == ["a.md", "c.md"]


def test_one_bad_file_never_stops_the_others(folder: Path, write: Write) -> None:
    write("a.md", b"\x00\x01\x02\x03\xff\xfe" * 40)
    write("b.md", "x" * 2_000_001)
    write("c.md", QUESTION)
    result = scan([folder])
    assert [item.path for item in result.items] == ["c.md"]
    assert [error.path for error in result.errors] == ["a.md", "b.md"]
    assert all("\n" not in str(error.message) for error in result.errors)


def test_a_missing_path_is_an_error_by_name(folder: Path, write: Write) -> None:
    write("a.md", QUESTION)
    result = scan([folder / "nowhere", folder])
    assert [error.path for error in result.errors] == [str(folder / "nowhere")]
    assert len(result.items) == 1


def test_a_walk_stays_under_its_root_and_ends(folder: Path, write: Write, tmp_path: Path) -> None:
    write("a.md", QUESTION)
    outside = tmp_path / "outside.md"
    outside.write_text(QUESTION)
    (folder / "out.md").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    assert paths(scan([folder])) == ["a.md"]


def test_no_question_is_a_normal_result(folder: Path, write: Write) -> None:
    write("empty.md", "")
    write("prose.md", "# Prose\n\nNothing is asked.\n")
    result = scan([folder])
    assert (list(result.items), result.errors) == ([], ())
    assert len(result.notes) == 2


def test_unchanged_notes_are_not_read(folder: Path, write: Write) -> None:
    write("a.md", QUESTION)
    first = scan([folder])
    again = scan([folder], known=known(first))
    assert [note.unchanged for note in again.notes] == [True]
    assert (list(again.items), known(again)) == ([], known(first))


def test_a_touched_note_with_the_same_bytes_is_unchanged(folder: Path, write: Write) -> None:
    file = write("a.md", QUESTION)
    first = scan([folder])
    os.utime(file, ns=(1, 1))
    again = scan([folder], known=known(first))
    assert [note.unchanged for note in again.notes] == [True]
    assert again.notes[0].state.mtime_ns == 1


def test_a_changed_note_is_read_again(folder: Path, write: Write) -> None:
    write("a.md", QUESTION)
    write("b.md", "### Q1: What is a merge in byte pairs?\n")
    first = scan([folder])
    write("sub/c.md", QUESTION.replace("token", "vocabulary of units"))
    again = scan([folder], known=known(first))
    assert [item.path for item in again.items] == ["sub/c.md"]


def test_a_note_whose_record_changed_is_read_again(folder: Path, write: Write) -> None:
    write("l/questions.md", "### Q1: Why do we warm up the rate?\n")
    write("elsewhere.md", QUESTION)
    first = scan([folder])
    write("l/record.md", "## Q1: Why do we warm up?\n\nThe estimates are poor at first.\n")
    again = scan([folder], known=known(first))
    assert [(item.path, item.answer != "") for item in again.items] == [("l/questions.md", True)]
    assert [n.state.path for n in again.notes if n.unchanged] == ["elsewhere.md"]


def test_an_answer_of_a_record_ends_before_the_rule_that_ends_its_section(
    folder: Path, write: Write
) -> None:
    write("l/questions.md", "### Q1: Why do we warm up the rate?\n")
    write(
        "l/record.md",
        "## Q1: Why do we warm up?\n\nThe estimates are poor.\n\n---\n\n## Q2: What next?\n",
    )
    item, *_ = scan([folder]).items
    assert item.answer.endswith("The estimates are poor.")


def test_a_note_whose_twin_went_away_is_read_again(folder: Path, write: Write) -> None:
    twin = write("a.md", "# A\n\nQ: What is a twin of a note?\nA: The same again.\n")
    write("b.md", "# B\n\nQ: What is a twin of a note?\nA: The same again.\n")
    first = scan([folder])
    assert [item.duplicate_of for item in first.items] == [None, ("a.md", 3)]
    twin.unlink()
    again = scan([folder], known=known(first))
    assert [(item.path, item.duplicate_of) for item in again.items] == [("b.md", None)]


def test_two_roots_with_the_same_path_keep_their_notes_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "README.md").write_text(QUESTION.replace("token", f"token of {name}"))
    result = scan([tmp_path / "one", tmp_path / "two"])
    assert [item.path for item in result.items] == ["README.md", "two/README.md"]


def test_progress_counts_to_all_notes(folder: Path, write: Write) -> None:
    write("a.md", QUESTION)
    write("b.md", QUESTION)
    seen: list[tuple[int, int, str]] = []
    scan([folder], progress=lambda *step: seen.append(step))
    assert seen == [(0, 2, "a.md"), (1, 2, "b.md"), (2, 2, "")]


def test_the_learners_own_words_are_used(folder: Path, write: Write, tmp_path: Path) -> None:
    write("a.md", "**Q1: Wat is een token?**\n\n**Oplossing**: Een stuk tekst.\n")
    (tmp_path / "vocabulary.toml").write_text('[roles]\nanswer = ["Oplossing"]\n', "utf-8")
    assert [item.answer for item in scan([folder]).items] == ["Een stuk tekst."]


def test_own_words_that_changed_make_every_note_be_read_again(
    folder: Path, write: Write, tmp_path: Path
) -> None:
    write("a.md", QUESTION)
    first = scan([folder])
    (tmp_path / "vocabulary.toml").write_text('[roles]\nanswer = ["Oplossing"]\n', "utf-8")
    assert [note.unchanged for note in scan([folder], known=known(first)).notes] == [False]


def test_a_broken_vocabulary_is_named_and_the_notes_are_read(
    folder: Path, write: Write, tmp_path: Path
) -> None:
    write("a.md", QUESTION)
    (tmp_path / "vocabulary.toml").write_text("[roles]\nhnt = []\n", "utf-8")
    result = scan([folder])
    assert len(result.items) == 1
    assert [error.path for error in result.errors] == [str(tmp_path / "vocabulary.toml")]
    assert "roles.hnt" in str(result.errors[0].message)


def test_suggestions_are_terms_and_nothing_else(folder: Path, write: Write) -> None:
    write("a.md", f"# LoRA\n\n**Rank**: the width of the two thin matrices.\n\n{QUESTION}")
    assert [item.kind for item in suggestions([folder]).items] == ["term"]

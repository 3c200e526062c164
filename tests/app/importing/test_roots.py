"""Folders: known ones, nested ones, single files, and those that are not there today."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from shutil import move, rmtree

import pytest
from tests.app.importing.conftest import Learner
from tests.app.importing.test_edits import put_down
from tests.app.importing.written_notes import NOTES

from recollect.app.importing import NothingToImport, apply_import, known_folders, plan_import
from recollect.app.notes.patterns import PATTERNS_VARIABLE
from recollect.core.errors import RecollectError

ONE = "# One\n\n### Q1: What is a leaf?\n\n**Answer**: A node without any children.\n"
TWO = "# Two\n\n### Q1: Where is the root of a heap?\n\n**Answer**: At the first place.\n"


def imports_all(learner: Learner) -> dict[str, int]:
    """Import every known root, as without a path."""
    plan = plan_import(learner.workspace)
    apply_import(learner.workspace, plan)
    return {change: count for change, count in plan.counts.items() if count}


def test_without_a_path_every_known_folder_is_read_again(learner: Learner) -> None:
    other = learner.notes.parent / "other"
    other.mkdir()
    learner.write("one.md", ONE)
    learner.imports()
    learner.imports(other)
    (other / "two.md").write_text(TWO)
    assert imports_all(learner) == {"new": 1, "unchanged": 1}


def test_without_a_path_and_without_a_known_folder_there_is_nothing_to_import(
    learner: Learner,
) -> None:
    with pytest.raises(NothingToImport, match="name a folder"):
        plan_import(learner.workspace)


def test_a_path_that_does_not_exist_is_named(learner: Learner, tmp_path: Path) -> None:
    with pytest.raises(NothingToImport, match="nowhere"):
        plan_import(learner.workspace, [tmp_path / "nowhere"])


@pytest.mark.parametrize("fate", ["unmounted", "emptied"])
def test_a_folder_that_is_not_there_today_retires_nothing(learner: Learner, fate: str) -> None:
    put_down(learner, NOTES)
    learner.imports()
    learner.answers_all()
    histories = learner.histories()
    away = move(learner.notes, learner.notes.parent / "away")
    if fate == "emptied":
        learner.notes.mkdir()
    assert imports_all(learner) == {"ambiguous": 16}
    assert len(learner.cards()) == 16

    rmtree(learner.notes, ignore_errors=True)
    move(away, learner.notes)
    assert imports_all(learner) == {"unchanged": 16}
    assert learner.histories() == histories


def test_a_renamed_folder_keeps_every_history(learner: Learner) -> None:
    put_down(learner, NOTES)
    learner.imports()
    learner.answers_all()
    histories = learner.histories()
    renamed = Path(move(learner.notes, learner.notes.parent / "renamed"))
    assert learner.imports(renamed) == {"moved": 16}
    assert learner.histories() == histories
    assert {card.source.root for card in learner.cards()} == {str(renamed)}
    assert {card.deck.split("/")[0] for card in learner.cards()} == {"renamed"}


def test_a_file_that_moves_from_one_folder_to_another_takes_its_cards_along(
    learner: Learner,
) -> None:
    other = learner.notes.parent / "other"
    other.mkdir()
    learner.write("one.md", ONE)
    learner.write("two.md", TWO)
    learner.imports()
    learner.answers_all()
    (one,) = [card for card in learner.cards() if card.source.path == "one.md"]
    move(learner.notes / "one.md", other / "one.md")
    assert learner.imports(other) == {"moved": 1}
    assert learner.card(one.question).id == one.id
    assert imports_all(learner) == {"unchanged": 2}


def test_a_copy_in_another_folder_is_another_card(learner: Learner) -> None:
    other = learner.notes.parent / "other"
    other.mkdir()
    learner.write("one.md", ONE)
    learner.imports()
    (other / "one.md").write_text(ONE)
    assert learner.imports(other) == {"new": 1}


def test_most_of_a_folder_goes_only_when_that_is_said(learner: Learner) -> None:
    for number in range(30):
        learner.write(f"{number}.md", ONE.replace("leaf", f"leaf of tree {number}"))
    learner.imports()
    for number in range(25):
        (learner.notes / f"{number}.md").unlink()
    assert learner.imports() == {"ambiguous": 25, "unchanged": 5}
    assert learner.imports(retire=True) == {"retired": 25, "unchanged": 5}


def test_a_part_of_a_folder_is_imported_alone(learner: Learner) -> None:
    learner.write("a/one.md", ONE)
    learner.write("b/two.md", TWO)
    learner.imports()
    learner.write("a/one.md", ONE.replace("leaf", "leaf node"))
    learner.write("b/two.md", TWO.replace("heap", "binary heap"))
    assert learner.imports(learner.notes / "a") == {"updated": 1}
    assert learner.questions() == ["Where is the root of a heap?", "What is a leaf node?"][::-1]


def test_a_part_that_is_imported_alone_still_finds_its_answers_in_the_rest(
    learner: Learner,
) -> None:
    questions = "# Lecture 3\n\n### Q1: Why is a cache of keys useful?\n\n### Q2: What limits it?\n"
    learner.write("lecture/questions.md", questions)
    learner.write(
        "lecture/discussion-record.md",
        "# Lecture 3: record\n\n## Q1: Why is a cache of keys useful?\n\nNo key comes twice.\n",
    )
    learner.imports()
    note = learner.write("lecture/questions.md", questions.replace("useful", "so useful"))
    assert learner.imports(note) == {"updated": 1, "unchanged": 1}
    assert "No key comes twice." in learner.card("Why is a cache of keys so useful?").answer


def test_of_a_single_file_the_neighbours_stay_out(learner: Learner) -> None:
    learner.write("two.md", TWO)
    one = learner.write("one.md", ONE)
    assert learner.imports(one) == {"new": 1}
    assert imports_all(learner) == {"unchanged": 1}
    assert learner.imports(learner.notes / "two.md") == {"new": 1}
    assert imports_all(learner) == {"unchanged": 2}
    learner.write("three.md", ONE.replace("leaf", "stump"))
    assert imports_all(learner) == {"unchanged": 2}
    assert learner.imports(learner.notes) == {"new": 1, "unchanged": 2}


def test_a_known_folder_inside_another_one_is_not_imported_twice(learner: Learner) -> None:
    inner = learner.write("inner/one.md", ONE).parent
    learner.write("two.md", TWO)
    learner.imports(inner)
    assert learner.imports() == {"new": 1, "unchanged": 1}
    assert imports_all(learner) == {"unchanged": 2}


def test_a_folder_in_whose_place_a_link_to_it_stands_is_read_as_before(learner: Learner) -> None:
    inner = learner.write("inner/one.md", ONE).parent
    learner.write("two.md", TWO)
    learner.write("journal/three.md", ONE.replace("leaf", "day"))
    learner.imports(inner)
    learner.imports(exclude=("journal/",))
    learner.notes.symlink_to(move(learner.notes, learner.notes.parent / "moved"))
    assert imports_all(learner) == {"unchanged": 2}


def test_what_git_ignores_and_what_is_hidden_or_a_backup_stays_out(learner: Learner) -> None:
    learner.write(".gitignore", "drafts/\n*.slides.md\n!kept.slides.md\n")
    learner.write("one.md", ONE)
    learner.write("drafts/a.md", ONE.replace("leaf", "draft"))
    learner.write("talk.slides.md", ONE.replace("leaf", "slide"))
    learner.write("kept.slides.md", ONE.replace("leaf", "kept slide"))
    learner.write("deep/.gitignore", "secret.md\n")
    learner.write("deep/secret.md", ONE.replace("leaf", "secret"))
    learner.write(".obsidian/b.md", ONE.replace("leaf", "setting"))
    learner.write("backup/one.md", ONE.replace("leaf", "copy"))
    learner.write("_TEMPLATE.md", ONE.replace("leaf", "template"))
    learner.imports()
    assert learner.questions() == ["What is a kept slide?", "What is a leaf?"]


def test_patterns_are_remembered_for_their_folder(learner: Learner) -> None:
    learner.write("one.md", ONE)
    learner.write("journal/two.md", TWO)
    assert learner.imports(exclude=("journal/",)) == {"new": 1}
    assert imports_all(learner) == {"unchanged": 1}
    assert learner.imports(include=("*.txt.md",), exclude=("nothing",), retire=True) == {
        "retired": 1
    }


def test_a_file_of_patterns_holds_for_every_folder(
    learner: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "patterns.toml"
    monkeypatch.setenv(PATTERNS_VARIABLE, str(file))
    learner.write("one.md", ONE)
    learner.write("journal/two.md", TWO)
    file.write_text('exclude = ["journal/"]\n')
    assert learner.imports() == {"new": 1}
    file.write_text("exclude = journal\n")
    with pytest.raises(RecollectError, match=str(file)):
        learner.imports()
    file.write_text("leave-out = []\n")
    with pytest.raises(RecollectError, match="leave-out"):
        learner.imports()


def test_a_folder_of_which_nothing_can_be_read_is_not_read_again(learner: Learner) -> None:
    binary = learner.notes / "deck.db"
    binary.write_bytes(bytes(range(256)) * 8)
    plan = plan_import(learner.workspace, [binary])
    assert plan.errors
    assert apply_import(learner.workspace, plan) is None
    assert not known_folders(learner.workspace)


@pytest.mark.parametrize("again", ["", "open"], ids=["every folder", "another folder"])
def test_a_folder_that_cannot_be_listed_is_named_and_its_cards_stay(
    learner: Learner, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    """As after a change of permissions, or where a disk below the notes fails."""
    closed = learner.notes / "closed"
    for folder, text in (("closed", ONE), ("open", TWO)):
        (learner.notes / folder).mkdir()
        learner.write(f"{folder}/note.md", text)
    learner.imports()
    list_folder = os.scandir

    def refuse(folder: str) -> Iterator[os.DirEntry[str]]:
        if Path(folder) == closed:
            raise PermissionError(13, "Permission denied", folder)
        return list_folder(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    plan = plan_import(learner.workspace, [learner.notes / again])
    assert plan.counts["retired"] == 0
    assert [(one.path, one.message) for one in plan.errors] == (
        [] if again else [(str(closed), "Permission denied")]
    )

"""Folders as they can be: what is no note is named and skipped, and the others are imported."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recollect.app.importing import apply_import, plan_import
from recollect.app.workspace import Workspace

GOOD = "### Q1: Why is the sky blue?\n\n**Answer**: It scatters.\n"


def binary(folder: Path) -> None:
    (folder / "odd.md").write_bytes(bytes(range(256)) * 40)


def nearly_text(folder: Path) -> None:
    (folder / "odd.md").write_bytes(b"### Q1: why?\n\xff\xfe\xfd\x80 so\n" * 3)


def cut_utf16(folder: Path) -> None:
    (folder / "odd.md").write_bytes("### Q1: why?".encode("utf-16") + b"\xd8")


def lone_surrogate(folder: Path) -> None:
    (folder / "odd.md").write_bytes(b"\xff\xfe\x00\xd8a\x00")


def too_large(folder: Path) -> None:
    (folder / "odd.md").write_text("a line of a log\n" * 130_000)


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "odd.md")


def listening_socket(folder: Path) -> None:
    here = os.getcwd()
    os.chdir(folder)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("odd.md")
    os.chdir(here)


def name_of_no_encoding(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/odd-\xff\xe9.md")).write_text(GOOD)


def link_to_nothing(folder: Path) -> None:
    (folder / "odd.md").symlink_to("nowhere.md")


def nothing_but_nul(folder: Path) -> None:
    (folder / "odd.md").write_bytes(b"\0" * 100)


NAMED = [
    nothing_but_nul,
    binary,
    nearly_text,
    cut_utf16,
    lone_surrogate,
    too_large,
    pipe,
    listening_socket,
    name_of_no_encoding,
    link_to_nothing,
]


def link_in_a_circle(folder: Path) -> None:
    (folder / "odd.md").symlink_to(folder / "odd.md")


def links_in_a_circle(folder: Path) -> None:
    (folder / "a.md").symlink_to("b.md")
    (folder / "b.md").symlink_to("a.md")


def link_to_the_folder_itself(folder: Path) -> None:
    (folder / "again").symlink_to(folder)


def link_out_of_the_folder(folder: Path) -> None:
    secret = folder.parent / "secret.md"
    secret.write_text("### Q1: What is the secret?\n\n**Answer**: It.\n")
    (folder / "odd.md").symlink_to(secret)
    (folder / "out").symlink_to(folder.parent)


def folder_with_a_notes_name(folder: Path) -> None:
    (folder / "odd.md").mkdir()


def hidden(folder: Path) -> None:
    (folder / ".odd.md").write_text(GOOD.replace("sky", "sea"))
    (folder / ".git").mkdir()
    (folder / ".git" / "odd.md").write_text(GOOD.replace("sky", "sea"))


def deep_folders(folder: Path) -> None:
    folder.joinpath(*["deep"] * 200).mkdir(parents=True)


def empty_note(folder: Path) -> None:
    (folder / "odd.md").write_bytes(b"")


PASSED = [
    link_in_a_circle,
    links_in_a_circle,
    link_to_the_folder_itself,
    link_out_of_the_folder,
    folder_with_a_notes_name,
    hidden,
    deep_folders,
    empty_note,
]


@pytest.mark.parametrize("make", [*NAMED, *PASSED], ids=lambda make: make.__name__)
def test_one_odd_thing_does_not_keep_the_others_out(
    workspace: Workspace, notes: Path, make: Callable[[Path], None]
) -> None:
    (notes / "good.md").write_text(GOOD)
    make(notes)
    plan = plan_import(workspace, [notes])
    apply_import(workspace, plan)
    assert plan.counts["new"] == 1
    assert ["odd" in error.path for error in plan.errors] == [True] * (make in NAMED)
    assert all("\n" not in str(error.message) for error in plan.errors)


@pytest.mark.parametrize(
    "name",
    ["line\nend.md", "\x1b]0;title\x07.md", "\u202ednegm.md", "-rf.md", "%s%n.md", "a'b\"c.md"],
)
def test_a_note_of_any_name_is_imported(workspace: Workspace, notes: Path, name: str) -> None:
    (notes / name).write_text(GOOD)
    apply_import(workspace, plan_import(workspace, [notes]))
    with workspace.database.read() as unit:
        (card,) = unit.cards.all(None)
    assert card.source.path == name
    again = plan_import(workspace, [notes])
    assert again.counts["unchanged"] == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_encodings_of_real_notes_are_read(
    workspace: Workspace, notes: Path, encoding: str, line_end: str
) -> None:
    text = "### Q1: 为什么天空是蓝色的？\n\n**答案**: 因为散射，也因为眼睛。\n"
    (notes / "sky.md").write_bytes(text.replace("\n", line_end).encode(encoding))
    apply_import(workspace, plan_import(workspace, [notes]))
    with workspace.database.read() as unit:
        (card,) = unit.cards.all(None)
    assert card.question == "为什么天空是蓝色的？"
    assert card.answer == "因为散射，也因为眼睛。"


@pytest.mark.long
def test_a_folder_of_many_files_is_walked(tmp_path: Path) -> None:
    """A million takes a while to make; a fifth of that shows as well that nothing is held."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200_000):
        os.close(os.open(folder / f"{number}.txt", os.O_CREAT))
    (folder / "good.md").write_text(GOOD)
    run = subprocess.run(
        [sys.executable, "-m", "recollect", "import", str(folder), "--json"],
        env={**os.environ, "RECOLLECT_DB": str(tmp_path / "deck.db")},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert json.loads(run.stdout)["new"] == 1

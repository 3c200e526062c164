"""The commands of importing: plans, undo, cards, decks, as a shell sees them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from tests.cli.conftest import Say

from recollect.app.workspace import Workspace
from recollect.cli.run import run as program
from recollect.core.errors import RecollectError

ONE = "# One\n\n### Q1: What is a leaf?\n\n**Answer**: A node without any children.\n"
TWO = "# Two\n\n### Q1: Where is the root of a heap?\n\n**Answer**: At the first place.\n"

Run = Callable[..., Result]


@pytest.fixture
def run(say: Say) -> Run:
    def command(*words: str | Path, typed: str = "") -> Result:
        result = say(*words, typed=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return command


@pytest.fixture
def folder(notes: Path, run: Run) -> Path:
    (notes / "a").mkdir()
    (notes / "a" / "one.md").write_text(ONE)
    (notes / "two.md").write_text(TWO)
    run("import", notes, "--yes")
    return notes


def read(result: Result) -> Any:
    return json.loads(result.stdout)


def test_import_prints_what_it_did_as_json(notes: Path, run: Run) -> None:
    (notes / "one.md").write_text(ONE)
    (notes / "broken.md").write_bytes(b"\x00\xff\x00")
    record = read(run("import", notes, "--json"))
    assert record["new"] == 1
    assert {"updated", "moved", "unchanged", "retired", "restored", "duplicate", "ambiguous"} <= (
        record.keys()
    )
    (error,) = record["errors"]
    assert error["path"] == str(notes / "broken.md")
    assert read(run("import", "--json"))["unchanged"] == 1


def test_a_dry_run_changes_nothing(notes: Path, run: Run) -> None:
    (notes / "one.md").write_text(ONE)
    assert "+ one.md:3  What is a leaf?" in run("import", notes, "--dry-run").stdout
    assert read(run("export")) == []


def test_an_import_explains_what_an_identity_rests_on(folder: Path, run: Run) -> None:
    (folder / "two.md").write_text(
        TWO.replace("Where is the root of a heap", "Where does a heap have its root")
    )
    said = run("import", "--explain", "--dry-run").stdout
    assert "~ two.md:3  Where does a heap have its root?" in said
    assert "was two.md:3  Where is the root of a heap?" in said
    assert "the question" in said
    assert "alike" in said


def test_an_import_is_undone_and_both_are_on_record(folder: Path, run: Run) -> None:
    assert run("undo-import").stdout.startswith("Undone:")
    assert read(run("export")) == []
    (record,) = read(run("imports", "--json"))
    assert record["counts"]["new"] == 2
    assert record["at"].endswith("Z")
    assert record["undone_at"].endswith("Z")
    assert "(undone)" in run("imports").stdout


def test_a_card_is_found_and_shown_by_the_beginning_of_its_id(folder: Path, run: Run) -> None:
    card_id = run("search", "leaf").stdout.split()[0]
    record = read(run("card", card_id, "--json"))
    assert record["question"] == "What is a leaf?"
    assert (record["status"], record["interval_days"], record["ease_factor"]) == ("active", 0, 2.5)
    assert (record["repetitions"], record["lapses"]) == (0, 0)
    assert (record["due"], record["reviews"]) == (None, 0)
    assert "A node without any children." in run("card", card_id).stdout
    assert run("card", "show", card_id).stdout == run("card", card_id).stdout


def test_a_retired_card_is_listed_relinked_or_purged_by_name(folder: Path, run: Run) -> None:
    run("review", "--plain", typed="\n4\n\n4\n")
    (folder / "two.md").write_text("# Two\n\n### Q9: Which index has the smallest element?\n")
    run("import", "--yes")
    (gone,) = read(run("card", "retired", "--json"))
    assert gone["question"] == "Where is the root of a heap?"
    assert gone["reviews"] == 1
    (new,) = [one for one in read(run("export")) if one["file"] == "two.md" and one != gone]
    with pytest.raises(Exception, match="only retired cards"):
        run("card", "purge", new["id"], "--yes")

    run("card", "relink", gone["id"], new["id"])
    record = read(run("card", gone["id"], "--json"))
    assert (record["question"], record["reviews"]) == (new["question"], 1)
    assert read(run("card", "retired", "--json")) == []

    (folder / "two.md").unlink()
    run("import", "--yes")
    assert run("card", "purge", gone["id"], typed="n\n").exit_code == 1
    assert run("card", "purge", gone["id"], typed="y\n").exit_code == 0
    assert [one["file"] for one in read(run("export"))] == ["a/one.md"]


def test_a_deck_that_is_renamed_moved_or_merged_stays_so(folder: Path, run: Run) -> None:
    assert run("decks", "rename", "notes/a", "Trees/Leaves").exit_code == 0
    (folder / "a" / "three.md").write_text(ONE.replace("leaf", "twig"))
    run("import", "--yes")
    assert {one["deck"] for one in read(run("export"))} == {"notes", "Trees/Leaves"}

    run("decks", "move", "leaves", "notes")
    assert {one["deck"] for one in read(run("export"))} == {"notes", "notes/Leaves"}

    run("decks", "merge", "notes/Leaves", "notes")
    (folder / "a" / "four.md").write_text(ONE.replace("leaf", "branch"))
    run("import", "--yes")
    assert {one["deck"] for one in read(run("export"))} == {"notes"}
    with pytest.raises(Exception, match="no deck is called that"):
        run("decks", "rename", "nothing", "something")


def test_notes_go_into_the_deck_that_is_named(folder: Path, run: Run) -> None:
    run("import", folder / "a", "--deck", "Trees", "--yes")
    assert {one["file"]: one["deck"] for one in read(run("export"))} == {
        "a/one.md": "Trees",
        "two.md": "notes",
    }


def test_watching_imports_what_changed_and_says_so(folder: Path, run: Run) -> None:
    (folder / "two.md").write_text(TWO + "\n### Q2: How deep is a heap?\n")
    said = run("watch", "--rounds", "1")
    assert "+ two.md:7  How deep is a heap?" in said.stdout
    assert run("watch", "--rounds", "1").stdout == ""


def test_a_deck_has_its_own_number_of_new_cards_a_day(folder: Path, run: Run) -> None:
    assert read(run("due", "--json"))["new"] == 2
    run("decks", "set", "notes/a", "--new-a-day", "0")
    assert read(run("due", "--json"))["new"] == 1
    run("decks", "set", "notes", "--new-a-day", "0")
    assert read(run("due", "--json"))["new"] == 0
    run("decks", "set", "notes", "--unlimited")
    run("decks", "set", "notes/a", "--new-a-day", "1")
    assert read(run("due", "--json"))["new"] == 2
    run("review", "--plain", "--count", "1", typed="\n4\n")
    assert read(run("due", "--json"))["new"] == 1


def ladder(word: str) -> str:
    return "# Notes\n" + "".join(
        f"\n## Q{n}: Which {word} is number {n}?\n\n**Answer**: {word} {n}.\n" for n in range(3)
    )


def test_what_moved_together_is_said_once(notes: Path, run: Run) -> None:
    for name in ("sea/salt.md", "sea/tide.md", "land/fir.md", "rye.md"):
        (notes / name).parent.mkdir(exist_ok=True)
        (notes / name).write_text(ladder(name[:-3]))
    run("import", notes, "--yes")
    (notes / "sea").rename(notes / "ocean")
    (notes / "land" / "fir.md").rename(notes / "land" / "pine.md")
    (notes / "rye.md").write_text(ladder("rye").replace("# Notes", "# Cereals"))
    assert run("import", "--yes").stdout.splitlines() == [
        "> rye.md  3 cards  (below another heading)",
        "> land/fir.md → land/pine.md  3 cards",
        "> sea/ → ocean/  6 cards",
        "4 notes read: 12 moved.",
    ]


def asking(note: Path, *questions: str) -> None:
    note.parent.mkdir(parents=True, exist_ok=True)
    asked = (f"### Q{n}: {one}\n\n**Answer**: Yes.\n" for n, one in enumerate(questions))
    note.write_text("\n".join(asked))


def test_of_many_new_cards_it_is_told_where_they_stand(notes: Path, run: Run) -> None:
    for number in range(60):
        folder = notes / ("algebra" if number % 3 else "logic/sets")
        asking(folder / f"{number}.md", f"What is {number} plus one?")
    said = run("import", notes, "--dry-run").stdout
    assert "+ algebra/  40 cards\n" in said
    assert "+ logic/sets/0.md  1 card\n" not in said, "so many lines would hide what else changes"
    assert "+ logic/sets/  20 cards\n" in said
    assert "--all lists them card by card." in said
    one = "+ algebra/1.md:1  What is 1 plus one?"
    assert one in run("import", "--all", notes, "--dry-run").stdout
    assert "+ 1.md:1  What is 1 plus one?" in run("import", notes / "algebra", "--dry-run").stdout


def test_where_many_cards_stand_is_told_most_nearly(notes: Path, run: Run) -> None:
    asking(notes / "long.md", *(f"What is {n} times two?" for n in range(48)))
    for number in range(48):
        asking(notes / "short" / f"{number}.md", f"What is {number} plus one?")
        asking(notes / "parts" / str(number % 2) / f"{number}.md", f"What is {number} less one?")
    said = run("import", notes, "--dry-run").stdout
    assert {"+ long.md  48 cards", "+ short/  48 cards", "+ parts/1/  24 cards"} <= set(
        said.splitlines()
    )
    both = run("import", notes / "short", notes / "parts", "--dry-run").stdout
    assert f"+ {notes}/short/  48 cards" in both, "two folders may hold notes of the same names"


def test_a_list_tells_the_parts_of_a_cloze_apart(notes: Path, run: Run) -> None:
    (notes / "cell.md").write_text("The ==nucleus== holds the ==genes==.\n")
    said = run("import", notes).stdout
    assert "+ cell.md:1  The […] holds the genes." in said
    assert "+ cell.md:1  The nucleus holds the […]." in said
    assert "The […] holds the genes." in run("search", "nucleus").stdout


def test_duplicates_are_told_by_what_they_are_of(notes: Path, run: Run) -> None:
    for name in ("rye.md", "rye.zh.md"):
        (notes / name).write_text(ladder("rye"))
    (notes / "sown.md").write_text(f"{ladder('rye')}{ladder('oat')}")
    assert run("import", notes, "--yes").stdout.splitlines()[-3:] == [
        "= rye.zh.md  3 cards  (translations of rye.md, which is kept)",
        "= sown.md  3 cards  (say the same as rye.md, which is kept)",
        "3 notes read: 6 new, 3 translations of rye.md, 3 duplicates of rye.md.",
    ]


def test_an_import_speaks_the_learners_language(notes: Path, run: Run) -> None:
    (notes / "rye.md").write_text(ladder("rye"))
    run("settings", "language", "zh")
    assert run("import", notes, "--yes").stdout.splitlines()[-1] == "读了 1 篇笔记：3 新。"
    (notes / "rye.md").write_text(ladder("rye").replace("Which rye is", "Which kind of rye is", 1))
    said = run("import", "--explain", "--dry-run").stdout
    assert "原为 rye.md:3" in said


def test_a_folder_that_is_forgotten_is_read_when_it_is_named_again(folder: Path, run: Run) -> None:
    empty = folder.parent / "empty"
    empty.mkdir()
    run("import", empty)
    assert run("imports", "folders").stdout.splitlines() == [str(empty), str(folder)]
    assert run("imports", "forget", empty).exit_code == 0
    assert run("imports", "folders").stdout.splitlines() == [str(folder)]
    run("imports", "forget", folder)
    with pytest.raises(RecollectError, match="nothing was imported yet"):
        run("import", "--yes")
    assert len(read(run("export"))) == 2
    assert run("import", folder).stdout == "2 notes read: 2 unchanged.\n"
    assert run("imports", "folders").stdout.splitlines() == [str(folder)]
    with pytest.raises(RecollectError, match="elsewhere was not imported"):
        run("imports", "forget", folder.parent / "elsewhere")


def test_a_deck_has_a_name_that_can_be_shown(folder: Path, run: Run) -> None:
    for name, said in (("/", "a deck needs a name"), ("x" * 500, "has at most 200 letters")):
        for command in (["decks", "rename", "notes/a", name], ["import", folder, "--deck", name]):
            with pytest.raises(RecollectError, match=said):
                run(*command)
    run("decks", "rename", "notes/a", " Trees //  Leaves ")
    assert "Trees/Leaves" in {one["name"] for one in read(run("decks", "--json"))}


@pytest.mark.parametrize(
    "words",
    [["search", ""], ["watch", "--every", "nan"], ["watch", "--every", "inf"]],
    ids=" ".join,
)
def test_what_asks_for_nothing_that_can_be_is_called_wrongly(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_only_the_notes_that_were_asked_for_are_counted(folder: Path, run: Run) -> None:
    assert run("import", folder / "two.md").stdout == "1 note read: 1 unchanged.\n"


def test_what_cannot_be_done_is_said_in_the_learners_language(
    workspace: Workspace, address: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    workspace.change_setting("language", "zh")
    monkeypatch.setattr("sys.argv", ["recollect", "--db", address, "import", "nowhere"])
    with pytest.raises(SystemExit):
        program()
    assert capsys.readouterr().err == "recollect: nowhere：没有这个文件或文件夹；请检查路径\n"


def test_of_a_note_that_is_too_large_it_is_said_what_next(folder: Path, run: Run) -> None:
    (folder / "book.md").write_bytes(b"word " * 500_000)
    said = run("import", folder)
    assert "book.md: larger than 2 MB: split it, or leave it out with --exclude" in said.stderr
    assert not run("import", folder, "--exclude", "book.md").stderr


def test_an_import_fails_only_if_it_can_read_nothing(folder: Path, run: Run) -> None:
    bad = folder / "bad.md"
    bad.write_bytes(b"\x00\x01\x02" * 99)
    assert run("import", folder).exit_code == 0
    alone = run("import", bad)
    assert (alone.exit_code, alone.stdout) == (1, "No note could be read.\n")
    assert "looks like a binary file: skipped; " in alone.stderr

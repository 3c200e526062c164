"""The preview of an import: grouped, filtered, decided on with keys, and quick at any size."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.tui.conftest import screen_text, work_done
from textual.pilot import Pilot

from recollect.app.importing import Change, ImportPlan, apply_import, plan_import
from recollect.app.importing.decisions import reject
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.tui.app import RecollectApp
from recollect.tui.note.spans import Line
from recollect.tui.pages.import_preview import Row
from recollect.tui.screens.import_notes import ImportNotes
from recollect.tui.screens.import_preview import ImportPreview

NOTE = """\
# Trees

### Q1: Why does GPT-2 have tied embeddings?

### Q2: What is a leaf of a tree?

**Answer**: A node without any children.

### Q3: What is the depth of a node?

**Answer**: The number of edges up to the root.
"""
EDITED = (
    NOTE.replace("GPT-2", "GPT-3")
    .replace("What is a leaf of a tree?", "What is a leaf in a tree?")
    .replace("### Q3", "### Q4: How many leaves has a full tree?\n\n### Q3")
)


@pytest.fixture
def edited(workspace: Workspace, tmp_path: Path) -> Path:
    """A folder that was imported, and its note edited since."""
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "trees.md").write_text(NOTE)
    apply_import(workspace, plan_import(workspace, [folder]))
    (folder / "trees.md").write_text(EDITED)
    return folder


def cards(workspace: Workspace) -> list[Card]:
    with workspace.database.read() as unit:
        return list(unit.cards.all())


async def look(pilot: Pilot[None], app: RecollectApp, folder: Path) -> ImportPreview:
    """Read a folder and open the preview."""
    await app.push_screen(ImportNotes(app.workspace, folder))
    await work_done(app)
    await pilot.pause()
    await pilot.press("v")
    await pilot.pause()
    assert isinstance(app.screen, ImportPreview)
    return app.screen


async def test_what_asks_for_a_word_comes_first_with_its_old_text_beside_the_new(
    workspace: Workspace, edited: Path, shown: Callable[[RecollectApp], str]
) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=(100, 30)) as pilot:
        await look(pilot, app, edited)
        text = shown(app)
        assert text.index("unclear  1") < text.index("new  1") < text.index("updated  1")
        (beside,) = [row for row in text.split("\n") if "GPT-2" in row]
        assert "GPT-3" in beside
        assert "gpt2 became gpt3" in text


async def test_decisions_are_taken_back_and_imported(workspace: Workspace, edited: Path) -> None:
    old = {card.question: card.id for card in cards(workspace)}
    app = RecollectApp(workspace)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await look(pilot, app, edited)
        await pilot.press("s")  # the unclear one is the same card
        await pilot.press("f", "x")  # the first group is now what is new: never
        await pilot.press("enter")
        await work_done(app)
        await pilot.pause()
        assert isinstance(app.screen, ImportNotes)
        await pilot.press("enter")
        await work_done(app)
        await pilot.pause()
        assert "Imported: " in screen_text(app)
    new = {card.question: card.id for card in cards(workspace)}
    assert (
        new["Why does GPT-3 have tied embeddings?"] == old["Why does GPT-2 have tied embeddings?"]
    )
    assert "How many leaves has a full tree?" not in new
    assert plan_import(workspace).changes_nothing


async def test_the_preview_begins_with_its_first_group_and_shows_options(
    workspace: Workspace, tmp_path: Path
) -> None:
    options = "   A. one\n   B. two\n\n   Answer: B\n"
    questions = "\n".join(f"{number}. What is {number}?\n\n{options}" for number in range(1, 41))
    (tmp_path / "quiz.md").write_text(f"# Quiz\n\n{questions}")
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        await look(pilot, app, tmp_path / "quiz.md")
        text = screen_text(app)
        assert "new  40" in text
        assert "· one" in text
        assert "✓ two" in text
        await pilot.press("end", "home")
        assert "new  40" in screen_text(app)


async def test_leaving_the_preview_decides_nothing(workspace: Workspace, edited: Path) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=(100, 30)) as pilot:
        await look(pilot, app, edited)
        await pilot.press("s", "escape")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
    assert "Why does GPT-2 have tied embeddings?" in {card.question for card in cards(workspace)}


async def test_the_list_is_filtered_by_change_and_by_words(
    workspace: Workspace, edited: Path
) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await look(pilot, app, edited)
        await pilot.press("slash", *"depth", "enter")
        assert screen.planned is not None
        assert "depth" in screen.planned.card.card.question
        await pilot.press("slash", *["backspace"] * 5, "enter", "f", "f")
        assert screen.planned.change is Change.NEW


async def test_a_new_item_is_matched_with_a_card_that_would_go(
    workspace: Workspace, tmp_path: Path
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "a.md").write_text("# A\n\n### Q1: What is a leaf of a tree?\n")
    apply_import(workspace, plan_import(workspace, [folder]))
    (old,) = cards(workspace)
    (folder / "a.md").write_text("# A\n\n### Q7: Which nodes stand at the very bottom?\n")
    app = RecollectApp(workspace)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = await look(pilot, app, folder)
        await pilot.press("m")
        assert screen.planned is not None
        assert screen.planned.change is Change.RETIRED
        await pilot.press("m", "d", *["backspace"] * 40, *"Bottom", "enter", "enter")
        await work_done(app)
        await pilot.pause()
        await pilot.press("enter")
        await work_done(app)
        await pilot.pause()
    (card,) = cards(workspace)
    assert (card.id, card.deck) == (old.id, "Bottom")
    assert card.question == "Which nodes stand at the very bottom?"


@pytest.mark.parametrize("size", [(40, 12), (80, 24)])
async def test_a_plan_of_thousands_writes_only_the_rows_in_sight(
    workspace: Workspace, tmp_path: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    questions = "\n".join(f"### Q{n}: What is the square of {n}?\n" for n in range(2000))
    (folder / "squares.md").write_text(f"# Squares\n\n{questions}")
    plan = plan_import(workspace, [folder])
    written: list[Row] = []
    from recollect.tui.screens import import_preview

    row = import_preview.list_row

    def counting(plan: ImportPlan, one: Row, cells: int, *, here: bool) -> Line:
        written.append(one)
        return row(plan, one, cells, here=here)

    monkeypatch.setattr(import_preview, "list_row", counting)
    app = RecollectApp(workspace)
    async with app.run_test(size=size) as pilot:
        screen = ImportPreview(reject(plan, [0]))
        await app.push_screen(screen)
        await pilot.press("end", "home", "pagedown", "down")
        await pilot.pause()
        assert screen.planned is not None
        assert len(written) < 20 * size[1], "of two thousand rows, some screens"

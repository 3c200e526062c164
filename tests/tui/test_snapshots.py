"""What every screen looks like, at three sizes, in both languages; what else it may hold, at one.

The pictures are text files below `snapshots/`, made to be read in a diff. After a change that is
meant, RECOLLECT_UPDATE_SNAPSHOTS=1 writes them anew (with `-m "long or not long"`: all of them).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.conftest import HandClock
from tests.tui import decks
from tests.tui.conftest import Snapshot
from textual.pilot import Pilot
from textual.widgets import TextArea

from recollect.app.importing import apply_import, plan_import
from recollect.app.language import Language
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.tui.app import RecollectApp

Look = tuple[tuple[int, int], Language]

SOME: list[Look] = [
    ((40, 12), Language.CHINESE),
    ((80, 24), Language.ENGLISH),
    ((120, 40), Language.CHINESE),
]
OTHERS: list[Look] = [
    ((40, 12), Language.ENGLISH),
    ((80, 24), Language.CHINESE),
    ((120, 40), Language.ENGLISH),
]
LOOKS = pytest.mark.parametrize(
    "looks",
    [pytest.param(SOME, id="some"), pytest.param(OTHERS, id="others", marks=pytest.mark.long)],
)

IMPORTED = """\
# 树 Trees

### Q1: Why does GPT-2 share its embeddings?

### Q2: 二叉堆的根在数组的哪里？

**答案**：在第一个位置。

### Q3: What is a leaf?

**Answer**: A node without any children.
"""
EDITED = (
    IMPORTED.replace("GPT-2", "GPT-3")
    .replace("二叉堆的根", "一个二叉堆的根")
    .replace("### Q3: What is a leaf?", "### Q4: 一棵满树有多少片叶子？")
    .replace("A node without any children.", "一半的节点，再多一个。")
)


@dataclass
class See:
    """Presses keys and then looks at the screen in every way.

    One run is resized and changes its language at every step: that has to work anyway.
    """

    pilot: Pilot[None]
    snapshot: Snapshot
    looks: list[Look]

    async def __call__(self, name: str, *keys: str) -> None:
        app = self.pilot.app
        assert isinstance(app, RecollectApp)
        await self.pilot.press(*keys)
        for size, language in self.looks:
            await self.pilot.resize_terminal(*size)
            app.speak(language)
            await self.pilot.pause()
            self.snapshot(app, f"{name}/{size[0]}x{size[1]}-{language}")

    async def once(self, name: str, *keys: str) -> None:
        """Look in one size: the screen was seen in the others, with something else on it."""
        of_one_size = [(size, language) for size, language in self.looks if size == (80, 24)]
        await See(self.pilot, self.snapshot, of_one_size)(name, *keys)


@LOOKS
async def test_the_review(workspace: Workspace, snapshot: Snapshot, looks: list[Look]) -> None:
    decks.put(workspace, decks.EVERY_KIND)
    app = RecollectApp(workspace, Selection())
    async with app.run_test(size=(80, 24)) as pilot:
        see = See(pilot, snapshot, looks)
        await see("review-question")
        await see.once("review-hint", "h")
        await pilot.press("tab")
        app.screen.query_one(TextArea).insert("每一步都要用到全部旧的键和值。")
        await see("review-writing")
        await see("review-answer", "ctrl+s", "a", "c")
        await see("help", "question_mark")
        await pilot.press("escape", "3", "space", "3")
        await see("choice")
        await see.once("choice-answer", "1")
        await pilot.press("1")
        await see.once("choice-several", "1")
        await see.once("choice-several-answer", "enter")
        await see.once("true-false-answer", "3", "1")
        await pilot.press("3", *"mha", "enter", *"gqa")
        await see("blanks")
        await see.once("blanks-answer", "enter")
        await see.once("cloze", "3")
        await see.once("open-answer", "space", "3", "space")
        await see.once("rating", "3")
        await see("mark-weak", "w")
        await pilot.press(*"cache", "enter")
        await see.once("redrill", "2")
        await see("card-info", "i")
        await see.once("summary-so-far", "escape", "q")


@LOOKS
async def test_an_import(workspace: Workspace, snapshot: Snapshot, looks: list[Look]) -> None:
    folder = Path("notes")
    folder.mkdir()
    (folder / "trees.md").write_text(IMPORTED, encoding="utf-8")
    apply_import(workspace, plan_import(workspace, [folder]))
    (folder / "trees.md").write_text(EDITED, encoding="utf-8")
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        see = See(pilot, snapshot, looks)
        await pilot.press("i", "enter")
        await app.workers.wait_for_complete()
        await see("import-plan")
        await see("import-preview", "v")
        await see.once("import-help", "question_mark")


@LOOKS
async def test_the_dashboard(
    workspace: Workspace, clock: HandClock, snapshot: Snapshot, looks: list[Look]
) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=(80, 24)) as pilot:
        see = See(pilot, snapshot, looks)
        await see("home-first-run")
        await see("import", "1")
        await pilot.press("escape")
        decks.put(workspace, [decks.PLAIN, decks.SOCRATIC, decks.TERM])
        await see("home", "question_mark", "escape")
        await see.once("home-help", "question_mark")
        await see("summary", "escape", "enter", "space", "1", *("space", "3") * 3)
        await see.once("home-nothing-due", "enter")
        clock.pass_days(1)
        await see.once("home-next-day", "question_mark", "escape")

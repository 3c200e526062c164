"""Draw the pictures of the README: the real app on the sample notes, by a clock of its own.

`make pictures` writes them. The history of the deck is made up, the same one every time.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from textual.pilot import Pilot
from textual.widgets import TextArea

from recollect.app.importing import apply_import, plan_import
from recollect.app.language import Language
from recollect.app.samples import samples_folder
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace
from recollect.core.scheduling.grades import Grade
from recollect.tui.app import RecollectApp
from recollect.tui.note.spans import cell_len

PICTURES = Path(__file__).parent / "pictures"
DAYS = 60
SVG = "{http://www.w3.org/2000/svg}"
FONTS = "Menlo, Consolas, 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'PingFang SC', monospace"


class Clock:
    """A clock that is moved by hand."""

    instant = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the instant that it stands at."""
        return self.instant


def study(workspace: Workspace, clock: Clock) -> None:
    """Answer on most days of two months, like a learner who has trouble with attention."""
    for day in range(DAYS):
        chance = Random(day)
        if chance.random() < 0.85:
            _one_day(workspace, clock, chance)
        clock.instant = Clock.instant + timedelta(days=day + 1)


def _one_day(workspace: Workspace, clock: Clock, chance: Random) -> None:
    session = StudySession(workspace, Selection(count=chance.randint(4, 14)))
    for _ in range(40):
        if session.turn is None:
            return
        if session.turn.is_redrill:
            session.grade(Grade.GOOD)
            continue
        card = session.turn.study_card.card
        luck = Random(f"{card.question} {clock.instant:%j}").random()
        hard = any(word in card.question for word in ("head", "头", "√", "缩放", "concat"))
        session.grade(Grade.AGAIN if luck < (0.4 if hard else 0.1) else _passed(luck))
        clock.instant += timedelta(seconds=chance.randint(8, 50))


def _passed(luck: float) -> Grade:
    return Grade.HARD if luck < 0.25 else Grade.GOOD if luck < 0.9 else Grade.EASY


def drawn(app: RecollectApp) -> str:
    """Return the screen as SVG: with the width of Chinese in cells, and without a foreign font."""
    root = ET.fromstring(app.export_screenshot(title="Recollect"))
    sizes = [_cell_size(text) for text in root.iter(f"{SVG}text")]
    cell = max(size for size in sizes if size)
    for text in root.iter(f"{SVG}text"):
        if "textLength" in text.attrib:
            text.set("textLength", f"{cell * cell_len(text.text or ''):.1f}")
    for style in root.iter(f"{SVG}style"):
        plain = re.sub(r"@font-face\s*{.*?}", "", style.text or "", flags=re.DOTALL)
        style.text = re.sub(r"font-family: [^;]*;", f"font-family: {FONTS};", plain)
    ET.register_namespace("", SVG.strip("{}"))
    return ET.tostring(root, encoding="unicode") + "\n"


def _cell_size(text: ET.Element) -> float:
    length, shown = text.get("textLength"), text.text or ""
    return float(length) / len(shown) if length and shown.isascii() and shown else 0.0


async def shown(pilot: Pilot[None], name: str, *keys: str) -> None:
    """Press keys and keep what the screen shows."""
    await pilot.press(*keys)
    await pilot.pause()
    app = pilot.app
    assert isinstance(app, RecollectApp)
    (PICTURES / f"{name}.svg").write_text(drawn(app), encoding="utf-8")


async def dashboard(pilot: Pilot[None]) -> None:
    """Draw the dashboard, and the figures."""
    await shown(pilot, "dashboard")
    await shown(pilot, "figures", "s")


async def socratic(pilot: Pilot[None]) -> None:
    """Draw a question with its hints, then one's own answer beside the note's."""
    await shown(pilot, "question", "h")
    await pilot.press("tab")
    pilot.app.screen.query_one(TextArea).insert(
        "拼接之后各个头的信息还是分开的，需要一个线性层把它们混合。"
    )
    await shown(pilot, "answer", "ctrl+s", "a")


async def run(
    app: RecollectApp,
    size: tuple[int, int],
    language: Language,
    drive: Callable[[Pilot[None]], Awaitable[None]],
) -> None:
    """Drive the app at a size of the terminal, in a language."""
    async with app.run_test(size=size) as pilot:
        app.speak(language)
        await pilot.pause()
        await drive(pilot)


def draw() -> None:
    """Draw all pictures."""
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    PICTURES.mkdir(exist_ok=True)
    clock = Clock()
    with (
        tempfile.TemporaryDirectory() as folder,
        Workspace.open(f"{folder}/deck.db", clock=clock) as workspace,
    ):
        workspace.change_setting("zone", "UTC")
        apply_import(workspace, plan_import(workspace, [samples_folder()]))
        study(workspace, clock)
        asyncio.run(run(RecollectApp(workspace), (112, 36), Language.ENGLISH, dashboard))
        chosen = Selection(search="多头注意力拼接", cram=True)
        asyncio.run(run(RecollectApp(workspace, chosen), (112, 26), Language.CHINESE, socratic))


if __name__ == "__main__":
    draw()

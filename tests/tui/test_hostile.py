"""Notes are other people's text: shown exactly, never obeyed."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui import decks
from tests.tui.conftest import press_at_once, screen_text

from recollect.app.cards.browsing import mark_weak
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.core.cards.items import Kind, Option
from recollect.core.study_log import EntryKind, StudyEntry
from recollect.tui.app import RecollectApp

MARKUP = [
    "array[0]",
    "x[i][j]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    "[INST]",
    "[/INST]",
    "[/]",
    "[/b]",
    "[b]bold[/b]",
    "[red]",
    "[bold red on blue]x",
    "[@click=app.quit]x[/]",
    "[@click=app.quit()]",
    "[link=https://example.org]x[/link]",
    "[$primary]",
    "[not a tag",
    "a]b",
    r"\[x\y",
    "[]",
    "[ ]",
    "List[int]",
    "dict[str, Any]",
    "{x}[{0}]",
    "[[0, 1], [2]]",
    "[reverse]",
    "[on red]",
    "[auto]",
]
CONTROLS = {
    "\x1b]0;pwned\x07": "␛]0;pwned␇",
    "\x1b[2J": "␛[2J",
    "\x9b31m": "�31m",
    "a\x08b": "a␈b",
    "\u202etxt.exe": "�txt.exe",
}
SIZES = [(200, 60), (40, 12)]


def code(text: str) -> str:
    """Return Markdown that shows `text` as it is: emphasis and escapes are not what is tested."""
    return f"``` \n{text}\n```"


def hostile_deck(workspace: Workspace, text: str) -> None:
    """Put a text wherever a note can put one."""
    line = text.replace("\n", " ")
    source = replace(decks.PLAIN.source, path=f"{line}.md", heading_path=(line, line), label=line)
    common = {"source": source, "deck": f"{line}/{line}", "tags": (line,), "critique": code(text)}
    common["insight"] = code(text)
    decks.put(
        workspace,
        [
            decks.card(code(text), code(text), hints=(code(text),), **common),
            decks.card(
                code(text),
                code(text),
                Kind.CHOICE,
                options=(Option(code(text), True), Option(line, False)),
                **common,
            ),
            decks.card(f"{line} ____", line, Kind.BLANK, **common),
        ],
    )


@pytest.mark.parametrize("size", SIZES)
async def test_no_text_is_obeyed_on_any_screen(workspace: Workspace, size: tuple[int, int]) -> None:
    hostile_deck(workspace, " ".join([*MARKUP, *CONTROLS]))
    seen = ""
    app = RecollectApp(workspace)
    async with app.run_test(size=size, notifications=True) as pilot:
        for key in ["enter", "h", "space", "i", "escape", "w", "down", "enter", "a", "space"]:
            await pilot.press(key)
            await pilot.pause()
            seen += screen_text(app)
        for key in [
            "t",
            "down",
            "enter",
            "o",
            "escape",
            "1",
            "i",
            "escape",
            "u",
            "space",
            "3",
            "1",
            "3",
            "escape",
            "0",
            "q",
        ]:
            await pilot.press(key)
            await pilot.pause()
            seen += screen_text(app)
        assert app.is_running
    assert not [c for c in seen if unicodedata.category(c) == "Cc" and c != "\n"]


async def test_every_snippet_is_shown_exactly(workspace: Workspace) -> None:
    batches = list(batched([*MARKUP, *CONTROLS], 6))
    cards = []
    for batch in batches:
        text = code("\n".join(batch))
        source = replace(decks.PLAIN.source, path=f"{batch[0]}.md")
        cards.append(decks.card(text, text, source=source, tags=batch, hints=(text,), insight=text))
    decks.put(workspace, cards)
    app = RecollectApp(workspace, Selection())
    async with app.run_test(size=(120, 50)) as pilot:
        for batch in batches:
            await pilot.press("h", "space")
            text = screen_text(app)
            for snippet in batch:
                # In question, hint, answer and insight; the tag may be broken over two lines.
                assert text.count(CONTROLS.get(snippet, snippet)) >= 4, (snippet, text)
            assert CONTROLS.get(batch[0], batch[0]) + ".md:" in text
            await pilot.press("3")


def batched(items: list[str], size: int) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(items), size):
        yield tuple(items[start : start + size])


async def test_a_toast_shows_text_exactly(workspace: Workspace) -> None:
    decks.put(workspace, [decks.PLAIN])
    app = RecollectApp(workspace, Selection())
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        app.say("[CLS] [/INST] [/] [@click=app.quit]x[/]")
        await pilot.pause()
        assert "[CLS] [/INST] [/] [@click=app.quit]x[/]" in screen_text(app)


SCRIPT = """
import sys
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.tui.app import run_app
with Workspace.open(sys.argv[1]) as workspace:
    run_app(workspace, Selection())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_no_raw_byte_of_a_note_reaches_the_terminal(workspace: Workspace, tmp_path: Path) -> None:
    """Drive the app on a pseudo-terminal and read what a terminal would be told to do."""
    hostile_deck(workspace, " ".join(CONTROLS))
    address = workspace.address
    workspace.close()
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "LINES": "30"}
    app = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, address],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment,
        start_new_session=True,
    )
    os.close(slave)
    try:
        written = _read_until(master, b"pwned")
        os.write(master, b" ")
        written += _read_until(master, b"Good")
    finally:
        app.kill()
        app.wait()
        os.close(master)
    assert b"pwned" in written
    for raw in CONTROLS:
        assert raw.encode("utf-8") not in written
    assert b"\x1b]0;pwned" not in written


def _read_until(master: int, awaited: bytes, seconds: float = 20.0) -> bytes:
    """Read until something was written; the deadline only ends a hung run."""
    read, deadline = b"", time.monotonic() + seconds
    while awaited not in read and time.monotonic() < deadline:
        if select.select([master], [], [], 0.5)[0]:
            read += os.read(master, 65536)
    return read


async def test_areas_and_the_board_show_every_snippet_exactly(workspace: Workspace) -> None:
    snippets = [*MARKUP, *CONTROLS]
    snippets.remove("[ ]")  # as a name, the same as []
    questions = [replace(decks.PLAIN, question=str(number)) for number in range(len(snippets))]
    cards = decks.put(workspace, questions)
    for card, snippet in zip(cards, snippets, strict=True):
        mark_weak(workspace, card.id, snippet)
    topics = [
        StudyEntry(kind=EntryKind.LOG, line=line, topic=snippet, stages=(snippet,))
        for line, snippet in enumerate(snippets, start=1)
    ]
    with workspace.database.write() as unit:
        unit.study_entries.replace({"note-gpu/memory.md": topics})
    app = RecollectApp(workspace)
    async with app.run_test(size=(120, 100), notifications=True) as pilot:
        await pilot.press("w", "f")
        areas = screen_text(app)
        await pilot.press("escape", "g")
        board = screen_text(app)
    for snippet in snippets:
        shown = CONTROLS.get(snippet, snippet)
        assert shown in areas, (snippet, areas)
        assert board.count(shown) >= 2, (snippet, board)


async def test_the_palette_takes_every_snippet_for_words(workspace: Workspace) -> None:
    app = RecollectApp(workspace)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("ctrl+p")
        for batch in batched(MARKUP, 7):
            press_at_once(app, " ".join(batch))
            await pilot.press("end")
            assert " ".join(batch) in screen_text(app)
            await pilot.press("ctrl+u")
        assert app.is_running

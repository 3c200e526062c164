"""The real app, killed at any moment: what the screen acknowledged is on the disk."""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests.faults.decks import assert_sound, write_note
from tests.terminal import COLOURS, Terminal, recollect

from recollect.app.cards.drafts import drafts_of
from recollect.app.importing import apply_import, plan_import
from recollect.app.study import Selection, StudySession
from recollect.app.workspace import Workspace

TOKEN = re.compile(rb"Qx(\d+)z")


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A deck of forty cards, each of which shows a word of its own."""
    folder = tmp_path_factory.mktemp("deck")
    write_note(folder, "words.md", [f"Which is Qx{number}z" for number in range(40)])
    with Workspace.open(str(folder / "deck.db")) as workspace:
        workspace.change_setting("new_a_day", 1000)
        workspace.change_setting("minutes", 1000)
        apply_import(workspace, plan_import(workspace, [folder / "notes"]))
    return folder


@pytest.fixture
def folder(deck: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(deck, tmp_path / "deck"))


def seen(written: bytes) -> list[int]:
    """Return the cards that were shown, in order: all but the last one were answered."""
    return [int(number) for number in dict.fromkeys(TOKEN.findall(written))]


def answered(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / "deck.db")) as connection:
        rows = connection.execute(
            "SELECT question FROM review JOIN card ON card.id = review.card_id ORDER BY review.seq"
        ).fetchall()
    return [int(TOKEN.search(question.encode())[1]) for (question,) in rows]  # type: ignore[index]


def begun(folder: Path) -> list[str]:
    """Return what was begun to be written and not handed in."""
    with Workspace.open(str(folder / "deck.db")) as workspace, workspace.database.read() as unit:
        return [text for fields in drafts_of(unit).values() for text in fields]


def assert_nothing_lost(terminal: Terminal, folder: Path) -> int:
    """Compare screen and disk; return how many answers the screen had acknowledged.

    The disk may hold more: keys that were typed ahead, for cards that were never painted.
    """
    cards, on_disk = seen(terminal.written), answered(folder)
    acknowledged = cards[:-1]
    assert set(acknowledged) <= set(on_disk)
    assert len(on_disk) == len(set(on_disk))
    assert_sound(folder)
    return len(acknowledged)


def review(folder: Path) -> Callable[[], object]:
    """Return what runs the app in a forked process, with everything loaded already."""
    from recollect.tui.app import run_app

    def start() -> None:
        os.environ |= COLOURS
        with Workspace.open(str(folder / "deck.db")) as workspace:
            run_app(workspace, Selection())

    return start


def answer_on(terminal: Terminal, cards: int, moment: float) -> None:
    """Answer so many cards, and then, as fast as one can type, for so many seconds."""
    while len(seen(terminal.written)) <= cards:
        shown = len(seen(terminal.written))
        terminal.until(lambda written, shown=shown: len(seen(written)) > shown)  # type: ignore[misc]
        terminal.type(" 3")
    deadline = time.monotonic() + moment
    while (left := deadline - time.monotonic()) > 0:
        terminal.type(" 3")
        terminal.read(min(left, 0.05))


@pytest.mark.long
def test_five_hundred_kills_lose_no_answer_that_the_screen_acknowledged(
    deck: Path, tmp_path: Path
) -> None:
    chance = random.Random(8)
    acknowledged, slowest = 0, 0.0
    for number in range(500):
        folder = Path(shutil.copytree(deck, tmp_path / "deck"))
        cards = chance.randrange(4)
        with Terminal(review(folder)) as terminal:
            answer_on(terminal, cards, chance.uniform(0, 0.3))
            terminal.kill()
        began = time.monotonic()
        answers = assert_nothing_lost(terminal, folder)
        slowest = max(slowest, time.monotonic() - began)
        assert answers >= cards
        acknowledged += answers
        shutil.rmtree(folder)
        print(f"kill {number + 1}: {acknowledged} answers acknowledged so far")
    print(f"opened and compared with its log again within {slowest:.2f} s each time")


@pytest.mark.parametrize(
    "end",
    [
        pytest.param(lambda terminal: terminal.close() or terminal.wait(), id="closed window"),
        *(
            pytest.param(
                lambda terminal, sent=sent: terminal.kill(sent),
                id=sent.name,
                marks=pytest.mark.long,
            )
            for sent in (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)
        ),
    ],
)
def test_however_the_app_ends_every_answer_is_there(
    folder: Path, end: Callable[[Terminal], object]
) -> None:
    with Terminal(recollect(["review"], {"RECOLLECT_DB": str(folder / "deck.db")})) as terminal:
        terminal.until(lambda written: len(seen(written)) == 1)
        terminal.type(" 3")
        terminal.until(lambda written: len(seen(written)) == 2)
        terminal.type("\thalf of it")
        terminal.until(lambda _: begun(folder) == ["half of it"])
        end(terminal)
    assert begun(folder) == ["half of it"]
    assert assert_nothing_lost(terminal, folder) == 1
    assert b"Traceback" not in terminal.written
    with Workspace.open(str(folder / "deck.db")) as workspace:
        turn = StudySession(workspace).turn
        assert turn is not None


def test_it_ends_with_its_window_even_if_told_to_ignore_hanging_up(folder: Path) -> None:
    start = recollect(["review"], {"RECOLLECT_DB": str(folder / "deck.db")})
    with Terminal(lambda: (signal.signal(signal.SIGHUP, signal.SIG_IGN), start())) as terminal:
        terminal.until(lambda written: len(seen(written)) == 1)
        terminal.close()
        terminal.wait()


def test_ctrl_c_in_the_line_mode_ends_it_with_every_answer_kept(folder: Path) -> None:
    start = recollect(["review", "--plain"], {"RECOLLECT_DB": str(folder / "deck.db")})
    with Terminal(start) as terminal:
        terminal.until(lambda written: len(seen(written)) == 1)
        terminal.type("\r3\r")
        terminal.until(lambda written: len(seen(written)) == 2)
        terminal.type("\x03")
        terminal.wait()
    assert len(answered(folder)) == 1
    assert b"Traceback" not in terminal.written

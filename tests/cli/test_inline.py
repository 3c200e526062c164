"""`recollect review --inline` on a real terminal: some lines under the prompt, not the screen."""

from __future__ import annotations

import pytest
from tests.terminal import Terminal, recollect
from tests.tui import decks

from recollect.app.workspace import Workspace

ALTERNATE_SCREEN = b"\x1b[?1049h"


@pytest.mark.long
def test_a_session_under_the_prompt(workspace: Workspace, address: str) -> None:
    decks.put(workspace, [decks.PLAIN])
    with Terminal(recollect(["--db", address, "review", "--inline"], env={})) as terminal:
        terminal.until(lambda written: b"What does a page table map?" in written)
        terminal.type(" ")
        terminal.until(lambda written: b"physical" in written)
        terminal.type("3")
        terminal.until(lambda written: b"Done for now" in written)
        terminal.type("q")
        assert terminal.wait() == 0
        assert ALTERNATE_SCREEN not in terminal.written

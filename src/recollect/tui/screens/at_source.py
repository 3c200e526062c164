"""Open a card where it stands in the notes, and read the note again afterwards."""

from __future__ import annotations

from pathlib import Path

from textual.app import SuspendNotSupported

from recollect.app.importing import apply_import, plan_import
from recollect.app.workspace import Workspace
from recollect.core.cards.cards import Card
from recollect.tui.editor import edit
from recollect.tui.opening import Address, open_outside, takes_the_terminal
from recollect.tui.screens.base import RecollectScreen


def edited_at_source(screen: RecollectScreen[None], workspace: Workspace, card: Card) -> bool:
    """Open a card's note at its line in $EDITOR, then read the note again.

    Returns whether an editor could be opened at all. Raises RecollectError when there is none, or
    no such note.
    """
    note = Path(card.source.root) / card.source.path
    return edited_at(screen, workspace, note, card.source.line)


def edited_at(screen: RecollectScreen[None], workspace: Workspace, note: Path, line: int) -> bool:
    """Open a note at a line in $EDITOR, then read the note again; see `edited_at_source`."""
    if not opened_in_editor(screen, note, line):
        return False
    apply_import(workspace, plan_import(workspace, [note]))
    return True


def opened_in_editor(screen: RecollectScreen[None], file: Path, line: int) -> bool:
    """Open a file at a line in $EDITOR and wait; returns whether an editor could be opened at all.

    Raises RecollectError when there is none, or no such file.
    """
    try:
        with screen.app.suspend():
            edit(file, line)
    except SuspendNotSupported:  # in a browser or a test there is no terminal to hand over
        screen.recollect.say(f"{file}:{line}")
        return False
    return True


def opened_outside(screen: RecollectScreen[None], address: Address) -> None:
    """Hand an address to the system's browser, and the terminal if that one draws in it.

    Raises RecollectError when there is no browser.
    """
    if takes_the_terminal():
        try:
            with screen.app.suspend():
                open_outside(address)
            return
        except SuspendNotSupported:
            pass
    open_outside(address)

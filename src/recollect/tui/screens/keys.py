"""The keys of the dashboard and of the review, and another key for what one of them does."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.events import Key

from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.tui.keys import cap, half_width, key
from recollect.tui.keys.changeable import keys_of, own_keys
from recollect.tui.keys.own import SCREENS, changeable_actions, with_key
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import pointer, row, sentence
from recollect.tui.screens.base import Overlay
from recollect.tui.screens.listing import Listing
from recollect.tui.widgets.paper import Paper
from recollect.tui.widgets.row_list import RowList


class KeysScreen(Listing):
    """A row for each action with its key; Enter changes it, at once and for good."""

    BINDINGS = [
        key("enter,space", "change", "Change"),
        key("d", "default", "Default"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._rows = list(changeable_actions())

    def __len__(self) -> int:
        return len(self._rows)

    @on(RowList.Clicked)
    def action_change(self) -> None:
        """Ask for another key."""
        self.ask(PressKey(self._here), self._keep)

    def action_default(self) -> None:
        """Put the default key back, unless something else has it now."""
        self._keep(None)

    def _keep(self, pressed: str | None) -> None:
        with self.recollect.telling():
            keys = with_key(self.workspace.settings.keys, str(self._here.id), pressed)
            self.recollect.change_keys(keys)
            self.reread()

    @property
    def _here(self) -> Binding:
        return self._rows[self.rows.cursor][1]

    def head(self, cells: int) -> list[Line]:
        """Return the title."""
        return [row([Span(tr("Keys"), "strong")], [], cells)]

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return one action with its key."""
        screen, one = self._rows[number]
        own = own_keys(SCREENS[screen], self.workspace.settings.keys)
        where = tr("Dashboard") if screen == "home" else tr("Review")
        shown = cap(keys_of(one, own)[0])
        left = [
            pointer(here),
            Span(f"{where} · ", "muted"),
            Span(tr(one.description), "strong" if here else ""),
        ]
        return row(left, [Span(shown, "accent" if one.id in own else "")], min(cells, 72))


class PressKey(Overlay[str], inherit_bindings=False):
    """Waits for the new key of an action; closes with its name, or with nothing on Esc."""

    CSS_PATH = "sheet.tcss"

    def __init__(self, binding: Binding) -> None:
        super().__init__()
        self._binding = binding

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        with VerticalScroll(id="frame", can_focus=False):
            yield Paper(self._page)

    def on_key(self, event: Key) -> None:
        """Take whatever key comes."""
        event.stop()
        event.prevent_default()
        pressed = half_width(event.key, event.character)
        self.dismiss("" if pressed == "escape" else pressed)

    def _page(self, cells: int) -> list[Line]:
        what = tr(self._binding.description)
        return sentence(tr("Press the new key for: {what} (Esc: leave it)", what=what), cells)

"""The keys of the dashboard and of the review, and another key for what one of them does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.events import Key

from recollect.app.workspace import Workspace
from recollect.tui.keymap import holder, is_key, is_taken, keys_of, own_keys
from recollect.tui.keys import cap, half_width, key, with_full_width
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import row, sentence
from recollect.tui.screens import home_keys, review_keys
from recollect.tui.screens.listing import Listing
from recollect.tui.screens.sheet import Overlay
from recollect.tui.widgets.paper import Paper
from recollect.tui.widgets.row_list import RowList

SCREENS = (home_keys.BINDINGS, review_keys.BINDINGS)


def keymap(stored: Mapping[str, str]) -> dict[str, str]:
    """Return the learner's keys as the application takes them, with their full-width forms."""
    return {
        name: with_full_width(chosen)
        for bindings in SCREENS
        for name, chosen in own_keys(bindings, stored).items()
    }


class KeysScreen(Listing):
    """A row for each action with its key; Enter changes it, at once and for good."""

    BINDINGS = [  # noqa: RUF012
        key("enter,space", "change", "Change"),
        key("d", "default", "Default"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._rows = [(all_, one) for all_ in SCREENS for one in all_ if one.id]

    def __len__(self) -> int:
        return len(self._rows)

    def on_row_list_clicked(self, event: RowList.Clicked) -> None:
        """Change the key that was clicked."""
        self.action_change()

    def action_change(self) -> None:
        """Ask for another key."""
        bindings, chosen = self._rows[self.rows.cursor]
        self.app.push_screen(PressKey(chosen), partial(self._take, bindings, chosen))

    def action_default(self) -> None:
        """Put the default key back, unless something else has it now."""
        bindings, chosen = self._rows[self.rows.cursor]
        stored = self.workspace.settings.keys
        own = own_keys(bindings, stored)
        for name in chosen.key.split(","):
            if self._refused(bindings, own, name, chosen):
                return
        self._keep({name: kept for name, kept in stored.items() if name != chosen.id})

    def _take(self, bindings: Sequence[Binding], chosen: Binding, pressed: str | None) -> None:
        stored = self.workspace.settings.keys
        own = own_keys(bindings, stored)
        if pressed and not self._refused(bindings, own, pressed, chosen):
            self._keep({**stored, str(chosen.id): pressed})

    def _refused(
        self, bindings: Sequence[Binding], own: Mapping[str, str], name: str, chosen: Binding
    ) -> bool:
        """Say what a key does already, if it does something else."""
        taken = is_taken(bindings, own, name, chosen.id)
        if taken or not is_key(name):
            other = holder(bindings, own, name, chosen.id)
            what = _said(other) if other else tr("all screens")
            self.recollect.say(
                tr("{key} is taken: {what}. Choose another key.", key=cap(name), what=what),
                severity="warning",
            )
        return taken or not is_key(name)

    def _keep(self, keys: Mapping[str, str]) -> None:
        self.recollect.change_keys(keys)
        self.reread()

    def head(self, cells: int) -> list[Line]:
        """Return the title."""
        return [row([Span(tr("Keys"), "strong")], [], cells)]

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return one action with its key."""
        bindings, one = self._rows[number]
        own = own_keys(bindings, self.workspace.settings.keys)
        where = tr("Dashboard") if bindings is home_keys.BINDINGS else tr("Review")
        shown = cap(keys_of(one, own)[0])
        left = [
            Span("▸ " if here else "  ", "accent"),
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


def _said(binding: Binding) -> str:
    """Return what a binding does; those that the footer does not show are named in general."""
    if binding.description:
        return tr(binding.description)
    action = binding.action.partition("(")[0]
    names = {
        "digit": tr("options and grades"),
        "tick": tr("options and key points"),
        "help_while_writing": tr("Help"),
    }
    return names.get(action, tr("going through the screen"))

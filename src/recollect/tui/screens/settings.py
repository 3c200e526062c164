"""What a learner can set, each with its present value."""

from __future__ import annotations

from functools import partial

from textual import on

from recollect.app.address import short_address
from recollect.app.language import tr
from recollect.app.settings import setting_from
from recollect.core.text.safe_text import safe_line
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span, cell_len
from recollect.tui.note.wrap import clip_start
from recollect.tui.pages.parts import row
from recollect.tui.pages.settings import SETTINGS, setting_name, setting_row
from recollect.tui.screens.ask import Ask, Wording
from recollect.tui.screens.keys import KeysScreen
from recollect.tui.screens.listing import Listing
from recollect.tui.widgets.row_list import RowList


class SettingsScreen(Listing):
    """A row for each setting; Enter changes it, at once and for good."""

    BINDINGS = [
        key("enter,space", "change", "Change"),
        key("right,plus", "step(1)", "More"),
        key("left,minus", "step(-1)", "Less"),
        key("d", "default", "Default"),
        key("k", "keys", "Keys"),
    ]

    def __len__(self) -> int:
        return len(SETTINGS)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer more and less where the setting is a number."""
        return action != "step" or isinstance(self._value, int)

    @on(RowList.Clicked)
    def action_change(self) -> None:
        """Go to the next value where there are few, else ask for one."""
        if self._chosen == "language":
            self.recollect.action_toggle_language()
        elif self._chosen == "theme":
            self.app.action_change_theme()
        elif self._chosen == "buttons":
            self.recollect.action_toggle_buttons()
        else:
            name, value = self._chosen, self._value
            text = "" if value is None else str(value)
            self.app.push_screen(Ask(partial(_wording, name), text=text), partial(self._set, name))

    def action_step(self, by: int) -> None:
        """Make a number larger or smaller."""
        value = self._value
        if self._chosen == "buttons":
            self.action_change()
        elif isinstance(value, int):
            self._set(self._chosen, str(value + by))

    def action_default(self) -> None:
        """Put the setting back to what it is without being set."""
        self._set(self._chosen, "default")

    def action_keys(self) -> None:
        """Show the keys of the dashboard and of the review, to be changed."""
        self.app.push_screen(KeysScreen(self.workspace))

    @property
    def _chosen(self) -> str:
        return SETTINGS[self.rows.cursor]

    @property
    def _value(self) -> object:
        return getattr(self.workspace.settings, self._chosen)

    def _set(self, name: str, text: str | None) -> None:
        if text:
            with self.recollect.telling():
                self.workspace.change_setting(name, setting_from(name, text))
                self.reread()

    def head(self, cells: int) -> list[Line]:
        """Return the title, and where the settings are kept."""
        title = tr("Settings")
        room = cells - 2 - cell_len(title)
        place = clip_start(safe_line(short_address(self.workspace.address)), room)
        kept = [Span(place, "muted")] if cells >= 60 else []
        return [row([Span(title, "strong")], kept, cells)]

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return one setting."""
        return setting_row(self.workspace.settings, SETTINGS[number], cells, here=here)


def _wording(name: str) -> Wording:
    return Wording(title=setting_name(name), take=tr("Change"))

"""Ask for one line of text, with what is known already to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList

from recollect.app.language import tr
from recollect.core.text.safe_text import safe_line
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span
from recollect.tui.note.wrap import wrap
from recollect.tui.screens.base import Overlay
from recollect.tui.widgets.key_bar import Button, ButtonBar
from recollect.tui.widgets.paper import Paper

SHOWN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a question says, in the language in use."""

    title: str
    example: str = ""
    """Shown in the empty field."""
    take: str
    """What Enter does."""


class Ask(Overlay[str]):
    """Asks for a text; closes with it, or with nothing.

    `wording` is asked again whenever the language changes; `text` stands in the field at first.
    """

    CSS_PATH = "ask.tcss"
    BINDINGS = [
        key("escape", "dismiss", show=False),
        key("down", "move(1)", show=False, priority=True),
        key("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(
        self, wording: Callable[[], Wording], names: Sequence[str] = (), text: str = ""
    ) -> None:
        super().__init__()
        self._wording = wording
        self._names = names
        self._text = text
        self._offered: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the field and the names."""
        with Vertical(id="frame"):
            yield Paper(self._title)
            yield Input(safe_line(self._text), compact=True)
            yield OptionList(markup=False)
        yield ButtonBar()

    def redraw(self) -> None:
        """Write all texts anew."""
        super().redraw()
        self.query_one(Input).placeholder = self._wording().example
        self.query_one(ButtonBar).show(
            Button("⏎", self._wording().take, "take"),
            *([Button("↓", tr("Choose"), "move(1)")] if self._names else []),
            Button("Esc", tr("Cancel"), "dismiss"),
        )

    def on_mount(self) -> None:
        """Offer all names and take the keyboard."""
        self.redraw()
        self._offer("")
        self.query_one(OptionList).can_focus = False
        self.write_in(self.query_one(Input))

    @on(Input.Changed)
    def narrow_down(self, event: Input.Changed) -> None:
        """Offer the names that hold what was typed."""
        self._offer(event.value)

    @on(Input.Submitted)
    def action_take(self) -> None:
        """Take the chosen name, else what was typed."""
        chosen, typed = self.query_one(OptionList).highlighted, self.query_one(Input).value
        self.dismiss(self._offered[chosen] if chosen is not None else typed.strip())

    @on(OptionList.OptionSelected)
    def take_clicked(self, event: OptionList.OptionSelected) -> None:
        """Take a name that was clicked."""
        self.dismiss(self._offered[event.option_index])

    def action_move(self, step: int) -> None:
        """Go through the names; above the first one, what was typed counts again."""
        names = self.query_one(OptionList)
        if not self._offered:
            return
        at = -1 if names.highlighted is None else names.highlighted
        at = max(-1, min(at + step, len(self._offered) - 1))
        names.highlighted = None if at < 0 else at

    def _offer(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        self._offered = [name for name in self._names if wanted in name.casefold()][:SHOWN]
        names = self.query_one(OptionList)
        names.set_options([Content(safe_line(name)) for name in self._offered])
        names.highlighted = None
        names.display = bool(self._offered)

    def _title(self, cells: int) -> list[Line]:
        return wrap([Span(safe_line(self._wording().title), "heading")], cells)

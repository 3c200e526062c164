"""Name a weak spot, with the names that are known already to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList

from recollect.app.study import Turn
from recollect.core.safe_text import safe_line
from recollect.tui.attempt import points_of
from recollect.tui.keys import key
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.note.typeset import plain
from recollect.tui.screens.sheet import Overlay
from recollect.tui.widgets.key_bar import Button, ButtonBar
from recollect.tui.widgets.paper import Paper

SHOWN = 6


def suggestions_for(turn: Turn, known: Sequence[str]) -> tuple[str, ...]:
    """Return names to offer: those of the card itself first, then all others."""
    card = turn.study_card.card
    own: Iterator[str] = iter(
        (*turn.areas, *card.tags, *points_of(card), *map(plain, card.source.heading_path[-1:]))
    )
    return tuple(dict.fromkeys(name for name in (*own, *known) if name.strip()))


class MarkWeak(Overlay[str]):
    """Asks for a name; closes with it, or with nothing."""

    CSS_PATH = "mark_weak.tcss"
    BINDINGS = [  # noqa: RUF012
        key("escape", "cancel", show=False),
        key("down", "move(1)", show=False, priority=True),
        key("up", "move(-1)", show=False, priority=True),
    ]

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names
        self._offered: list[str] = []

    def compose(self) -> ComposeResult:
        """Lay out the field and the names."""
        with Vertical(id="frame"):
            yield Paper(_title)
            yield Input(compact=True)
            yield OptionList(markup=False)
        yield ButtonBar()

    def redraw(self) -> None:
        """Write all texts anew."""
        super().redraw()
        self.query_one(Input).placeholder = tr("such as: multi-head concatenation")
        self.query_one(ButtonBar).show(
            Button("⏎", tr("Mark"), "take"),
            Button("↓", tr("Choose"), "move(1)"),
            Button("Esc", tr("Cancel"), "cancel"),
        )

    def on_mount(self) -> None:
        """Offer all names and take the keyboard."""
        self.redraw()
        self._offer("")
        self.query_one(OptionList).can_focus = False
        # A field that is focused while it mounts puts the terminal's cursor in the wrong place.
        self.call_after_refresh(self.query_one(Input).focus)

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

    def action_cancel(self) -> None:
        """Mark nothing."""
        self.dismiss("")

    def _offer(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        self._offered = [name for name in self._names if wanted in name.casefold()][:SHOWN]
        names = self.query_one(OptionList)
        names.set_options([Content(safe_line(name)) for name in self._offered])
        names.highlighted = None
        names.display = bool(self._offered)


def _title(cells: int) -> list[Line]:
    return [line(Span(tr("What is weak here?"), "heading"))]

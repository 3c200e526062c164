"""The figures of the log."""

from __future__ import annotations

from recollect.app.figures.statistics import statistics
from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import row, trail
from recollect.tui.pages.statistics import statistics_page
from recollect.tui.screens import ask_for
from recollect.tui.screens.reading import Reading


class StatisticsScreen(Reading):
    """How much stays, how long it takes, what is coming; of all decks or one."""

    BINDINGS = [
        key("d", "choose_deck", "Deck"),
        key("x", "report", "Report"),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._deck: str | None = None
        self._figures = statistics(workspace)

    def action_choose_deck(self) -> None:
        """Ask for a deck; nothing means all of them."""
        self.app.push_screen(ask_for.deck(self.workspace), self._of_deck)

    def _of_deck(self, name: str | None) -> None:
        if name is not None:
            with self.recollect.telling():
                self._figures = statistics(self.workspace, deck=name or None)
                self._deck = name or None
                self.redraw()

    def head(self, cells: int) -> list[Line]:
        """Return the title, and the deck that the figures are of."""
        deck = trail(self._deck or "")
        return [row([Span(tr("Figures"), "strong"), Span(f"  {deck}", "accent")], [], cells)]

    def page(self, cells: int) -> list[Line]:
        """Return the figures."""
        return statistics_page(self._figures, cells)

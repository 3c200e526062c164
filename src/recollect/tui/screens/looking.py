"""A screen with a card in its middle: how the card is looked at, scrolled, and written on."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from textual.widgets import Input, TextArea

from recollect.app.workspace import Workspace
from recollect.tui.pages.note_parts import View
from recollect.tui.screens.ours import Ours
from recollect.tui.widgets.card_view import CardView

FOLD_AT = 60
"""Answers of more lines are folded there: some screens of text show at once, the rest on a key."""


class LookingAtACard(Ours[None]):
    """How it is asked and answered is for the screen itself to say."""

    CSS_PATH = "review.tcss"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.look_afresh()

    def look_afresh(self) -> None:
        """Look at the next card as at every new one: folded where it is long, without TeX."""
        self.view = View(self.workspace.calendar, fold_at=FOLD_AT)

    @abstractmethod
    def show_buttons(self) -> None:
        """Show what the next key does."""

    @property
    def card_view(self) -> CardView:
        """Return the card on the screen."""
        return self.query_one(CardView)

    @property
    def writing(self) -> bool:
        """Tell whether letters go into a text at present."""
        return isinstance(self.focused, Input | TextArea)

    def on_resize(self) -> None:
        """Fit the buttons to the new width."""
        self.show_buttons()

    def on_descendant_focus(self) -> None:
        """Show the keys of writing."""
        self.show_buttons()

    def on_descendant_blur(self) -> None:
        """Show the keys of choosing."""
        self.show_buttons()

    def action_write(self) -> None:
        """Open the text area for an answer of one's own."""
        self.write_in(self.card_view.open_text())

    def action_leave_input(self) -> None:
        """Give the letters back to the keys; what was written stays."""
        self.set_focus(None)
        self.refresh_bindings()

    def action_raw_tex(self) -> None:
        """Change between Unicode and the TeX itself."""
        self.view = replace(self.view, raw_tex=not self.view.raw_tex)
        self.redraw()

    def action_unfold(self) -> None:
        """Show the whole of a long answer."""
        self.view = replace(self.view, fold_at=None)
        self.redraw()

"""A screen with a card in its middle: how the card is looked at, written on, and answered."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from textual import on
from textual.widgets import Input, TextArea

from recollect.app.language import tr
from recollect.app.study import Sitting, Stage, Turn
from recollect.app.workspace import Workspace
from recollect.tui.attempt import Attempt, order_of, several_right
from recollect.tui.pages.note_parts import View
from recollect.tui.screens.base import RecollectScreen
from recollect.tui.widgets.card_view import CardView

FOLD_AT = 60
"""Answers of more lines are folded there: some screens of text show at once, the rest on a key."""


class LookingAtACard(RecollectScreen[None]):
    """What becomes of an answer is for the screen itself to say."""

    CSS_PATH = "review.tcss"

    session: Sitting

    def __init__(self, workspace: Workspace, session: Sitting) -> None:
        super().__init__()
        self.workspace = workspace
        self.session = session
        self.attempt = Attempt()
        self.look_afresh()

    @property
    def turn(self) -> Turn | None:
        """Return the card at hand."""
        return self.session.turn

    def look_afresh(self) -> None:
        """Look at the next card as at every new one: folded where it is long, without TeX."""
        self.view = View(self.workspace.calendar, fold_at=FOLD_AT)

    @abstractmethod
    async def hand_in(self) -> None:
        """Take the answer as it stands."""

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
        """Open the text area for an answer of one's own, or go to the next blank, in a circle."""
        self.write_in(self.card_view.blank_after(self.focused) or self.card_view.open_text())

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

    async def action_submit(self) -> None:
        """Hand in what was written."""
        await self.hand_in()

    @on(Input.Submitted, "#blanks Input")
    async def next_blank(self, event: Input.Submitted) -> None:
        """Go to the next blank; behind the last one, hand in."""
        if not self.card_view.next_blank(event.input):
            await self.hand_in()

    async def action_tick(self, index: int) -> None:
        """Tick or untick a key point; before the answer, choose the option of that letter."""
        if self.session.at_hand.stage is Stage.QUESTION:
            await self.choose(index)
            return
        ticked = self.attempt.ticked or frozenset()
        self.attempt = replace(self.attempt, ticked=ticked ^ {index})
        self.redraw()

    async def choose(self, place: int) -> None:
        """Choose an option by its place; where several are right, ticking waits for Enter."""
        index = order_of(self.session.at_hand)[place]
        several = several_right(self.session.at_hand.study_card.card)
        chosen = self.attempt.chosen ^ {index} if several else frozenset({index})
        self.attempt = replace(self.attempt, chosen=chosen)
        if several:
            self.redraw()
        else:
            await self.hand_in()

    async def begin(self, turn: Turn | None) -> None:
        """Make room for a card, with what was begun to be written on it."""
        await self.card_view.begin(turn, () if turn is None else self.session.draft)
        _, begun = self.card_view.draft or ("", ())
        if begun:
            self.recollect.say(tr("What you had begun to write is here again."))

    def keep_unsaved(self) -> None:
        """Keep what is being written, for when its card shows again."""
        draft = next((view.draft for view in self.query(CardView)), None)
        if draft is not None:
            with self.recollect.telling():
                self.session.keep_draft(*draft)

    def take_what_is_written(self) -> None:
        """Let what stands in the fields be the attempt."""
        view = self.card_view
        self.attempt = replace(self.attempt, text=view.written, typed=view.typed)

    def action_help_while_writing(self) -> None:
        """Show what the keys do; `?` would be a letter."""
        self.action_help()

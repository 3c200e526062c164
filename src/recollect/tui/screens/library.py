"""The library: all cards, narrowed and sorted by the database, and what can be done to many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.widgets import Input

from recollect.app.cards.browsing import CardList, change_cards
from recollect.app.language import tr, tr_n
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.core.cards.items import Kind
from recollect.core.cards.library import CardRow, Order, Standing, Wanted
from recollect.core.scheduling.reviews import ActionKind
from recollect.core.scheduling.schedule import Schedule
from recollect.tui.keys import key
from recollect.tui.note.spans import Line
from recollect.tui.pages.library import card_row, library_head, nothing_found
from recollect.tui.screens import ask_for
from recollect.tui.screens.card import CardScreen
from recollect.tui.screens.listing import Listing
from recollect.tui.screens.on_cards import OnCards
from recollect.tui.widgets.row_list import RowList

Choice = TypeVar("Choice", bound=StrEnum)
EVERYTHING = Wanted()


class LibraryScreen(Listing, OnCards):
    """The cards that are wanted; with `searching`, the learner begins by typing words."""

    BINDINGS = [
        key("enter", "open", "Open", "open the card"),
        key(
            "slash",
            "search",
            "Search",
            "search: every word somewhere in the card, its deck or its note",
        ),
        key("space", "tick", "Tick", "tick a card: other keys are for what is ticked, if any"),
        key("d", "choose_deck", "Deck", "choose the deck"),
        key("f", "next_standing", "Filter", "choose how the cards stand"),
        key("k", "next_kind", "Kind", "choose their kind"),
        key("s", "next_order", "Sort", "choose the order"),
        key("p", "practise", "Practise", "practise what is listed; no schedule moves"),
        key("at", "suspend", "Suspend", "suspend or take back"),
        key("minus", "bury", "Bury", "put the card off until tomorrow"),
        key("exclamation_mark", "flag", "Flag", "flag the card, or take the flag off"),
        key("r", "reset", "Start over", "start over as a new card; the history stays"),
        key("u", "undo", "Undo", "take back what was done last"),
        key("a", "tick_all", "Tick all", "tick all cards of the list, or none"),
        key(
            "c",
            "record",
            "Record",
            "write a discussion record: thoughts over time, detail, guidance",
        ),
    ]

    def __init__(
        self, workspace: Workspace, wanted: Wanted = EVERYTHING, *, searching: bool = False
    ) -> None:
        super().__init__(workspace)
        self._wanted = wanted
        self._cards = CardList(workspace, wanted)
        self._ticked: set[str] = set()
        self._searching = searching

    def compose(self) -> ComposeResult:
        """Lay out head, search field, rows and keys."""
        field = Input(compact=True, id="words")
        field.display = self._searching
        yield field
        yield from super().compose()

    def __len__(self) -> int:
        return len(self._cards)

    def on_mount(self) -> None:
        """Show the cards; begin with typing where that is wanted."""
        super().on_mount()
        if self._searching:
            self.write_in(self.query_one("#words", Input))

    def on_screen_resume(self) -> None:
        """Show what was changed meanwhile."""
        self.read()

    def redraw(self) -> None:
        """Write all texts anew."""
        self.query_one("#words", Input).placeholder = tr("words, such as: 注意力 head")
        super().redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there are cards for; while words are typed, letters are letters."""
        if self._typing:
            return action in ("open", "back", "move", "move_pages", "toggle_language")
        needs_a_card = (
            "open",
            "tick",
            "tick_all",
            "practise",
            "suspend",
            "bury",
            "flag",
            "reset",
            "record",
        )
        return action not in needs_a_card or len(self._cards) > 0

    # --- Which cards --------------------------------------------------------------------------

    def action_search(self) -> None:
        """Take words to look for."""
        field = self.query_one("#words", Input)
        field.display = True
        self.write_in(field)
        self.refresh_bindings()

    @on(Input.Changed, "#words")
    def look_for(self, event: Input.Changed) -> None:
        """Narrow the list as words are typed."""
        self._want(replace(self._wanted, words=tuple(event.value.split())))

    @on(Input.Submitted, "#words")
    def done_searching(self) -> None:
        """Give the keyboard back to the list."""
        self._leave_words()

    def action_choose_deck(self) -> None:
        """Ask for a deck; nothing means all of them."""
        self.app.push_screen(ask_for.deck(self.workspace), self._in_deck)

    def action_next_standing(self) -> None:
        """Narrow the list to how cards stand, one after the other."""
        self._want(replace(self._wanted, standing=_next(Standing, self._wanted.standing)))

    def action_next_kind(self) -> None:
        """Narrow the list to a kind, one after the other."""
        self._want(replace(self._wanted, kind=_next(Kind, self._wanted.kind)))

    def action_next_order(self) -> None:
        """Sort otherwise."""
        self._want(replace(self._wanted, order=_next(Order, self._wanted.order) or Order.NOTES))

    def action_practise(self) -> None:
        """Practise what is listed, without moving any schedule."""
        words, deck = " ".join(self._wanted.words), self._wanted.deck
        self.recollect.study(Selection(search=words, deck=deck, cram=True))

    def _in_deck(self, name: str | None) -> None:
        if name is not None:
            self._want(replace(self._wanted, deck=name or None))

    def _want(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._ticked.clear()
        self.read()

    def read(self) -> None:
        """Show the cards as they are now."""
        self._cards = CardList(self.workspace, self._wanted)
        self.reread()

    # --- What is done to them -----------------------------------------------------------------

    def action_tick(self) -> None:
        """Tick or untick the card under the cursor, and go to the next one."""
        self._ticked ^= {self._here.card_id}
        self.action_move(1)
        self.redraw()

    def action_tick_all(self) -> None:
        """Tick every card of the list, or none when all are ticked."""
        everything = set(self._cards.ids())
        self._ticked = set() if self._ticked == everything else everything
        self.redraw()

    def action_record(self) -> None:
        """Write the discussion record of the chosen cards."""
        self.recollect.write_record(sorted(self._ticked) or [self._here.card_id])

    @property
    def schedule(self) -> Schedule:
        """Return how the card under the cursor stands."""
        return self._here.schedule

    def do(self, kind: ActionKind, value: int | None = None) -> None:
        """Do something to the cards that are ticked, else to the one under the cursor."""
        card_ids: Sequence[str] = sorted(self._ticked) or [self._here.card_id]
        with self.recollect.telling():
            change_cards(self.workspace, card_ids, kind, value)
            self.recollect.say(
                tr_n(
                    "{n} card changed; u takes it back.",
                    "{n} cards changed; u takes it back.",
                    len(card_ids),
                )
            )
            self._ticked.clear()
            self.read()

    # --- Looking ------------------------------------------------------------------------------

    @on(RowList.Clicked)
    def action_open(self) -> None:
        """Open the card under the cursor."""
        self._leave_words()
        if len(self._cards):
            self.app.push_screen(CardScreen(self.workspace, self._here.card_id))

    def action_back(self) -> None:
        """Leave the search field, then the ticks, then the library."""
        if self._typing:
            self._leave_words()
        elif self._ticked:
            self._ticked.clear()
            self.redraw()
        else:
            super().action_back()

    @property
    def _typing(self) -> bool:
        return isinstance(self.focused, Input)

    @property
    def _here(self) -> CardRow:
        return self._cards[self.rows.cursor]

    def _leave_words(self) -> None:
        self.query_one("#words", Input).display = bool(self._wanted.words)
        self.set_focus(None)
        self.refresh_bindings()

    def help_note(self) -> str:
        """Return what the signs mean."""
        return tr(
            "+ never asked  ● due  · not due yet  ‖ suspended  – put off  × retired  ⚑ flagged"
        )

    def nothing(self, cells: int) -> list[Line]:
        """Return what to do where no card is like that."""
        return nothing_found(cells)

    def head(self, cells: int) -> list[Line]:
        """Return how many cards there are, and what the list is narrowed to."""
        return library_head(self._wanted, len(self._cards), len(self._ticked), cells)

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return one card."""
        card = self._cards[number]
        ticked = card.card_id in self._ticked
        return card_row(card, self.workspace.today(), cells, here=here, ticked=ticked)


def _next(choices: type[Choice], now: Choice | None) -> Choice | None:
    """Return the choice after the present one; after the last one, none."""
    every: list[Choice | None] = [None, *choices]
    return every[(every.index(now) + 1) % len(every)]

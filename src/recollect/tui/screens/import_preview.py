"""The preview of an import: look at each card, decide, then import."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.app.importing import Change, ImportPlan, PlannedCard
from recollect.app.importing.decisions import (
    accept,
    accept_section,
    different,
    in_deck,
    reject,
    same,
)
from recollect.app.language import tr
from recollect.tui.keys import HELP, key
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.changes import change_name
from recollect.tui.pages.import_preview import (
    ORDER,
    card_page,
    list_row,
    rows_of,
)
from recollect.tui.pages.parts import row
from recollect.tui.screens.ask import Ask, Wording
from recollect.tui.screens.base import RecollectScreen
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper
from recollect.tui.widgets.row_list import RowList

Decision = Callable[[int], ImportPlan]
"""What becomes of the plan when something is decided about the card at a place of it."""


class ImportPreview(RecollectScreen[ImportPlan | None]):
    """Lists what a plan would do, in groups; gives the plan back as it was decided on.

    Only the rows in sight are written, so ten thousand of them scroll like ten.
    """

    CSS_PATH = "import_preview.tcss"
    BINDINGS = [
        key(
            "enter",
            "take",
            "Done",
            "done: go back to the counts; nothing is imported before you say so there",
        ),
        key("a", "accept", "Accept", "take a suggestion; let a card in doubt go"),
        key(
            "x",
            "reject",
            "Never",
            "never: it does not come back; of a card in the deck: leave it as it was",
        ),
        key(
            "s",
            "same",
            "Same card",
            "unclear: it is the same card, reworded; it keeps its history",
        ),
        key(
            "n",
            "different",
            "Another card",
            "unclear or taken for another card: no, it is a new one",
        ),
        key(
            "m",
            "match",
            "Match",
            "a new one is a card that would go: press m, choose that card, m again",
        ),
        key("d", "deck", "Deck", "put the card into another deck"),
        key("f", "filter", "Filter", "list one kind after the other: unclear, new, updated …"),
        key("slash", "search", "Search", "search question, note and heading"),
        HELP,
        key("escape,q", "leave", "Back", "back, with nothing decided"),
        key("A", "accept_section", "Whole section", "take all suggestions of its section"),
        key("up,k", "move(-1)", "", "go through what would happen to each card"),
        key("down,j", "move(1)", "", "go through what would happen to each card"),
        key("pageup", "move_pages(-1)", "", "go through what would happen to each card"),
        key("pagedown", "move_pages(1)", "", "go through what would happen to each card"),
        key("left", "scroll_card(-3)", "", "scroll the card below"),
        key("right", "scroll_card(3)", "", "scroll the card below"),
        key("home", "move(-100000)"),
        key("end", "move(100000)"),
    ]

    def __init__(self, plan: ImportPlan) -> None:
        super().__init__()
        self.plan = plan
        self._only: Change | None = None
        self._words = ""
        self._to_match: int | None = None
        self._listed = rows_of(plan, None, "")
        self.rows = RowList(self._row, id="list")

    def compose(self) -> ComposeResult:
        """Lay out head, list, card and keys."""
        yield Paper(self._head, id="head")
        yield self.rows
        with VerticalScroll(id="card", can_focus=False):
            yield Paper(self._card, id="text")
        yield KeyBar()

    def on_mount(self) -> None:
        """Show the rows."""
        self._decided(self.plan)

    @property
    def planned(self) -> PlannedCard | None:
        """Return the card under the cursor."""
        place = self._place()
        return None if place is None else self.plan.cards[place]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be decided about the card at hand."""
        planned = self.planned
        if action in ("accept", "reject", "same", "different", "match", "deck", "accept_section"):
            return planned is not None and self._offers(action, planned)
        return True

    def action_move(self, rows: int) -> None:
        """Move the cursor by cards; titles of groups are passed over."""
        self.rows.move(rows)
        self._pass_title(-1 if rows < 0 else 1)

    def action_move_pages(self, pages: int) -> None:
        """Move the cursor by screens."""
        self.rows.move_pages(pages)
        self._pass_title(pages)

    def on_row_list_moved(self) -> None:
        """Show the card that was clicked."""
        self._pass_title(1)

    def _pass_title(self, step: int) -> None:
        if self._listed and self._place() is None:
            self.rows.move(step if self.rows.cursor else 1)
        self.query_one("#card").scroll_home(animate=False)
        self.redraw()

    def action_scroll_card(self, lines: int) -> None:
        """Scroll the card at hand."""
        self.query_one("#card").scroll_relative(y=lines, animate=False)

    def action_filter(self) -> None:
        """List one kind of change after the other, then all."""
        there = [change for change in ORDER if self.plan.counts[change.value]]
        kinds: list[Change | None] = [None, *there]
        at = kinds.index(self._only) if self._only in kinds else 0
        self._only = kinds[(at + 1) % len(kinds)]
        self._decided(self.plan)

    def action_accept(self) -> None:
        """Let a suggestion become a card, or a card in doubt go."""
        self._decide(lambda place: accept(self.plan, [place]))

    def action_accept_section(self) -> None:
        """Accept every suggestion under the heading of the one at hand."""
        self._decide(lambda place: accept_section(self.plan, place))

    def action_reject(self) -> None:
        """Keep an item out for good, or turn a change down."""
        self._decide(lambda place: reject(self.plan, [place]))

    def action_same(self) -> None:
        """Say that an item is the card that it may be."""
        self._decide(lambda place: same(self.plan, place))

    def action_different(self) -> None:
        """Say that an item is not the card that it was taken for."""
        self._decide(lambda place: different(self.plan, place))

    def action_match(self) -> None:
        """Take a new item, then the card that it is; the card keeps its history."""
        place, planned = self._place(), self.planned
        if place is None or planned is None:
            return
        if self._to_match is None:
            self._to_match = place
            self._only, self._words = Change.RETIRED, ""
            self._decided(self.plan)
            self.recollect.say(tr("Choose the card that it is, and press m again."))
            return
        item, self._to_match, self._only = self._to_match, None, None
        self._decided(same(self.plan, item, planned.before))

    def action_search(self) -> None:
        """Ask for words to list by."""
        self.app.push_screen(Ask(_words_wanted, text=self._words), self._look_for)

    def action_deck(self) -> None:
        """Ask for the deck of the card at hand."""
        planned = self.planned
        if planned is not None:
            self.ask(Ask(_deck_wanted, text=planned.card.card.deck), self._put)

    def _look_for(self, words: str | None) -> None:
        if words is not None:
            self._words = words
            self._decided(self.plan)

    def _put(self, deck: str) -> None:
        self._decide(lambda place: in_deck(self.plan, [place], deck))

    def help_note(self) -> str:
        """Return what becomes of what is not decided."""
        return tr(
            "What you do not decide stays safe: unclear cards stay as they were, and are asked "
            "about again; suggestions become no cards."
        )

    def action_take(self) -> None:
        """Give the plan back as it was decided on."""
        self.dismiss(self.plan)

    def action_leave(self) -> None:
        """Stop matching, or go back with nothing decided."""
        if self._to_match is not None:
            self._to_match, self._only = None, None
            self._decided(self.plan)
        else:
            self.dismiss(None)

    def _offers(self, action: str, planned: PlannedCard) -> bool:
        whole = planned.before is not None and planned.after is not None
        match action:
            case "accept":
                waits = planned.change in (Change.SUGGESTED, Change.REJECTED)
                return waits or (planned.change is Change.AMBIGUOUS and planned.after is None)
            case "accept_section":
                return planned.change is Change.SUGGESTED
            case "same":
                return planned.change is Change.AMBIGUOUS and whole
            case "different":
                return whole and planned.change is not Change.RETIRED
            case "match":
                if self._to_match is not None:
                    return planned.change is Change.RETIRED
                return planned.change is Change.NEW and bool(self.plan.counts[Change.RETIRED])
            case "deck":
                return planned.writes and planned.change is not Change.RETIRED
        return planned.writes or planned.change is Change.SUGGESTED

    def _decide(self, decision: Decision) -> None:
        place = self._place()
        if place is not None:
            self._decided(decision(place))

    def _decided(self, plan: ImportPlan) -> None:
        """Show a plan as it is after a decision, or listed otherwise."""
        self.plan = plan
        self._listed = rows_of(plan, self._only, self._words)
        self.rows.set_count(len(self._listed))
        self._pass_title(1)

    def _place(self) -> int | None:
        return self._listed[self.rows.cursor].place if self._listed else None

    def _head(self, cells: int) -> list[Line]:
        kind = tr("all") if self._only is None else change_name(self._only)
        words = f"  “{self._words}”" if self._words else ""
        cards = sum(one.place is not None for one in self._listed)
        return [
            row(
                [Span(tr("Import"), "strong"), Span(f"  {kind}{words}")],
                [Span(str(cards), "muted")],
                cells,
            )
        ]

    def _row(self, number: int, cells: int, here: bool) -> Line:
        return list_row(self.plan, self._listed[number], cells, here=here)

    def _card(self, cells: int) -> list[Line]:
        return card_page(self.planned, cells)


def _words_wanted() -> Wording:
    return Wording(title=tr("Words in question, note or heading"), take=tr("Search"))


def _deck_wanted() -> Wording:
    return Wording(title=tr("Deck, a path with /"), take=tr("Deck"))

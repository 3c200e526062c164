"""A card by itself: its whole text, history, schedule and place, and what can be done to it."""

from __future__ import annotations

from dataclasses import replace

from recollect.app.areas.naming import area_names
from recollect.app.cards.browsing import CardFile, card_file, change_cards, mark_weak, toggle_area
from recollect.app.language import tr
from recollect.app.workspace import Workspace
from recollect.core.cards.library import Standing, standing_of
from recollect.core.scheduling.reviews import ActionKind
from recollect.core.scheduling.schedule import Schedule
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.card import card_page
from recollect.tui.pages.note_parts import View
from recollect.tui.pages.parts import row, trail
from recollect.tui.screens import ask_for
from recollect.tui.screens.at_source import edited_at_source
from recollect.tui.screens.on_cards import OnCards
from recollect.tui.screens.reading import Reading
from recollect.tui.situation import has_tex


class CardScreen(Reading, OnCards):
    """Everything of one card."""

    BINDINGS = [
        key("e,o", "edit", "Edit note"),
        key("at", "suspend", "Suspend"),
        key("exclamation_mark", "flag", "Flag"),
        key("w", "mark_weak", "Weak"),
        key("minus", "bury", "Bury"),
        key("r", "reset", "Start over"),
        key("u", "undo", "Undo"),
        key("x", "raw_tex", "TeX"),
        key("c", "record", "Record"),
        key("T", "area", "Areas"),
    ]

    def __init__(self, workspace: Workspace, card_id: str) -> None:
        super().__init__()
        self.workspace = workspace
        self._card_id = card_id
        self._known: CardFile = card_file(workspace, card_id)
        self._view = View(workspace.calendar)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer TeX where there is a formula, and setting aside where the card is in use."""
        if action == "raw_tex":
            return has_tex(self._known.study_card.card)
        return action not in ("suspend", "bury", "reset") or self._standing is not Standing.RETIRED

    def action_edit(self) -> None:
        """Open the note at the card's line in $EDITOR, then read the note again."""
        with self.recollect.telling():
            if edited_at_source(self, self.workspace, self._known.study_card.card):
                self.read()

    def action_mark_weak(self) -> None:
        """Ask for the name of a weak spot."""
        known = self._known
        names = ask_for.names_of_card(known.study_card.card, known.areas)
        self.ask(ask_for.weak_spot(names, area_names(self.workspace)), self._mark)

    def action_area(self) -> None:
        """Ask for an area to let the card belong to, or to take it out of."""
        self.ask(ask_for.area(self._known.areas, area_names(self.workspace)), self._area)

    def action_record(self) -> None:
        """Write the discussion record of the card."""
        self.recollect.write_record([self._card_id])

    def action_raw_tex(self) -> None:
        """Change between Unicode and the TeX itself."""
        self._view = replace(self._view, raw_tex=not self._view.raw_tex)
        self.redraw()

    def _mark(self, name: str) -> None:
        mark_weak(self.workspace, self._card_id, name)
        self.recollect.say(tr("Marked as weak: {name}", name=name))
        self.read()

    def _area(self, name: str) -> None:
        toggle_area(self.workspace, self._card_id, name)
        self.read()

    @property
    def schedule(self) -> Schedule:
        """Return how the card stands."""
        return self._known.study_card.schedule

    def do(self, kind: ActionKind, value: int | None = None) -> None:
        """Do something to the card."""
        with self.recollect.telling():
            change_cards(self.workspace, [self._card_id], kind, value)
            self.read()

    def read(self) -> None:
        """Show the card as it is now."""
        self._known = card_file(self.workspace, self._card_id)
        self.redraw()

    @property
    def _standing(self) -> Standing:
        known = self._known.study_card
        return standing_of(known.card.status, known.schedule, self.workspace.today())

    def head(self, cells: int) -> list[Line]:
        """Return the deck, and where the card stands in the notes."""
        card = self._known.study_card.card
        place = [Span(card.source.place, "muted")] if cells > 60 else []
        return [row([Span(trail(card.deck), "strong")], place, cells)]

    def page(self, cells: int) -> list[Line]:
        """Return all that is known of the card."""
        return card_page(self._known, self._standing, self._view, cells)

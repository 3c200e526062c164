"""One area: its figures, its cards and every mark behind it; naming it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import on
from textual.app import ComposeResult

from recollect.app.areas.model import Area, AreaKind
from recollect.app.areas.naming import add_alias, area_names, merge, rename
from recollect.app.areas.opening import current_areas, file_of, opened, state_of
from recollect.app.language import tr
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.core.asking.quiz import QuizPlan, Scope, ScopeKind
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.area import area_card_row, area_facts, mark_row
from recollect.tui.pages.parts import row, trail
from recollect.tui.screens.ask import Ask, Wording
from recollect.tui.screens.at_source import edited_at
from recollect.tui.screens.card import CardScreen
from recollect.tui.screens.listing import Listing
from recollect.tui.screens.weighing import Weighing
from recollect.tui.widgets.paper import Paper
from recollect.tui.widgets.row_list import RowList

Naming = Callable[[Workspace, str, str], None]


class AreaScreen(Listing, Weighing[None]):
    """Everything of one area; Tab changes between its cards and its evidence."""

    BINDINGS = [
        key("enter", "open", "Open", "open the card, or the line in your notes"),
        key("tab", "turn_over", "Cards or evidence", "its cards, or every mark behind its figure"),
        key("p,space", "practise", "Practise", "practise its cards; no schedule moves"),
        key("t", "quiz", "Quiz", "test yourself"),
        key("n", "rename", "Rename", "rename it; the old name stays as another one"),
        key("a", "alias", "Another name", "give it another name"),
        key("m", "merge", "Merge", "merge another area into it"),
        key("u", "undo", "Undo", "take back what was done last"),
    ]

    def __init__(self, workspace: Workspace, area: Area) -> None:
        super().__init__(workspace)
        self._state = state_of(workspace)
        self._opened = opened(area)
        self._marks = tuple(reversed(self._opened.marks))
        self._shows_marks = not area.cards

    def compose(self) -> ComposeResult:
        """Lay out figures, rows and keys."""
        yield Paper(self._facts, id="facts")
        yield from super().compose()

    def __len__(self) -> int:
        return len(self._marks if self._shows_marks else self._area.cards)

    def on_screen_resume(self) -> None:
        """Show what a session has changed."""
        if state_of(self.workspace) != self._state:
            self._read(self._area.name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer names for a concept: a section is called as the notes call it."""
        if action in ("rename", "alias", "merge"):
            return self._area.kind is AreaKind.CONCEPT
        return action not in ("practise", "quiz") or bool(self._area.cards)

    def action_turn_over(self) -> None:
        """Change between the cards and the evidence."""
        self._shows_marks = not self._shows_marks
        self.action_move(-self.rows.cursor)
        self.reread()

    @on(RowList.Clicked)
    def action_open(self) -> None:
        """Open the card under the cursor, or the line of the notes that a mark comes from."""
        card_id, place = self._target
        if card_id:
            self.app.push_screen(CardScreen(self.workspace, card_id))
        elif place:
            with self.recollect.telling():
                if edited_at(self, self.workspace, *file_of(self.workspace, place)):
                    self._read(self._area.name)

    @property
    def _target(self) -> tuple[str, str]:
        """Return the card and the place of the row under the cursor, each empty if it has none."""
        if not len(self):
            return "", ""
        if self._shows_marks:
            one = self._marks[self.rows.cursor]
            return one.mark.card_id or "", one.place
        card = self._area.cards[self.rows.cursor]
        return card.card_id, card.place

    def action_practise(self) -> None:
        """Practise its cards."""
        self.recollect.study(Selection(area=self._area.name, cram=True))

    def action_quiz(self) -> None:
        """Choose a self-test about it."""
        self.recollect.set_up_quiz(QuizPlan(scope=Scope(ScopeKind.AREA, self._area.name)))

    def action_rename(self) -> None:
        """Ask for another name; the old one stays as an alias."""
        name = self._area.name
        self.ask(
            Ask(lambda: Wording(title=tr("Call it"), take=tr("Rename")), text=name),
            lambda new: self._named(rename, new, new),
        )

    def action_alias(self) -> None:
        """Ask for a further name, in any language."""
        self.ask(
            Ask(lambda: Wording(title=tr("It is also called"), take=tr("Another name"))),
            lambda other: self._named(add_alias, other, self._area.name),
        )

    def action_merge(self) -> None:
        """Ask for another area, and take over its cards, marks and names."""
        names = [name for name in area_names(self.workspace) if name != self._area.name]
        self.ask(
            Ask(lambda: Wording(title=tr("Which area is the same?"), take=tr("Merge")), names),
            lambda other: self._named(merge, other, self._area.name),
        )

    def action_undo(self) -> None:
        """Take back whatever was done last."""
        self.recollect.take_back()
        self._read(self._area.name)

    def _named(self, naming: Naming, given: str, then: str) -> None:
        """Name the area as the learner wants, and show it under the name `then`."""
        naming(self.workspace, self._area.name, given)
        self._read(then)

    def _read(self, name: str) -> None:
        self._state = state_of(self.workspace)
        self.weigh(
            lambda progress: current_areas(self.workspace, progress),
            lambda areas: self._show(areas, name.strip()),
        )

    def _show(self, areas: Iterable[Area], name: str) -> None:
        """Show the area of a name, of those that are there now."""
        found = next((area for area in areas if area.name == name), None)
        if found is None:  # its evidence was taken back meanwhile
            self.dismiss()
            return
        self._opened = opened(found)
        self._marks = tuple(reversed(self._opened.marks))
        self.reread()

    @property
    def _area(self) -> Area:
        return self._opened.area

    def head(self, cells: int) -> list[Line]:
        """Return the name, and the deck of most of its cards."""
        deck = [Span(trail(self._area.deck), "muted")] if cells > 60 else []
        return [row([Span(self._area.title, "strong")], deck, cells)]

    def _facts(self, cells: int) -> list[Line]:
        return area_facts(self._opened, cells, marks=self._shows_marks)

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return one card, or one mark."""
        if self._shows_marks:
            return mark_row(self._marks[number], cells, here=here)
        return area_card_row(self._area.cards[number], cells, here=here)

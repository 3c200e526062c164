"""The areas, the weakest first: practise, open, test, name and unite them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from recollect.app.areas import BAD_STATES, Area, current_areas, joined
from recollect.app.areas.naming import Suggestion, keep_apart, merge, suggestions
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.core.quiz import QuizPlan, Scope, ScopeKind
from recollect.tui.keys import key
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line
from recollect.tui.pages.areas import (
    area_row,
    areas_head,
    nothing_weak,
    suggestion_row,
    suggestions_head,
)
from recollect.tui.pages.help import areas_help_page
from recollect.tui.screens.area import AreaScreen
from recollect.tui.screens.listing import Listing
from recollect.tui.screens.sheet import Sheet
from recollect.tui.widgets.row_list import RowList


class AreasScreen(Listing):
    """The weak areas, or all that have evidence; the cursor begins at `name`."""

    BINDINGS = [
        key("enter", "open", "Open"),
        key("p,space", "practise", "Practise"),
        key("t", "quiz", "Quiz"),
        key("f", "show_others", "Filter"),
        key("c", "suggestions", "One and the same?"),
        key("x", "report", "Report"),
        key("question_mark,f1", "help", "Help"),
        key("u", "undo", "Undo"),
    ]

    def __init__(self, workspace: Workspace, name: str = "") -> None:
        super().__init__()
        self.workspace = workspace
        self._name = name
        self._everything = False
        self._state: tuple[str, int] | None = None
        self._all: Sequence[Area] = ()
        self._areas: Sequence[Area] = ()
        self._suggestions: Sequence[Suggestion] = ()

    def __len__(self) -> int:
        return len(self._areas)

    def on_mount(self) -> None:
        """Show the areas, the one that was asked for under the cursor."""
        self._read()
        names = [area.name for area in self._areas]
        if self._name in names:
            self.action_move(names.index(self._name))

    def on_screen_resume(self) -> None:
        """Show what a session or another name has changed."""
        self._read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what there is an area for."""
        offered = {
            "open": bool(self._areas),
            "quiz": self._has_cards,
            "practise": self._has_cards,
            "suggestions": bool(self._suggestions),
        }
        return offered.get(action, True)

    @on(RowList.Clicked)
    def action_open(self) -> None:
        """Open the area under the cursor, down to its evidence."""
        if self._areas:
            self.app.push_screen(AreaScreen(self.workspace, self._here))

    def action_practise(self) -> None:
        """Practise the cards of the area under the cursor."""
        self.recollect.study(Selection(area=self._here.name, cram=True))

    def action_quiz(self) -> None:
        """Choose a self-test of the area under the cursor."""
        self.recollect.set_up_quiz(QuizPlan(scope=Scope(ScopeKind.AREA, self._here.name)))

    def action_show_others(self) -> None:
        """Change between the weak areas and all of them."""
        self._everything = not self._everything
        self._read()

    def action_suggestions(self) -> None:
        """Ask about the names that may name one area."""
        self.app.push_screen(SuggestionsScreen(self.workspace, self._suggestions))

    def action_undo(self) -> None:
        """Take back whatever was done last."""
        self.recollect.take_back()
        self._read()

    def action_report(self) -> None:
        """Write the report of weak areas to a file."""
        self.recollect.export_report()

    def action_help(self) -> None:
        """Show what the keys do."""
        self.app.push_screen(Sheet(areas_help_page))

    @property
    def _here(self) -> Area:
        return self._areas[self.rows.cursor]

    @property
    def _has_cards(self) -> bool:
        return bool(self._areas) and bool(self._here.cards)

    def _read(self) -> None:
        areas = current_areas(self.workspace)
        self._areas = joined(
            area for area in areas if self._everything or area.score.state in BAD_STATES
        )
        self._suggestions = suggestions(self.workspace)
        self.reread()

    def nothing(self, cells: int) -> list[Line]:
        """Return how an area gets here."""
        return nothing_weak(cells)

    def head(self, cells: int) -> list[Line]:
        """Return which areas are shown."""
        return areas_head(
            len(self._areas), len(self._suggestions), cells, everything=self._everything
        )

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return one area."""
        return area_row(self._areas[number], cells, here=here)


class SuggestionsScreen(Listing):
    """Pairs of names that may name one area: each is confirmed or refused once."""

    BINDINGS = [
        key("y,enter", "decide('one')", "One and the same"),
        key("n", "decide('two')", "Two areas"),
    ]

    def __init__(self, workspace: Workspace, pairs: Sequence[Suggestion]) -> None:
        super().__init__()
        self.workspace = workspace
        self._pairs = pairs

    def __len__(self) -> int:
        return len(self._pairs)

    def action_decide(self, answer: str) -> None:
        """Unite the two under the cursor, or never ask about them again."""
        pair = self._pairs[self.rows.cursor]
        deeds: dict[str, Callable[[Workspace, str, str], None]] = {"one": merge, "two": keep_apart}
        with self.recollect.telling():
            deeds[answer](self.workspace, pair.name, pair.other)
            said = (
                tr("{name} is also called {other}.", name=pair.name, other=pair.other)
                if answer == "one"
                else tr("{name} and {other} stay two areas.", name=pair.name, other=pair.other)
            )
            self.recollect.say(said)
        self._pairs = suggestions(self.workspace)
        if self._pairs:
            self.reread()
        else:
            self.dismiss()

    def head(self, cells: int) -> list[Line]:
        """Return the question."""
        return suggestions_head(len(self._pairs), cells)

    def row(self, number: int, cells: int, here: bool) -> Line:
        """Return one pair."""
        return suggestion_row(self._pairs[number], cells, here=here)

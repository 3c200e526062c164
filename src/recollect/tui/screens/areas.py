"""The areas, the weakest first: practise, open, test, name and unite them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import on

from recollect.app.areas.model import BAD_STATES, Area, joined
from recollect.app.areas.naming import Suggestion, keep_apart, merge, suggestions
from recollect.app.areas.opening import current_areas, state_of
from recollect.app.language import tr
from recollect.app.study import Selection
from recollect.app.workspace import Workspace
from recollect.core.asking.quiz import QuizPlan, Scope, ScopeKind
from recollect.tui.keys import key
from recollect.tui.note.spans import Line
from recollect.tui.pages.areas import (
    area_row,
    areas_head,
    nothing_weak,
    suggestion_row,
    suggestions_head,
)
from recollect.tui.screens.area import AreaScreen
from recollect.tui.screens.listing import Listing
from recollect.tui.screens.weighing import Weighing
from recollect.tui.widgets.row_list import RowList


class AreasScreen(Listing, Weighing[None]):
    """The weak areas, or all that have evidence; the cursor begins at `name`."""

    BINDINGS = [
        key("enter", "open", "Open", "open: its cards, and every mark behind its figure"),
        key("p,space", "practise", "Practise", "practise its cards; no schedule moves"),
        key("t", "quiz", "Quiz", "test yourself"),
        key("f", "show_others", "Filter", "the weak areas, or all"),
        key(
            "c",
            "suggestions",
            "One and the same?",
            "names that may name one area: confirm or refuse, once",
        ),
        key("x", "report", "Report", "write the report of weak areas to a file"),
        key("u", "undo", "Undo", "take back what was done last"),
    ]

    def __init__(self, workspace: Workspace, name: str = "") -> None:
        super().__init__(workspace)
        self.how_far = (0, 0)
        self._name = name
        self._everything = False
        self._state: tuple[str, int] | None = None
        self._all: Sequence[Area] = ()
        self._areas: Sequence[Area] = ()
        self._suggestions: Sequence[Suggestion] = ()

    def __len__(self) -> int:
        return len(self._areas)

    def on_screen_resume(self) -> None:
        """Show what a session or another name has changed."""
        if state_of(self.workspace) != self._state:
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
        self._choose()

    def action_suggestions(self) -> None:
        """Ask about the names that may name one area."""
        asking = SuggestionsScreen(self.workspace, self._suggestions)
        self.app.push_screen(asking, lambda _: self._read())

    def action_undo(self) -> None:
        """Take back whatever was done last."""
        self.recollect.take_back()
        self._read()

    @property
    def _here(self) -> Area:
        return self._areas[self.rows.cursor]

    @property
    def _has_cards(self) -> bool:
        return bool(self._areas) and bool(self._here.cards)

    def _read(self) -> None:
        self._state = state_of(self.workspace)
        self.weigh(
            lambda progress: (
                current_areas(self.workspace, progress),
                suggestions(self.workspace),
            ),
            self._show,
        )

    def _show(self, found: tuple[Sequence[Area], Sequence[Suggestion]]) -> None:
        """Show the areas; at first the one that was asked for is under the cursor."""
        self._all, self._suggestions = found
        self._choose()
        named, self._name = self._name, ""
        at = next((n for n, area in enumerate(self._areas) if area.name == named), 0)
        if at:
            self.action_move(at)

    def _choose(self) -> None:
        self._areas = joined(
            area for area in self._all if self._everything or area.score.state in BAD_STATES
        )
        self.reread()

    def help_note(self) -> str:
        """Return what the signs mean."""
        return tr("✗ weak  ? suspected  ↗ recovering  ✓ strong  · nothing stands out")

    def nothing(self, cells: int) -> list[Line]:
        """Return how far the weighing is; once it is done, how an area gets here."""
        return self.once_weighed(nothing_weak, cells)

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
        super().__init__(workspace)
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

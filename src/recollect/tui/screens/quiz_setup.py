"""Choosing a self-test: what it is about, how long, how it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from recollect.app.language import tr
from recollect.app.quiz import ScopeRow, past_quizzes, scopes
from recollect.app.workspace import Workspace
from recollect.core.asking.quiz import QuizPlan, Scope
from recollect.tui.keys import HELP, key
from recollect.tui.note.spans import Line, Span
from recollect.tui.pages.parts import row
from recollect.tui.pages.quiz_setup import ROWS, quiz_setup_page, stock_lines, turned
from recollect.tui.screens.quiz_history import QuizHistory
from recollect.tui.screens.quiz_scope import QuizScope
from recollect.tui.screens.reading import Written
from recollect.tui.screens.weighing import Weighing


class QuizSetup(Written[QuizPlan], Weighing[QuizPlan]):
    """A plan, setting by setting; Enter begins, and closes this screen with the plan.

    What a test can be about, weak areas among it, is weighed while the learner looks at the rest.
    """

    BINDINGS = [
        key("enter", "begin", "Begin", "begin"),
        key("up,k", "move(-1)", "", "go through the settings"),
        key("down,j", "move(1)", "", "go through the settings"),
        key("space,right", "change(1)", "Change", "change a setting"),
        key("left", "change(-1)", "", "change a setting"),
        *(
            key(str(number), f"turn({number})", "", "change a setting by its number")
            for number in range(1, len(ROWS) + 1)
        ),
        key("7,h", "history", "Earlier attempts", "all earlier attempts"),
        HELP,
        key("escape,q", "dismiss", "Leave", "back"),
    ]

    def __init__(self, workspace: Workspace, plan: QuizPlan | None = None) -> None:
        super().__init__()
        self._workspace = workspace
        self._past = past_quizzes(workspace)
        self._scopes: Sequence[ScopeRow] = ()
        self._cursor = 0
        self.plan = plan or QuizPlan()

    def on_mount(self) -> None:
        """Look for what a test can be about."""
        self.weigh(partial(scopes, self._workspace), self._show)

    def _show(self, found: Sequence[ScopeRow]) -> None:
        self._scopes = found
        if self._stock is None:
            self.plan = replace(self.plan, scope=Scope())
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Begin where there may be a card to ask."""
        if action == "begin":
            return self._stock is not None or self.how_far is not None
        return action != "history" or bool(self._past)

    def action_begin(self) -> None:
        """Close with the plan."""
        self.dismiss(self.plan)

    def action_move(self, step: int) -> None:
        """Go to another setting."""
        self._cursor = (self._cursor + step) % len(ROWS)
        self.redraw()

    def action_turn(self, number: int) -> None:
        """Go to a setting by its number, and change it."""
        self._cursor = number - 1
        self.action_change(1)

    def action_change(self, step: int) -> None:
        """Change the setting at the cursor; what the test is about is chosen from a list."""
        name = ROWS[self._cursor]
        if name != "scope":
            self.plan = turned(self.plan, name, step)
        elif self._scopes:
            self.app.push_screen(QuizScope(self._scopes), self._about)
        self.redraw()

    def action_history(self) -> None:
        """Show all earlier attempts."""
        self.app.push_screen(QuizHistory(self._workspace))

    def _about(self, scope: Scope | None) -> None:
        if scope is not None:
            self.plan = replace(self.plan, scope=scope)
        self.redraw()

    @property
    def _stock(self) -> ScopeRow | None:
        return next((row for row in self._scopes if row.scope == self.plan.scope), None)

    def head(self, cells: int) -> list[Line]:
        """Return the title."""
        return [row([Span("Recollect", "strong"), Span(f"  {tr('Quiz')}")], [], cells)]

    def page(self, cells: int) -> list[Line]:
        """Return the settings, and how earlier attempts of the kind went."""
        stock = self.once_weighed(partial(stock_lines, self._stock), cells)
        calendar = self._workspace.calendar
        return quiz_setup_page(self.plan, stock, self._past, calendar, self._cursor, cells)

"""The dashboard."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.app.samples import samples_folder
from recollect.app.study import Selection
from recollect.app.today import Today, today
from recollect.app.workspace import Workspace
from recollect.core.quiz import QuizPlan, Scope, ScopeKind
from recollect.tui.keys import key
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.pages.help import home_help_page
from recollect.tui.pages.home import home_page
from recollect.tui.pages.parts import row
from recollect.tui.screens.import_notes import ImportNotes
from recollect.tui.screens.sheet import Ours, Sheet
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper


class HomeScreen(Ours[None]):
    """What today holds; Enter begins."""

    CSS_PATH = "home.tcss"
    BINDINGS = [  # noqa: RUF012
        key("enter,space", "open_chosen", "Review"),
        key("t", "quiz", "Quiz"),
        key("i", "import_notes", "Import notes"),
        key("question_mark,f1", "help", "Help"),
        key("q", "quit", "Quit"),
        key("1", "import_notes", show=False),
        key("2", "import_samples", show=False),
        key("down,j", "move(1)", show=False),
        key("up,k", "move(-1)", show=False),
        key("pagedown", "scroll_page(1)", show=False),
        key("pageup", "scroll_page(-1)", show=False),
    ]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.today: Today = today(workspace)
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """Lay out head, page and keys."""
        yield Paper(self._head, id="head")
        with VerticalScroll(id="body", can_focus=False):
            yield Paper(self._page, id="page")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Show what a session or an import has changed."""
        self.today = today(self.workspace)
        self.redraw()
        self.refresh_bindings()

    def redraw(self) -> None:
        """Write the dashboard anew."""
        self._cursor = min(self._cursor, len(self.today.decks))
        super().redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a review where there is something to review, samples before there is a card."""
        if action in ("open", "open_chosen"):
            return bool(self.today.due or self.today.new)
        if action == "quiz":
            return bool(self.today.cards)
        return action != "import_samples" or not self.today.cards

    def action_open_chosen(self) -> None:
        """Review what the cursor is on."""
        self.action_open(self._cursor)

    def action_open(self, number: int) -> None:
        """Review a deck, by its row; row 0 is all of them."""
        deck = self.today.decks[number - 1].name if number else None
        self.recollect.study(Selection(deck=deck))

    def action_quiz(self) -> None:
        """Choose a self-test, of the deck that the cursor is on."""
        at = self._cursor
        deck = Scope(ScopeKind.DECK, self.today.decks[at - 1].name) if at else Scope()
        self.recollect.set_up_quiz(QuizPlan(scope=deck))

    def action_move(self, step: int) -> None:
        """Move the cursor through the decks."""
        self._cursor = max(0, min(self._cursor + step, len(self.today.decks)))
        self.redraw()
        page = self.query_one("#page", Paper)
        marked = (y for y, item in enumerate(page.lines(page.size.width)) if "▸" in item.plain[:2])
        body, at = self.query_one("#body"), next(marked, 0)
        if not body.scroll_offset.y <= at < body.scroll_offset.y + body.size.height - 1:
            body.scroll_to(y=max(at - 2, 0), animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll by screens."""
        body = self.query_one("#body")
        body.scroll_relative(y=pages * max(body.size.height - 2, 1), animate=False)

    def action_help(self) -> None:
        """Show what the keys do."""
        self.app.push_screen(Sheet(home_help_page))

    def action_quit(self) -> None:
        """End; everything is saved already."""
        self.app.exit()

    def action_import_notes(self) -> None:
        """Ask for a folder of notes and import it."""
        self.app.push_screen(ImportNotes(self.workspace))

    def action_import_samples(self) -> None:
        """Import the decks that come with Recollect."""
        self.app.push_screen(ImportNotes(self.workspace, samples_folder()))

    def _head(self, cells: int) -> list[Line]:
        day = self.workspace.now().astimezone(self.workspace.calendar.zone)
        right = [Span(f"{day:%Y-%m-%d}", "muted")]
        return [row([Span("Recollect", "strong"), Span(f"  {tr('Dashboard')}")], right, cells)]

    def _page(self, cells: int) -> list[Line]:
        return home_page(self.today, self._cursor, cells) or [line("")]

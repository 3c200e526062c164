"""The dashboard."""

from __future__ import annotations

from collections.abc import Sequence

from recollect.app.areas.model import AreaRow
from recollect.app.figures.today import DeckRow, Today, today, today_at_once
from recollect.app.language import tr
from recollect.app.samples import samples_folder
from recollect.app.scheduling.selection import Selection
from recollect.app.workspace import Workspace
from recollect.core.asking.quiz import QuizPlan, Scope, ScopeKind
from recollect.core.cards.library import Wanted
from recollect.core.scheduling.study_days import day_to_date
from recollect.tui import ways
from recollect.tui.keys import home
from recollect.tui.note.spans import Line, Span, line
from recollect.tui.pages.deck_tree import folded_at_first, has_children, unfolded
from recollect.tui.pages.first import title
from recollect.tui.pages.home import home_page
from recollect.tui.pages.parts import row
from recollect.tui.screens.reading import Written
from recollect.tui.screens.weighing import Weighing
from recollect.tui.widgets.paper import Paper

AHEAD_DAYS, AHEAD_CARDS = 7, 20
"""Learning ahead takes cards that are due within these days, and this many at most."""


class HomeScreen(Written[None], Weighing[None]):
    """What today holds; Enter begins."""

    BINDINGS = [*home.BINDINGS]

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.today: Today = today_at_once(workspace)
        self._was_left = False
        self._cursor = 0
        self._folded = self._folded_decks()

    def on_screen_suspend(self) -> None:
        """Remember that what is shown may be of the past when the learner comes back."""
        self._was_left = True

    def on_screen_resume(self) -> None:
        """Show what a session or an import has changed; what is weak is weighed behind that."""
        if self._was_left:
            self._was_left = False
            self._show(today_at_once(self.workspace))
        self.call_after_refresh(self._weigh_anew)

    def _weigh_anew(self) -> None:
        if not self.today.are_areas_current:
            self.weigh(lambda progress: today(self.workspace, progress), self._show)

    def _show(self, found: Today) -> None:
        self.today = found
        self._folded = self._folded_decks()
        self.redraw()

    def redraw(self) -> None:
        """Write the dashboard anew."""
        self._cursor = min(self._cursor, self._rows)
        super().redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a review where there is something to review, samples before there is a card."""
        studying, has_cards = self.today.left.asks, bool(self.today.cards)
        offered = {
            **dict.fromkeys(("quiz", "search", "browse", "areas", "progress"), has_cards),
            "open": studying,
            "open_chosen": studying or self._area_here is not None,
            "practise_weak": bool(self.today.areas),
            "drill_failed": self.today.failed > 0,
            "learn_ahead": has_cards and not studying,
            "statistics": has_cards,
            "imports": self.today.imports > 0,
            "report": self.today.answers_this_year > 0 or bool(self.today.areas),
            "fold": self._parent_here and not self._is_folded,
            "unfold": self._parent_here and self._is_folded,
            **dict.fromkeys(("begin", "import_samples"), not has_cards),
        }
        return offered.get(action, True)

    @property
    def _area_here(self) -> AreaRow | None:
        """Return the weak area that the cursor is on: they come behind the decks."""
        areas = self.today.areas
        at = self._cursor - len(self._decks) - 1
        return areas[at] if 0 <= at < len(areas) else None

    @property
    def _decks(self) -> Sequence[DeckRow]:
        """Return the decks that show."""
        return unfolded(self.today.decks, self._folded)

    @property
    def _deck_here(self) -> DeckRow | None:
        return self._decks[self._cursor - 1] if 0 < self._cursor <= len(self._decks) else None

    @property
    def _parent_here(self) -> bool:
        deck = self._deck_here
        return deck is not None and has_children(deck, self.today.decks)

    @property
    def _is_folded(self) -> bool:
        return self._deck_here is not None and self._deck_here.name in self._folded

    def action_fold(self) -> None:
        """Hide the decks below the one that the cursor is on."""
        self._fold(self._folded | {deck.name for deck in [self._deck_here] if deck})

    def action_unfold(self) -> None:
        """Show the decks below the one that the cursor is on."""
        self._fold(self._folded - {deck.name for deck in [self._deck_here] if deck})

    def _folded_decks(self) -> frozenset[str]:
        """Return the decks that the learner left folded, at first as many as have to be."""
        kept = self.workspace.settings.folded
        return folded_at_first(self.today.decks) if kept is None else frozenset(kept)

    def _fold(self, folded: frozenset[str]) -> None:
        self._folded = folded
        with self.recollect.telling():
            self.workspace.change_setting("folded", sorted(folded))
        self.redraw()

    def action_choose(self, row: int) -> None:
        """Put the cursor on a row; on the row that has it, do what Enter does."""
        if row == self._cursor:
            self.action_open_chosen()
        else:
            self.action_move(row - self._cursor)

    def action_open_chosen(self) -> None:
        """Review or practise what the cursor is on."""
        if self._area_here is not None:
            self.action_practise_weak()
        else:
            self.action_open(self._cursor)

    def action_open(self, number: int) -> None:
        """Review a deck, by its row; row 0 is all of them."""
        deck = self._decks[number - 1].name if number else None
        self.recollect.study(Selection(deck=deck))

    def action_quiz(self) -> None:
        """Choose a self-test, of the deck or weak area that the cursor is on."""
        scope = Scope()
        if self._area_here is not None:
            scope = Scope(ScopeKind.AREA, self._area_here.name)
        elif self._deck_here is not None:
            scope = Scope(ScopeKind.DECK, self._deck_here.name)
        self.recollect.set_up_quiz(QuizPlan(scope=scope))

    def action_practise_weak(self) -> None:
        """Practise the weak area that the cursor is on, else the weakest one."""
        area = self._area_here or self.today.areas[0]
        self.recollect.study(Selection(area=area.name, cram=True))

    def action_drill_failed(self) -> None:
        """Drill once more what was forgotten today."""
        self.recollect.study(Selection(forgotten_days=1, cram=True))

    def action_learn_ahead(self) -> None:
        """Learn new cards beyond today's limit, and practise what is due next."""
        self.recollect.study(Selection(ahead_days=AHEAD_DAYS, count=AHEAD_CARDS))

    def action_search(self) -> None:
        """Look for cards by their words."""
        self.app.push_screen(ways.CARDS.screen(self.workspace, searching=True))

    def action_browse(self) -> None:
        """Look through all cards, of the deck that the cursor is on."""
        deck = self._deck_here.name if self._deck_here else None
        self.app.push_screen(ways.CARDS.screen(self.workspace, Wanted(deck=deck)))

    def action_areas(self) -> None:
        """Show the areas with their evidence, beginning at the one that the cursor is on."""
        name = self._area_here.name if self._area_here else ""
        self.app.push_screen(ways.AREAS.screen(self.workspace, name))

    def action_progress(self) -> None:
        """Show how far the course is."""
        self.app.push_screen(ways.PROGRESS.screen(self.workspace))

    def action_statistics(self) -> None:
        """Show the figures of the log."""
        self.app.push_screen(ways.FIGURES.screen(self.workspace))

    def action_imports(self) -> None:
        """Show the imports; the last one can be undone."""
        self.app.push_screen(ways.IMPORTS.screen(self.workspace))

    def action_settings(self) -> None:
        """Show what can be set."""
        self.app.push_screen(ways.SETTINGS.screen(self.workspace))

    @property
    def _rows(self) -> int:
        """Return how many rows there are below the first one: decks, then weak areas."""
        return len(self._decks) + len(self.today.areas)

    def action_move(self, step: int) -> None:
        """Move the cursor through the decks, then the weak areas."""
        self._cursor = max(0, min(self._cursor + step, self._rows))
        self.redraw()
        page = self.query_one("#page", Paper)
        marked = (y for y, item in enumerate(page.lines(page.size.width)) if "▸" in item.plain[:2])
        body, at = self.query_one("#body"), next(marked, 0)
        if not body.scroll_offset.y <= at < body.scroll_offset.y + body.size.height - 1:
            body.scroll_to(y=max(at - 2, 0), animate=False)

    def action_quit(self) -> None:
        """End; everything is saved already."""
        self.app.exit()

    def action_import_notes(self) -> None:
        """Ask for a folder of notes and import it."""
        self.app.push_screen(ways.IMPORT_NOTES.screen(self.workspace))

    def action_begin(self) -> None:
        """Import the first folder."""
        self.action_import_notes()

    def action_import_samples(self) -> None:
        """Import the decks that come with Recollect."""
        self.app.push_screen(ways.IMPORT_NOTES.screen(self.workspace, samples_folder()))

    def head(self, cells: int) -> list[Line]:
        """Return the name of the dashboard, and which day it is."""
        day = day_to_date(self.today.study_day)
        weekday = tr("Mon Tue Wed Thu Fri Sat Sun").split()[day.weekday()]
        right = [Span(f"{day:%Y-%m-%d} {weekday}", "muted")]
        return [row(title().spans, right, cells)]

    def page(self, cells: int) -> list[Line]:
        """Return what today holds."""
        return home_page(self.today, self._folded, self._cursor, cells) or [line("")]

"""What a self-test is about, from a list that narrows down while one types."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from recollect.app.language import tr
from recollect.app.quiz import ScopeRow
from recollect.core.asking.quiz import Scope, ScopeKind
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span, line, width
from recollect.tui.note.wrap import clip_start
from recollect.tui.pages.parts import pointer, row
from recollect.tui.pages.quiz import scope_title
from recollect.tui.screens.base import Overlay
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper
from recollect.tui.widgets.row_list import RowList


class QuizScope(Overlay[Scope]):
    """Asks what the test is about; closes with it, or with nothing."""

    CSS_PATH = "quiz_scope.tcss"
    BINDINGS = [
        key("escape", "dismiss", "Cancel"),
        key("down", "move(1)", "Choose", priority=True),
        key("up", "move(-1)", show=False, priority=True),
        key("pagedown", "move_pages(1)", show=False, priority=True),
        key("pageup", "move_pages(-1)", show=False, priority=True),
    ]

    def __init__(self, rows: Sequence[ScopeRow]) -> None:
        super().__init__()
        self._known = self._offered = rows
        self._rows = RowList(self._row, id="list")

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        with Vertical(id="frame"):
            yield Paper(_title)
            yield Input(compact=True)
            yield self._rows
        yield KeyBar()

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.redraw()
        self.write_in(self.query_one(Input))

    def redraw(self) -> None:
        """Write all texts anew."""
        self.query_one(Input).placeholder = tr("deck, area or lecture")
        self._rows.set_count(len(self._offered) or 1)
        super().redraw()

    @on(Input.Changed)
    def narrow_down(self, event: Input.Changed) -> None:
        """Offer what holds every word that was typed."""
        words = event.value.casefold().split()
        self._offered = [
            offered
            for offered in self._known
            if all(word in _name(offered).casefold() for word in words)
        ]
        self._rows.cursor = 0
        self.redraw()

    @on(Input.Submitted)
    @on(RowList.Clicked)
    def take(self) -> None:
        """Close with what the cursor is on."""
        if self._offered:
            self.dismiss(self._offered[self._rows.cursor].scope)

    def action_move(self, rows: int) -> None:
        """Go through the list."""
        self._rows.move(rows)

    def action_move_pages(self, pages: int) -> None:
        """Go through the list by screens."""
        self._rows.move_pages(pages)

    def _row(self, number: int, cells: int, here: bool) -> Line:
        if not self._offered:
            return line(Span(tr("Nothing is called that."), "muted"))
        offered = self._offered[number]
        count = f" {offered.cards}"
        left = [pointer(here), Span(_kind(offered), "muted")]
        name = clip_start(scope_title(offered.scope), cells - width(left) - len(count) - 1)
        left.append(Span(name, "strong" if here else ""))
        return row(left, [Span(count, "muted")], cells)


def _title(cells: int) -> list[Line]:
    return [line(Span(tr("What is the quiz about?"), "heading"))]


def _name(offered: ScopeRow) -> str:
    return f"{_kind(offered)}{scope_title(offered.scope)}"


def _kind(offered: ScopeRow) -> str:
    kinds = {
        ScopeKind.DECK: tr("Deck"),
        ScopeKind.AREA: tr("Area"),
        ScopeKind.NOTE: tr("Lecture"),
        ScopeKind.SECTION: tr("Section"),
    }
    kind = kinds.get(offered.scope.kind, "")
    return f"{kind}  " if kind else ""

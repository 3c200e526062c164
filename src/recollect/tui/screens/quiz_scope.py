"""What a self-test is about, from a list that narrows down while one types."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input

from recollect.app.quiz import ScopeRow
from recollect.core.asking.quiz import Scope, ScopeKind
from recollect.tui.keys import key
from recollect.tui.messages import tr
from recollect.tui.note.spans import Line, Span, cell_len, line, width
from recollect.tui.note.wrap import clip_start
from recollect.tui.pages.parts import pointer, row
from recollect.tui.pages.quiz import scope_title
from recollect.tui.screens.ours import Overlay
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper


class QuizScope(Overlay[Scope]):
    """Asks what the test is about; closes with it, or with nothing."""

    CSS_PATH = "quiz_scope.tcss"
    BINDINGS = [
        key("escape", "dismiss", "Cancel"),
        key("down", "move(1)", "Choose", priority=True),
        key("up", "move(-1)", show=False, priority=True),
        key("pagedown", "move(10)", show=False, priority=True),
        key("pageup", "move(-10)", show=False, priority=True),
    ]

    def __init__(self, rows: Sequence[ScopeRow]) -> None:
        super().__init__()
        self._rows = rows
        self._offered = list(rows)
        self._cursor = 0

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        with Vertical(id="frame"):
            yield Paper(_title)
            yield Input(placeholder=tr("deck, area or lecture"), compact=True)
            with VerticalScroll(id="list", can_focus=False):
                yield Paper(self._list, id="rows")
        yield KeyBar()

    def on_mount(self) -> None:
        """Take the keyboard."""
        self.write_in(self.query_one(Input))

    def redraw(self) -> None:
        """Write the list anew."""
        super().redraw()
        view, at = self.query_one("#list"), self._cursor
        if not view.scroll_offset.y <= at < view.scroll_offset.y + view.size.height:
            view.scroll_to(y=max(at - view.size.height // 2, 0), animate=False)

    @on(Input.Changed)
    def narrow_down(self, event: Input.Changed) -> None:
        """Offer what holds every word that was typed."""
        words = event.value.casefold().split()
        self._offered = [
            offered
            for offered in self._rows
            if all(word in _name(offered).casefold() for word in words)
        ]
        self._cursor = 0
        self.redraw()

    @on(Input.Submitted)
    def take(self) -> None:
        """Take what the cursor is on."""
        self.action_take(self._cursor)

    def action_take(self, index: int) -> None:
        """Close with one of the list."""
        if index < len(self._offered):
            self.dismiss(self._offered[index].scope)

    def action_move(self, step: int) -> None:
        """Go through the list."""
        self._cursor = max(0, min(self._cursor + step, len(self._offered) - 1))
        self.redraw()

    def _list(self, cells: int) -> list[Line]:
        lines = []
        for index, offered in enumerate(self._offered):
            here = index == self._cursor
            count = f" {offered.cards}"
            left = [pointer(here), Span(_kind(offered), "muted")]
            free = cells - width(left) - cell_len(count) - 1
            name = clip_start(scope_title(offered.scope), free)
            left.append(Span(name, "strong" if here else ""))
            lines.append(row(left, [Span(count, "muted")], cells, action=f"take({index})"))
        return lines or [line(Span(tr("Nothing is called that."), "muted"))]


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

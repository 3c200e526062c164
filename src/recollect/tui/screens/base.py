"""What every screen of ours is: it can be written anew, scrolled, and knows the application."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, TypeVar, cast

from textual.binding import Binding
from textual.screen import ModalScreen, Screen

from recollect.app.language import tr
from recollect.tui import ways
from recollect.tui.note.spans import Line
from recollect.tui.pages.help import help_page
from recollect.tui.widgets.paper import Paper

if TYPE_CHECKING:
    from textual.widgets import Input, TextArea

    from recollect.tui.app import RecollectApp

Result = TypeVar("Result")


class RecollectScreen(Screen[Result]):
    """A screen of Recollect: can write its texts anew, in another language."""

    def redraw(self) -> None:
        """Write all texts anew; other keys may work now."""
        for paper in self.query(Paper):
            paper.rewrite()
        self.refresh_bindings()

    def keep_unsaved(self) -> None:
        """Keep what is not saved yet: the application ends."""

    def write_in(self, field: Input | TextArea) -> None:
        """Send letters to a field, at once: those behind the key that opened it go there too."""
        self.set_focus(field)  # the field's own way waits for the keys that were pressed already
        self._field = field
        self.screen_layout_refresh_signal.subscribe(self, self._place_cursor)

    def _place_cursor(self, _: Screen[object]) -> None:
        """Put the terminal's cursor, where an input method shows itself, into a moved field."""
        if self.focused is self._field:
            self.app.cursor_position = self._field.cursor_screen_offset

    def ask(self, question: Screen[str], then: Callable[[str], object]) -> None:
        """Ask for a word, and go on with it; say so where that cannot be done."""

        def take(word: str | None) -> None:
            if word:
                with self.recollect.telling():
                    then(word)

        self.app.push_screen(question, take)

    def action_scroll_text(self, lines: int) -> None:
        """Scroll the body by lines."""
        self.query_one("#body").scroll_relative(y=lines, animate=False)

    def action_scroll_page(self, pages: int) -> None:
        """Scroll the body by screens, with two lines of overlap."""
        body = self.query_one("#body")
        body.scroll_relative(y=pages * max(body.size.height - 2, 1), animate=False)

    def action_scroll_edge(self, end: int) -> None:
        """Scroll the body to its beginning, 0, or to its end, 1."""
        body = self.query_one("#body")
        body.scroll_to(y=end * body.max_scroll_y, animate=False)

    def action_help(self) -> None:
        """Say what the keys do."""
        self.app.push_screen(ways.SHEET.screen(self.help))

    def help(self, cells: int) -> list[Line]:
        """Return what the keys of this screen do."""
        return help_page(self.help_parts(), self.help_note(), cells)

    def help_parts(self) -> Mapping[str, Sequence[Binding]]:
        """Return the bindings that the help tells of, by the title above them."""
        kinds = takewhile(lambda kind: kind is not RecollectScreen, type(self).__mro__)
        bindings = (one for kind in kinds for one in vars(kind).get("BINDINGS", ()))
        return {tr("Keys"): list(bindings)}

    def help_note(self) -> str:
        """Return what the help says besides."""
        return ""

    def action_report(self) -> None:
        """Write the report of weak areas to a file."""
        self.recollect.export_report()

    @property
    def recollect(self) -> RecollectApp:
        """Return the application."""
        return cast("RecollectApp", self.app)


class Overlay(ModalScreen[Result], RecollectScreen[Result]):
    """A screen over a screen: asks or shows one thing, and goes."""

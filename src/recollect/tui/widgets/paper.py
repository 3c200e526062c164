"""A sheet of lines: shows what a page writes, at whatever width it gets."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget

from recollect.core.text.safe_text import safe_text
from recollect.tui.note.spans import Line

LOOKS = {
    "strong": "bold",
    "em": "italic",
    "strike": "strike",
    "underline": "underline",
    "code": "$text-accent",
    "math": "$text-primary",
    "link": "underline $text-primary",
    "muted": "$foreground 75%",
    "heading": "bold $text-primary",
    "good": "$text-success",
    "bad": "$text-error",
    "warn": "$text-warning",
    "accent": "$text-accent",
    "selected": "reverse",
    "mark": "bold underline $text-warning",
    "keyword": "bold $text-accent",
    "string": "$text-success",
    "number": "$text-warning",
    "comment": "italic $foreground 75%",
    "name": "$text-primary",
}
"""How the roles of spans look, in the colours of the theme. Component classes would cost a style
for each role and sheet whenever a screen opens."""

Page = Callable[[int], list[Line]]
"""Writes lines of at most so many cells."""


class Paper(Widget):
    """Paints the lines of a page; text never carries an instruction, whatever it looks like.

    Only the roles of spans become styles, and only `Line.action`, which our own pages set, becomes
    an action of the screen when the line is clicked.
    """

    DEFAULT_CSS = "Paper { height: auto; }"

    def __init__(self, page: Page | None = None, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._page = page
        self._written: tuple[int, list[Line]] | None = None
        self._styles_of_roles: dict[str, Style] = {}

    def show(self, page: Page | None) -> None:
        """Show another page."""
        self._page = page
        self._written = None
        self.refresh(layout=True)

    def rewrite(self) -> None:
        """Show the same page as it would be written now."""
        self.show(self._page)

    def lines(self, cells: int) -> list[Line]:
        """Return the lines at a width; written once, until another page or width is asked for."""
        if self._written is None or self._written[0] != cells:
            self._written = (cells, self._page(cells) if self._page and cells > 1 else [])
        return self._written[1]

    def notify_style_update(self) -> None:
        """Forget the looks of another theme."""
        self._styles_of_roles.clear()
        super().notify_style_update()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Take all the width there is."""
        return container.width

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take as many lines as the page has."""
        return len(self.lines(width))

    def render_line(self, y: int) -> Strip:
        """Paint one line."""
        cells = self.content_size.width
        base = self.visual_style
        lines = self.lines(cells)
        if y >= len(lines):
            return Strip.blank(cells, base.rich_style)
        spans = lines[y].spans
        content = Content.assemble(*((safe_text(text), self._style(role)) for text, role in spans))
        selection = self.text_selection
        if selection is not None and (chosen := selection.get_span(y)) is not None:
            start, end = chosen
            looks = self.screen.get_visual_style("screen--selection", partial=True)
            content = content.stylize(looks, start, None if end == -1 else end)
        strip = Strip(content.render_segments(base)).adjust_cell_length(cells, base.rich_style)
        return strip.simplify().apply_offsets(0, y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text, for the clipboard."""
        text = "\n".join(line.plain for line in self.lines(self.content_size.width))
        return selection.extract(text), "\n"

    async def on_click(self, event: Click) -> None:
        """Do what the clicked line offers."""
        offset = event.get_content_offset(self)
        lines = self.lines(self.content_size.width)
        if offset is not None and offset.y < len(lines) and (action := lines[offset.y].action):
            event.stop()
            await self.screen.run_action(action)

    def _style(self, role: str) -> Style:
        known = self._styles_of_roles.get(role)
        if known is None:
            known = Style.null()
            for name in role.split():
                known += Style.parse(LOOKS[name], self.app.theme_variables)
            self._styles_of_roles[role] = known
        return known

"""A list with a cursor, of which only the rows in sight are ever asked for."""

from __future__ import annotations

from collections.abc import Callable

from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message

from recollect.tui.note.spans import Line
from recollect.tui.widgets.paper import Paper

RowPage = Callable[[int, int, bool], Line]
"""Writes the row of a number (from 0) in so many cells; True for the one with the cursor."""


class RowList(Paper):
    """Shows as many rows as fit, around the cursor; tells when a row is clicked."""

    DEFAULT_CSS = "RowList { height: 1fr; }"

    class Clicked(Message):
        """The row that has the cursor was clicked."""

    class Moved(Message):
        """The cursor was put on another row with the mouse."""

    def __init__(self, row: RowPage, *, id: str | None = None) -> None:
        super().__init__(self._in_sight, id=id)
        self._row = row
        self._count = 0
        self._top = 0
        self.cursor = 0

    def set_count(self, count: int) -> None:
        """Show so many rows, with the cursor where it is as far as there are rows."""
        self._count = count
        self.move(0)

    def move(self, rows: int) -> None:
        """Move the cursor by some rows, and the rows in sight with it."""
        self.cursor = max(0, min(self.cursor + rows, self._count - 1))
        height = self.size.height
        if not height:  # not laid out yet: whatever fits above the cursor shows then
            return
        self._top = max(0, min(self._top, self.cursor, self._count - height))
        self._top = max(self._top, self.cursor - height + 1)
        self.rewrite()

    def move_pages(self, pages: int) -> None:
        """Move the cursor by screens."""
        self.move(pages * max(self.size.height - 1, 1))

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.move(0)

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Go down."""
        self._move_by_mouse(3)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Go up."""
        self._move_by_mouse(-3)

    async def on_click(self, event: Click) -> None:
        """Put the cursor on the row; a click on the row that has it opens the row."""
        offset = event.get_content_offset(self)
        if offset is None or not 0 <= self._top + offset.y < self._count:
            return
        event.stop()
        at = self._top + offset.y
        if at == self.cursor:
            self.post_message(self.Clicked())
        else:
            self._move_by_mouse(at - self.cursor)

    def _move_by_mouse(self, rows: int) -> None:
        self.move(rows)
        self.post_message(self.Moved())

    def _in_sight(self, cells: int) -> list[Line]:
        last = min(self._top + self.size.height, self._count)
        return [self._row(at, cells, at == self.cursor) for at in range(self._top, last)]

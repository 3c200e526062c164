"""Choose what to open from a card: its note, another one, a link, an image."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.app.language import tr
from recollect.core.text.safe_text import safe_line
from recollect.tui.keys import key
from recollect.tui.note.spans import Line, Span, hang
from recollect.tui.opening import Refused, Target
from recollect.tui.pages.parts import section, sentence
from recollect.tui.screens.base import Overlay
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper


class OpenWhat(Overlay[Target]):
    """Offers up to nine targets by their digits; closes with the chosen one, or with nothing."""

    CSS_PATH = "sheet.tcss"
    BINDINGS = [
        key("escape,q", "dismiss", "Close"),
        key("enter,space", "take(1)", show=False),
        *(key(str(digit), f"take({digit})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, targets: Sequence[Target]) -> None:
        super().__init__()
        self._targets = targets[:9]

    def compose(self) -> ComposeResult:
        """Lay out the targets."""
        with VerticalScroll(id="frame", can_focus=False):
            yield Paper(self._page)
        yield KeyBar()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take what is there and may be opened."""
        if action != "take":
            return True
        at = int(str(parameters[0])) - 1
        return at < len(self._targets) and not isinstance(self._targets[at], Refused)

    def action_take(self, number: int) -> None:
        """Close with a target, counting from 1."""
        self.dismiss(self._targets[number - 1])

    def _page(self, cells: int) -> list[Line]:
        rows = [
            row
            for number, target in enumerate(self._targets, start=1)
            for row in _row(number, target, cells)
        ]
        return section(tr("Open"), rows, cells)


def _row(number: int, target: Target, cells: int) -> list[Line]:
    refused = isinstance(target, Refused)
    text = safe_line(target.name)
    if isinstance(target, Refused):
        text = f"{text} ({target.reason})"
    lines = hang(
        sentence(text, cells - 4, "muted" if refused else ""),
        [Span(f" {'·' if refused else number}  ", "muted" if refused else "accent")],
    )
    return [Line(line.spans, action="" if refused else f"take({number})") for line in lines]

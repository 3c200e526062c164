"""The end of a session."""

from __future__ import annotations

from enum import Enum
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll

from recollect.app.areas.changes import AreaChanges
from recollect.app.study import StudySession
from recollect.tui.keys import HELP, SCROLLING, key
from recollect.tui.note.spans import Line
from recollect.tui.pages.summary import summary_page, weak_lines
from recollect.tui.screens.weighing import Weighing
from recollect.tui.widgets.key_bar import KeyBar
from recollect.tui.widgets.paper import Paper


class Next(Enum):
    """What the learner does after a session."""

    HOME = "home"
    MORE = "more"
    WEAK = "weak"
    """Practise the weakest area of the session."""
    FAILED = "failed"
    """Drill once more what was forgotten today."""
    UNDO = "undo"
    BACK = "back"


class SummaryScreen(Weighing[Next]):
    """What was done, what is weak, what comes next; `finished` when no card is left,
    `more` when today holds cards that this session left out.

    The figures are there at once; what is weak follows.
    """

    CSS_PATH = "summary.tcss"
    BINDINGS = [
        key("enter,space,q", "choose('home')", "Done"),
        key("escape,b", "choose('back')", "Back to the card"),
        key("escape", "choose('home')"),
        key("u", "choose('undo')", "Undo the last answer"),
        key("m", "choose('more')", "The rest of today"),
        key("p", "choose('weak')", "Practise what is weak"),
        key("f", "choose('failed')", "Drill what was forgotten"),
        key("x", "report", "Report"),
        key("c", "record", "Record"),
        *SCROLLING,
        HELP,
    ]

    def __init__(self, session: StudySession, *, finished: bool, more: bool) -> None:
        super().__init__()
        self._more = more
        self._session = session
        self._summary = session.summary()
        self._weak = AreaChanges()
        self._finished = finished

    def compose(self) -> ComposeResult:
        """Lay out the figures."""
        with VerticalScroll(id="body", can_focus=False):
            yield Paper(self._page)
        yield KeyBar()

    def on_mount(self) -> None:
        """Weigh the areas of what was answered."""
        self.weigh(self._session.weak_spots, self._show)

    def _show(self, found: AreaChanges) -> None:
        self._weak = found
        self.redraw()

    @property
    def weakest(self) -> str:
        """Return the name of the weakest area of the session; empty for none."""
        return self._weak.areas[0].name if self._weak.areas else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back while a card is left, more while today has more."""
        offered = {
            "back": not self._finished,
            "undo": self._summary.answers > 0,
            "more": self._more,
            "weak": bool(self.weakest),
            "failed": any(not grade.passed for grade in self._summary.by_grade),
        }
        if action in ("report", "record"):
            return self._summary.answers > 0
        return action != "choose" or offered.get(str(parameters[0]), True)

    def action_choose(self, chosen: str) -> None:
        """Close with what the learner does next."""
        self.dismiss(Next(chosen))

    def action_record(self) -> None:
        """Write the discussion record of the cards that were answered today."""
        self.recollect.write_record()

    def _page(self, cells: int) -> list[Line]:
        weak = self.once_weighed(partial(weak_lines, self._weak), cells)
        return summary_page(self._summary, cells, finished=self._finished, weak=weak)

"""What can be done to cards by the keys of a list of them, and of a card by itself."""

from __future__ import annotations

from abc import abstractmethod

from recollect.core.scheduling.reviews import ActionKind
from recollect.core.scheduling.schedule import Schedule
from recollect.tui.screens.base import RecollectScreen


class OnCards(RecollectScreen[None]):
    """Does something to the cards that are chosen; the one at hand says which way it goes."""

    @property
    @abstractmethod
    def schedule(self) -> Schedule:
        """Return how the card at hand stands."""

    @abstractmethod
    def do(self, kind: ActionKind, value: int | None = None) -> None:
        """Do something to the chosen cards."""

    @abstractmethod
    def read(self) -> None:
        """Show the cards as they are now."""

    def action_suspend(self) -> None:
        """Ask them no more; where the one at hand is suspended, they come back into use."""
        self.do(ActionKind.UNSUSPEND if self.schedule.suspended else ActionKind.SUSPEND)

    def action_flag(self) -> None:
        """Flag them; where the one at hand has a flag, they lose it."""
        self.do(ActionKind.FLAG, 0 if self.schedule.flag else 1)

    def action_bury(self) -> None:
        """Put them off until tomorrow."""
        self.do(ActionKind.BURY, self.recollect.workspace.today() + 1)

    def action_reset(self) -> None:
        """Let them start over as new ones; their history stays."""
        self.do(ActionKind.RESET)

    def action_undo(self) -> None:
        """Take back whatever was done last."""
        self.recollect.take_back()
        self.read()

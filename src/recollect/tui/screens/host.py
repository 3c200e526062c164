"""What a screen needs of the application that it stands in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.notifications import SeverityLevel

from recollect.app.scheduling.selection import Selection
from recollect.core.asking.quiz import QuizPlan
from recollect.core.long_work import Progress
from recollect.tui.messages import Language

if TYPE_CHECKING:
    from recollect.core.asking.quiz import QuizPlan

Result = TypeVar("Result")


class Host(Protocol):
    """The application, as its screens know it: it knows them all, they know only this."""

    def study(self, selection: Selection) -> None:
        """Open a session; without a card to ask, say so."""

    def after_review(self, selection: Selection | None) -> None:
        """Close a session; go on with another one, or to where the learner came from."""

    def set_up_quiz(self, plan: QuizPlan | None = None) -> None:
        """Let the learner choose a self-test, and begin it."""

    def quiz(self, plan: QuizPlan | None) -> None:
        """Begin a self-test; without a card to ask, say so."""

    def do_beside(
        self, said: str, work: Callable[[Progress], Result], then: Callable[[Result], object]
    ) -> None:
        """Do long work beside the screen, and go on with what came of it, or say why nothing did.

        Once it takes a moment, a sheet says `said` and how far it is, and Esc stops it.
        """

    def export_report(self) -> None:
        """Write the report of weak areas to a file, and say where it is."""

    def write_record(self, card_ids: Sequence[str] = ()) -> None:
        """Write the discussion record of some cards, or of today's, and say where it is."""

    def take_back(self) -> None:
        """Take back whatever was done last, and say what."""

    def say(self, text: str, *, severity: SeverityLevel = "information") -> None:
        """Show a message, as plain text whatever it contains."""

    def telling(self) -> AbstractContextManager[None]:
        """Say what could not be done, and let the learner go on."""

    def speak(self, chosen: Language) -> None:
        """Change the language of the interface, now and from now on."""

    def change_keys(self, keys: Mapping[str, str]) -> None:
        """Take the learner's own keys, by the id of what they do, now and from now on."""

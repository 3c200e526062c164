"""Ask for a deck, out of those that there are."""

from __future__ import annotations

from recollect.app.browsing import deck_names
from recollect.app.workspace import Workspace
from recollect.tui.messages import tr
from recollect.tui.screens.ask import Ask, Wording


class AskDeck(Ask):
    """Asks for the name of a deck; an empty one stands for all of them."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_wording, deck_names(workspace))


def _wording() -> Wording:
    return Wording(title=tr("Which deck? (empty: all)"), take=tr("Choose"))

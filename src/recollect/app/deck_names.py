"""Which deck a learner means."""

from __future__ import annotations

from dataclasses import replace

from recollect.app.scheduling.selection import Selection
from recollect.app.workspace import Workspace
from recollect.core.cards.decks import lineage, meant
from recollect.core.errors import RecollectError
from recollect.store.unit import Unit


class UnknownDeck(RecollectError):
    """No deck is called that, or several are; the message says what next."""


def deck_named(unit: Unit, text: str) -> str:
    """Return the name of the deck that a learner names: whole, or as it ends, or as it is shown.

    Raises UnknownDeck where that is no deck, or several.
    """
    names = {name for deck in unit.decks.ids() for name in lineage(deck)}
    found = meant(text, names)
    if not found:
        raise UnknownDeck(f"{text}: no deck is called that; `recollect decks` lists them")
    if len(found) > 1:
        raise UnknownDeck(
            f"{text}: several decks end so ({', '.join(found[:3])} …); say more of it"
        )
    return found[0]


def deck_or_all(unit: Unit, text: str | None) -> str | None:
    """Return the name of the deck that a learner names, None for all of them; see `deck_named`."""
    return None if text is None else deck_named(unit, text)


def with_deck_named(workspace: Workspace, selection: Selection) -> Selection:
    """Return a selection with its deck by its whole name; raises UnknownDeck."""
    with workspace.database.read() as unit:
        return replace(selection, deck=deck_or_all(unit, selection.deck))

"""Which deck a learner means."""

from __future__ import annotations

from recollect.core.cards.decks import lineage, meant
from recollect.core.errors import RecollectError
from recollect.core.phrases import phrase
from recollect.store.unit import Unit

LONGEST = 200
"""Letters of a name that a learner gives a deck, with those of the decks above it."""


class UnfitName(RecollectError):
    """A deck cannot be called that; the message says why."""


class UnknownDeck(RecollectError):
    """No deck is called that, or several are; the message says what next."""


def new_name(text: str) -> str:
    """Return the name that a learner gives a deck, without empty parts.

    Raises UnfitName where nothing is left of it, and for one that no list could show.
    """
    parts = (" ".join(part.split()) for part in text.split("/"))
    name = "/".join(filter(None, parts))
    if not name:
        raise UnfitName(phrase("a deck needs a name: give one, such as Physics/Waves"))
    if len(name) > LONGEST:
        raise UnfitName(
            phrase(
                "a deck's name has at most {most} letters, not {n}: shorten it",
                most=LONGEST,
                n=len(name),
            )
        )
    return name


def deck_named(unit: Unit, text: str) -> str:
    """Return the name of the deck that a learner names: whole, or as it ends, or as it is shown.

    Raises UnknownDeck where that is no deck, or several.
    """
    names = {name for deck in unit.decks.ids() for name in lineage(deck)}
    found = meant(text, names)
    if not found:
        raise UnknownDeck(
            phrase("{name}: no deck is called that; `recollect decks` lists them", name=text)
        )
    if len(found) > 1:
        raise UnknownDeck(
            phrase(
                "{name}: several decks end so ({some} …); say more of it",
                name=text,
                some=", ".join(found[:3]),
            )
        )
    return found[0]


def deck_or_all(unit: Unit, text: str | None) -> str | None:
    """Return the name of the deck that a learner names, None for all of them; see `deck_named`."""
    return None if text is None else deck_named(unit, text)

"""Decks: their names and options, and which cards belong to each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, insert, or_, select, update

from recollect.store.settings import Settings
from recollect.store.shelf import Shelf
from recollect.store.tables import card, deck


class Decks(Shelf):
    """The decks by name, a path with `/`."""

    def ids(self) -> Mapping[str, str]:
        """Return the id of every deck by its name."""
        return {name: deck_id for name, deck_id in self._connection.execute(_IDS)}

    def ensure(self, names: Iterable[str]) -> Mapping[str, str]:
        """Return the ids of decks by name, adding those that are new."""
        known = self.ids()
        new = {name: str(uuid4()) for name in sorted(set(names) - known.keys())}
        self.add(new)
        return {**known, **new}

    def add(self, decks: Mapping[str, str]) -> None:
        """Add decks: an id by each name."""
        if decks:
            self._connection.execute(
                insert(deck),
                [{"id": deck_id, "name": name, "options": {}} for name, deck_id in decks.items()],
            )

    def rename(self, name: str, new: str) -> None:
        """Rename a deck; where the new name is taken, its cards join the deck of that name."""
        decks = self.ids()
        if name == new:
            return
        if new not in decks:
            self._connection.execute(update(deck).where(deck.c.name == name).values(name=new))
            return
        # The empty deck stays: an import that is undone may need it again.
        self._connection.execute(
            update(card).where(card.c.deck_id == decks[name]).values(deck_id=decks[new])
        )
        Settings(self._connection).count_move()

    def set_option(self, name: str, key: str, value: Any) -> None:
        """Set an option of a deck; None removes it."""
        self.ensure({name})
        present = select(deck.c.options).where(deck.c.name == name)
        options = dict(self._connection.execute(present).scalar_one())
        options.pop(key, None)
        if value is not None:
            options[key] = value
        self._connection.execute(update(deck).where(deck.c.name == name).values(options=options))

    def of_cards(self) -> Mapping[str, str]:
        """Return the name of every card's deck by the card's id, those of retired cards too."""
        query = select(card.c.id, deck.c.name).join(deck)
        return {card_id: name for card_id, name in self._connection.execute(query)}

    def cards_in(self, name: str) -> Sequence[str]:
        """Return the ids of all cards of a deck and the decks below it, retired ones too."""
        query = select(card.c.id).join(deck).where(within(name)).order_by(card.c.seq)
        return list(self._connection.execute(query).scalars())


_IDS = select(deck.c.name, deck.c.id)


def within(name: str) -> ColumnElement[bool]:
    """Return the condition that a deck is the one of that name, or lies below it."""
    return or_(deck.c.name == name, deck.c.name.startswith(f"{name}/", autoescape=True))

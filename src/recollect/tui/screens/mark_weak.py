"""Name a weak spot, with the names that are known already to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recollect.core.cards import Card
from recollect.tui.attempt import points_of
from recollect.tui.messages import tr
from recollect.tui.note.typeset import plain
from recollect.tui.screens.ask import Ask, Wording


class MarkWeak(Ask):
    """Asks for the name of a weak spot of a card; its `areas` and `known` names are offered."""

    def __init__(self, card: Card, areas: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(_wording, tuple(_suggestions(card, areas, known)))


def _wording() -> Wording:
    return Wording(
        title=tr("What is weak here?"),
        example=tr("such as: multi-head concatenation"),
        take=tr("Mark"),
    )


def _suggestions(card: Card, areas: Sequence[str], known: Sequence[str]) -> Iterator[str]:
    """Yield the names of the card itself first, then all others, each once."""
    own = (*areas, *card.tags, *points_of(card), *map(plain, card.source.heading_path[-1:]))
    yield from dict.fromkeys(name for name in (*own, *known) if name.strip())

"""Name a weak spot, with the names that are known already to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from recollect.app.areas.sections import section_of
from recollect.core.cards.cards import Card
from recollect.core.text.fingerprints import fold
from recollect.tui.attempt import points_of
from recollect.tui.messages import tr
from recollect.tui.note.typeset import plain
from recollect.tui.screens.ask import Ask, Wording


class MarkWeak(Ask):
    """Asks for the name of a weak spot; names `of_card` and `known` ones are offered, in order."""

    def __init__(self, of_card: Iterable[str], known: Sequence[str]) -> None:
        names = dict.fromkeys((*of_card, *known))
        super().__init__(_wording, tuple(name for name in names if name.strip()))


def _wording() -> Wording:
    return Wording(
        title=tr("What is weak here?"),
        example=tr("such as: multi-head concatenation"),
        take=tr("Mark"),
    )


def names_of_question(card: Card, areas: Sequence[str]) -> Iterator[str]:
    """Yield the names that a card brings along and that tell nothing of its answer."""
    question = fold(card.question)
    yield from (name for name in areas if fold(name) in question)
    yield from card.tags
    yield plain(section_of(card))


def names_of_card(card: Card, areas: Sequence[str]) -> Iterator[str]:
    """Yield the names that a card brings along once its answer is known: areas and key points."""
    yield from (*areas, *points_of(card))
    yield from names_of_question(card, areas)

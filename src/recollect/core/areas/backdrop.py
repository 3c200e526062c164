"""What an area is seen against: how likely answers of the learner, a deck, a section fail."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from recollect.core.areas.marks import Sign
from recollect.core.areas.weighing import weigh

BACKDROP_HALF_LIFE = 100
"""How many later answers halve the weight of one: a section, a deck and the learner get many."""

REMEMBERED = 4_000
"""How many answers of each are read: earlier ones weigh less than a billionth together."""

COMMON_FAILURE = 0.15
"""The share of failed answers that a learner starts with, before any is known."""


class Section(NamedTuple):
    """A section of the notes of a deck."""

    deck: str
    name: str


@dataclass(frozen=True, slots=True)
class Backdrop:
    """How likely answers fail: the learner's, those of each deck and of each section."""

    learner: float = COMMON_FAILURE
    decks: Mapping[str, float] = field(default_factory=dict)
    sections: Mapping[Section, float] = field(default_factory=dict)

    def parent_of(self, deck: str, section: str) -> float:
        """Return the nearest p that is known: of the section, else the deck, else the learner."""
        known = self.sections.get(Section(deck, section))
        return self.decks.get(deck, self.learner) if known is None else known


def backdrop(
    sections: Mapping[Section, Sequence[int]],
    outcomes: Callable[[Sequence[int]], Sequence[Sign]],
) -> Backdrop:
    """Return what the answers say of the learner, the decks and the sections.

    `sections` holds the places of the answers of each in a log, the oldest first; `outcomes` tells
    how the answers at some places went. A section with little evidence is taken to be like its
    deck, a deck like the learner (see `weighing`).
    """
    by_deck: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
    for (deck, _), places in sections.items():
        by_deck[deck].extend(_last(places))
    decks = {deck: _last(sorted(places)) for deck, places in by_deck.items()}

    def p(places: Sequence[int], parent: float) -> float:
        return weigh(outcomes(_last(places)), BACKDROP_HALF_LIFE).p(parent)

    learner = p(sorted(chain(*decks.values())), COMMON_FAILURE)
    of_decks = {deck: p(places, learner) for deck, places in decks.items()}
    return Backdrop(
        learner, of_decks, {key: p(places, of_decks[key.deck]) for key, places in sections.items()}
    )


def _last(places: Sequence[int]) -> Sequence[int]:
    return places[-REMEMBERED:]

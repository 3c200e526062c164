"""The pairs of a matching, and what of the deck and of the notes is still without one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from recollect.core.cards.cards import CardStatus
from recollect.core.phrases import Phrase
from recollect.store.cards.card_rows import LocatedCard


@dataclass(frozen=True, slots=True)
class Pair:
    """A known card and the same card as the notes have it now, by index, with why they are one."""

    known: int
    found: int
    reason: Phrase
    evidence: tuple[Phrase, ...] = ()


@dataclass(slots=True)
class Matching:
    """The pairs found so far; `known` and `found` hold what is still unpaired, by index.

    `unclear` are pairs that a person must decide, `contested` known cards that could be theirs as
    well; `nearest` says what an unpaired card of the notes reads like most, and why it is not that.
    `copies` are unpaired cards of the notes that say what a paired one said before it was edited.
    """

    known_cards: Sequence[LocatedCard]
    found_cards: Sequence[LocatedCard]
    pairs: list[Pair] = field(default_factory=list)
    unclear: list[Pair] = field(default_factory=list)
    contested: list[int] = field(default_factory=list)
    nearest: dict[int, tuple[Phrase, ...]] = field(default_factory=dict)
    copies: dict[int, Pair] = field(default_factory=dict)
    known: dict[int, None] = field(default_factory=dict)
    found: dict[int, None] = field(default_factory=dict)

    def take(self, pair: Pair) -> None:
        """Pair two cards."""
        self.pairs.append(pair)
        del self.known[pair.known], self.found[pair.found]

    def release(self, pairs: Collection[Pair]) -> None:
        """Take pairs back, as if they had not been found."""
        self.pairs = [pair for pair in self.pairs if pair not in pairs]
        self.known = dict.fromkeys(sorted({*self.known, *(pair.known for pair in pairs)}))
        self.found = dict.fromkeys(sorted({*self.found, *(pair.found for pair in pairs)}))

    def is_free(self, pair: Pair) -> bool:
        """Tell whether neither of two cards is paired, or in question."""
        return pair.known in self.known and pair.found in self.found

    def active(self) -> list[int]:
        """Return the unpaired cards that take part in reviews."""
        return [i for i in self.known if self.known_cards[i].card.status is CardStatus.ACTIVE]

    def retired(self) -> list[int]:
        """Return the unpaired cards that were retired before."""
        return [i for i in self.known if self.known_cards[i].card.status is CardStatus.RETIRED]

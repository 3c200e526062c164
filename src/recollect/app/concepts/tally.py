"""How many cards are about each of the terms that may become concepts, and in which spelling."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from recollect.app.concepts.discovery import Candidate, Finder, is_common
from recollect.app.concepts.terms import term_fold
from recollect.store.cards.wordings import Wording

ENOUGH_TO_TELL = 300
"""How many cards about a term, met in random order, tell its share of all cards."""


class Tally:
    """Counts, first in some cards, then, of the candidates met there, in others.

    `found` holds by candidate how many cards were about it, by the term that said so.
    """

    def __init__(self, candidates: Mapping[str, Candidate], cards: Iterable[Wording]) -> None:
        self._candidates = candidates
        self._looked = 0
        self._looked_for: dict[str, int] = {}
        self.found: dict[str, Counter[str]] = defaultdict(Counter)
        finder = Finder(_terms_of(candidates))
        for card in cards:
            self._count(card, finder)

    def go_on(self, others: Iterable[Wording]) -> None:
        """Count in more cards, in random order, until the share of every candidate is known."""
        wanted = dict.fromkeys(self.found)
        finder = self._finder(wanted)
        for card in others:
            if not wanted:
                break
            met = self._count(card, finder)
            if known := [one for one in met if self.cards(one) >= ENOUGH_TO_TELL]:
                for one in known:
                    del wanted[one]
                    self._looked_for[one] = self._looked
                finder = self._finder(wanted)

    def cards(self, candidate: str) -> int:
        """Return how many cards were found to be about a candidate."""
        return self.found[candidate].total()

    def is_common(self, candidate: str) -> bool:
        """Tell whether a candidate is too common for a concept."""
        return is_common(self.cards(candidate), self._looked_for.get(candidate, self._looked))

    def spelt(self, candidate: str) -> str:
        """Return the name of a candidate that the notes use most."""
        term = self.found[candidate].most_common(1)[0][0]
        names = self._candidates[candidate].names
        return next(name for name in names if term_fold(name) == term)

    def _count(self, card: Wording, finder: Finder) -> list[str]:
        self._looked += 1
        about = finder.about(card)
        for candidate, term in about.items():
            self.found[candidate][term] += 1
        return list(about)

    def _finder(self, wanted: Iterable[str]) -> Finder:
        return Finder(_terms_of({one: self._candidates[one] for one in wanted}))


def _terms_of(candidates: Mapping[str, Candidate]) -> dict[str, str]:
    terms: dict[str, str] = {}
    for key, candidate in candidates.items():
        for name in candidate.names:
            terms.setdefault(term_fold(name), key)
    return terms

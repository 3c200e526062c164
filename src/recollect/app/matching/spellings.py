"""Slips in names: `FNN` for `FFN` is one, `MQA` for `MHA` is none; the other cards tell which.

A spelling that stands in no other card, one letter off from one that does, is mistyped. A letter
that became another says nothing: that is how abbreviations differ from each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property

from rapidfuzz.distance import OSA

from recollect.app.matching.contrasts import Contrast, words_in
from recollect.store.cards.card_rows import LocatedCard


class Spellings:
    """The spellings in the cards of the deck and in those of the notes, counted when needed."""

    def __init__(self, known: Sequence[LocatedCard], found: Sequence[LocatedCard]) -> None:
        self._known_cards = known
        self._found_cards = found

    def explains(self, contrast: Contrast) -> bool:
        """Tell whether all that sets two questions apart is that names were mistyped or mended."""
        lost, gained = set(contrast.lost), set(contrast.gained)
        for old in contrast.lost:
            slip = next((new for new in sorted(gained) if self._is_slip(old, new)), None)
            if slip is not None:
                lost.discard(old)
                gained.discard(slip)
        return bool(contrast.lost) and not lost and not gained

    def _is_slip(self, old: str, new: str) -> bool:
        if not (old.isalpha() and new.isalpha()) or OSA.distance(old, new) != 1:
            return False
        if len(old) == len(new) and sorted(old) != sorted(new):
            return False
        return self._is_mended(old, new) or (
            self._is_mistyped(old, new) and (len(new) <= len(old) or _is_doubled(old, new))
        )

    def _is_mended(self, old: str, new: str) -> bool:
        """Tell whether only one card had the old spelling, and others have the new one."""
        return self._known[old] <= 1 and not self._found[old] and bool(self._known[new])

    def _is_mistyped(self, old: str, new: str) -> bool:
        """Tell whether the new spelling was never seen, and many more cards have the old one."""
        old_ones, new_ones = self._found[old], self._found[new]
        return bool(old_ones) and new_ones <= max(1, old_ones // 10) and not self._known[new]

    @cached_property
    def _known(self) -> Counter[str]:
        return _counted(self._known_cards)

    @cached_property
    def _found(self) -> Counter[str]:
        return _counted(self._found_cards)


def _counted(cards: Iterable[LocatedCard]) -> Counter[str]:
    """Return in how many cards each word stands."""
    counts: Counter[str] = Counter()
    for one in cards:
        counts.update(words_in(f"{one.card.question}\n{one.card.answer}"))
    return counts


def _is_doubled(old: str, new: str) -> bool:
    """Tell whether a word became another one by a letter typed twice."""
    return any(
        new[at] == new[at - 1] and new[:at] + new[at + 1 :] == old for at in range(1, len(new))
    )

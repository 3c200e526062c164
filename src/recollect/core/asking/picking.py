"""Which cards a self-test asks, in which order.

Every choice that looks like chance (which cards, which wrong options, in what order) is a hash of
the attempt's seed: the same seed over the same cards asks the same test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from recollect.core.cards.cards import Card
from recollect.core.cards.items import Kind
from recollect.core.pseudo_random import pseudo_random


def is_testable(card: Card) -> bool:
    """Tell whether there is an answer to compare with: not so for most open questions."""
    if card.kind is Kind.CHOICE:
        return bool(card.answer) or any(option.correct for option in card.options)
    return bool(card.answer) and card.kind is not Kind.CHECKLIST


def pick(cards: Iterable[Card], count: int | None, *, seed: str) -> list[Card]:
    """Return up to `count` cards (None: all of them) for a test, in the order of asking.

    Cards with an answer come first; then one card of each item in the notes before its siblings;
    then the sections of the notes take turns, so that ten questions about five lectures are two
    about each.
    """
    of_item: Counter[tuple[str, str, int]] = Counter()
    of_section: Counter[tuple[bool, int, tuple[str, ...]]] = Counter()
    ranked = []
    for card in sorted(cards, key=lambda card: pseudo_random(seed, card.id)):
        item = (card.source.root, card.source.path, card.source.line)
        tier = (not is_testable(card), of_item[item])
        section = _section_of(card)
        turn = of_section[*tier, section]
        ranked.append((*tier, turn, pseudo_random(seed, "/".join(section)), card.id, card))
        of_item[item] += 1
        of_section[*tier, section] += 1
    return [entry[-1] for entry in sorted(ranked, key=lambda entry: entry[:-1])][:count]


def _section_of(card: Card) -> tuple[str, ...]:
    """Return what tells the sections of the notes apart."""
    return card.deck, card.source.path, *card.source.heading_path

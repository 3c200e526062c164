"""Which area a learner means by a name, in whatever language or spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from recollect.app.areas.sections import section_of
from recollect.app.concepts.glossary import Glossary, glossary_of
from recollect.core.cards.cards import Card
from recollect.core.text.fingerprints import fold
from recollect.store.unit import Unit

SHARED_PARTS = 0.6
"""The share of their parts that two names have in common, at least, if they may mean the same."""

Key = TypeVar("Key")


def called(unit: Unit) -> dict[str, tuple[str, ...]]:
    """Return what each concept is called, by its id: its name, then its aliases."""
    aliases = unit.areas.aliases()
    return {
        area_id: (name, *aliases.get(area_id, ())) for area_id, name in unit.areas.names().items()
    }


def meant(name: str, names: Mapping[Key, Sequence[str]], glossary: Glossary) -> list[Key]:
    """Return which of some areas, given with all their names, a name means; empty for none.

    Those that are called so, else those of the same concept in the glossary, else the one that is
    made of the same: `multi-head concatenation` means 多头注意力拼接机制 where nothing is nearer.
    """
    folded = fold(name)
    if exact := [one for one, own in names.items() if folded in map(fold, own)]:
        return exact
    key = glossary.key_of(name)
    if key and (same := [one for one, own in names.items() if key in map(glossary.key_of, own)]):
        return same
    parts = glossary.parts_of(name)
    near = {
        one: max(
            (shared_parts(parts, glossary.parts_of(each), glossary) for each in own), default=0.0
        )
        for one, own in names.items()
    }
    best = max(near, key=lambda one: near[one], default=None)
    return [best] if best is not None and near[best] >= SHARED_PARTS else []


def shared_parts(parts: frozenset[str], others: frozenset[str], glossary: Glossary) -> float:
    """Return how much of what two names are made of they share.

    Nothing, if one of them speaks of a concept that the other does not, or of one part in several.
    """
    mine, theirs = glossary.whole(parts), glossary.whole(others)
    shared = mine & theirs
    if not glossary.names.keys().isdisjoint(mine ^ theirs):
        return 0.0
    told = len(shared) > 1 or (shared and mine == theirs)
    return len(shared) / len(mine | theirs) if told else 0.0


def cards_meant(unit: Unit, name: str, cards: Iterable[Card]) -> frozenset[str] | None:
    """Return the ids of the cards of the concepts or sections that a name means.

    `cards` are those whose sections count; None when no area and no section is called that.
    """
    sections: dict[str, set[str]] = defaultdict(set)
    for card in cards:
        sections[section_of(card)].add(card.id)
    names = {("concept", area_id): names for area_id, names in called(unit).items()}
    names |= {("section", title): (title,) for title in sections}
    found = meant(name, names, glossary_of(unit))
    if not found:
        return None
    of: Mapping[str, Mapping[str, Iterable[str]]]
    of = {"concept": unit.areas.cards(), "section": sections}
    return frozenset(card_id for kind, key in found for card_id in of[kind].get(key, ()))

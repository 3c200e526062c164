"""Making concepts of what cards and notes speak of, and linking the cards that are about them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from recollect.app.areas.directory import Directory
from recollect.app.areas.discovery import Candidate, Finder, candidates, is_common
from recollect.app.areas.glossary import Glossary
from recollect.app.areas.terms import term_fold
from recollect.core.study_log import Seed, SeedKind
from recollect.store.areas import Link
from recollect.store.cards import Wording
from recollect.store.row_changes import RowChange
from recollect.store.unit import Unit

LONGEST_NAME = 30
"""In characters: what is longer is a sentence."""

_ASKS = re.compile(r"[?？]|如何|为什么|什么|怎么|\bhow\b|\bwhy\b|\bwhat\b", re.I)


class Concepts:
    """The concepts of a deck while some of its cards are new or changed."""

    def __init__(
        self, unit: Unit, glossary: Glossary, card_ids: Iterable[str], at: datetime
    ) -> None:
        changed = set(card_ids)
        self._unit = unit
        self._glossary = glossary
        self._directory = Directory(unit, glossary, at)
        self._known = {area_id for _, area_id in self._directory.terms()}
        self._every = unit.cards.wording()
        self._changed = [card for card in self._every if card.id in changed]

    @property
    def new_rows(self) -> Sequence[RowChange]:
        """Return the areas that were added."""
        return self._directory.changes

    def admit(self, topics: Sequence[str]) -> None:
        """Make areas of the candidates that enough cards, and not most, are about."""
        waiting = {
            str(number): candidate
            for number, candidate in enumerate(candidates(self._changed, topics, self._glossary))
            if self._directory.find(candidate.names[0]) is None
        }
        # Only what the changed cards speak of is looked for in all the others.
        near = _counted(_terms_of(waiting), self._changed)
        met = {number: waiting[number] for number in near}
        is_all = len(self._changed) == len(self._every)
        found = near if is_all else _counted(_terms_of(met), self._every)
        self._directory.ensure(
            _spelt(waiting[number], seen)
            for number, seen in found.items()
            if seen.total() >= waiting[number].needs
            and not is_common(seen.total(), len(self._every))
        )

    def area_of(self, seed: Seed) -> str | None:
        """Return the area that a seed is about, made if need be.

        A learner's own word about a concept makes it one. A warning or an open box in a list counts
        only where it names a concept that is one already.
        """
        named = self._directory.find(seed.concept)
        if named is not None:
            return named
        judged = seed.kind is SeedKind.JUDGEMENT
        if seed.kind.is_own_word and not (judged and self._glossary.is_generic(seed.concept)):
            name = self._short(self._bare(seed.concept) if judged else seed.concept)
            return self._directory.ensure([name])[name]
        keys = sorted(self._glossary.found_in(seed.text), key=len, reverse=True)
        return next((found for key in keys if (found := self._directory.find(key))), None)

    def _bare(self, heading: str) -> str:
        """Return what a heading is about: of `softmax的精确理解` the softmax."""
        about, _, said = heading.rpartition("的")
        is_bare = self._glossary.found_in(about) and not self._glossary.parts_of(said)
        return about if is_bare else heading

    def _short(self, name: str) -> str:
        """Return a name, or, of a question or a sentence, the longest concept that it names."""
        if len(name) <= LONGEST_NAME and not _ASKS.search(name):
            return name
        return max(self._glossary.found_in(name), key=len, default=name)

    def link(self) -> list[RowChange]:
        """Link the changed cards to what they are about, and the others to what is new."""
        areas = self._unit.areas
        finder = Finder(dict(self._directory.terms()), self._compounds())
        changes = areas.replace_links(
            (card.id for card in self._changed), self._links(finder, self._changed)
        )
        terms = {t: area for t, area in self._directory.terms() if area not in self._known}
        if terms and len(self._changed) < len(self._every):
            new = set(terms.values())
            compounds = {area: parts for area, parts in self._compounds().items() if area in new}
            changed = {card.id for card in self._changed}
            others = [card for card in self._every if card.id not in changed]
            links = self._links(Finder(terms, compounds), others)
            changes += areas.replace_links((card.id for card in others), links, new)
        return changes

    def _compounds(self) -> dict[str, frozenset[str]]:
        """Return the parts of the areas whose names are made of concepts, but name none."""
        return {
            area_id: parts
            for name, area_id in self._directory.names()
            if self._glossary.key_of(name) is None and (parts := self._glossary.compound(name))
        }

    def _links(self, finder: Finder, cards: Iterable[Wording]) -> Iterator[Link]:
        for card in cards:
            spelt = finder.about(card)
            for area_id in dict.fromkeys((*spelt, *finder.composed(card, self._glossary))):
                yield Link(card.id, area_id, "term")


def _terms_of(waiting: Mapping[str, Candidate]) -> dict[str, str]:
    terms: dict[str, str] = {}
    for number, candidate in waiting.items():
        for name in candidate.names:
            terms.setdefault(term_fold(name), number)
    return terms


def _counted(terms: Mapping[str, str], cards: Iterable[Wording]) -> dict[str, Counter[str]]:
    """Return how many cards are about each candidate, by the term that says so."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    finder = Finder(terms)
    for card in cards:
        for number, term in finder.about(card).items():
            found[number][term] += 1
    return found


def _spelt(candidate: Candidate, seen: Counter[str]) -> str:
    """Return the name of a candidate that the learner's notes use most."""
    term = seen.most_common(1)[0][0]
    return next(name for name in candidate.names if term_fold(name) == term)

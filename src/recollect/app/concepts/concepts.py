"""Making concepts of what cards and notes speak of, and linking the cards that are about them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cached_property

from recollect.app.concepts.directory import Directory
from recollect.app.concepts.discovery import Finder, candidates
from recollect.app.concepts.glossary import Glossary
from recollect.app.concepts.tally import Tally
from recollect.core.grouping import batched
from recollect.core.long_work import Progress, unwatched
from recollect.core.packed import Packed
from recollect.core.study_log import Seed, SeedKind
from recollect.store.areas.areas import Link
from recollect.store.cards.wordings import AT_A_TIME, Wording
from recollect.store.rows.row_changes import RowChange
from recollect.store.unit import Unit

LONGEST_NAME = 30
"""In characters: what is longer is a sentence."""

_ASKS = re.compile(r"[?？]|如何|为什么|什么|怎么|\bhow\b|\bwhy\b|\bwhat\b", re.I)


class Concepts:
    """The concepts of a deck while some of its cards are new or changed."""

    def __init__(
        self,
        unit: Unit,
        glossary: Glossary,
        card_ids: Iterable[str],
        at: datetime,
        progress: Progress = unwatched,
    ) -> None:
        self._changed = list(dict.fromkeys(card_ids))
        self._progress = progress
        self._unit = unit
        self._glossary = glossary
        self._directory = Directory(unit, glossary, at)
        self._known = {area_id for _, area_id in self._directory.terms()}

    @property
    def new_rows(self) -> Sequence[RowChange]:
        """Return the areas that were added."""
        return self._directory.changes

    def admit(self, topics: Sequence[str]) -> None:
        """Make areas of the candidates that enough cards, and not most, are about."""
        waiting = {
            str(number): candidate
            for number, candidate in enumerate(candidates(self._speaking, topics, self._glossary))
            if self._directory.find(candidate.names[0]) is None
        }
        tally = Tally(waiting, self._speaking)
        # Only what the changed cards speak of is looked for in all the others.
        tally.go_on(self._silent)
        self._directory.ensure(
            tally.spelt(number)
            for number in tally.found
            if tally.cards(number) >= waiting[number].needs and not tally.is_common(number)
        )

    @property
    def _speaking(self) -> Iterator[Wording]:
        """Yield the changed cards that are active."""
        return self._watched(self._spoken, len(self._changed))

    @cached_property
    def _spoken(self) -> Packed[Wording]:
        return Packed(self._unit.wordings.of(self._changed))

    @property
    def _silent(self) -> Iterator[Wording]:
        """Yield the other cards."""
        others = self._unit.wordings.others(set(self._changed))
        return self._watched(others, self._unit.cards.count())

    def _watched(self, cards: Iterable[Wording], total: int) -> Iterator[Wording]:
        for done, card in enumerate(cards):
            if done % AT_A_TIME == 0:
                self._progress(done, total, "concepts")
            yield card

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

    def link(self) -> Iterator[RowChange]:
        """Link the changed cards to what they are about, and the others to what is new.

        Done while what changed is read, the oldest change first.
        """
        finder = Finder(dict(self._directory.terms()), self._compounds())
        yield from self._linked(finder, self._speaking)
        terms = {t: area for t, area in self._directory.terms() if area not in self._known}
        if terms:
            new = set(terms.values())
            compounds = {area: parts for area, parts in self._compounds().items() if area in new}
            yield from self._linked(Finder(terms, compounds), self._silent, new)

    def _linked(
        self, finder: Finder, cards: Iterator[Wording], areas: Collection[str] | None = None
    ) -> Iterator[RowChange]:
        for batch in batched(cards, AT_A_TIME):
            links = self._links(finder, batch)
            ids = [card.id for card in batch]
            yield from self._unit.areas.replace_links(ids, links, areas)

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

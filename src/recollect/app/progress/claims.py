"""Which cards belong to which topic of the study log: by folder, by lecture number, by concept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import PurePosixPath

from recollect.app.concepts.terms import term_fold
from recollect.app.progress.topics import Topic
from recollect.core.cards.cards import Card
from recollect.core.text.numbering import lecture_key


def cards_by_topic(
    topics: Sequence[Topic], cards: Sequence[Card], concepts: Mapping[str, Sequence[str]]
) -> list[tuple[Card, ...]]:
    """Return the cards of each topic.

    `concepts` are the cards, by id, of each concept by its folded name. Cards of the folders
    that tell of a topic come first; one whose notes lie elsewhere takes what fits.
    """
    shelves = _Shelves(cards, concepts)
    return [tuple(shelves.of(topic)) for topic in topics]


class _Shelves:
    """The cards by all that a topic may be known by; each card is looked at once."""

    def __init__(self, cards: Iterable[Card], concepts: Mapping[str, Sequence[str]]) -> None:
        self._concepts = concepts
        self._by_id: dict[str, Card] = {}
        self._by_path: dict[str, list[Card]] = defaultdict(list)
        self._by_lecture: dict[str, list[Card]] = defaultdict(list)
        for card in cards:
            self._by_id[card.id] = card
            self._by_path[card.source.path].append(card)
            for lecture in _lectures(card.source.path, card.source.heading_path):
                self._by_lecture[lecture].append(card)
        self._parts = {path: PurePosixPath(path).parts for path in self._by_path}
        self._by_name: dict[str, list[Card]] = defaultdict(list)
        for path, mine in self._by_path.items():
            self._by_name[term_fold(PurePosixPath(path).stem)] += mine

    def of(self, topic: Topic) -> Sequence[Card]:
        """Return the cards of a topic, by the surest sign that there is."""
        return (
            _near(topic, self._in_folders(topic))
            or _near(topic, self._by_lecture.get(topic.lecture, ()) if topic.lecture else ())
            or _near(topic, self._by_name.get(term_fold(topic.name), ()))
            or self._about(topic)
        )

    def _in_folders(self, topic: Topic) -> list[Card]:
        wanted = [PurePosixPath(target).parts for target in topic.targets]
        return [
            card
            for path, parts in self._parts.items()
            if any(_holds(parts, each) for each in wanted)
            for card in self._by_path[path]
        ]

    def _about(self, topic: Topic) -> list[Card]:
        ids = self._concepts.get(term_fold(topic.name), ())
        return [self._by_id[card_id] for card_id in ids if card_id in self._by_id]


def _near(topic: Topic, found: Sequence[Card]) -> Sequence[Card]:
    """Return the cards found in the topic's own roots, else all that were found."""
    return [card for card in found if card.source.root in topic.roots] or found


def _holds(path: Sequence[str], parts: Sequence[str]) -> bool:
    """Tell whether a path has some parts in a row."""
    size = len(parts)
    return size > 0 and any(
        tuple(path[at : at + size]) == tuple(parts) for at in range(len(path) - size + 1)
    )


@lru_cache(maxsize=4096)
def _lectures(path: str, headings: tuple[str, ...]) -> frozenset[str]:
    """Return the nearest lecture that a card's path names, else those of its headings."""
    for part in reversed(PurePosixPath(path).parts):
        if key := lecture_key(part):
            return frozenset([key])
    return frozenset(key for title in headings if (key := lecture_key(title)))

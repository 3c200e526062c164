"""Which cards belong to which topic of the study log: by folder, by lecture number, by concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from recollect.app.areas.terms import term_fold
from recollect.app.progress.topics import Topic
from recollect.core.cards import Card
from recollect.core.study_log import lecture_key


def cards_by_topic(
    topics: Sequence[Topic], cards: Sequence[Card], concepts: Mapping[str, Sequence[str]]
) -> list[tuple[Card, ...]]:
    """Return the cards of each topic.

    `concepts` are the cards, by id, of each concept by its folded name. A topic of the same root as
    the cards comes first; one whose notes lie elsewhere takes what fits.
    """
    by_id = {card.id: card for card in cards}
    return [
        tuple(
            _in_folder(topic, cards)
            or _of_lecture(topic, cards)
            or _in_note(topic, cards)
            or _about(topic, concepts, by_id)
        )
        for topic in topics
    ]


def _near(topic: Topic, found: Iterable[Card]) -> list[Card]:
    """Return the cards found in the topic's own root, else all that were found."""
    found = list(found)
    return [card for card in found if card.source.root == topic.root] or found


def _in_folder(topic: Topic, cards: Iterable[Card]) -> list[Card]:
    wanted = [PurePosixPath(target).parts for target in topic.targets]
    return _near(
        topic,
        (
            card
            for card in cards
            if any(_holds(PurePosixPath(card.source.path).parts, parts) for parts in wanted)
        ),
    )


def _holds(path: Sequence[str], parts: Sequence[str]) -> bool:
    """Tell whether a path has some parts in a row."""
    size = len(parts)
    return size > 0 and any(
        tuple(path[at : at + size]) == tuple(parts) for at in range(len(path) - size + 1)
    )


def _of_lecture(topic: Topic, cards: Iterable[Card]) -> list[Card]:
    if not topic.lecture:
        return []
    return _near(topic, (card for card in cards if topic.lecture in _lectures_of(card)))


def _lectures_of(card: Card) -> Iterator[str]:
    """Yield the nearest lecture that a card's path names, else those of its headings."""
    for part in reversed(PurePosixPath(card.source.path).parts):
        if key := lecture_key(part):
            yield key
            return
    for title in card.source.heading_path:
        if key := lecture_key(title):
            yield key


def _in_note(topic: Topic, cards: Iterable[Card]) -> list[Card]:
    name = term_fold(topic.name)
    return _near(
        topic, (card for card in cards if term_fold(PurePosixPath(card.source.path).stem) == name)
    )


def _about(
    topic: Topic, concepts: Mapping[str, Sequence[str]], by_id: Mapping[str, Card]
) -> list[Card]:
    ids = concepts.get(term_fold(topic.name), ())
    return [by_id[card_id] for card_id in ids if card_id in by_id]

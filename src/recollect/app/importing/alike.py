"""What happens alike to many cards: said once for a folder or a note, however many it has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from recollect.app.importing.planned import Change, PlannedCard, Twins
from recollect.core.cards.cards import Card, Source
from recollect.core.phrases import Phrase, phrase


class Alike(NamedTuple):
    """What happens to each of some cards, which stand at a place or came there."""

    change: Change
    place: str
    reason: Phrase | None = None


_Way = tuple[str, ...]
"""A root, and the names that lead from it to a folder or a note."""


class Together(NamedTuple):
    """Cards to which the same happens: where, and how many."""

    place: str
    cards: int


def alike(planned: PlannedCard) -> Alike | None:
    """Return what happens to a card, if others may share it; None where it is told by itself."""
    if planned.twins is not None:
        is_kept = (
            phrase("translations of {note}, which is kept", note=planned.twins.kept)
            if planned.twins.are_translations
            else phrase("say the same as {note}, which is kept", note=planned.twins.kept)
        )
        return Alike(planned.change, planned.card.card.source.path, is_kept)
    if planned.change is Change.MOVED and planned.before is not None:
        return _move(planned.before.card, planned.card.card)
    return None


def together(cards: Iterable[PlannedCard]) -> Mapping[Alike, Together]:
    """Return each thing that happens to several cards, with where and to how many.

    A folder is named only if several of its notes went with it.
    """
    met: dict[Alike, Counter[str]] = defaultdict(Counter)
    for one in cards:
        if (what := alike(one)) is not None:
            met[what][_way(one)] += 1
    return {
        what: Together(what.place if what.reason or len(ways) > 1 else next(iter(ways)), count)
        for what, ways in met.items()
        if (count := ways.total()) > 1
    }


def by_place(cards: Iterable[PlannedCard], most: int) -> Sequence[Together]:
    """Return in which notes and folders cards stand, and how many, in at most so many places.

    What holds the most cards is told more nearly, as long as there is room; a root always is told.
    """
    totals, below = Counter[_Way](), defaultdict[_Way, set[_Way]](set)
    for source in (one.card.card.source for one in cards):
        way = (source.root, *source.path.split("/"))
        for depth in range(1, len(way) + 1):
            totals[way[:depth]] += 1
            below[way[: depth - 1]].add(way[:depth])
    roots = below[()]
    places = set(roots)

    def fits(place: _Way) -> bool:
        return place in below and len(places) - 1 + len(below[place]) <= most

    while opened := max(filter(fits, places), key=lambda place: (totals[place], place), default=()):
        places = places - {opened} | below[opened]
    first = 1 if len(roots) == 1 else 0
    return [
        Together("/".join(place[first:] or place) + ("/" if place in below else ""), count)
        for place, count in totals.items()
        if place in places
    ]


def twins(cards: Iterable[PlannedCard]) -> Mapping[Twins, int]:
    """Return how many duplicates there are of each note, the most first."""
    return dict(Counter(one.twins for one in cards if one.twins is not None).most_common())


def _move(before: Card, after: Card) -> Alike:
    old, new = before.source, after.source
    if (old.root, old.path) != (new.root, new.path):
        return Alike(Change.MOVED, _way_of_folder(old, new))
    if old.heading_path != new.heading_path:
        return Alike(Change.MOVED, new.path, phrase("below another heading"))
    return Alike(Change.MOVED, f"{before.deck} → {after.deck}", phrase("in another deck"))


def _way(planned: PlannedCard) -> str:
    """Return what the note of a card was called, and what it is called now: `old → new`."""
    old, new = planned.before or planned.card, planned.card
    return " → ".join(map("/".join, _names(old.card.source, new.card.source)))


def _way_of_folder(old: Source, new: Source) -> str:
    """Return `old → new` for the folder that moved with its notes; else for the note itself."""
    before, after = _names(old, new)
    if before[-1] != after[-1]:
        return " → ".join(map("/".join, (before, after)))
    while before and after and before[-1] == after[-1]:
        before.pop()
        after.pop()
    return " → ".join(f"{'/'.join(names) or '.'}/" for names in (before, after))


def _names(old: Source, new: Source) -> tuple[list[str], list[str]]:
    """Return the folders and the file of a note, before and now, with the root where it changed."""
    roots = ([old.root], [new.root]) if old.root != new.root else ([], [])
    return [*roots[0], *old.path.split("/")], [*roots[1], *new.path.split("/")]

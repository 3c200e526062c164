"""Siblings: cards of one item, which give each other's answers away when asked close together."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Sequence
from typing import Protocol, TypeVar

SIBLING_GAP = 5
"""How many other cards stand between two of one item, where there are as many."""


class Sibling(Protocol):
    """A card that knows what its siblings share."""

    @property
    def item(self) -> str:
        """Return what is the same for all cards of one item in the notes."""
        ...


CardT = TypeVar("CardT", bound=Sibling)


def apart(cards: Sequence[CardT]) -> list[CardT]:
    """Return the cards with siblings moved apart, all others as nearly in order as that allows.

    Two siblings follow each other only when one item has more than half of all cards: an item that
    would come to have too many of those left is asked in time.
    """
    places: dict[str, deque[int]] = {}
    for place, card in enumerate(cards):
        places.setdefault(card.item, deque()).append(place)
    largest = max(map(len, places.values()), default=0)
    if largest < 2:
        return list(cards)
    heads = [(own[0], item) for item, own in places.items()]
    asked_at: dict[str, int] = {}
    order: list[CardT] = []
    for now, left in enumerate(range(len(cards), 0, -1)):
        item = _crowding(places, left) if left < 2 * largest else None
        if item is None or asked_at.get(item) == now - 1:
            item = _next_item(heads, asked_at, now)
            if len(places[item]) > 1:
                heapq.heappush(heads, (places[item][1], item))
        order.append(cards[places[item].popleft()])
        asked_at[item] = now
    return order


def _crowding(places: dict[str, deque[int]], left: int) -> str | None:
    """Return the item that has more than half of the cards that are left, if there is one."""
    item = max(places, key=lambda item: len(places[item]))
    return item if 2 * len(places[item]) > left else None


def _next_item(heads: list[tuple[int, str]], asked_at: dict[str, int], now: int) -> str:
    """Take the first item from `heads` that was not asked just now, else the one longest ago."""
    too_soon: list[tuple[int, str]] = []
    chosen = None
    while heads and chosen is None:
        place, item = heapq.heappop(heads)
        if now - asked_at.get(item, -SIBLING_GAP - 1) > SIBLING_GAP:
            chosen = item
        else:
            too_soon.append((place, item))
    if chosen is None:
        longest_ago = min(too_soon, key=lambda head: asked_at[head[1]])
        too_soon.remove(longest_ago)
        chosen = longest_ago[1]
    for head in too_soon:
        heapq.heappush(heads, head)
    return chosen
